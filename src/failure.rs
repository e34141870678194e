//! Why a file could not be brought or read, in words for its reader.

use std::error::Error;
use std::fmt;

use dateline_article::LoadError;
use dateline_elements::bytes;
use dateline_words::{en, fill, number, tr};

/// Why a story or the library is not there.
#[derive(Debug, PartialEq, Eq)]
pub enum LoadFailure {
    /// Not an address.
    BadAddress {
        /// As given.
        address: String,
    },
    /// Another scheme than `https:`.
    OnlyHttps {
        /// As given.
        address: String,
    },
    /// A host that a link must not lead to.
    RefusedHost {
        /// With its port.
        host: String,
    },
    /// The device has no connection.
    Offline,
    /// The host does not answer.
    NoAnswer {
        /// With its port.
        host: String,
    },
    /// The host answers, but does not let other sites read it.
    NotAllowed {
        /// With its port.
        host: String,
    },
    /// The host sends on to another address, and there nothing can be read.
    SentOn {
        /// With its port.
        host: String,
    },
    /// The host answers with an error.
    Status {
        /// HTTP’s.
        code: u16,
        /// With its port.
        host: String,
    },
    /// Nothing came for too long.
    TimedOut {
        /// With its port.
        host: String,
        /// Bytes that had come.
        after: usize,
    },
    /// The connection ended early.
    BrokenOff {
        /// With its port.
        host: String,
        /// Bytes that had come.
        after: usize,
    },
    /// The reader cancelled.
    Cancelled,
    /// It was opened from the device, and nothing of that is stored.
    NotKept,
    /// It came, and is not in the program's own format. The desk says what else it is, or why it is nothing: those
    /// sentences are no part of the first load.
    Unreadable(LoadError),
    /// It came, and the desk says why it can’t be shown.
    Told {
        /// What is wrong, without a final dot.
        cause: String,
        /// What its owner can do, without a final dot.
        remedy: String,
    },
}

impl LoadFailure {
    /// What the reader can do, in full sentences.
    pub(crate) fn remedy(&self) -> String {
        let words = match self {
            LoadFailure::BadAddress { .. } => {
                en("Check the part after “?src=” in the address of this page")
            }
            LoadFailure::OnlyHttps { .. } => en(
                "Only addresses that begin with https:// are opened. Ask for one, or copy the file to this site",
            ),
            LoadFailure::RefusedHost { .. } => en(
                "Addresses inside a home or company network, by number, or with a password in them are never asked, \
                 so that no link can reach into your network",
            ),
            LoadFailure::Offline => en("The story opens by itself when the connection is back"),
            LoadFailure::NoAnswer { .. } => en("Check the name of the host, then try again"),
            LoadFailure::NotAllowed { .. } | LoadFailure::SentOn { .. } => en(
                "Its owner can allow it (the header “Access-Control-Allow-Origin”), or you can copy the file to this site",
            ),
            LoadFailure::Status { code: 404 | 410, .. } => {
                en("Check the address: the file may have been moved or renamed")
            }
            LoadFailure::Status { code: 401 | 403, .. } => {
                en("The file is not public. Ask its owner")
            }
            LoadFailure::Status { code: 429 | 500..=599, .. } => {
                en("This is the host’s trouble. Try again in a while")
            }
            LoadFailure::Status { .. } => en("Check the address, then try again"),
            LoadFailure::TimedOut { .. } | LoadFailure::BrokenOff { .. } => {
                en("Nothing half-loaded is shown as if it were whole. Try again")
            }
            LoadFailure::Cancelled => en("Try again when it suits you"),
            LoadFailure::NotKept => {
                en("Open the file again: what comes from your device is not stored")
            }
            LoadFailure::Unreadable(_) => en("Check that it is a Dateline file, and the right one"),
            LoadFailure::Told { remedy, .. } => return [remedy, "."].concat(),
        };
        [tr(words), "."].concat()
    }

    /// Whether trying again may help.
    pub(crate) fn can_retry(&self) -> bool {
        !matches!(
            self,
            LoadFailure::BadAddress { .. }
                | LoadFailure::OnlyHttps { .. }
                | LoadFailure::RefusedHost { .. }
                | LoadFailure::NotKept
        )
    }
}

impl fmt::Display for LoadFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (words, name, value) = match self {
            LoadFailure::BadAddress { address } => {
                (en("“{address}” is not an address"), "address", address)
            }
            LoadFailure::OnlyHttps { address } => {
                (en("“{address}” is not a secure address"), "address", address)
            }
            LoadFailure::RefusedHost { host } => {
                (en("{host} is not a public host that may be asked"), "host", host)
            }
            LoadFailure::NoAnswer { host } => (en("No answer from {host}"), "host", host),
            LoadFailure::NotAllowed { host } => {
                (en("{host} does not allow other sites to read this file"), "host", host)
            }
            LoadFailure::SentOn { host } => (
                en("{host} sends on to another address, which this page may not read"),
                "host",
                host,
            ),
            LoadFailure::Status { code: 404, host } => {
                (en("{host} has no such file (status 404)"), "host", host)
            }
            LoadFailure::Status { code, host } => {
                let words = tr("{host} answered with an error (status {code})");
                let code = number(usize::from(*code));
                return f.write_str(&fill(words, &[("host", host), ("code", &code)]));
            }
            LoadFailure::TimedOut { host, after: 0 } => {
                (en("{host} took too long to answer"), "host", host)
            }
            LoadFailure::TimedOut { host, after } => {
                let words = tr("{host} stopped sending after {bytes}");
                return f.write_str(&fill(words, &[("host", host), ("bytes", &bytes(*after))]));
            }
            LoadFailure::BrokenOff { host, after } => {
                let words = tr("The connection to {host} broke off after {bytes}");
                return f.write_str(&fill(words, &[("host", host), ("bytes", &bytes(*after))]));
            }
            LoadFailure::Offline => return f.write_str(tr("You are offline")),
            LoadFailure::Cancelled => return f.write_str(tr("You stopped loading this story")),
            LoadFailure::NotKept => {
                return f.write_str(tr(
                    "This story was opened from a device, and is gone with its tab",
                ));
            }
            LoadFailure::Unreadable(_) => {
                return f.write_str(tr("The file is not in Dateline’s own format"));
            }
            LoadFailure::Told { cause, .. } => return f.write_str(cause),
        };
        f.write_str(&fill(tr(words), &[(name, value)]))
    }
}

impl Error for LoadFailure {}

impl From<LoadError> for LoadFailure {
    fn from(error: LoadError) -> LoadFailure {
        LoadFailure::Unreadable(error)
    }
}
