//! The model that ships.

use std::sync::LazyLock;

use dateline_recognizer::Model;

/// Read once for all tests.
pub(crate) static MODEL: LazyLock<Model> =
    LazyLock::new(|| match Model::read(include_bytes!("../../model/names.bin")) {
        Ok(model) => model,
        Err(err) => panic!("{err}"),
    });
