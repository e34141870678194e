//! The worker as a function that takes its time: asked, awaited, cancelled, and given up when it says nothing.
//!
//! It is a `blob:` worker, which has the page's own policy: a worker started from an address would have none, and
//! could send what it reads anywhere.

mod turn;

use std::cell::RefCell;
use std::rc::Rc;

use dateline_elements::seal;
use dateline_values::{field, object, text};
use dateline_words::{en, fill, tr};
use js_sys::{Array, Function, Promise, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, MessageEvent, Url, Worker, WorkerOptions, WorkerType};

use crate::trouble::Trouble;
pub(crate) use crate::worker::turn::Turn;

/// The longest wait for an answer, in milliseconds: the largest file that is taken needs some seconds.
const PATIENCE: i32 = 60_000;

/// Why it has stopped, where the browser does not say.
const NO_START: &str = en("it could not be started");

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Silence {
    /// The reader did not want to wait.
    Cancelled,
    /// It did not answer in time.
    TimedOut,
    /// It has stopped, or could not start.
    Broken(String),
}

impl Silence {
    /// What the reader is told.
    pub(crate) fn trouble(&self) -> Trouble {
        let (cause, remedy) = match self {
            Silence::Cancelled => (tr("Cancelled").to_owned(), tr("Nothing was opened")),
            Silence::TimedOut => (
                tr("This took more than a minute and was given up").to_owned(),
                tr("Try a smaller part of the file"),
            ),
            Silence::Broken(why) => (
                fill(
                    tr("The part of Dateline that reads files has stopped: {why}"),
                    &[("why", why)],
                ),
                tr(
                    "Try again; if it happens again, the file is worth a report to whoever runs this site",
                ),
            ),
        };
        Trouble::new(cause, remedy)
    }
}

thread_local! {
    static PROGRAM: RefCell<(String, String)> = RefCell::default();
    static RUNNING: RefCell<Option<Running>> = const { RefCell::new(None) };
}

/// Who waits for an answer, while somebody does.
type Waiting = Rc<RefCell<Option<Wait>>>;

/// What is told how far it is, in percent.
pub(crate) type Tell = Rc<dyn Fn(usize)>;

/// What gets the answer, what is told meanwhile, and when it is given up.
struct Wait {
    resolve: Function,
    tell: Tell,
    timer: Timer,
}

/// A started worker, and what waits for its answer.
struct Running {
    worker: Worker,
    waiting: Waiting,
    _heard: Closure<dyn FnMut(JsValue)>,
}

/// Where the worker's program lies.
pub(crate) fn set_program(program: &JsValue) {
    PROGRAM.set((text(program, "script"), text(program, "module")));
}

/// Finds the names in a story, given in `dateline/1`: beside its own marks. Has the worker fetch the model first, unless it
/// has one; an answer in words says why it has none. `tell` is told how far it is, and it is given up only after a minute
/// without such a word.
pub(crate) async fn recognize(story: &Uint8Array, tell: Tell) -> Result<JsValue, Silence> {
    // In one turn: a worker that was stopped in between would have no model.
    let turn = Turn::wait_to_search().await;
    let answer = turn.ask("bring_model", &Array::of1(&model_address().into())).await?;
    if answer.is_string() {
        return Ok(answer);
    }
    turn.ask_telling("recognize", &Array::of2(story, &true.into()), tell).await
}

/// The address of the model, which the page's boot script is told beside the others.
fn model_address() -> Option<String> {
    let document = web_sys::window()?.document()?;
    let script = document.query_selector("script[data-boot]").ok()??;
    let named = script.get_attribute("data-model").unwrap_or_else(|| "./names".to_owned());
    let base = document.base_uri().ok()??;
    Url::new_with_base(&format!("{named}.bin.gz"), &base).ok().map(|it| it.href())
}

/// Stops what is being done, if something is; who waits for it is told that it was cancelled.
pub(crate) fn cancel() {
    // A worker that has nothing to do keeps what it has: the recognizer's model.
    if RUNNING.with_borrow(|it| it.as_ref().is_some_and(|it| it.waiting.borrow().is_some())) {
        stop(&Silence::Cancelled);
    }
}

/// Calls a function of the worker in a turn of its own.
pub(crate) async fn ask(function: &str, arguments: &Array) -> Result<JsValue, Silence> {
    Turn::wait().await.ask(function, arguments).await
}

async fn asked(function: &str, arguments: &Array, tell: Tell) -> Result<JsValue, Silence> {
    let (worker, waiting) = running().map_err(Silence::Broken)?;
    let message = Array::of2(&function.into(), arguments);
    let promise = Promise::new(&mut |resolve, _| {
        let wait = Wait { resolve, tell: tell.clone(), timer: Timer::start() };
        *waiting.borrow_mut() = Some(wait);
    });
    if worker.post_message(&message).is_err() {
        stop(&Silence::Broken(tr("it takes no messages").to_owned()));
    }
    let answer = JsFuture::from(promise).await.unwrap_or(JsValue::NULL);
    match field(&answer, "value") {
        value if !value.is_undefined() => Ok(value),
        _ => {
            let why = text(&answer, "silence");
            Err(match why.as_str() {
                // It has ended, and another may be at work already.
                "cancelled" => Silence::Cancelled,
                "timed out" => Silence::TimedOut,
                why => {
                    // After a panic its memory is in no state to go on with.
                    stop(&Silence::Cancelled);
                    Silence::Broken(why.to_owned())
                }
            })
        }
    }
}

