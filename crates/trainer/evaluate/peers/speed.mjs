// Words a second of the recognizer and of compromise, turn by turn in one page of one browser, each in a worker:
// node speed.mjs BROWSER MODULE_FOLDER MODEL TEXTS
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
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

/** The processor time of the pages so far, in ms: unlike the clock's, it does not count what else the machine does. */
function cpu(root) {
  const parents = new Map()
  try {
    for (const pid of readdirSync('/proc').filter((it) => /^\d+$/.test(it))) {
      const stat = readIfThere(`/proc/${pid}/stat`)
      parents.set(Number(pid), Number(stat.slice(stat.lastIndexOf(')')).split(' ')[2]))
    }
  } catch {
    return null // Only Linux has these files.
  }
  const isOurs = (pid) => pid === root || (parents.has(pid) && isOurs(parents.get(pid)))
  let sum = 0
  for (const pid of [...parents.keys()].filter(isOurs)) {
    if (!readIfThere(`/proc/${pid}/cmdline`).includes('--type=renderer')) continue
    for (const task of readdirSync(`/proc/${pid}/task`)) {
      sum += Number(readIfThere(`/proc/${pid}/task/${task}/schedstat`).split(' ')[0]) / 1e6
    }
  }
  return sum > 0 ? sum : null
}

/** Processes end while they are looked at. */
function readIfThere(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)]
}

const spread = (numbers) => `${median(numbers).toFixed(1)} (${Math.min(...numbers).toFixed(1)} to ${Math.max(...numbers).toFixed(1)})`

function sayRates(name, key, { ours, theirs }) {
  const rate = (run) => (run.words / run[key]) * 1000
  const ratios = ours.map((it, turn) => rate(it) / rate(theirs[turn]))
  console.log(`  by ${name}: Dateline ${spread(ours.map(rate))} words/s, compromise ${spread(theirs.map(rate))}, ratio ${spread(ratios)}`)
}

function say(answer) {
  if (answer.error) throw new Error(answer.error)
  const { ours, story } = answer
  const average = (runs) => Math.round(runs.reduce((sum, it) => sum + it.words, 0) / runs.length)
  console.log(`${answer.agent.replace(/.*(?:Headless)?Chrome\/([\d.]+).*/, 'Chromium $1')}, the same texts of ${average(ours)} words, ${ours.length} turns each; medians (least to most)`)
  sayRates('the clock', 'ms', answer)
  if (ours[0].cpu > 0) sayRates('processor time', 'cpu', answer)
  console.log(`  ${story.length} stories of ${average(story)} words by the clock: ${spread(story.map((it) => it.ms))} ms; the very first ${answer.first.toFixed(1)} ms, compromise's ${answer.firstTheirs.toFixed(1)} ms`)
  if (answer.storyCpu > 0) console.log(`  the same by processor time: ${answer.storyCpu.toFixed(1)} ms on average`)
  console.log(`  warming up, before the model: ${answer.warming.toFixed(1)} ms; reading the model: ${answer.reading.toFixed(1)} ms; memory of the module: ${answer.memory.map((it) => `${(it / 1e6).toFixed(1)} MB`).join(', ')} (model read, first story, all turns)`)
}

const profile = mkdtempSync(join(tmpdir(), 'dateline-speed-'))
let child
let end = async () => {}
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
    if (request.url === '/cpu') return response.end(JSON.stringify(cpu(child?.pid)))
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
    child = spawn(browser, ['--headless', '--no-sandbox', '--disable-gpu', `--user-data-dir=${profile}`,
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
try {
  say(await answered)
} catch (error) {
  console.error(`FAILED: ${error.message}`)
  process.exitCode = 1
} finally {
  await end()
}
