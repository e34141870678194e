//! Starts the app.

/// 0.7 KB less of the first load than the one that Rust brings, and as quick: memory in classes of sizes, found in constant time.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

fn main() {
    dateline_web::start();
}
