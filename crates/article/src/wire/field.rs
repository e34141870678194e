//! One field of a JSON object: absent, as the format has it, or something else.
//!
//! Everything is filled through trait objects, so that serde_json's reader is compiled once and not once for each
//! type of the format: a third of the bytes, and no slower.

use std::borrow::Cow;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
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

/// A type of the format. Its methods take what JSON has; by default nothing is right.
pub(crate) trait Value<'de>: Default {
    /// The word for what the format has here.
    const WANTED: &'static str;

    /// Whether it is an array, an object, or neither.
    const SHAPE: Shape = Shape::Scalar;

    /// Takes a string, a number, or `true` or `false`; says whether the format has one there.
    fn scalar(&mut self, _: Scalar<'de>) -> bool {
        false
    }

    /// A new last item of the array.
    fn item(&mut self) -> Option<&mut dyn Slot<'de>> {
        None
    }

    /// Takes back the last item: the array had ended.
    fn drop_item(&mut self) {}

    /// Where the value of `key` goes.
    fn entry(&mut self, _: Cow<'de, str>) -> Entry<'_, 'de> {
        Entry::Ignore
    }
}

/// A JSON value without parts.
pub(crate) enum Scalar<'de> {
    String(Cow<'de, str>),
    Number(f64),
    Boolean(bool),
}

impl Scalar<'_> {
    fn found(&self) -> &'static str {
        match self {
            Scalar::String(_) => "a string",
            Scalar::Number(_) => "a number",
            Scalar::Boolean(_) => "true or false",
        }
    }
}

/// What a type of the format is in JSON.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    Scalar,
    Array,
    Object,
    /// Anything, kept as it was written.
    Raw,
}

/// Where the value of a key goes.
pub(crate) enum Entry<'a, 'de> {
    /// To a field of the format.
    Slot(&'a mut dyn Slot<'de>),
    /// To the publisher's own, as written.
    Keep(&'a mut Option<Box<RawValue>>),
    /// Nowhere.
    Ignore,
}

/// A field of any type, to be filled in place: what came before an error stays.
pub(crate) trait Slot<'de> {
    fn shape(&self) -> Shape;
    fn scalar(&mut self, scalar: Scalar<'de>);
    /// Makes room for an array or an object, or notes that there should be none.
    fn open(&mut self, shape: Shape, found: &'static str) -> bool;
    fn item(&mut self) -> Option<&mut dyn Slot<'de>>;
    fn drop_item(&mut self);
    fn entry(&mut self, key: Cow<'de, str>) -> Entry<'_, 'de>;
}

impl<'de, T: Value<'de>> Slot<'de> for Field<T> {
    fn shape(&self) -> Shape {
        T::SHAPE
    }

    fn scalar(&mut self, scalar: Scalar<'de>) {
        let found = scalar.found();
        let mut value = T::default();
        *self = if value.scalar(scalar) { Field::Given(value) } else { Field::Wrong(found) };
    }

    fn open(&mut self, shape: Shape, found: &'static str) -> bool {
        let fits = T::SHAPE == shape;
        *self = if fits { Field::Given(T::default()) } else { Field::Wrong(found) };
        fits
    }

    fn item(&mut self) -> Option<&mut dyn Slot<'de>> {
        match self {
            Field::Given(list) => list.item(),
            Field::Absent | Field::Wrong(_) => None,
        }
    }

    fn drop_item(&mut self) {
        if let Field::Given(list) = self {
            list.drop_item();
        }
    }

    fn entry(&mut self, key: Cow<'de, str>) -> Entry<'_, 'de> {
        match self {
            Field::Given(object) => object.entry(key),
            Field::Absent | Field::Wrong(_) => Entry::Ignore,
        }
    }
}

/// Fills a field with whatever JSON has.
impl<'de> DeserializeSeed<'de> for &mut dyn Slot<'de> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(SlotVisitor(self))
    }
}

struct SlotVisitor<'a, 'de>(&'a mut dyn Slot<'de>);

