// What others do to a page: translators, telephones that find dates and numbers, extensions, filters.
// Each is a function of its own, run when the document has been read or whenever a test wants it.
const textsIn = (root) => {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) texts.push(walker.currentNode);
  return texts.filter((text) => text.data.trim() && !text.parentElement.closest("script, style"));
};

const made = (name, attributes, words = "") => {
  const element = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
  element.append(words);
  return element;
};

const wrapInLink = (node) => {
  const link = made("a", { href: "x-apple-data-detectors://1", "x-apple-data-detectors": "true" });
  node.replaceWith(link);
  link.append(node);
};

const theirs = () => made("div", { class: "theirs" }, "Words of others");

const remove = (...selectors) => {
  for (const element of document.querySelectorAll(selectors)) element.remove();
};

const PLACES = ["#announcement", "#network", "#notice"];

window.changes = {
  translated() {
    for (const text of textsIn(document.body).filter((text) => !text.parentElement.closest("font"))) {
      text.replaceWith(made("font", {}, made("font", {}, `«${text.data}»`)));
    }
    if (!document.title.startsWith("«")) document.title = `«${document.title}»`;
    document.documentElement.classList.add("translated-ltr");
    document.documentElement.lang = "fr";
  },

  translating() {
    window.changes.translated();
    const again = new MutationObserver(() => window.changes.translated());
    again.observe(document.body, { childList: true, characterData: true, subtree: true });
  },

  detected() {
    for (const time of document.querySelectorAll("#app time")) wrapInLink(time);
    for (const text of textsIn(document.getElementById("app"))) {
      const at = text.data.search(/\d/);
      if (at >= 0) wrapInLink(text.splitText(at));
    }
    for (const headline of document.querySelectorAll("h1")) headline.childNodes.forEach(wrapInLink);
  },

  added() {
    for (const place of document.querySelectorAll("body, #app, main, article")) {
      place.prepend(theirs());
      place.append(theirs());
    }
    for (const paragraph of document.querySelectorAll("main p, main li")) paragraph.after(theirs());
    for (const element of document.querySelectorAll("#app *")) element.setAttribute("bis_skin_checked", "1");
    document.head.prepend(made("meta", { name: "theirs" }));
    document.head.append(made("meta", { name: "theirs" }));
    for (const element of [document.documentElement, document.body]) {
      element.setAttribute("data-theirs", "yes");
      element.classList.add("theirs-too");
    }
  },

  framed() {
    for (const element of document.querySelectorAll("main, #app")) {
      const frame = made("div", { class: "theirs" });
      element.replaceWith(frame);
      frame.append(element);
    }
  },

  copied() {
    const app = document.getElementById("app");
    app.replaceWith(app.cloneNode(true));
  },

  stripped() {
    remove(".skip-link", ".masthead", "#foot", ...PLACES);
  },

  unscripted() {
    remove("body script");
  },

  emptied() {
    for (const element of document.querySelectorAll("main article, main h1")) element.replaceChildren();
  },

  beheaded() {
    remove("main", ...PLACES);
  },

  cleared() {
    remove(".skip-link", ".masthead", "main", "#foot", ...PLACES);
  },
};

// The next document is changed as soon as it has been read, or left without an app.
const wanted = sessionStorage.change;
delete sessionStorage.change;
if (wanted in window.changes) addEventListener("DOMContentLoaded", () => window.changes[wanted]());
else if (wanted) delete globalThis.WebAssembly;
