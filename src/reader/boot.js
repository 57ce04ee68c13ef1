// Fetches and starts the app. A published page is whole without it, so it waits until the page has
// been painted and the browser is idle, or until the reader shows an intent to go on.
const loader = document.querySelector("script[data-wasm]");
const { base = "", path, js, wasm, strings, styles, tools } = loader.dataset;
const published = document.querySelector("#app > *, #main");
// What the app would do is not offered where there is none.
const root = document.documentElement.dataset;

async function text(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.text();
}

// What a page of another kind looks like has to be known before it is shown. It is added only then, since a
// browser styles the whole document anew for it.
async function wardrobe() {
  if (!styles || document.querySelector(`link[rel=stylesheet][href="${styles}"]`)) return () => {};
  let dressed = false;
  const once = (dress) => () => (dressed ||= (dress(), true));
  try {
    const sheet = new CSSStyleSheet();
    await sheet.replace(await text(styles));
    return once(() => (document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]));
  } catch {
    // Older browsers can make none, and the file may not have come.
    const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href: styles });
    return once(() => document.head.append(link));
  }
}

async function start() {
  // Streaming needs the right content type; a server without it still gives the bytes.
  const [app, module, words, dress] = await Promise.all([
    import(js),
    fetch(wasm),
    published && strings ? text(strings) : undefined,
    wardrobe(),
  ]);
  if (!module.ok) throw new Error(`${wasm}: ${module.status}`);
  await app.default({ module_or_path: module });
  // The browser may see to the reader in between.
  await new Promise((then) => setTimeout(then));
  bridge = { ...loader.dataset, words, setData, build, dress, fill, turned };
  app.start(bridge);
}

// What the app and this file say to each other, once there is an app.
let bridge = {};

// The policy on Trusted Types lets nothing set the text of a script but this, and this only JSON.
const rules = { createScript: (data) => (JSON.parse(data), data.replaceAll("<", "\\u003c")) };
let policy = rules;
try {
  policy = window.trustedTypes?.createPolicy("standfirst-data", rules) ?? rules;
} catch {
  // A host with a policy of its own: then the data is left out.
}
const setData = (script, text) => {
  script.textContent = policy.createScript(text);
};

// Makes what stands in the data of pages (JsonML) part of the document. Nothing is made that runs, loads
// a page or changes the style of others: of such an element the words stay.
const namespaces = new Map([
  ["svg", "http://www.w3.org/2000/svg"],
  ["math", "http://www.w3.org/1998/Math/MathML"],
]);
const plain = /^[a-z][a-z0-9-]*$/i;
const refused =
  /^(animate.*|base|discard|embed|frame.*|iframe|link|meta|noembed|noframes|object|plaintext|portal|script|set|style|template|xmp)$/i;
const running = /^(on.*|action|formaction|ping|srcdoc|style)$/i;
const addresses = /^(background|cite|data|data-src|href|longdesc|poster|src)$/i;
const schemes = ["http:", "https:", "mailto:", "tel:"];

function hasAllowedScheme(address) {
  try {
    return schemes.includes(new URL(address, location.href).protocol);
  } catch {
    return false;
  }
}

// Deeper than any page is, and less deep than a browser can follow.
const deepest = 400;

function build(node, around, depth = 0) {
  if (typeof node === "string") return document.createTextNode(node);
  if (!Array.isArray(node) || depth > deepest) return document.createTextNode("");
  const [name, ...parts] = node;
  const tag = plain.test(name) && !refused.test(name) ? name : "div";
  const namespace = namespaces.get(tag) ?? around;
  const made = namespace ? document.createElementNS(namespace, tag) : document.createElement(tag);
  if (parts.length && !Array.isArray(parts[0]) && typeof parts[0] === "object") {
    const attributes = Object.entries(parts.shift() ?? {});
    // A picture that comes before all others waits until its page is shown.
    if (tag === "img" && attributes.some(([key]) => key === "fetchpriority")) made.loading = "lazy";
    for (const [key, value] of tag === name ? attributes : []) {
      if (!plain.test(key) || running.test(key)) continue;
      if (!addresses.test(key) || hasAllowedScheme(value)) made.setAttribute(key, value);
    }
  }
  for (const part of parts) made.append(build(part, namespace, depth + 1));
  return made;
}

// Puts what the publication has under each story (docs/slots.md) into the place for it.
function fill() {
  const template = document.querySelector("#slot-after-story");
  const place = document.querySelector("[data-slot=after-story]:empty");
  if (template && place) place.append(template.content.cloneNode(true));
}

// A tool is a module of its own, which comes with the first page that has an element for it.
async function use() {
  const place = document.querySelector("main [data-tool]");
  if (!place || !tools) return;
  const known = (await import(tools)).tools;
  const tool = await import(known[place.dataset.tool]);
  if (place.isConnected) tool.show(place, build);
}

// A key does what the link does that names it, but not while a reader writes.
addEventListener("keydown", (event) => {
  const { key, target, ctrlKey, metaKey, altKey, defaultPrevented } = event;
  if (ctrlKey || metaKey || altKey || defaultPrevented || event.isComposing || !isAtHome()) return;
  if (key.length !== 1 || target.closest?.("input, textarea, select, dialog, [contenteditable]")) return;
  const link = document.querySelector(`[aria-keyshortcuts="${CSS.escape(key)}"]`);
  if (!link) return;
  event.preventDefault();
  const field = document.querySelector("main [data-tool] input");
  if (field && link.hasAttribute("aria-current")) field.focus();
  else link.click();
});

