import init, { Recognizer, warm_up } from './dateline_evaluate.js'

let warming
// As in the app: while the model is on its way.
const ready = init({ module_or_path: 'dateline_evaluate_bg.wasm' }).then((module) => {
  const begun = performance.now()
  warm_up()
  warming = performance.now() - begun
  return module
})
let recognizer

onmessage = async ({ data }) => {
  const { memory } = await ready
  const begun = performance.now()
  if (data.model) {
    recognizer = new Recognizer(new Uint8Array(data.model))
    postMessage({ warming, reading: performance.now() - begun, memory: memory.buffer.byteLength })
    return
  }
  recognizer.count(data.blocks)
  postMessage({ ms: performance.now() - begun, memory: memory.buffer.byteLength })
}
