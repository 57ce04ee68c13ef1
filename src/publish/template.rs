use std::{cell::RefCell, collections::BTreeSet};

use const_format::concatcp;
use lol_html::{
    RewriteStrSettings, doc_comments, doc_text, element,
    errors::{AttributeNameError, RewritingError},
    html_content::{ContentType, Element},
    rewrite_str, text,
};

use super::trouble;
use crate::page::hooks;

/// The shell that Trunk wrote, cut at the slots where a page goes in.
#[derive(Debug, Clone)]
pub struct Template {
    pieces: Vec<Piece>,
    /// The loader as the shell names it.
    pub boot: String,
    /// The JavaScript that wasm-bindgen wrote, as the shell names it.
    pub glue: String,
    /// The WebAssembly module as the shell names it.
    pub wasm: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    Literal(String),
    Slot(Slot),
}

/// Where something goes into the shell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slot {
    /// The value of `lang`.
    Language,
    /// The value of `dir`.
    Direction,
    /// The site's path with its slashes, before a relative address.
    Base,
    /// At the end of the head.
    Head,
    /// Inside `#app`.
    App,
    /// At the end of the body.
    Foot,
}

/// Why a text is no shell.
#[derive(Debug, thiserror::Error)]
pub enum TemplateError {
    /// It is no HTML that can be read with certainty.
    #[error("the shell can't be read: {0}")]
    Malformed(#[from] RewritingError),
    /// It has everything but this.
    #[error("the shell lacks {0}")]
    Missing(&'static str),
}

const SLOTS: [(&str, Slot); 6] = [
    ("language", Slot::Language),
    ("direction", Slot::Direction),
    ("base", Slot::Base),
    ("head", Slot::Head),
    ("app", Slot::App),
    ("foot", Slot::Foot),
];

/// A private-use character around a slot's name marks the slot while the shell is rewritten.
const MARK: char = '\u{f8ff}';

/// How the names of what Trunk fills in begin, in its script that reloads the page.
const RELOAD: &str = "__TRUNK_";

fn mark(slot: Slot) -> String {
    let name = SLOTS
        .iter()
        .find(|(_, known)| *known == slot)
        .map_or("", |(name, _)| name);
    format!("{MARK}{name}{MARK}")
}

impl Template {
    /// Reads a shell. The script by which `trunk serve` reloads the page stays where `keeps_reload`
    /// says so.
    pub fn read(shell: &str, keeps_reload: bool) -> Result<Self, TemplateError> {
        let mut shell = shell.replace(MARK, "");
        if !keeps_reload {
            shell = without_reload(&shell)?;
        }
        let follows = shell.contains(RELOAD);
        let (mut boot, mut glue, mut wasm) = (None, None, None);
        let mut has_app = false;
        let handlers = [
            element!("html", |element| {
                element.set_attribute("lang", &mark(Slot::Language))?;
                element.set_attribute("dir", &mark(Slot::Direction))?;
                Ok(())
            }),
            element!("head", |element| {
                element.append(&mark(Slot::Head), ContentType::Html);
                Ok(())
            }),
            element!(hooks::document::APP.selector, |element| {
                has_app = true;
                element.set_inner_content(&mark(Slot::App), ContentType::Html);
                Ok(())
            }),
            element!("body", |element| {
                if follows {
                    let script = trouble::script(&mark(Slot::Base));
                    element.append(&script, ContentType::Html);
                }
                element.append(&mark(Slot::Foot), ContentType::Html);
                Ok(())
            }),
            element!("link[href]", |link| Ok(rebase(link, "href")?)),
            element!("img[src]", |image| Ok(rebase(image, "src")?)),
            element!(
                concatcp!("script[src]:not(", hooks::document::WASM.selector, ")"),
                |script| Ok(rebase(script, "src")?)
            ),
            element!(
                concatcp!("script", hooks::document::WASM.selector),
                |loader| {
                    boot = loader.get_attribute("src");
                    glue = loader.get_attribute("data-js");
                    wasm = loader.get_attribute(hooks::document::WASM.name);
                    loader.remove();
                    Ok(())
                }
            ),
        ];
        let settings = handlers.into_iter().fold(
            // What the shell says to who edits it, and how it is indented, is nothing to readers.
            RewriteStrSettings::new()
                .append_document_content_handler(doc_comments!(|comment| {
                    comment.remove();
                    Ok(())
                }))
                .append_document_content_handler(doc_text!(|text| {
                    if text.as_str().trim().is_empty() {
                        text.remove();
                    }
                    Ok(())
                })),
            RewriteStrSettings::append_element_content_handler,
        );
        let html = rewrite_str(&shell, settings)?;
        if !has_app {
            return Err(TemplateError::Missing("an element with the id `app`"));
        }
        let (Some(boot), Some(glue), Some(wasm)) = (boot, glue, wasm) else {
            return Err(TemplateError::Missing(
                "the loader, which `pattern_script` in Trunk.toml writes",
            ));
        };
        Ok(Self {
            pieces: pieces(&html),
            boot,
            glue,
            wasm,
        })
    }

    /// Whether it has the script by which `trunk serve` reloads the page.
    pub fn reloads(&self) -> bool {
        let has_it = |piece: &Piece| match piece {
            Piece::Literal(text) => text.contains(RELOAD),
            Piece::Slot(_) => false,
        };
        self.pieces.iter().any(has_it)
    }

    /// The shell with what `fill` puts into each slot.
    pub fn fill(&self, fill: impl Fn(Slot, &mut String)) -> String {
        let mut document = String::new();
        for piece in &self.pieces {
            match piece {
                Piece::Literal(text) => document.push_str(text),
                Piece::Slot(slot) => fill(*slot, &mut document),
            }
        }
        document
    }
}

/// Pages stand at any depth, so what the shell names beside itself is named from the site's base.
fn rebase(element: &mut Element, name: &str) -> Result<(), AttributeNameError> {
    let address = element.get_attribute(name).unwrap_or_default();
    let is_relative = !address.starts_with(['/', '#', '?']) && !address.contains(':');
    if is_relative && !address.is_empty() {
        let address = address.trim_start_matches("./");
        element.set_attribute(name, &format!("{}{address}", mark(Slot::Base)))?;
    }
    Ok(())
}

/// The shell without the scripts by which Trunk reloads the page. They are known by their text, which a
/// parser meets too late to leave out their start tags, so one pass notes where such start tags end and
/// another removes the scripts that have them.
fn without_reload(shell: &str) -> Result<String, RewritingError> {
    let mut starts = BTreeSet::new();
    // The end of the last start tag, and the text after it, which comes in pieces.
    let last = RefCell::new((0, String::new()));
    let begin = element!("script", |script| {
        last.replace((script.source_location().bytes().end, String::new()));
        Ok(())
    });
    let read = text!("script", |piece| {
        let (start, text) = &mut *last.borrow_mut();
        text.push_str(piece.as_str());
        if text.contains(RELOAD) {
            starts.insert(*start);
        }
        Ok(())
    });
    rewrite_str(
        shell,
        RewriteStrSettings::new()
            .append_element_content_handler(begin)
            .append_element_content_handler(read),
    )?;
    let remove = element!("script", |script| {
        if starts.contains(&script.source_location().bytes().end) {
            script.remove();
        }
        Ok(())
    });
    rewrite_str(
        shell,
        RewriteStrSettings::new().append_element_content_handler(remove),
    )
}

/// Cuts a rewritten shell at its marks, between which every second part is the name of a slot.
fn pieces(html: &str) -> Vec<Piece> {
    html.split(MARK)
        .enumerate()
        .filter(|(_, part)| !part.is_empty())
        .map(|(index, part)| {
            let slot = SLOTS
                .iter()
                .find(|(name, _)| index % 2 == 1 && *name == part);
            match slot {
                Some((_, slot)) => Piece::Slot(*slot),
                None => Piece::Literal(part.to_owned()),
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_that_reloads_the_page_stays_only_where_it_is_asked_for() {
        let reload = "<script>if (1 < 2) { const base = '{{__TRUNK_WS_BASE__}}'; }</script>";
        let shell = format!(
            "<html><head><script>one</script>{reload}</head><body><div id=app></div>\
             <script src=boot.js data-js=app.js data-wasm=app.wasm></script></body></html>"
        );
        for keeps_reload in [false, true] {
            let template = Template::read(&shell, keeps_reload).expect("a shell");
            let html = template.fill(|_, _| {});
            assert_eq!(html.contains(reload), keeps_reload, "{html}");
            assert!(html.contains("<script>one</script>"), "{html}");
        }
    }
}
