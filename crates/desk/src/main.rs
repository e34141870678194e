//! The desk's program: what it can do is asked for by the app, see the library.

fn main() {
    dateline_desk::start();
}
