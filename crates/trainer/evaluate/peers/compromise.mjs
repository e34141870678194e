// Writes what compromise finds in raw texts: node compromise.mjs TEXTS OUT
import { readFileSync, writeFileSync } from 'node:fs'
import nlp from 'compromise'

const KINDS = [['people', 'person'], ['organizations', 'organization'], ['places', 'place']]

/** The names in one block: first code point, one past the last, type. */
function names(block) {
  const doc = nlp(block)
  const found = []
  for (const [method, type] of KINDS) {
    for (const match of doc[method]().json({ offset: true })) {
      // Its offset is that of the first word, its text begins with the quotation mark before it: the sum of offset
      // and length would reach too far.
      const text = match.text.trim().replace(/^[^\p{L}\p{N}]+/u, '')
      const start = block.indexOf(text, match.offset.start)
      if (text === '' || start < 0) continue
      const before = [...block.slice(0, start)].length
      found.push([before, before + [...text].length, type])
    }
  }
  return found
}

const [texts, out] = process.argv.slice(2)
const lines = readFileSync(texts, 'utf8').trimEnd().split('\n').map((line) => {
  const { blocks } = JSON.parse(line)
  const all = blocks.flatMap((block, index) => names(block).map((name) => [index, ...name]))
  return JSON.stringify({ names: all })
})
writeFileSync(out, lines.join('\n') + '\n')
