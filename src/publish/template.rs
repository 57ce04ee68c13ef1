use std::fmt;

use lol_html::{
    RewriteStrSettings, element,
    html_content::{ContentType, Element},
    rewrite_str,
};

/// The shell that Trunk wrote, cut at the places where a page goes in.
#[derive(Debug, Clone)]
pub struct Template {
    pieces: Vec<Piece>,
    /// The app's files as the shell names them.
    pub boot: String,
    pub glue: String,
    pub wasm: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    Literal(String),
    Place(Place),
}

/// Where something goes into the shell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    Language,
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
#[derive(Debug)]
pub enum TemplateError {
    Malformed(String),
    Missing(&'static str),
}

const PLACES: [(&str, Place); 6] = [
    ("language", Place::Language),
    ("direction", Place::Direction),
    ("base", Place::Base),
    ("head", Place::Head),
    ("app", Place::App),
    ("foot", Place::Foot),
];

/// A private-use character marks the places while the shell is rewritten.
const MARK: char = '\u{f8ff}';

fn mark(place: Place) -> String {
    let name = PLACES
        .iter()
        .find(|(_, known)| *known == place)
        .map_or("", |(name, _)| name);
    format!("{MARK}{name}{MARK}")
}

impl Template {
    /// Reads a shell. The script by which `trunk serve` reloads the page stays where `reload` says.
    pub fn read(shell: &str, reload: bool) -> Result<Self, TemplateError> {
        let shell = shell.replace(MARK, "");
        let (mut boot, mut glue, mut wasm) = (None, None, None);
        let mut has_app = false;
        let loader = element!("script[data-wasm]", |element| {
            boot = element.get_attribute("src");
            glue = element.get_attribute("data-js");
            wasm = element.get_attribute("data-wasm");
            element.remove();
            Ok(())
        });
        let handlers = [
            element!("html", |element| {
                element.set_attribute("lang", &mark(Place::Language))?;
                element.set_attribute("dir", &mark(Place::Direction))?;
                Ok(())
            }),
            element!("head", |element| {
                element.append(&mark(Place::Head), ContentType::Html);
                Ok(())
            }),
            element!("#app", |element| {
                has_app = true;
                element.set_inner_content(&mark(Place::App), ContentType::Html);
                Ok(())
            }),
            element!("body", |element| {
                element.append(&mark(Place::Foot), ContentType::Html);
                Ok(())
            }),
            element!("link[href]", |element| Ok(rebase(element, "href")?)),
            element!("script[src]:not([data-wasm])", |element| Ok(rebase(
                element, "src"
            )?)),
            element!("img[src]", |element| Ok(rebase(element, "src")?)),
            loader,
        ];
        let settings = handlers.into_iter().fold(
            RewriteStrSettings::new(),
            RewriteStrSettings::append_element_content_handler,
        );
        let html = rewrite_str(&shell, settings)
            .map_err(|error| TemplateError::Malformed(error.to_string()))?;
        let html = if reload { html } else { without_reload(&html) };
        if !has_app {
            return Err(TemplateError::Missing("an element with the id `app`"));
        }
        let loader =
            TemplateError::Missing("the loader, which `pattern_script` in Trunk.toml writes");
        let (Some(boot), Some(glue), Some(wasm)) = (boot, glue, wasm) else {
            return Err(loader);
        };
        Ok(Self {
            pieces: pieces(&html),
            boot,
            glue,
            wasm,
        })
    }

    /// The shell with each place filled in.
    pub fn fill(&self, fill: impl Fn(Place, &mut String)) -> String {
        let mut document = String::new();
        for piece in &self.pieces {
            match piece {
                Piece::Literal(text) => document.push_str(text),
                Piece::Place(place) => fill(*place, &mut document),
            }
        }
        document
    }
}

/// Pages stand at any depth, so what the shell names beside itself is named from the site's base.
fn rebase(element: &mut Element, name: &str) -> Result<(), lol_html::errors::AttributeNameError> {
    let address = element.get_attribute(name).unwrap_or_default();
    let is_relative = !address.starts_with(['/', '#', '?']) && !address.contains(':');
    if is_relative && !address.is_empty() {
        let address = address.trim_start_matches("./");
        element.set_attribute(name, &format!("{}{address}", mark(Place::Base)))?;
    }
    Ok(())
}

fn without_reload(html: &str) -> String {
    let mut kept = String::new();
    let mut rest = html;
    while let Some(start) = rest.find("<script") {
        let Some(length) = rest[start..].find("</script>") else {
            break;
        };
        let end = start + length + "</script>".len();
        let is_reload = rest[start..end].contains("__TRUNK_");
        kept.push_str(&rest[..if is_reload { start } else { end }]);
        rest = &rest[end..];
    }
    kept.push_str(rest);
    kept
}

fn pieces(html: &str) -> Vec<Piece> {
    let parts = html.split(MARK).enumerate();
    parts
        .filter(|(_, part)| !part.is_empty())
        .map(|(number, part)| {
            match PLACES
                .iter()
                .find(|(name, _)| number % 2 == 1 && name == &part)
            {
                Some((_, place)) => Piece::Place(*place),
                None => Piece::Literal(part.to_owned()),
            }
        })
        .collect()
}

impl fmt::Display for TemplateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Malformed(what) => write!(f, "the shell can't be read: {what}"),
            Self::Missing(what) => write!(f, "the shell lacks {what}"),
        }
    }
}
