// Cuts a text at every boundary of a mention, so that overlaps become flat runs.

/** The segments of `text`, each with the mentions that cover it; `mentions` are in order, the longer first. */
export function segments(text, mentions) {
  const cuts = mentions.flatMap(({ start, end }) => [start, end]).sort((a, b) => a - b);
  const found = [];
  let [active, next, last] = [[], 0, 0];
  for (const at of cuts) {
    if (last < at) found.push({ text: text.slice(last, at), mentions: active });
    active = active.filter(({ end }) => at < end);
    for (; next < mentions.length && mentions[next].start === at; next += 1) active.push(mentions[next]);
    last = at;
  }
  if (last < text.length) found.push({ text: text.slice(last), mentions: [] });
  return found;
}

/** The value of a mark's `class`: the types of its mentions, each once. */
export const classes = (mentions) => [...new Set(mentions.map(({ type }) => type))].join(" ");

/** The value of a mark's `data-mention`. */
export const indexes = (mentions) => mentions.map(({ idx }) => idx).join(" ");
