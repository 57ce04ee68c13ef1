// Shows over a page what keeps the site from being published: under a bundler what a file lists, under `standfirst serve`
// what it tells, which also loads the page again when the site has changed.
{
  const { site, build, problems } = document.currentScript.dataset;
  const styles = new CSSStyleSheet();
  styles.replaceSync(`
    :host { all: initial; position: fixed; inset: auto 0 0; z-index: 2147483647; direction: ltr; color-scheme: light dark; }
    section { box-sizing: border-box; max-height: 60vh; overflow: auto; padding: 1rem 1.25rem; border-top: 4px solid #c70000;
      background: light-dark(#fff, #1a1a1a); color: light-dark(#121212, #f0f0f0); font: 15px/1.45 system-ui, sans-serif;
      box-shadow: 0 -4px 24px rgb(0 0 0 / .25); }
    header { display: flex; justify-content: space-between; align-items: start; gap: 1rem; }
    h2 { margin: 0; font-size: 1.1rem; }
    ol { margin: .75rem 0 0; padding: 0; list-style: none; }
    li { padding: .6rem 0; border-top: 1px solid light-dark(#ddd, #444); overflow-wrap: anywhere; }
    code { font: 13px/1.4 ui-monospace, monospace; color: light-dark(#a10000, #ff9d9d); }
    p { margin: .15rem 0 0; max-width: 70ch; }
    .what, .mend { white-space: pre-wrap; }
    .mend { color: light-dark(#555, #b5b5b5); }
    button { min-width: 44px; min-height: 32px; font: inherit; }
  `);
  const place = document.createElement("standfirst-problems");
  const root = place.attachShadow({ mode: "open" });
  root.adoptedStyleSheets = [styles];

  const element = (name, text, className) => {
    const made = document.createElement(name);
    if (text) made.textContent = text;
    if (className) made.className = className;
    return made;
  };

  const show = (trouble, kept = "the site from being published") => {
    const section = element("section");
    const heading = element("h2", trouble.length === 1
      ? `1 problem keeps ${kept}`
      : `${trouble.length} problems keep ${kept}`);
    heading.id = "title";
    const close = element("button", "Hide");
    close.addEventListener("click", () => place.remove());
    const header = element("header");
    header.append(heading, close);
    const list = element("ol");
    for (const { place, what, mend } of trouble) {
      const item = element("li");
      if (place) item.append(element("code", place));
      item.append(element("p", what, "what"));
      if (mend) item.append(element("p", mend, "mend"));
      list.append(item);
    }
    section.setAttribute("role", "alert");
    section.setAttribute("aria-labelledby", "title");
    section.append(header, list);
    root.replaceChildren(section);
    document.body.append(place);
  };

  const follow = ({ data }) => {
    const now = JSON.parse(data);
    // Before there is a site, the page itself says what is wrong.
    const isOld = site ? now.site !== site : now.build !== build;
    if (isOld) location.reload();
    else if (site && now.trouble.length) show(now.trouble);
    else place.remove();
  };
  // What rustc says is a line of JSON each: https://doc.rust-lang.org/rustc/json.html
  const compiled = (line) => {
    const { level, message, spans = [], children } = JSON.parse(line);
    const [main] = spans.filter(span => span.is_primary);
    // Errors without a place count the others.
    if (level !== "error" || !main) return [];
    const label = main.label && main.label !== message ? `\n${main.label}` : "";
    const hints = children.map(({ level, message }) => `${level}: ${message}`);
    const place = `${main.file_name}:${main.line_start}:${main.column_start}`;
    return [{ place, what: message + label, mend: hints.join("\n") }];
  };

  const get = (address, otherwise) =>
    fetch(address, { cache: "no-store" }).then(answer => answer.ok ? answer.text() : otherwise);

  if (problems) {
    get(problems, "[]").then(text => JSON.parse(text)).then(trouble => trouble.length && show(trouble));
    const tell = async () => {
      const lines = await get(new URL("rust.jsonl", new URL(problems, location.href)), "");
      const trouble = lines.split("\n").filter(line => line.startsWith("{")).flatMap(compiled);
      if (trouble.length) show(trouble, "the program from being compiled");
    };
    // Trunk says of a build that fails no more than that, in an element that it puts before all others, and says
    // it again there when the next one fails.
    const again = new MutationObserver(tell);
    const first = new MutationObserver(() => {
      const said = document.body.firstElementChild;
      if (!said?.textContent.startsWith("Build failure")) return;
      first.disconnect();
      again.observe(said, { childList: true, subtree: true });
      tell();
    });
    first.observe(document.body, { childList: true });
  } else {
    new EventSource("/.standfirst/events").addEventListener("message", follow);
  }
}
