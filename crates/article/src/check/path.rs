//! Where in the file something stands, as a JSON path that costs nothing until an issue asks for it.

#[cfg(feature = "issues")]
use std::fmt;
#[cfg(not(feature = "issues"))]
use std::marker::PhantomData;

use crate::issue::Problem;
use crate::report::Report;

/// A place in the file.
#[cfg(feature = "issues")]
#[derive(Clone, Copy)]
pub(crate) enum Place<'a> {
    /// The file, or a line of it, with what its paths begin with.
    Root(&'a str),
    Field(&'a Place<'a>, &'static str),
    Item(&'a Place<'a>, usize),
}

/// A place that nobody asks for, because issues are only counted.
#[cfg(not(feature = "issues"))]
#[derive(Clone, Copy)]
pub(crate) struct Place<'a>(PhantomData<&'a ()>);

impl<'a> Place<'a> {
    /// Notes what does not fit in a field of this object; without a key, in itself.
    pub(crate) fn note(&self, report: &mut Report, key: &str, problem: Problem) {
        report.push(|| self.key(key), problem);
    }
}

#[cfg(feature = "issues")]
impl<'a> Place<'a> {
    pub(crate) fn root(prefix: &'a str) -> Place<'a> {
        Place::Root(prefix)
    }

    pub(crate) fn field(&'a self, key: &'static str) -> Place<'a> {
        Place::Field(self, key)
    }

    pub(crate) fn item(&'a self, idx: usize) -> Place<'a> {
        Place::Item(self, idx)
    }

    /// The path of a field of this object.
    pub(crate) fn key(&self, key: &str) -> String {
        match self {
            Place::Root(prefix) => format!("{prefix}{key}"),
            _ if key.is_empty() => self.to_string(),
            _ => format!("{self}.{key}"),
        }
    }
}

#[cfg(not(feature = "issues"))]
impl<'a> Place<'a> {
    pub(crate) fn root(_: &'a str) -> Place<'a> {
        Place(PhantomData)
    }

    pub(crate) fn field(&'a self, _: &'static str) -> Place<'a> {
        *self
    }

    pub(crate) fn item(&'a self, _: usize) -> Place<'a> {
        *self
    }

    pub(crate) fn key(&self, _: &str) -> String {
        String::new()
    }
}

#[cfg(feature = "issues")]
impl fmt::Display for Place<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Place::Root(prefix) => f.write_str(prefix),
            Place::Field(parent, key) => f.write_str(&parent.key(key)),
            Place::Item(list, idx) => write!(f, "{list}[{idx}]"),
        }
    }
}