// Tells the publication's own scripts of the page that is shown, once: at another part of it, or with another
// query, it is the same.
let told;
const isMissing = () => document.querySelector("#near") !== null;
function turned() {
  const { pathname } = location;
  // The page for what is missing is none that can be had.
  if (document.prerendering || told === pathname || isMissing()) return;
  told = pathname;
  use().catch((error) => console.error("A part of the page did not come.", error));
  const detail = { path: pathname, title: document.title };
  window.standfirst = { page: detail };
  document.dispatchEvent(new CustomEvent("standfirst:page", { detail }));
}

// An entry that an earlier app has made, while this document holds the page of another one.
const here = location.pathname;
function reloadIfElsewhere() {
  if (root.app !== "live" && location.pathname !== here) location.reload();
}
addEventListener("popstate", reloadIfElsewhere);

// The scroll position, where an app has taken its restoration over and could not give it back.
if (history.scrollRestoration === "manual") {
  try {
    const top = JSON.parse(sessionStorage.getItem("standfirst-places"))?.[history.state];
    if (top) scrollTo({ top, behavior: "instant" });
  } catch {
    // Without a storage nothing is known of it.
  }
}

// After a panic the app answers for nothing: links are the browser's, and so is the way back. A page that was
// on its way is loaded, so that none stands under the address of another.
function leaveToBrowser() {
  if (root.app === "none") return;
  for (const act of ["click", "keydown"]) {
    addEventListener(act, (event) => event.stopImmediatePropagation(), { capture: true });
  }
  const left = location.pathname;
  const back = () => location.pathname !== left && location.reload();
  addEventListener("popstate", back, { capture: true });
  root.app = "none";
  delete root.turning;
  document.querySelector("main")?.removeAttribute("aria-busy");
  const { toward } = bridge;
  if (!toward) return;
  if (new URL(toward, location.href).href === location.href) location.reload();
  else location.assign(toward);
}
addEventListener("standfirst-panic", leaveToBrowser);

// What a browser refuses the app, such as markup made of a string, is no panic, and ends it as well.
for (const failure of ["error", "unhandledrejection"])
  addEventListener(failure, ({ error, reason }) => {
    if (String((error ?? reason)?.stack).includes(js)) leaveToBrowser();
  });

function decoded(address) {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}

// Whether the document stands where it was published, and not in an archive or a proxy, under the address
// of something else. The page for what is missing is at any address below the site's.
function isAtHome() {
  const named = (address) => decoded(address).replace(/(index\.html)?$/, "").replace(/\/$/, "");
  const folder = (address) => new URL(".", new URL(address, location.href)).href;
  const whole = (address) => address.split("#")[0];
  const isOwnAddress =
    path === undefined ||
    named(here) === named(path) ||
    (path === `${base}/404.html` && here.startsWith(`${base}/`));
  return (
    isOwnAddress &&
    folder(js) === folder(import.meta.url) &&
    new URL(import.meta.url).origin === location.origin &&
    whole(document.baseURI) === whole(location.href)
  );
}

// The first page: once it is there to be seen, and again where Back brings the whole document back.
if (isAtHome()) {
  turned();
  document.addEventListener("prerenderingchange", turned);
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted) told = undefined;
    turned();
  });
}

// Without WebAssembly the links of the page work as they are.
if (!isAtHome()) {
  document.querySelector("script[type=speculationrules]")?.remove();
  root.app = "none";
} else if (typeof WebAssembly !== "object") {
  root.app = "none";
} else {
  const intents = ["pointerover", "touchstart", "keydown"];
  let begun = false;
  const begin = () => {
    if (begun) return;
    begun = true;
    for (const intent of intents) removeEventListener(intent, onIntent);
    start().catch((error) => {
      root.app = "none";
      console.error("The app did not start; the page works without it.", error);
    });
  };
  const onIntent = (event) => {
    if (event.target instanceof Element && event.target.closest("a[href]")) begin();
  };
  const whenIdle = () => {
    if ("requestIdleCallback" in window) requestIdleCallback(begin, { timeout: 3000 });
    else setTimeout(begin, 200);
  };
  // The page may have loaded before its first paint.
  const whenPainted = () => {
    const painted = new PerformanceObserver((seen) => {
      if (!seen.getEntriesByName("first-contentful-paint").length) return;
      painted.disconnect();
      whenIdle();
    });
    painted.observe({ type: "paint", buffered: true });
    // Firefox reports no paint of a page that opens scrolled, at a fragment or after a reload.
    requestAnimationFrame(() => setTimeout(whenIdle, 1000));
  };

  if (!published) begin();
  else if (navigator.connection?.saveData) root.app = "none";
  else {
    for (const intent of intents) addEventListener(intent, onIntent, { passive: true });
    if (document.readyState === "complete") whenPainted();
    else addEventListener("load", whenPainted, { once: true });
  }
}
