//! Set-up, build, serve, test, lint and size of Dateline.
fn main() {}
