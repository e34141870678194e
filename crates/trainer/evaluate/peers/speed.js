// One turn ours, one turn theirs, and again: what else the machine does hits both. Each turn has a text of its own, as a
// reader brings one: over a text that it knows already, compromise is twice as quick.
const TURNS = 10
const WORDS = 4000
const STORY = 1000

const words = (blocks) => blocks.reduce((sum, it) => sum + (it.match(/\S+/g)?.length ?? 0), 0)

/** The blocks in stretches of so many words; what is left over at the end is no stretch. */
function stretches(blocks, limit) {
  const all = [[]]
  let sum = 0
  for (const block of blocks) {
    all.at(-1).push(block)
    sum += words([block])
    if (sum < limit) continue
    all.push([])
    sum = 0
  }
  return all.slice(0, -1)
}

function start(script, type) {
  const worker = new Worker(script, { type })
  return (message, transfer = []) => new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => resolve(data)
    worker.onerror = (event) => reject(new Error(`${script}: ${event.message}`))
    worker.postMessage(message, transfer)
  })
}

async function measure() {
  const [texts, model] = await Promise.all([
    fetch('texts').then((it) => it.text()),
    fetch('model').then((it) => it.arrayBuffer()),
  ])
  const all = texts.trimEnd().split('\n').flatMap((line) => JSON.parse(line).blocks)
  const [long, stories] = [stretches(all, WORDS), stretches(all, STORY)]
  if (long.length < 9) throw new Error('too little text for nine turns')
  const ours = start('ours.js', 'module')
  const theirs = start('theirs.js', 'classic')
  const { warming, reading, memory } = await ours({ model }, [model])
  const first = await ours({ blocks: stories[0] })
  const cpu = () => fetch('cpu').then((it) => it.json())
  const run = async (worker, blocks) => {
    const before = await cpu()
    const timed = await worker({ blocks })
    return { words: words(blocks), ...timed, cpu: (await cpu()) - before }
  }
  const answer = { agent: navigator.userAgent, warming, reading, first: first.ms, ours: [], theirs: [], story: [], memory: [memory, first.memory] }
  answer.firstTheirs = (await theirs({ blocks: stories[0] })).ms
  for (const blocks of long.slice(0, TURNS)) {
    answer.ours.push(await run(ours, blocks))
    answer.theirs.push(await run(theirs, blocks))
  }
  const before = await cpu()
  for (const blocks of stories) answer.story.push({ words: words(blocks), ...(await ours({ blocks })) })
  answer.storyCpu = ((await cpu()) - before) / stories.length
  answer.memory.push(answer.ours.at(-1).memory)
  return answer
}

const answer = await measure().catch((error) => ({ error: String(error) }))
await fetch('/', { method: 'POST', body: JSON.stringify(answer) })
