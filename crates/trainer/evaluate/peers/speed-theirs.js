/* global importScripts, nlp */
importScripts('compromise.js')

onmessage = ({ data }) => {
  const begun = performance.now()
  for (const block of data.blocks) {
    const doc = nlp(block)
    for (const kind of ['people', 'organizations', 'places']) doc[kind]().json({ offset: true })
  }
  postMessage({ ms: performance.now() - begun })
}
