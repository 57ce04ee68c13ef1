// The one field that Decap CMS lacks: words, or JSON where a story has more than words.

const written = (value) => {
  if (value === undefined || value === null) return "";
  if (typeof value === "string") return value;
  return JSON.stringify(value.toJS ? value.toJS() : value, null, 2);
};

// What begins like JSON is JSON, as soon as it is whole.
const meant = (text) => {
  if (!/^\s*[[{]/.test(text)) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

const Words = createClass({
  getInitialState() {
    return { text: written(this.props.value) };
  },
  change(event) {
    const text = event.target.value;
    this.setState({ text });
    this.props.onChange(meant(text));
  },
  render() {
    return h("textarea", {
      id: this.props.forID,
      className: this.props.classNameWrapper,
      dir: "auto",
      rows: Math.min(20, this.state.text.split("\n").length + 2),
      value: this.state.text,
      onChange: this.change,
      onFocus: this.props.setActiveStyle,
      onBlur: this.props.setInactiveStyle,
    });
  },
});

const WordsPreview = createClass({
  render() {
    return h("p", { dir: "auto" }, plain(this.props.value));
  },
});

// The words alone of a text with spans.
const plain = (value) => {
  const spans = value && value.toJS ? value.toJS() : value;
  if (Array.isArray(spans)) return spans.map(plain).join("");
  if (spans && typeof spans === "object") return plain(spans.text);
  return spans ?? "";
};

// Pictures in folders of the media folder are not found from here.
const hide = (event) => {
  event.target.hidden = true;
};

// Markdown as blocks, roughly: what stands between empty lines, and what its first signs make of it.
const signs = [
  [/^#{1,6} +/, "heading"],
  [/^> ?/gm, "quote"],
];
const paragraphs = (text) =>
  text.split(/\n\s*\n/).filter((words) => words.trim()).map((words) => {
    const [sign, type] = signs.find(([sign]) => words.search(sign) === 0) ?? [/^/, "paragraph"];
    return { type, text: words.replace(sign, "") };
  });

// A story as it reads: headline, standfirst, and what of the body is words.
const Story = createClass({
  render() {
    const data = this.props.entry.get("data");
    const value = (name) => data.get(name);
    const picture = data.getIn(["lead", "src"]);
    const body = value("body");
    const blocks = typeof body === "string" ? paragraphs(body) : body && body.toJS ? body.toJS() : [];
    const tags = { heading: "h2", quote: "blockquote", preformatted: "pre" };
    // The elements and classes are those of the site's pages, whose styles they are shown in.
    return h(
      "main",
      { className: "main" },
      h(
        "article",
        { className: "story", dir: "auto" },
        h(
          "header",
          { className: "story__opening" },
          value("kicker") && h("p", { className: "kicker" }, value("kicker")),
          h("h1", { className: "story__headline" }, value("headline") ?? value("title")),
          h("div", { className: "story__standfirst" }, h("p", {}, plain(value("standfirst")))),
        ),
        picture &&
          h("figure", { className: "figure story__lead" }, h("img", { src: String(this.props.getAsset(picture)), onError: hide })),
        h(
          "div",
          { className: "story__body" },
          blocks.map((block, key) => h(tags[block.type] ?? "p", { key }, plain(block.text) || `[${block.type}]`)),
        ),
      ),
    );
  },
});

CMS.registerPreviewStyle("site.css");
CMS.registerWidget("words", Words, WordsPreview);
for (const name of ["articles", "articles-json", "pages", "pages-json"]) CMS.registerPreviewTemplate(name, Story);
