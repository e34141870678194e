//! A run of records, each behind its length in four bytes, little-endian.

use std::io::{self, Read, Write};
use std::marker::PhantomData;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::Fault;

/// Writes a record.
pub(super) fn write(out: &mut impl Write, record: &impl Serialize) -> io::Result<()> {
    let bytes = postcard::to_allocvec(record).map_err(io::Error::other)?;
    let len = u32::try_from(bytes.len()).map_err(io::Error::other)?;
    out.write_all(&len.to_le_bytes())?;
    out.write_all(&bytes)
}

/// The records of a run, until it ends or one is damaged.
pub(super) struct Frames<R, T> {
    run: R,
    buffer: Vec<u8>,
    of: PhantomData<T>,
}

impl<R: Read, T: DeserializeOwned> Frames<R, T> {
    pub(super) fn new(run: R) -> Frames<R, T> {
        Frames { run, buffer: Vec::new(), of: PhantomData }
    }

    fn read(&mut self) -> Result<Option<T>, Fault> {
        let mut len = [0; 4];
        // A run may end between two records only.
        match self.run.read(&mut len[..1])? {
            0 => return Ok(None),
            _ => self.run.read_exact(&mut len[1..]).map_err(cut_off)?,
        }
        let len = u32::from_le_bytes(len);
        self.buffer.clear();
        // It grows as bytes come, whatever a damaged length says.
        let n_read = (&mut self.run).take(len.into()).read_to_end(&mut self.buffer)?;
        if n_read != len as usize {
            return Err(Fault::Damaged);
        }
        postcard::from_bytes(&self.buffer).map(Some).map_err(|_| Fault::Damaged)
    }
}

fn cut_off(error: io::Error) -> Fault {
    if error.kind() == io::ErrorKind::UnexpectedEof { Fault::Damaged } else { Fault::Io(error) }
}

impl<R: Read, T: DeserializeOwned> Iterator for Frames<R, T> {
    type Item = Result<T, Fault>;

    fn next(&mut self) -> Option<Result<T, Fault>> {
        self.read().transpose()
    }
}
