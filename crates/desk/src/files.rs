//! Files of the device, read in pieces up to the limit.

use dateline_article::LIMITS;
use dateline_values::{field, text};
use dateline_words::tr;
use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, File, ReadableStreamDefaultReader};

/// A file in memory.
#[derive(Clone, Debug)]
pub(crate) struct Given {
    pub(crate) name: String,
    pub(crate) bytes: Uint8Array,
}

/// Reads a file and tells `progress` how many of its bytes are there. Of one over the limit only the beginning is
/// read, with one byte more than is allowed, so that whoever counts them sees it.
pub(crate) async fn read(file: &File, progress: &dyn Fn(usize) -> bool) -> Result<Given, String> {
    let most = LIMITS.file_bytes + 1;
    let size = (file.size() as usize).min(most);
    let bytes = Uint8Array::new_with_length(size as u32);
    let piece = file.slice_with_f64_and_f64(0.0, size as f64).map_err(|error| words(&error))?;
    let reader: ReadableStreamDefaultReader = piece.stream().get_reader().unchecked_into();
    let mut at = 0;
    loop {
        let part = JsFuture::from(reader.read()).await.map_err(|error| words(&error))?;
        let Ok(part) = field(&part, "value").dyn_into::<Uint8Array>() else { break };
        let end = at + part.length() as usize;
        if size < end {
            break;
        }
        bytes.set(&part, at as u32);
        at = end;
        if !progress(at) {
            let _ = reader.cancel();
            break;
        }
    }
    Ok(Given { name: file.name(), bytes: bytes.subarray(0, at as u32) })
}

/// The bytes of the open story, which the app keeps as a `Blob`; those of one that came through the desk as they are.
pub(crate) async fn of_story(detail: &JsValue) -> Option<Uint8Array> {
    match field(detail, "bytes").dyn_into::<Blob>() {
        Ok(blob) => Some(Uint8Array::new(&JsFuture::from(blob.array_buffer()).await.ok()?)),
        Err(bytes) => bytes.dyn_into().ok(),
    }
}

fn words(error: &JsValue) -> String {
    let message = text(error, "message");
    if message.is_empty() { tr("the browser gives no reason").to_owned() } else { message }
}
