//! The library's program: what it can do is asked for by the app, see the library crate.

fn main() {
    dateline_library::start();
}
