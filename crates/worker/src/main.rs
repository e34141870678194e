//! The worker's program: what it can do is asked for by the page, see the library.

use dateline_worker as _;

fn main() {
    dateline_worker::report_panics();
}
