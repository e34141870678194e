//! What the tests and the fuzz targets share.

pub(crate) mod fields;
pub(crate) mod invariants;
pub(crate) mod mutations;
pub(crate) mod safe_output;
