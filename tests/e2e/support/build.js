// Stories made in tests: what a file needs, with offsets counted from words.

/** A paragraph. */
export const p = (text, more) => ({ type: "paragraph", text, ...more });

/** A mention of `words` in a text, at its `nth` occurrence (from 0), in code points. */
function mention(texts, block, words, { entity, type, nth = 0, unit = "codepoint" }) {
  const text = typeof block === "string" ? texts.headline : texts.blocks[block].text;
  let from = -1;
  for (let seen = 0; seen <= nth; seen += 1) from = text.indexOf(words, from + 1);
  if (from < 0) throw new Error(`"${words}" is not in block ${block}`);
  const count = (it) => (unit === "utf16" ? it.length : [...it].length);
  const start = count(text.slice(0, from));
  return { entity, type, block, start, end: start + count(words), text: words };
}

/** A story whose mentions are `[block, words, {entity, type, nth}]`: their offsets are counted here. */
export function story(fields, mentions) {
  const file = { format: "dateline/1", lang: "en", offset_unit: "codepoint", ...fields };
  file.mentions = mentions.map(([block, words, more]) =>
    mention(file, block, words, { unit: file.offset_unit, ...more }),
  );
  return file;
}

export const person = (id, name, more) => ({ id, type: "person", name, ...more });
export const place = (id, name) => ({ id, type: "place", name });
export const organization = (id, name) => ({ id, type: "organization", name });
