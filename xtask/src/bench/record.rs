//! What one visit has measured, a line of JSON each.

use std::{fs, path::PathBuf};

use serde::Deserialize;

use crate::failure::Failure;

/// One visit; times in milliseconds since it began, sizes in bytes. What could not be measured is absent.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Record {
    pub(super) adapter: String,
    pub(super) size: String,
    pub(super) run: usize,
    pub(super) cpu: u64,
    pub(super) network: String,
    /// Why there is nothing else.
    pub(super) error: Option<String>,
    /// The first part of the story has been painted.
    pub(super) first: Option<f64>,
    /// All of it is there, and its part of the window has been painted.
    pub(super) ready: Option<f64>,
    /// How long the page was busy with switching a type off.
    pub(super) filter: Option<f64>,
    /// How long it was busy with going to a place far away.
    pub(super) jump: Option<f64>,
    /// Whether it got there.
    pub(super) jumped: Option<bool>,
    /// The longest task between the end of parsing and `ready`, of those over 50 ms.
    pub(super) longest: Option<f64>,
    /// The share of frames over 33 ms while scrolling.
    pub(super) slow: Option<f64>,
    /// The slowest of them.
    pub(super) slowest: Option<f64>,
    pub(super) heap: Option<f64>,
    pub(super) wasm: Option<f64>,
    pub(super) renderer: Option<f64>,
    pub(super) transfer: Option<f64>,
    /// Whether the page's text is the story's; looked at once.
    pub(super) same: Option<bool>,
    pub(super) mentions: Option<usize>,
    pub(super) present: Option<usize>,
    /// Which of the files it stands in: visits of one file took turns.
    #[serde(skip)]
    pub(super) batch: usize,
}

impl Record {
    /// JS heap and wasm memory together.
    pub(super) fn own_memory(&self) -> Option<f64> {
        Some(self.heap? + self.wasm.unwrap_or(0.0))
    }
}

/// Reads the visits of all `files`.
pub(super) fn read(files: &[PathBuf]) -> Result<Vec<Record>, Failure> {
    let mut records = Vec::new();
    for (batch, file) in files.iter().enumerate() {
        let text = fs::read_to_string(file).map_err(Failure::io(file.display()))?;
        for line in text.lines() {
            let record: Record = serde_json::from_str(line)
                .map_err(|err| Failure::new(format!("{}: {err}", file.display())))?;
            records.push(Record { batch, ..record });
        }
    }
    Ok(records)
}
