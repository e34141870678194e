// Writes what the recognizer as wasm finds in raw texts: node ours.mjs MODULE_FOLDER MODEL TEXTS OUT
import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const [folder, model, texts, out] = process.argv.slice(2)
const { initSync, Recognizer } = await import(pathToFileURL(resolve(folder, 'dateline_evaluate.js')))
initSync({ module: readFileSync(join(folder, 'dateline_evaluate_bg.wasm')) })
const recognizer = new Recognizer(readFileSync(model))
const lines = readFileSync(texts, 'utf8').trimEnd().split('\n').map((line) => recognizer.line(JSON.parse(line).blocks))
writeFileSync(out, lines.join('\n') + '\n')
