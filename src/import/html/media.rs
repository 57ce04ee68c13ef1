//! Pictures, sounds, films and frames.

use scraper::node::Element;
use serde_json::{Value, json};

use super::{
    CAPTION, CREDIT, CREDIT_LINK, Converter, Link, Outcome,
    blocks::Out,
    embed,
    spans::paragraph,
    tree::{self, Place, has_class},
};
use crate::grammar::words::is_visible;

impl Converter<'_> {
    pub(super) fn image(&mut self, place: Place, element: &Element, out: &mut Out) {
        let alt = element.attr("alt").unwrap_or_default().trim();
        if ["wp-smiley", "emoji"]
            .iter()
            .any(|class| has_class(element, class))
        {
            self.findings
                .add("picture of an emoji", Outcome::Converted, "the emoji", "");
            return out.run.words(alt, &out.marks, false);
        }
        let is_dot = |name| matches!(element.attr(name), Some("0" | "1"));
        let Some(src) = source(element) else {
            let detail = "it names no picture";
            self.findings.add("<img>", Outcome::Dropped, detail, alt);
            return;
        };
        if is_dot("width") && is_dot("height") {
            let detail = "a dot that counts readers";
            self.findings.add("<img>", Outcome::Dropped, detail, src);
            return;
        }
        let found = self.resolver.picture(src);
        let found = found.or_else(|why| self.numbered(element, src).ok_or(why));
        let block = match found {
            Ok(path) => {
                self.findings.keep("<img>");
                let mut image = json!({ "type": "image", "src": path, "alt": alt });
                if let Some(href) = self.leads_to(place, src) {
                    image["href"] = href.into();
                }
                for (name, field) in [(CAPTION, "text"), (CREDIT, "credit")] {
                    if let Some(words) = element.attr(name) {
                        image["caption"][field] = words.into();
                    }
                }
                if let Some(href) = element.attr(CREDIT_LINK) {
                    let detail = "a credit has no link";
                    self.findings.add("link", Outcome::Downgraded, detail, href);
                }
                Some(image)
            }
            Err(why) => {
                let detail = format!("{why}: {src}");
                self.findings.add("<img>", Outcome::Downgraded, &detail, "");
                let under = [CAPTION, CREDIT]
                    .iter()
                    .filter_map(|name| element.attr(name));
                let words: Vec<_> = [alt].into_iter().chain(under).collect();
                let words = words.join(" ");
                is_visible(&words).then(|| paragraph(vec![words.trim().into()]))
            }
        };
        if out.run.is_blank() {
            out.blocks.extend(block);
        } else {
            out.after.extend(block);
        }
    }

    /// The picture that a class names as WordPress does, whatever its file is called.
    fn numbered(&mut self, element: &Element, missing: &str) -> Option<String> {
        let mut classes = element.classes();
        let number = classes.find_map(|class| class.strip_prefix("wp-image-")?.parse().ok())?;
        self.resolver.numbered(number, missing)
    }

    /// Where a picture leads that is a link to something else than itself.
    fn leads_to(&mut self, place: Place, src: &str) -> Option<String> {
        let around = place.ancestors().filter_map(|it| it.value().as_element());
        let href = around.take(3).find_map(|it| it.attr("href"))?;
        if is_picture(href) || href == src {
            return None;
        }
        match self.resolver.link(href) {
            Link::To(href) | Link::Story(href) => Some(href),
            Link::File(_) | Link::Nowhere(_) => None,
        }
    }

    /// A frame, a sound or a film.
    pub(super) fn player(&mut self, place: Place, element: &Element) -> Vec<Value> {
        match element.name() {
            "video" | "audio" => self.sound_or_film(place, element),
            _ => self.frame(place, element),
        }
    }

    fn frame(&mut self, place: Place, element: &Element) -> Vec<Value> {
        let name = format!("<{}>", element.name());
        let own = ["src", "data-src", "data-lazy-src", "data"];
        let own = own.iter().find_map(|name| element.attr(name));
        let inner = || tree::elements(place).find_map(|(_, it)| it.attr("src"));
        let src = own.or_else(inner).unwrap_or_default();
        let words = tree::everything(place);
        let title = element.attr("title").filter(|title| is_visible(title));
        let height = element.attr("height").and_then(|it| it.parse().ok());
        let block = embed::embed(src, title, height).or_else(|| {
            // What the old site showed of itself is not there any more.
            let is_own = !matches!(self.resolver.link(src), Link::To(href) if href.contains("://"));
            if is_own {
                None
            } else {
                embed::frame(src, title, height)
            }
        });
        if let Some(block) = block {
            self.findings.keep(&name);
            self.unused(&name, &words);
            return vec![block];
        }
        let detail = format!("nothing can be shown from `{src}`");
        self.findings.add(
            &name,
            Outcome::Downgraded,
            &detail,
            &format!("{src} {words}"),
        );
        let label = title.map_or_else(|| src.to_owned(), str::to_owned);
        let link = match self.resolver.link(src) {
            Link::To(href) | Link::Story(href) if is_visible(&label) => {
                Some(json!({ "type": "link", "href": href, "text": label }))
            }
            _ => title.map(Into::into),
        };
        link.map(|link| paragraph(vec![link])).into_iter().collect()
    }

    fn sound_or_film(&mut self, place: Place, element: &Element) -> Vec<Value> {
        let kind = element.name();
        let name = format!("<{kind}>");
        let kinds: &[&str] = if kind == "audio" {
            &["mp3", "m4a", "ogg", "opus", "flac", "wav"]
        } else {
            &["mp4", "webm"]
        };
        let inner = tree::elements(place)
            .filter(|(_, it)| it.name() == "source")
            .filter_map(|(_, it)| it.attr("src"));
        let all: Vec<_> = element.attr("src").into_iter().chain(inner).collect();
        let words = tree::words(place);
        let title = element.attr("title").map(str::to_owned);
        let title = title.filter(|title| is_visible(title));
        let mut why = format!("it names no {kind}");
        for src in &all {
            match self.resolver.file(src) {
                Ok(path) if ends_in(&path, kinds) => {
                    self.findings.keep(&name);
                    let title = title.unwrap_or_else(|| file_title(src));
                    let mut block = json!({ "type": kind, "src": path, "title": title });
                    if let Some(Ok(poster)) =
                        element.attr("poster").map(|it| self.resolver.picture(it))
                        && kind == "video"
                    {
                        block["poster"] = json!({ "src": poster, "alt": "" });
                    }
                    self.unused(&name, &words);
                    return vec![block];
                }
                Ok(path) => why = format!("`{path}` is of no kind that every browser plays"),
                Err(reason) => {
                    if let Some(block) = embed::embed(src, title.as_deref(), None) {
                        self.findings.keep(&name);
                        self.unused(&name, &words);
                        return vec![block];
                    }
                    why = reason;
                }
            }
        }
        let src = all.first().copied().unwrap_or_default();
        self.findings.add(
            &name,
            Outcome::Downgraded,
            &format!("{why}: {src}"),
            &format!("{src} {words}"),
        );
        let title = title.unwrap_or_else(|| file_title(src));
        is_visible(&title)
            .then(|| paragraph(vec![title.into()]))
            .into_iter()
            .collect()
    }

    /// What stands in a player for browsers that can't play it.
    fn unused(&mut self, name: &str, words: &str) {
        if is_visible(words) {
            let detail = "words for browsers that play nothing";
            self.findings.add(name, Outcome::Dropped, detail, words);
        }
    }
}

