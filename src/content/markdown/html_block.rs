//! HTML between blocks: figures, pictures, frames of known senders, and what is folded.

use super::{
    attributes::{Attribute, Escapes, read as attributes},
    blocks::File,
    directive, embeds,
    placed::{Node, Placed},
    trouble::Trouble,
};

/// What a piece of HTML is.
pub enum HtmlBlock {
    /// Notes of the editor, which are left out.
    Nothing,
    /// The block that says the same.
    Block(Placed),
    /// The beginning of what is folded: its title, and where what follows stands in the piece, in bytes.
    Open(String, usize),
    /// Its end.
    Close,
    /// No block says the same.
    Trouble(Trouble),
}

/// A tag with its attributes.
struct Tag<'h> {
    name: String,
    attributes: Vec<Attribute>,
    /// What follows it.
    rest: &'h str,
}

/// What HTML between blocks stands for; `at` is where it begins, in bytes.
pub fn read(html: &str, at: usize) -> HtmlBlock {
    let Some(rest) = without_comments(html) else {
        let what = "a comment is not closed";
        let mend = "write `-->` after it: what follows would be a part of it";
        return HtmlBlock::Trouble(Trouble::new(at, what, mend));
    };
    let rest = rest.trim();
    if rest.is_empty() {
        return HtmlBlock::Nothing;
    }
    let Some(tag) = tag(rest) else {
        let what = if rest.starts_with('<') {
            "this HTML can't be read"
        } else {
            "words stand on the line of a comment"
        };
        let mend = "put them in a line of their own, with an empty line before it";
        return HtmlBlock::Trouble(Trouble::new(at, what, mend));
    };
    let block = match tag.name.as_str() {
        "details" => return folded(html, &tag, at),
        "/details" if tag.rest.trim().is_empty() => return HtmlBlock::Close,
        "figure" => figure(&tag, at),
        "img" if tag.rest.trim().is_empty() => picture(&tag, at),
        "hr" if tag.rest.trim().is_empty() => Some(Placed::typed(at, "divider", Vec::new())),
        "iframe" => match frame(&tag, at) {
            Ok(block) => Some(block),
            Err(trouble) => return HtmlBlock::Trouble(trouble),
        },
        _ => None,
    };
    block.map_or_else(
        || HtmlBlock::Trouble(unknown(&tag.name, at)),
        HtmlBlock::Block,
    )
}

fn unknown(name: &str, at: usize) -> Trouble {
    let what =
        format!("there is no block like the HTML element `<{name}>`, or not as it is used here");
    let mend =
        "write what is in it as Markdown, or as a block such as `:::info-box {title=\"A title\"}`";
    Trouble::new(at, what, mend)
}

/// None where one is not closed.
fn without_comments(html: &str) -> Option<String> {
    let mut whole = String::new();
    let mut rest = html;
    while let Some((before, comment)) = rest.split_once("<!--") {
        whole.push_str(before);
        rest = comment.split_once("-->")?.1;
    }
    Some(whole + rest)
}

/// The tag that a text begins with.
fn tag(html: &str) -> Option<Tag<'_>> {
    let inside = html.trim_start().strip_prefix('<')?;
    let end = inside.find(|c: char| !(c.is_ascii_alphanumeric() || "-/".contains(c)))?;
    let (name, after) = inside.split_at(end);
    let (name, after) = match name.strip_suffix('/') {
        Some(name) if after.starts_with('>') => (name, after),
        _ => (name, after),
    };
    let (attributes, end) = attributes(after, &['>', '/'], Escapes::References).ok()?;
    let rest = after
        .get(end..)?
        .trim_start_matches('/')
        .strip_prefix('>')?;
    Some(Tag {
        name: name.to_ascii_lowercase(),
        attributes,
        rest,
    })
}

impl Tag<'_> {
    fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|one| one.name == name)?;
        found.value.as_deref()
    }
}

/// `<details><summary>…</summary>`, at the beginning of a piece.
fn folded(html: &str, details: &Tag, at: usize) -> HtmlBlock {
    let summary = tag(details.rest).filter(|tag| tag.name == "summary");
    let inside = summary.and_then(|tag| tag.rest.split_once("</summary>"));
    let Some((title, rest)) = inside else {
        let what = "what is folded has no title";
        let mend = "begin it by `<details><summary>A title</summary>`";
        return HtmlBlock::Trouble(Trouble::new(at, what, mend));
    };
    let title = html_escape::decode_html_entities(title.trim()).into_owned();
    // What follows may be Markdown, and is read where it stands.
    let trailing = html.len() - html.trim_end().len();
    HtmlBlock::Open(title, html.len() - trailing - rest.len())
}

fn picture(img: &Tag, at: usize) -> Option<Placed> {
    let src = img.attribute("src")?;
    let alt = img.attribute("alt").unwrap_or_default();
    let fields = vec![
        ("src", Placed::words(at, src)),
        ("alt", Placed::words(at, alt)),
    ];
    Some(Placed::typed(at, "image", fields))
}

/// `<figure>` with one `<img>` and its caption.
fn figure(figure: &Tag, at: usize) -> Option<Placed> {
    let img = tag(figure.rest).filter(|tag| tag.name == "img")?;
    let mut picture = picture(&img, at)?;
    let mut rest = img.rest;
    if let Some(caption) = tag(rest).filter(|tag| tag.name == "figcaption") {
        let (words, after) = caption.rest.split_once("</figcaption>")?;
        rest = after;
        let text = words_of(words.trim(), at)?;
        let caption = Placed::object(at, vec![("text".to_owned(), text)]);
        if let Node::Object(fields) = &mut picture.node {
            fields.push(("caption".to_owned(), caption));
        }
    }
    (rest.trim() == "</figure>").then_some(picture)
}

/// Words with their marks; none where they are more than one paragraph.
fn words_of(words: &str, at: usize) -> Option<Placed> {
    let mut file = File::new(words);
    let mut blocks = super::blocks::read(0..words.len(), &mut file);
    let made = directive::finished(std::mem::take(&mut blocks), &mut file);
    let [paragraph] = made.as_slice() else {
        return words.is_empty().then(|| Placed::words(at, ""));
    };
    let is_words = paragraph.is("paragraph") && file.troubles.is_empty() && file.notes.is_empty();
    let text = paragraph.get("text").filter(|_| is_words)?;
    Some(text.clone().moved(at))
}

fn frame(iframe: &Tag, at: usize) -> Result<Placed, Trouble> {
    let none = || unknown("iframe", at);
    let is_alone = iframe.rest.trim() == "</iframe>";
    let src = iframe
        .attribute("src")
        .filter(|_| is_alone)
        .ok_or_else(none)?;
    let src = match src.strip_prefix("//") {
        Some(rest) => format!("https://{rest}"),
        None => src.to_owned(),
    };
    let Some(provider) = embeds::provider(&src) else {
        let what = format!("nobody is known who sends the frame `{src}`");
        let mend = "write `::embed {provider=frame href=… title=…}`, if readers may be sent there";
        return Err(Trouble::new(at, what, mend));
    };
    let title = iframe.attribute("title").map(str::trim).unwrap_or_default();
    if title.is_empty() {
        let what = "this frame has no title, by which it is told before it is loaded";
        let mend = "add `title=\"What it is\"` to it";
        return Err(Trouble::new(at, what, mend));
    }
    let fields = vec![
        ("provider", Placed::words(at, provider)),
        ("href", Placed::words(at, src)),
        ("title", Placed::words(at, title)),
    ];
    Ok(Placed::typed(at, "embed", fields))
}
