/// <reference lib="webworker" />
// Keeps the page's own files, so that an installed page opens and can say that the agent doesn't answer. What the API says is never kept.
export {};
declare const self: ServiceWorkerGlobalScope;

// The build puts a version and the files with a hash in their names here.
const [version, ...assets] = "__SHELL_FILES__".split(" ");
const cacheName = `shell-${version}`;
const pages = ["/", "/start.js", "/manifest.webmanifest", "/icon.svg"];

self.addEventListener("install", event => {
  event.waitUntil(fill());
});

self.addEventListener("activate", event => {
  event.waitUntil(removeOlder());
});

self.addEventListener("fetch", event => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== self.location.origin) {
    return;
  }

  if (assets.includes(url.pathname)) {
    event.respondWith(fromCache(event.request));
  } else if (pages.includes(url.pathname)) {
    event.respondWith(fromAgent(event.request, url.pathname));
  }
});

self.addEventListener("notificationclick", event => {
  event.notification.close();
  event.waitUntil(showPage());
});

async function fill(): Promise<void> {
  const cache = await caches.open(cacheName);
  await cache.addAll([...pages, ...assets]);
  await self.skipWaiting();
}

async function removeOlder(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(names.filter(name => name.startsWith("shell-") && name !== cacheName).map(name => caches.delete(name)));
  await self.clients.claim();
}

async function fromCache(request: Request): Promise<Response> {
  return (await caches.match(request)) ?? fetch(request);
}

/** The agent's own form first: a newer agent's page is shown at once. */
async function fromAgent(request: Request, path: string): Promise<Response> {
  try {
    return await fetch(request);
  } catch (error) {
    const kept = await caches.match(path);
    if (kept) {
      return kept;
    }

    throw error;
  }
}

async function showPage(): Promise<void> {
  const [open] = await self.clients.matchAll({ type: "window" });
  await (open ? open.focus() : self.clients.openWindow("/"));
}
