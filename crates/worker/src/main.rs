//! The worker's program: what it can do is asked for by the page, see the library.

fn main() {
    dateline_worker::report_panics();
}
