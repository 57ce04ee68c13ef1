// In the place of an earlier site's service worker: takes it and all that it kept away, and loads the
// pages that it answered for anew, from the network.
addEventListener("install", () => skipWaiting());

async function leave() {
  await Promise.all((await caches.keys()).map((name) => caches.delete(name)));
  await registration.unregister();
  const pages = await clients.matchAll({ type: "window" });
  // A page that is closing by now is none to wait for.
  await Promise.allSettled(pages.map((page) => page.navigate(page.url)));
}

addEventListener("activate", (event) => event.waitUntil(leave()));
