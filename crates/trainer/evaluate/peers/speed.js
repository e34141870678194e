// One turn ours, one turn theirs, and again: what else the machine does hits both.
const TURNS = 11
const WORDS = 4000
const STORY = 1000
const STORY_TURNS = 31

const words = (blocks) => blocks.reduce((sum, it) => sum + (it.match(/\S+/g)?.length ?? 0), 0)

/** As many blocks, from the first one on, as have so many words. */
function upTo(blocks, limit) {
  let sum = 0
  return blocks.filter((it) => {
    const goesOn = sum < limit
    if (goesOn) sum += words([it])
    return goesOn
  })
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
  const [long, story] = [upTo(all, WORDS), upTo(all, STORY)]
  const ours = start('ours.js', 'module')
  const theirs = start('theirs.js', 'classic')
  const { reading, memory } = await ours({ model }, [model])
  const first = await ours({ blocks: story })
  const run = async (worker, blocks) => ({ words: words(blocks), ...(await worker({ blocks })) })
  const answer = { agent: navigator.userAgent, reading, first: first.ms, ours: [], theirs: [], story: [], memory: [memory, first.memory] }
  await run(theirs, story)
  for (let turn = 0; turn < TURNS; turn += 1) {
    answer.ours.push(await run(ours, long))
    answer.theirs.push(await run(theirs, long))
  }
  for (let turn = 0; turn < STORY_TURNS; turn += 1) answer.story.push(await run(ours, story))
  answer.memory.push(answer.ours.at(-1).memory)
  return answer
}

const answer = await measure().catch((error) => ({ error: String(error) }))
await fetch('/', { method: 'POST', body: JSON.stringify(answer) })
