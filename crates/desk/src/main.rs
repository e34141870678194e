//! The desk's program: what it can do is asked for by the app, see the library.

use dateline_desk as _;

fn main() {
    dateline_desk::report_panics();
}
