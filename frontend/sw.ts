/// <reference lib="webworker" />
// The service worker. Pages come from the network first, so that a price is never stale where there is a connection;
// built files and photos never change under their address, so they come from the phone first.
type Keeps = { version: string; shell: string[]; offline: string; assets: string; photos: string };
const worker = self as unknown as ServiceWorkerGlobalScope & { HAAT: Keeps };

const { version, shell, offline, assets, photos } = worker.HAAT;
const SHELL = `shell-${version}`;
const PHOTOS = "photos";
const MOST_PHOTOS = 240;

worker.addEventListener("install", (event) => {
  event.waitUntil(
    caches
      .open(SHELL)
      .then((cache) => cache.addAll(shell))
      .then(() => worker.skipWaiting()),
  );
});

worker.addEventListener("activate", (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((name) => name !== SHELL && name !== PHOTOS).map((name) => caches.delete(name))))
      .then(() => worker.clients.claim()),
  );
});

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (address.origin !== worker.location.origin) return;
  // A form that is sent into a dead network ends on the offline page too; the way back from there still holds it.
  if (request.mode === "navigate") return event.respondWith(page(request));
  if (request.method !== "GET") return;
  if (address.pathname.startsWith(assets)) event.respondWith(kept(request, SHELL));
  else if (address.pathname.startsWith(photos)) event.respondWith(kept(request, PHOTOS, MOST_PHOTOS));
});

async function page(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch {
    return (await caches.match(offline)) ?? Response.error();
  }
}

async function kept(request: Request, name: string, most = 0): Promise<Response> {
  const cache = await caches.open(name);
  const found = await cache.match(request);
  if (found) return found;
  const response = await fetch(request);
  if (response.status === 200) {
    await cache.put(request, response.clone());
    if (most) await forgetOldest(cache, most);
  }
  return response;
}

async function forgetOldest(cache: Cache, most: number): Promise<void> {
  const keys = await cache.keys();
  await Promise.all(keys.slice(0, Math.max(0, keys.length - most)).map((key) => cache.delete(key)));
}
