//! What the tests keep files in.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::tree::{Files, Name, Store};

/// Files in memory; how many were brought, and how many bytes, is counted.
#[derive(Debug, Default)]
pub(crate) struct Memory {
    files: Mutex<BTreeMap<Name, Vec<u8>>>,
    n_files: AtomicUsize,
    n_bytes: AtomicUsize,
}

impl Memory {
    pub(crate) fn files(&self) -> BTreeMap<Name, Vec<u8>> {
        self.files.lock().unwrap().clone()
    }

    /// How many files were brought since it was last asked, and how many bytes they had.
    pub(crate) fn brought(&self) -> (usize, usize) {
        (self.n_files.swap(0, Ordering::Relaxed), self.n_bytes.swap(0, Ordering::Relaxed))
    }
}

impl Store for Memory {
    type Error = io::Error;

    fn put(&self, bytes: &[u8]) -> io::Result<(Name, u64)> {
        let mut name = [0; 12];
        for (nth, half) in name.chunks_mut(8).enumerate() {
            let mut hasher = DefaultHasher::new();
            (nth, bytes).hash(&mut hasher);
            half.copy_from_slice(&hasher.finish().to_be_bytes()[..half.len()]);
        }
        self.files.lock().unwrap().insert(Name(name), bytes.to_vec());
        Ok((Name(name), bytes.len() as u64))
    }
}

impl Files for Memory {
    type Error = ();

    async fn bring(&self, name: Name) -> Result<Vec<u8>, ()> {
        let bytes = self.files.lock().unwrap().get(&name).cloned().ok_or(())?;
        self.n_files.fetch_add(1, Ordering::Relaxed);
        self.n_bytes.fetch_add(bytes.len(), Ordering::Relaxed);
        Ok(bytes)
    }
}
