// Stands in the head of every peer's page: asks for the story while the page's own script is on its way, and keeps what
// the bench asks for.

const name = new URLSearchParams(location.search).get("story");
const ending = document.currentScript.dataset.story;
window.bench = {};
if (ending) window.bench.answer = fetch(`/dateline/bench/${name}.${ending}`);
