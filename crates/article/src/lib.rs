//! The article format.