impl<'de> Visitor<'de> for SlotVisitor<'_, 'de> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_bool<E>(self, value: bool) -> Result<(), E> {
        self.0.scalar(Scalar::Boolean(value));
        Ok(())
    }

    fn visit_u64<E>(self, value: u64) -> Result<(), E> {
        self.0.scalar(Scalar::Number(value as f64));
        Ok(())
    }

    fn visit_i64<E>(self, value: i64) -> Result<(), E> {
        self.0.scalar(Scalar::Number(value as f64));
        Ok(())
    }

    fn visit_f64<E>(self, value: f64) -> Result<(), E> {
        self.0.scalar(Scalar::Number(value));
        Ok(())
    }

    fn visit_borrowed_str<E>(self, value: &'de str) -> Result<(), E> {
        self.0.scalar(Scalar::String(Cow::Borrowed(value)));
        Ok(())
    }

    fn visit_str<E>(self, value: &str) -> Result<(), E> {
        self.0.scalar(Scalar::String(Cow::Owned(value.to_owned())));
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        if self.0.open(Shape::Array, "an array") {
            while let Some(item) = self.0.item() {
                if seq.next_element_seed(item)?.is_none() {
                    self.0.drop_item();
                    return Ok(());
                }
            }
        }
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        if !self.0.open(Shape::Object, "an object") {
            while map.next_key::<IgnoredAny>()?.is_some() {
                map.next_value::<IgnoredAny>()?;
            }
            return Ok(());
        }
        let mut key = Field::<Text<'de>>::Absent;
        while map.next_key_seed(&mut key as &mut dyn Slot<'de>)?.is_some() {
            let Field::Given(Text(name)) = std::mem::take(&mut key) else { continue };
            match self.0.entry(name) {
                Entry::Slot(slot) if slot.shape() == Shape::Raw => {
                    slot.open(Shape::Raw, "");
                    if let Entry::Keep(place) = slot.entry(Cow::Borrowed("")) {
                        *place = Some(map.next_value()?);
                    }
                }
                Entry::Slot(slot) => map.next_value_seed(slot)?,
                Entry::Keep(place) => *place = Some(map.next_value()?),
                Entry::Ignore => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(())
    }
}

/// A string, borrowed from the file where it has no escapes.
#[derive(Debug, Default)]
pub(crate) struct Text<'de>(pub(crate) Cow<'de, str>);

impl<'de> Value<'de> for Text<'de> {
    const WANTED: &'static str = "a string";

    fn scalar(&mut self, scalar: Scalar<'de>) -> bool {
        let Scalar::String(text) = scalar else { return false };
        self.0 = text;
        true
    }
}

/// A whole number from 0.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Offset(pub(crate) u64);

impl<'de> Value<'de> for Offset {
    const WANTED: &'static str = "a whole number from 0";

    fn scalar(&mut self, scalar: Scalar<'de>) -> bool {
        let Scalar::Number(number) = scalar else { return false };
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

    fn scalar(&mut self, scalar: Scalar<'de>) -> bool {
        let Scalar::Number(number) = scalar else { return false };
        self.0 = number;
        true
    }
}

impl<'de> Value<'de> for bool {
    const WANTED: &'static str = "true or false";

    fn scalar(&mut self, scalar: Scalar<'de>) -> bool {
        let Scalar::Boolean(value) = scalar else { return false };
        *self = value;
        true
    }
}

/// A value kept as it was written.
#[derive(Debug, Default)]
pub(crate) struct Raw(pub(crate) Option<Box<RawValue>>);

impl<'de> Value<'de> for Raw {
    const WANTED: &'static str = "an array";
    const SHAPE: Shape = Shape::Raw;

    fn entry(&mut self, _: Cow<'de, str>) -> Entry<'_, 'de> {
        Entry::Keep(&mut self.0)
    }
}

impl<'de, T: Value<'de>> Value<'de> for Vec<Field<T>> {
    const WANTED: &'static str = "an array";
    const SHAPE: Shape = Shape::Array;

    fn item(&mut self) -> Option<&mut dyn Slot<'de>> {
        self.push(Field::Absent);
        self.last_mut().map(|it| it as &mut dyn Slot<'de>)
    }

    fn drop_item(&mut self) {
        self.pop();
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
    pub(crate) extra: Vec<(Cow<'de, str>, Option<Box<RawValue>>)>,
}

impl<'de> Rest<'de> {
    /// The leftovers, if there are any.
    pub(crate) fn into_leftovers(self) -> Option<Leftovers<'de>> {
        self.0.map(|it| *it)
    }

    /// Where the value of a key goes that the format does not have.
    pub(super) fn entry(&mut self, key: Cow<'de, str>) -> Entry<'_, 'de> {
        let leftovers = self.0.get_or_insert_default();
        if key.starts_with("x_") {
            leftovers.extra.push((key, None));
            leftovers.extra.last_mut().map_or(Entry::Ignore, |(_, value)| Entry::Keep(value))
        } else {
            leftovers.unknown.push(key);
            Entry::Ignore
        }
    }

    /// Where the value of a key of the format goes; the last of two wins, as in every browser, and that is reported.
    pub(super) fn once<'a, T: Value<'de>>(
        &mut self,
        field: &'a mut Field<T>,
        key: Cow<'de, str>,
    ) -> Entry<'a, 'de> {
        if !matches!(field, Field::Absent) {
            self.0.get_or_insert_default().twice.push(key);
            *field = Field::Absent;
        }
        Entry::Slot(field)
    }
}
