// Finds stories by the index that was made when the site was published (Pagefind). The query, the filters and
// how much is shown stand in the address, so that Back, a reload and a link that is sent on show the same.
const FILTERS = ["section", "author", "topic", "kind", "year"];
const AT_ONCE = 10;
// Nobody means more, and each further word is looked up.
const LONGEST = 200;

const made = (name, attributes = {}, ...children) => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
};

// As the publisher writes what is indexed (`publish/search.rs`): one form of each letter, and neither vowel
// signs nor what only helps to set a word.
export const normal = (words) =>
  words
    .normalize("NFKC")
    .replace(/[\u064b-\u065f\u0670\u0640\u00ad]/g, "")
    .replace(/[\u200b-\u200f\u2066-\u2069]/g, " ")
    .replace(/\s+/g, " ")
    .trim()
    .slice(0, LONGEST);

// The scripts that a language is written in, of those that have more than one.
const scripts = { Jpan: ["Hira", "Kana", "Hani"], Kore: ["Hang", "Hani"], Hans: ["Hani"], Hant: ["Hani"] };

function isWrittenIn(language, words) {
  try {
    const { script } = new Intl.Locale(language).maximize();
    return (scripts[script] ?? [script]).some((one) => new RegExp(`\\p{Script=${one}}`, "u").test(words));
  } catch {
    return false;
  }
}

