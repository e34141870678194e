//! The invariants that the tests hold.

#[path = "../../crates/formats/tests/support/invariants.rs"]
pub(crate) mod invariants;
#[path = "../../crates/formats/tests/support/safe_output.rs"]
pub(crate) mod safe_output;
