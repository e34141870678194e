//! A catalogue of a file of messages in Fluent's format.

use std::collections::BTreeMap;

use fluent_syntax::ast::{
    Entry, Expression, InlineExpression, Message, Pattern, PatternElement, Variant, VariantKey,
};
use fluent_syntax::parser;

use crate::{CATEGORY, parts};

/// The message that says which language it is.
const LANGUAGE: &str = "language";
/// Its attributes.
const TAG: &str = "tag";
const DIR: &str = "dir";
/// The attribute of every other message: its English, by which the program asks for it.
const ENGLISH: &str = "en";

/// Makes a catalogue, which [`Words::read`](crate::Words::read) reads, of the messages in `ftl`.
///
/// What of Fluent is read: text, variables (`{ $n }`), literals (`{ "" }`), and a message that is one choice by a plural
/// (`{ $n -> [one] … *[other] … }`). No more is needed, and the page has to do no more than to look up.
///
/// # Errors
///
/// One sentence for each message that can't be used.
pub fn compile(ftl: &str) -> Result<String, Vec<String>> {
    let resource = parser::parse(ftl).map_err(|(_, errors)| {
        let place = |at: usize| 1 + ftl.bytes().take(at).filter(|it| *it == b'\n').count();
        errors.iter().map(|it| format!("line {}: {it}", place(it.pos.start))).collect::<Vec<_>>()
    })?;
    let mut head = None;
    let mut rows = BTreeMap::new();
    let mut errors = Vec::new();
    for entry in &resource.body {
        let done = match entry {
            Entry::Message(it) if it.id.name == LANGUAGE => language(it).map(|it| head = Some(it)),
            Entry::Message(it) => add(it, &mut rows),
            Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => Ok(()),
            Entry::Term(it) => Err(format!("-{}: terms are not read", it.id.name)),
            Entry::Junk { content } => Err(format!("this is no message: {content}")),
        };
        errors.extend(done.err());
    }
    if !errors.is_empty() {
        return Err(errors);
    }
    let head = head.ok_or_else(|| vec![format!("the message `{LANGUAGE}` is missing")])?;
    let rows = rows.iter().map(|(english, own)| format!("{english}\t{own}\n"));
    Ok(format!("{head}\n{}", rows.collect::<String>()))
}

fn language(message: &Message<&str>) -> Result<String, String> {
    let name = message.value.as_ref().ok_or("`language` needs the name of the language")?;
    let (tag, dir) = (attribute(message, TAG)?, attribute(message, DIR)?);
    if dir != "ltr" && dir != "rtl" {
        return Err(format!("`{DIR}` of `{LANGUAGE}` is ltr or rtl, not {dir}"));
    }
    Ok(format!("{tag}\t{dir}\t{}", template(name)?))
}

fn add(message: &Message<&str>, rows: &mut BTreeMap<String, String>) -> Result<(), String> {
    let named = |why: String| format!("{}: {why}", message.id.name);
    let english = attribute(message, ENGLISH)?;
    let value = message.value.as_ref().ok_or_else(|| named("it has no words".to_owned()))?;
    let mut put = |category: Option<&str>, pattern: &Pattern<&str>| {
        let own = template(pattern).map_err(named)?;
        if let Some(odd) = names(&own).find(|it| !names(&english).any(|known| known == *it)) {
            return Err(named(format!("its English has no ${odd}")));
        }
        let mut key = english.clone();
        if let Some(category) = category {
            key.push(CATEGORY);
            key.push_str(category);
        }
        match rows.insert(key, own) {
            None => Ok(()),
            Some(_) => Err(named(format!("“{english}” is there twice"))),
        }
    };
    match choice(value) {
        None => put(None, value),
        Some(variants) => variants.iter().try_for_each(|it| match &it.key {
            _ if it.default => put(None, &it.value),
            VariantKey::Identifier { name } => put(Some(name), &it.value),
            VariantKey::NumberLiteral { .. } => {
                Err(named("a number is no category of plurals".to_owned()))
            }
        }),
    }
}

/// The variants of a message that is one choice by a variable.
fn choice<'a, 'b>(pattern: &'b Pattern<&'a str>) -> Option<&'b [Variant<&'a str>]> {
    use InlineExpression::VariableReference;
    let [PatternElement::Placeable { expression }] = pattern.elements.as_slice() else {
        return None;
    };
    match expression {
        Expression::Select { selector: VariableReference { .. }, variants } => Some(variants),
        _ => None,
    }
}

