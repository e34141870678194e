import init, { Recognizer } from './dateline_evaluate.js'

const ready = init({ module_or_path: 'dateline_evaluate_bg.wasm' })
let recognizer

onmessage = async ({ data }) => {
  const { memory } = await ready
  const begun = performance.now()
  if (data.model) {
    recognizer = new Recognizer(new Uint8Array(data.model))
    postMessage({ reading: performance.now() - begun, memory: memory.buffer.byteLength })
    return
  }
  recognizer.count(data.blocks)
  postMessage({ ms: performance.now() - begun, memory: memory.buffer.byteLength })
}
