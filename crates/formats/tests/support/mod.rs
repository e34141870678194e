//! What the tests and the fuzz targets share.

#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "tests, each of which takes what it needs"
)]

pub(crate) mod fields;
pub(crate) mod invariants;
pub(crate) mod mutations;
pub(crate) mod safe_output;