fn attribute(message: &Message<&str>, name: &str) -> Result<String, String> {
    let found = message.attributes.iter().find(|it| it.id.name == name);
    let found = found.ok_or_else(|| format!("{}: .{name} is missing", message.id.name))?;
    template(&found.value).map_err(|why| format!("{}: .{name}: {why}", message.id.name))
}

/// A pattern as [`fill`](fn@crate::fill) has it; its lines are one.
fn template(pattern: &Pattern<&str>) -> Result<String, String> {
    let mut template = String::new();
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => template.push_str(&value.replace('\n', " ")),
            PatternElement::Placeable { expression: Expression::Inline(inline) } => match inline {
                InlineExpression::VariableReference { id } => {
                    template.push_str(&format!("{{{}}}", id.name));
                }
                InlineExpression::StringLiteral { value } => template.push_str(value),
                _ => return Err("only variables and literals may stand in braces".to_owned()),
            },
            PatternElement::Placeable { .. } => {
                return Err("a choice must be the whole message".to_owned());
            }
        }
    }
    match template.contains(['\t', CATEGORY]) {
        true => Err("it has a tab".to_owned()),
        false => Ok(template),
    }
}

fn names(template: &str) -> impl Iterator<Item = &str> {
    parts(template).map(|it| it.0).filter(|it| !it.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "language = X\n    .tag = x\n    .dir = ltr\n";

    #[track_caller]
    fn check(messages: &str, expected: Result<&str, &str>) {
        let seen = compile(&format!("{HEAD}{messages}"));
        let seen = seen.as_deref().map(|it| it.strip_prefix("x\tltr\tX\n").unwrap_or(it));
        assert_eq!(seen.map_err(|it| it.join("; ")), expected.map_err(str::to_owned));
    }

    #[test]
    fn a_message_is_a_row() {
        check("", Ok(""));
        check("# For whoever translates.\na = b\n    .en = A\n", Ok("A\tb\n"));
        check("a = { $x } b{ \" \" }\n    .en = A { $x }\n", Ok("A {x}\t{x} b \n"));
        check("a =\n    b\n    c\n    .en = A\n", Ok("A\tb c\n"));
        // By their English, as they are looked up.
        check("a = 1\n    .en = B\nb = 2\n    .en = A\n", Ok("A\t2\nB\t1\n"));
    }

    #[test]
    fn a_plural_is_a_row_for_each_category() {
        let plural = "a = { $n ->\n    [one] ein\n   *[other] { $n } e\n}\n    .en = { $n } A\n";
        check(plural, Ok("{n} A\t{n} e\n{n} A\u{1f}one\tein\n"));
    }

    #[test]
    fn what_cannot_be_used_is_told() {
        check("a = b\n", Err("a: .en is missing"));
        check("a =\n    .en = A\n", Err("a: it has no words"));
        check("a = { $y }\n    .en = A { $x }\n", Err("a: its English has no $y"));
        check("a = b\n    .en = A\nb = c\n    .en = A\n", Err("b: “A” is there twice"));
        check("-t = b\n", Err("-t: terms are not read"));
        check(
            "a = { b }\n    .en = A\n",
            Err("a: only variables and literals may stand in braces"),
        );
        check(
            "a = x { $n ->\n   *[other] y\n}\n    .en = A\n",
            Err("a: a choice must be the whole message"),
        );
        check(
            "a = { $n ->\n    [1] x\n   *[other] y\n}\n    .en = A\n",
            Err("a: a number is no category of plurals"),
        );
        assert_eq!(compile("").unwrap_err(), ["the message `language` is missing"]);
        let upright = compile("language = X\n    .tag = x\n    .dir = up\n");
        assert_eq!(upright.unwrap_err()[0], "`dir` of `language` is ltr or rtl, not up");
    }

    #[test]
    fn a_line_that_is_no_fluent_is_told_with_its_number() {
        let error = compile(&format!("{HEAD}= b\n")).unwrap_err().join("; ");
        assert!(error.starts_with("line 4: "), "{error}");
    }
}
