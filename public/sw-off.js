// Ends what sw.js does: takes away what this site has kept on the device, and itself. Put in the place of sw.js, as
// `dateline publish --no-offline` does, it reaches each reader with their next visit.

self.addEventListener("install", (event) => event.waitUntil(end()));

/** Before it is at work, since that may take until the last tab is closed; what such a tab keeps meanwhile goes next time. */
async function end() {
  const ours = (await caches.keys()).filter((it) => it.startsWith(`dateline:${self.registration.scope}:`));
  await Promise.all(ours.map((it) => caches.delete(it)));
  // Not awaited: it waits itself until this is installed.
  self.registration.unregister();
}
