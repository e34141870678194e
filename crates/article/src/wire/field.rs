//! One field of a JSON object: absent, as the format has it, or something else.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

pub(super) use serde::de::MapAccess;
use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, Error, IgnoredAny, SeqAccess, Visitor,
};
use serde_json::value::RawValue;

/// A field as it was found.
#[derive(Debug, Default)]
pub(crate) enum Field<T> {
    /// Not there, or `null`.
    #[default]
    Absent,
    /// Of the format's type.
    Given(T),
    /// Of another type: the word for it.
    Wrong(&'static str),
}

/// What filling a value from an array or an object says: whether the format has one there.
pub(crate) type Filled<E> = Result<bool, E>;

/// A type of the format. Each method takes one JSON type; by default none is the right one.
pub(crate) trait Value<'de>: Default {
    /// The word for what the format has here.
    const WANTED: &'static str;

    /// Reads whatever is there into `field`.
    fn read<D: Deserializer<'de>>(
        field: &mut Field<Self>,
        deserializer: D,
    ) -> Result<(), D::Error> {
        deserializer.deserialize_any(FieldVisitor(field, PhantomData))
    }

    /// Takes a string.
    fn string(&mut self, _: Cow<'de, str>) -> bool {
        false
    }

    /// Takes a number.
    fn number(&mut self, _: f64) -> bool {
        false
    }

    /// Takes `true` or `false`.
    fn boolean(&mut self, _: bool) -> bool {
        false
    }

    /// Takes an array, in place: what came before an error stays.
    fn array<A: SeqAccess<'de>>(&mut self, mut seq: A) -> Filled<A::Error> {
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        Ok(false)
    }

    /// Takes an object, in place: what came before an error stays.
    fn object<A: MapAccess<'de>>(&mut self, mut map: A) -> Filled<A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(false)
    }
}

/// Fills a field in place, with whatever JSON has.
impl<'de, T: Value<'de>> DeserializeSeed<'de> for &mut Field<T> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        T::read(self, deserializer)
    }
}

struct FieldVisitor<'a, 'de, T>(&'a mut Field<T>, PhantomData<&'de ()>);

impl<'de, T: Value<'de>> FieldVisitor<'_, 'de, T> {
    fn scalar(self, found: &'static str, take: impl FnOnce(&mut T) -> bool) {
        let mut value = T::default();
        *self.0 = if take(&mut value) { Field::Given(value) } else { Field::Wrong(found) };
    }

    fn compound<E>(
        self,
        found: &'static str,
        take: impl FnOnce(&mut T) -> Filled<E>,
    ) -> Result<(), E> {
        *self.0 = Field::Given(T::default());
        if let Field::Given(value) = self.0
            && !take(value)?
        {
            *self.0 = Field::Wrong(found);
        }
        Ok(())
    }
}

/// Fills a field in place, with whatever JSON has.
impl<'de, T: Value<'de>> Visitor<'de> for FieldVisitor<'_, 'de, T> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        *self.0 = Field::Absent;
        Ok(())
    }

    fn visit_bool<E>(self, value: bool) -> Result<(), E> {
        self.scalar("true or false", |it| it.boolean(value));
        Ok(())
    }

    fn visit_u64<E>(self, value: u64) -> Result<(), E> {
        self.scalar("a number", |it| it.number(value as f64));
        Ok(())
    }

    fn visit_i64<E>(self, value: i64) -> Result<(), E> {
        self.scalar("a number", |it| it.number(value as f64));
        Ok(())
    }

    fn visit_f64<E>(self, value: f64) -> Result<(), E> {
        self.scalar("a number", |it| it.number(value));
        Ok(())
    }

    fn visit_borrowed_str<E>(self, value: &'de str) -> Result<(), E> {
        self.scalar("a string", |it| it.string(Cow::Borrowed(value)));
        Ok(())
    }

    fn visit_str<E>(self, value: &str) -> Result<(), E> {
        self.scalar("a string", |it| it.string(Cow::Owned(value.to_owned())));
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<(), A::Error> {
        self.compound("an array", |it| it.array(seq))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<(), A::Error> {
        self.compound("an object", |it| it.object(map))
    }
}

/// A string, borrowed from the file where it has no escapes.
#[derive(Debug, Default)]
pub(crate) struct Text<'de>(pub(crate) Cow<'de, str>);

impl<'de> Value<'de> for Text<'de> {
    const WANTED: &'static str = "a string";

    fn string(&mut self, text: Cow<'de, str>) -> bool {
        self.0 = text;
        true
    }
}