// The words that were found are marked in what stands around them; the index has them as escaped HTML.
function excerpt(html) {
  const line = made("p", { class: "search__excerpt", dir: "auto" });
  const plain = (text) =>
    text.replace(/&(lt|gt|quot|#39|#x27|amp);/g, (_, name) => ({ lt: "<", gt: ">", quot: '"', amp: "&" })[name] ?? "'");
  for (const [place, part] of html.split(/<\/?mark>/).entries())
    line.append(place % 2 ? made("mark", {}, plain(part)) : plain(part));
  return line;
}

class Search {
  constructor(place, build) {
    this.place = place;
    this.build = build;
    this.words = JSON.parse(place.dataset.words);
    this.number = 0;
    this.form();
    this.shown = made("div", { class: "search__found" });
    this.more = made("button", { type: "button", class: "search__more" }, this.words.more);
    this.status = made("p", { class: "search__status", role: "status" });
    this.more.hidden = true;
    this.more.addEventListener("click", () => this.showMore());
    this.place.querySelector(".search__off")?.remove();
    this.place.prepend(this.formElement, this.status, this.shown, this.more);
  }

  form() {
    const { label, narrow } = this.words;
    this.field = made("input", {
      type: "search",
      name: "q",
      class: "search__field",
      "aria-label": label,
      placeholder: label,
      autocomplete: "off",
      enterkeyhint: "search",
      dir: "auto",
      maxlength: LONGEST,
    });
    this.selects = {};
    this.narrow = made("details", { class: "search__narrow" }, made("summary", {}, narrow));
    this.narrow.hidden = true;
    this.formElement = made(
      "form",
      { class: "search__form", role: "search" },
      made("p", { class: "search__line" }, this.field, made("button", { class: "search__go" }, label)),
      this.narrow,
    );
    this.formElement.addEventListener("submit", (event) => {
      event.preventDefault();
      this.write(true);
    });
    this.field.addEventListener("input", () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.write(false), 250);
    });
    this.narrow.addEventListener("change", () => this.write(true));
  }

  engine() {
    const address = `${this.place.dataset.bundle}pagefind.js`;
    // Some browsers keep it that a module did not come.
    return import(address + (this.tries ? `?${this.tries}` : "")).catch((error) => {
      this.tries = (this.tries ?? 0) + 1;
      throw error;
    });
  }

  async open() {
    const { createInstance, watch } = await this.engine();
    this.failed = new Promise((_, fail) =>
      watch.addEventListener("failed", ({ detail }) => fail(detail), { once: true }),
    );
    this.failed.catch(() => {});
    this.merged = new Map();
    this.index = createInstance({ basePath: this.place.dataset.bundle, excerptLength: 24 });
    await this.sure(this.index.init());
  }

  // What is asked of Pagefind, unless something for it can't be had: of that it may say nothing.
  sure(asked) {
    return Promise.race([this.failed, asked]);
  }

  // Once, whoever asks first.
  opened() {
    this.opening ??= this.open();
    return this.opening;
  }

  // Other languages than the page's come with the first query that may be in them. Pagefind knows their tags in
  // lower case.
  async speak(words) {
    const { languages, bundle } = this.place.dataset;
    const own = document.documentElement.lang.toLowerCase();
    const isOfAll = !/\p{Letter}/u.test(words);
    const wanted = languages.split(" ").filter((one) => one !== own && (isOfAll || isWrittenIn(one, words)));
    const address = new URL(bundle, location.href).href;
    for (const language of wanted) {
      if (!this.merged.has(language)) this.merged.set(language, this.index.mergeIndex(address, { language }));
    }
    await Promise.all(this.merged.values());
    await this.offer(await this.index.filters());
  }

  offer(found) {
    for (const name of FILTERS) {
      const values = Object.keys(found[name] ?? {});
      if (!values.length) continue;
      const collator = new Intl.Collator(document.documentElement.lang);
      values.sort((one, other) => (name === "year" ? -1 : 1) * collator.compare(one, other));
      const select = (this.selects[name] ??= this.select(name));
      const chosen = select.value || this.asked().get(name) || "";
      select.replaceChildren(
        made("option", { value: "" }, this.words.any),
        ...values.map((value) => made("option", { value }, value)),
      );
      select.value = values.includes(chosen) ? chosen : "";
      this.narrow.hidden = false;
    }
  }

  select(name) {
    const select = made("select", { name });
    this.narrow.append(made("label", { class: "search__filter" }, made("span", {}, this.words[name]), select));
    return select;
  }

  asked() {
    return new URLSearchParams(location.search);
  }

  // Into the address. What was sent off, or came with the address, keeps its entry; the next query has one of its own,
  // and not one for each letter.
  write(isSent) {
    clearTimeout(this.timer);
    const query = new URLSearchParams();
    if (this.field.value.trim()) query.set("q", this.field.value.trim());
    for (const [name, select] of Object.entries(this.selects)) if (select.value) query.set(name, select.value);
    const to = location.pathname + (query.size ? `?${query}` : "");
    if (to !== location.pathname + location.search) {
      if (location.search && !this.isDraft) history.pushState(null, "", to);
      else history.replaceState(history.state, "", to);
      this.isDraft = true;
    }
    if (isSent) this.isDraft = false;
    this.run();
  }

  // From the address.
  read() {
    this.isDraft = false;
    const asked = this.asked();
    this.field.value = asked.get("q") ?? "";
    for (const [name, select] of Object.entries(this.selects)) select.value = asked.get(name) ?? "";
    this.run();
  }

  async run() {
    const number = ++this.number;
    const asked = this.asked();
    const words = normal(asked.get("q") ?? "");
    if (!words && !FILTERS.some((name) => asked.get(name))) return this.show([], "");
    this.shown.setAttribute("aria-busy", "true");
    try {
      await this.opened();
      await this.sure(this.speak(words));
      if (number !== this.number) return;
      // An address may ask for what no story has.
      const chosen = Object.entries(this.selects).filter(([, select]) => select.value);
      const filters = Object.fromEntries(chosen.map(([name, select]) => [name, select.value]));
      if (chosen.length) this.narrow.open = true;
      if (!words && !chosen.length) return await this.show([], this.words.none);
      const options = words ? { filters } : { filters, sort: { date: "desc" } };
      let found = (await this.sure(this.index.search(words || null, options)))?.results ?? [];
      // The index has Arabic words without their article.
      const bare = words.replace(/(^|\s)(?:[وفبك]?ال|لل)(?=\p{L}{3})/gu, "$1");
      if (!found.length && bare !== words) found = (await this.sure(this.index.search(bare, options)))?.results ?? [];
      if (number !== this.number) return;
      const count = found.length.toLocaleString(document.documentElement.lang);
      await this.show(found, found.length ? this.words.found.replace("{}", count) : this.words.none);
    } catch (error) {
      console.error(error);
      // What came of it is no use: the next query begins anew.
      this.opening = undefined;
      if (number === this.number) this.show([], this.words.failed);
    }
  }

  async show(found, status) {
    const { number } = this;
    const [top, reached] = (isBack && left.get(location.href)) || [0, 0];
    const cards = await this.cards(found.slice(0, Math.max(AT_ONCE, reached)));
    if (number !== this.number) return;
    this.at = location.href;
    this.found = found;
    this.reached = cards.length;
    this.shown.replaceChildren();
    if (cards.length) this.shown.append(made("div", { class: "cards", "data-count": "many" }, ...cards));
    this.shown.removeAttribute("aria-busy");
    this.status.textContent = status;
    this.more.hidden = this.reached >= found.length;
    if (top > scrollY) scrollTo({ top, behavior: "instant" });
  }

  leave() {
    if (this.place.isConnected && this.at === location.href) left.set(this.at, [scrollY, this.reached]);
  }

  async showMore() {
    const { number } = this;
    const cards = await this.cards(this.found.slice(this.reached, this.reached + AT_ONCE)).catch(() => {
      this.opening = undefined;
      return [];
    });
    if (number !== this.number) return;
    if (!cards.length) return void (this.status.textContent = this.words.failed);
    this.reached += cards.length;
    this.shown.firstChild.append(...cards);
    this.more.hidden = this.reached >= this.found.length;
    cards[0].querySelector("h2 a")?.focus();
  }

  cards(found) {
    const isQuery = normal(this.field.value);
    return Promise.all(
      found.map(async (one) => {
        const { meta, excerpt: html } = await one.data();
        const card = this.build(JSON.parse(meta.card));
        if (isQuery) card.querySelector(".card__date")?.before(excerpt(html));
        return card;
      }),
    );
  }
}

// By address: the scroll position in pixels, and how many results were shown. Where Back leads to results, whoever
// restores the position finds none yet.
const left = new Map();
let isBack = false;
let shown;

addEventListener("scroll", () => shown?.leave(), { passive: true });
addEventListener("popstate", () => {
  isBack = true;
  // To another query, or to another page.
  if (shown?.place.isConnected && shown.path === location.pathname) shown.read();
});
addEventListener("click", () => (isBack = false), { capture: true });
addEventListener("input", () => (isBack = false), { capture: true });

const known = new WeakMap();

/** Shows a search in its place: `main [data-tool=search]`. `build` makes an element of a node. */
export function show(place, build) {
  shown = known.get(place);
  if (!shown) known.set(place, (shown = new Search(place, build)));
  shown.path = location.pathname;
  shown.read();
  if (!shown.field.value) shown.field.focus();
}