/// Whether an address is that of a picture.
pub fn is_picture(href: &str) -> bool {
    let path = href.split(['?', '#']).next().unwrap_or_default();
    let kinds = ["jpg", "jpeg", "png", "gif", "webp", "avif", "svg"];
    ends_in(path, &kinds)
}

fn ends_in(path: &str, kinds: &[&str]) -> bool {
    let kind = path.rsplit_once('.').map(|(_, kind)| kind.to_lowercase());
    kind.is_some_and(|kind| kinds.contains(&kind.as_str()))
}

/// The name of a file as words.
fn file_title(src: &str) -> String {
    let path = src.split(['?', '#']).next().unwrap_or_default();
    let name = path.rsplit('/').next().unwrap_or_default();
    let name = percent_encoding::percent_decode_str(name).decode_utf8_lossy();
    let stem = name.rsplit_once('.').map_or(&*name, |(stem, _)| stem);
    stem.replace(['-', '_'], " ").trim().to_owned()
}

/// The address of a picture, where a script would put it in if need be.
fn source(element: &Element) -> Option<&str> {
    let names = ["data-orig-file", "data-src", "data-lazy-src", "src"];
    let mut all = names
        .iter()
        .filter_map(|name| element.attr(name))
        .map(str::trim);
    all.find(|src| !src.is_empty() && !src.starts_with("data:"))
}
