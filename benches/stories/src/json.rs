//! A story as `dateline/1` and as `dateline-lines/1`, with offsets in UTF-16, which scripts count in.

use std::fmt::Write as _;

use crate::{Mention, Story};

impl Story {
    /// The story as `dateline/1`.
    pub fn json(&self) -> String {
        let mut json = format!("{{{},\"blocks\":[", self.head("dateline/1"));
        for (idx, text) in self.paragraphs.iter().enumerate() {
            json += if idx == 0 { "" } else { "," };
            block(&mut json, text);
        }
        json += "],\"mentions\":[";
        for (idx, mention) in self.mentions.iter().enumerate() {
            json += if idx == 0 { "" } else { "," };
            self.mention(&mut json, mention, true);
        }
        json + "]}\n"
    }

    /// The story as `dateline-lines/1`.
    pub fn lines(&self) -> String {
        let mut json = format!("{{{}}}\n", self.head("dateline-lines/1"));
        let mut rest = self.mentions.as_slice();
        for (idx, text) in self.paragraphs.iter().enumerate() {
            json += "{\"block\":";
            block(&mut json, text);
            json += ",\"mentions\":[";
            let (here, after) = rest.split_at(rest.partition_point(|it| it.paragraph <= idx));
            for (idx, mention) in here.iter().enumerate() {
                json += if idx == 0 { "" } else { "," };
                self.mention(&mut json, mention, false);
            }
            json += "]}\n";
            rest = after;
        }
        let _ = writeln!(json, "{{\"end\":true,\"blocks\":{}}}", self.paragraphs.len());
        json
    }

    fn head(&self, format: &str) -> String {
        let mut head = format!("\"format\":\"{format}\",\"lang\":\"en\",");
        head += "\"headline\":\"A generated story\",\"offset_unit\":\"utf16\",\"entities\":[";
        for (idx, it) in self.entities.iter().enumerate() {
            head += if idx == 0 { "{\"id\":" } else { ",{\"id\":" };
            string(&mut head, &it.id);
            let _ = write!(head, ",\"type\":\"{}\",\"name\":", it.kind);
            string(&mut head, &it.name);
            head += "}";
        }
        head + "]"
    }

    fn mention(&self, json: &mut String, mention: &Mention, with_block: bool) {
        let text = self.paragraphs.get(mention.paragraph).map_or("", String::as_str);
        let units = |end: usize| text.get(..end).unwrap_or_default().encode_utf16().count();
        *json += "{\"entity\":";
        string(json, self.entities.get(mention.entity).map_or("", |it| &it.id));
        if with_block {
            let _ = write!(json, ",\"block\":{}", mention.paragraph);
        }
        let (start, end) = (units(mention.span.start), units(mention.span.end));
        let _ = write!(json, ",\"start\":{start},\"end\":{end},\"text\":");
        string(json, self.words(mention));
        *json += "}";
    }
}

fn block(json: &mut String, text: &str) {
    *json += "{\"type\":\"paragraph\",\"text\":";
    string(json, text);
    *json += "}";
}

/// The texts have no control characters.
fn string(json: &mut String, text: &str) {
    json.push('"');
    for it in text.chars() {
        if matches!(it, '"' | '\\') {
            json.push('\\');
        }
        json.push(it);
    }
    json.push('"');
}