/// Ends the worker, and tells whoever waits for it why.
fn stop(why: &Silence) {
    let Some(running) = RUNNING.take() else { return };
    running.worker.terminate();
    let waiting = running.waiting.borrow_mut().take();
    if let Some(Wait { resolve, .. }) = waiting {
        let word = match why {
            Silence::Cancelled => "cancelled",
            Silence::TimedOut => "timed out",
            Silence::Broken(why) => why,
        };
        let answer = object(&[("silence", word.into())]);
        let _ = resolve.call1(&JsValue::NULL, &answer);
    }
}

/// The worker that runs, or a new one.
fn running() -> Result<(Worker, Waiting), String> {
    if let Some(found) =
        RUNNING.with_borrow(|it| it.as_ref().map(|it| (it.worker.clone(), it.waiting.clone())))
    {
        return Ok(found);
    }
    // Before it is there: it has the policy that the page has now, and holds the reader's own files.
    seal();
    let worker = started().map_err(|error| words(&error))?;
    let waiting = Waiting::default();
    let told = waiting.clone();
    let heard: Closure<dyn FnMut(JsValue)> = Closure::new(move |event: JsValue| {
        let answer = match event.dyn_ref::<MessageEvent>() {
            Some(message) => message.data(),
            // An error of the program itself: it could not be loaded, or has stopped.
            None => {
                let why = text(&event, "message");
                let why = if why.is_empty() { tr(NO_START).to_owned() } else { why };
                object(&[("silence", why.into())]).into()
            }
        };
        if let Some(percent) = field(&answer, "progress").as_f64() {
            let tell = told.borrow_mut().as_mut().map(|wait| {
                wait.timer = Timer::start();
                wait.tell.clone()
            });
            return tell.into_iter().for_each(|it| it(percent as usize));
        }
        let waiting = told.borrow_mut().take();
        if let Some(Wait { resolve, .. }) = waiting {
            let _ = resolve.call1(&JsValue::NULL, &answer);
        }
    });
    let handle: &Function = heard.as_ref().unchecked_ref();
    worker.set_onmessage(Some(handle));
    worker.set_onerror(Some(handle));
    RUNNING.set(Some(Running { worker: worker.clone(), waiting: waiting.clone(), _heard: heard }));
    Ok((worker, waiting))
}

/// The worker's own way to fetch the model: what is wrong with it, in a word, or nothing. Some hosts have unpacked it
/// on the way.
const BRING_MODEL: &str = "
async function bring_model(address) {
  if (program.has_model()) return;
  try {
    const coming = fetch(address);
    // A failure is told below.
    coming.catch(() => {});
    program.warm_up();
    const answer = await coming;
    if (!answer.ok) return `status ${answer.status}`;
    let bytes = new Uint8Array(await answer.arrayBuffer());
    if (bytes[0] === 0x1f && bytes[1] === 0x8b) {
      const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream(\"gzip\"));
      bytes = new Uint8Array(await new Response(unpacked).arrayBuffer());
    }
    return program.take_model(bytes);
  } catch (error) {
    return String(error?.message ?? error);
  }
}
";

/// Starts a worker whose script is a few lines that bring the program.
fn started() -> Result<Worker, JsValue> {
    let (script, module) = PROGRAM.with_borrow(Clone::clone);
    // Both are addresses that boot.js has made with `URL`: no quote stands in them.
    let source = format!(
        "import start, * as program from \"{script}\";\n\
         const ready = start({{ module_or_path: \"{module}\" }});\n\
         ready.catch(() => {{}});\n\
         const tell = (progress) => postMessage({{ progress }});\n\
         const own = {{ bring_model }};\n\
         {BRING_MODEL}\
         onmessage = async ({{ data: [name, args] }}) => {{\n\
           try {{\n\
             await ready;\n\
             const value = await (own[name] ?? program[name])(...args, tell);\n\
             postMessage({{ value: value ?? null }});\n\
           }} catch (error) {{\n\
             postMessage({{ silence: String(error?.message ?? error) }});\n\
           }}\n\
         }};\n"
    );
    let kind = BlobPropertyBag::new();
    kind.set_type("text/javascript");
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&source.into()), &kind)?;
    let address = Url::create_object_url_with_blob(&blob)?;
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    options.set_name("dateline");
    Worker::new_with_options(&address, &options)
}

fn words(error: &JsValue) -> String {
    let message = text(error, "message");
    if message.is_empty() { tr(NO_START).to_owned() } else { message }
}

/// Gives the worker up when its time is over.
struct Timer {
    handle: Option<i32>,
    _ring: Closure<dyn FnMut()>,
}

impl Timer {
    fn start() -> Timer {
        let ring: Closure<dyn FnMut()> = Closure::new(|| stop(&Silence::TimedOut));
        let handle = web_sys::window().and_then(|it| {
            let callback = ring.as_ref().unchecked_ref();
            it.set_timeout_with_callback_and_timeout_and_arguments_0(callback, PATIENCE).ok()
        });
        Timer { handle, _ring: ring }
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        if let (Some(handle), Some(window)) = (self.handle, web_sys::window()) {
            window.clear_timeout_with_handle(handle);
        }
    }
}
