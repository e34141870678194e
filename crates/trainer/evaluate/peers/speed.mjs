// Words a second of the recognizer and of compromise, turn by turn in one page of one browser, each in a worker:
// node speed.mjs BROWSER MODULE_FOLDER MODEL TEXTS
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const [browser, folder, model, texts] = process.argv.slice(2)
const here = dirname(fileURLToPath(import.meta.url))
const FILES = {
  '/': [join(here, 'speed.html'), 'text/html'],
  '/speed.js': [join(here, 'speed.js'), 'text/javascript'],
  '/ours.js': [join(here, 'speed-ours.js'), 'text/javascript'],
  '/theirs.js': [join(here, 'speed-theirs.js'), 'text/javascript'],
  '/dateline_evaluate.js': [join(folder, 'dateline_evaluate.js'), 'text/javascript'],
  '/dateline_evaluate_bg.wasm': [join(folder, 'dateline_evaluate_bg.wasm'), 'application/wasm'],
  '/model': [model, 'application/octet-stream'],
  '/texts': [texts, 'application/json'],
  '/compromise.js': [join(process.cwd(), 'node_modules/compromise/builds/compromise.js'), 'text/javascript'],
}
// Ten minutes: a page that says nothing for so long has failed.
const PATIENCE = 600_000

function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)]
}

function say(answer) {
  if (answer.error) throw new Error(answer.error)
  const rate = (run) => Math.round((run.words / run.ms) * 1000)
  const [ours, theirs] = [answer.ours.map(rate), answer.theirs.map(rate)]
  const ratios = ours.map((it, turn) => it / theirs[turn])
  const times = answer.story.map((it) => it.ms)
  const range = (numbers) => `${Math.min(...numbers).toFixed(1)} to ${Math.max(...numbers).toFixed(1)}`
  console.log(`Browser: ${answer.agent.replace(/.*(?:Headless)?Chrome\/([\d.]+).*/, 'Chromium $1')}; ${ours.length} turns; medians`)
  console.log(`  Dateline    ${median(ours)} words/s (${range(ours)}), ${answer.ours[0].words} words`)
  console.log(`  compromise  ${median(theirs)} words/s (${range(theirs)}), ${answer.theirs[0].words} words, the same`)
  console.log(`  ratio       ${median(ratios).toFixed(1)} (${range(ratios)})`)
  console.log(`  a story of ${answer.story[0].words} words: ${median(times).toFixed(1)} ms (${range(times)}), first one ${answer.first.toFixed(1)} ms`)
  console.log(`  reading the model: ${answer.reading.toFixed(1)} ms; wasm memory: ${answer.memory.map((it) => `${(it / 1e6).toFixed(1)} MB`).join(', then ')}`)
}

const profile = mkdtempSync(join(tmpdir(), 'dateline-speed-'))
const answered = new Promise((resolve, reject) => {
  const server = createServer((request, response) => {
    if (request.method === 'POST') {
      let body = ''
      request.setEncoding('utf8').on('data', (part) => { body += part }).on('end', () => {
        response.end()
        resolve(JSON.parse(body))
      })
      return
    }
    const [file, type] = FILES[request.url] ?? []
    if (!file) return response.writeHead(404).end()
    // With these two the browser's clock has steps of 5 µs instead of 100.
    response.writeHead(200, {
      'content-type': type,
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
    })
    response.end(readFileSync(file))
  })
  server.listen(0, '127.0.0.1', () => {
    // A container's root has no sandbox to give; the page is this program's own.
    const child = spawn(browser, ['--headless', '--no-sandbox', '--disable-gpu', `--user-data-dir=${profile}`,
      `http://127.0.0.1:${server.address().port}/`], { stdio: 'ignore' })
    child.on('error', reject)
    child.on('exit', () => reject(new Error('the browser has ended')))
    const late = setTimeout(() => reject(new Error('no answer from the page')), PATIENCE)
    end = async () => {
      clearTimeout(late)
      server.close()
      server.closeAllConnections()
      const gone = new Promise((resolve) => child.once('exit', resolve))
      if (child.exitCode === null && child.kill()) await gone
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
    }
  })
})
let end = async () => {}
try {
  say(await answered)
} catch (error) {
  console.error(`FAILED: ${error.message}`)
  process.exitCode = 1
} finally {
  await end()
}
