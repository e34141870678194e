//! Work on many things at once, in constant memory, with what comes of them in their order.

use std::iter;
use std::sync::mpsc::{Receiver, SyncSender, TryRecvError, sync_channel};
use std::thread;

/// How many things may wait before each worker, and behind it: enough that none waits for the others' longer ones often.
const ROOM: usize = 4;

/// As many threads as were asked for, or as there are cores.
pub(crate) fn n_threads(asked: Option<u16>) -> usize {
    let n_cores = || thread::available_parallelism().map_or(1, Into::into);
    asked.map_or_else(n_cores, usize::from)
}

/// What becomes of the work.
pub(crate) enum Step<R> {
    /// The next thing is done.
    Done(R),
    /// The next is not done yet: a good time to hand over what there is.
    Waiting,
}

/// Does `work` for each of `items` on so many threads. `take` gets what comes of each, in the order of the items; an error
/// of it ends it all.
///
/// # Errors
///
/// What `take` ended with.
pub(crate) fn in_order<T: Send, R: Send, E>(
    mut items: impl FnMut() -> Option<T> + Send,
    n_threads: usize,
    work: impl Fn(T) -> R + Sync,
    mut take: impl FnMut(Step<R>) -> Result<(), E>,
) -> Result<(), E> {
    let work = &work;
    thread::scope(|scope| {
        let start = || -> (SyncSender<T>, Receiver<R>) {
            let (give, given) = sync_channel(ROOM);
            let (put, done) = sync_channel(ROOM);
            scope.spawn(move || {
                // Nobody takes it any more: then nothing is left to do.
                given.into_iter().map(work).try_for_each(|it| put.send(it).ok())
            });
            (give, done)
        };
        let (workers, results): (Vec<_>, Vec<_>) =
            iter::repeat_with(start).take(n_threads.max(1)).unzip();
        // Each worker gets the next in turn, and is asked for it in turn: that keeps the order without a store.
        scope.spawn(move || {
            workers.iter().cycle().try_for_each(|worker| worker.send(items()?).ok())
        });
        for results in results.iter().cycle() {
            let result = match results.try_recv() {
                Err(TryRecvError::Empty) => {
                    take(Step::Waiting)?;
                    results.recv().ok()
                }
                other => other.ok(),
            };
            let Some(result) = result else { break };
            take(Step::Done(result))?;
        }
        Ok(())
    })
}