/// Keys of objects: serde's own `Cow` never borrows.
impl<'de> Deserialize<'de> for Text<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Key;
        impl<'de> Visitor<'de> for Key {
            type Value = Text<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a string")
            }

            fn visit_borrowed_str<E: Error>(self, value: &'de str) -> Result<Text<'de>, E> {
                Ok(Text(Cow::Borrowed(value)))
            }

            fn visit_str<E: Error>(self, value: &str) -> Result<Text<'de>, E> {
                Ok(Text(Cow::Owned(value.to_owned())))
            }
        }
        deserializer.deserialize_str(Key)
    }
}

/// A whole number from 0.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Offset(pub(crate) u64);

impl<'de> Value<'de> for Offset {
    const WANTED: &'static str = "a whole number from 0";

    fn number(&mut self, number: f64) -> bool {
        // Whole numbers are exact in f64 far beyond any file that is read.
        const EXACT: f64 = 9_007_199_254_740_992.0;
        let fits = (0.0..=EXACT).contains(&number) && number.trunc() == number;
        self.0 = if fits { number as u64 } else { 0 };
        fits
    }
}

/// A number.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Number(pub(crate) f64);

impl<'de> Value<'de> for Number {
    const WANTED: &'static str = "a number";

    fn number(&mut self, number: f64) -> bool {
        self.0 = number;
        true
    }
}

/// A value kept as it was written.
#[derive(Debug, Default)]
pub(crate) struct Raw(pub(crate) Option<Box<RawValue>>);

impl<'de> Value<'de> for Raw {
    const WANTED: &'static str = "an array";

    fn read<D: Deserializer<'de>>(
        field: &mut Field<Self>,
        deserializer: D,
    ) -> Result<(), D::Error> {
        *field = Field::Given(Raw(Some(Box::<RawValue>::deserialize(deserializer)?)));
        Ok(())
    }
}

impl<'de> Value<'de> for bool {
    const WANTED: &'static str = "true or false";

    fn boolean(&mut self, value: bool) -> bool {
        *self = value;
        true
    }
}

impl<'de, T: Value<'de>> Value<'de> for Vec<Field<T>> {
    const WANTED: &'static str = "an array";

    fn array<A: SeqAccess<'de>>(&mut self, mut seq: A) -> Filled<A::Error> {
        loop {
            self.push(Field::Absent);
            let Some(last) = self.last_mut() else { return Ok(true) };
            if seq.next_element_seed(last)?.is_none() {
                self.pop();
                return Ok(true);
            }
        }
    }
}

/// What an object has and the format has not.
#[derive(Debug, Default)]
pub(crate) struct Rest<'de>(Option<Box<Leftovers<'de>>>);

/// The parts of a [`Rest`]; boxed, because hardly any object has one and a story has many objects.
#[derive(Debug, Default)]
pub(crate) struct Leftovers<'de> {
    /// Keys that the format does not have.
    pub(crate) unknown: Vec<Cow<'de, str>>,
    /// Keys that were given twice.
    pub(crate) twice: Vec<Cow<'de, str>>,
    /// The publisher's own fields, as written.
    pub(crate) extra: Vec<(String, Box<RawValue>)>,
}

impl<'de> Rest<'de> {
    /// The leftovers, if there are any.
    pub(crate) fn into_leftovers(self) -> Option<Leftovers<'de>> {
        self.0.map(|it| *it)
    }

    pub(super) fn take<A: MapAccess<'de>>(
        &mut self,
        key: Cow<'de, str>,
        map: &mut A,
    ) -> Result<(), A::Error> {
        if key.starts_with("x_") {
            let value = map.next_value()?;
            self.leftovers().extra.push((key.into_owned(), value));
        } else {
            map.next_value::<IgnoredAny>()?;
            self.leftovers().unknown.push(key);
        }
        Ok(())
    }

    fn leftovers(&mut self) -> &mut Leftovers<'de> {
        self.0.get_or_insert_default()
    }
}

/// Fills one field of an object; the last of two wins, as in every browser, and that is reported.
pub(super) fn fill<'de, T, A>(
    field: &mut Field<T>,
    key: Cow<'de, str>,
    rest: &mut Rest<'de>,
    map: &mut A,
) -> Result<(), A::Error>
where
    T: Value<'de>,
    A: MapAccess<'de>,
{
    if !matches!(field, Field::Absent) {
        rest.leftovers().twice.push(key);
        *field = Field::Absent;
    }
    map.next_value_seed(field)
}
