//! What every page says at its top for a while. It stands beside the parts of the page, so that the app leaves it
//! alone, and has a script of its own: a reader who has closed it must not see it before it goes.

use super::{file_error::FileError, html::attribute, output::Output};
use crate::{
    grammar::Base,
    hash::{SHORT, sha256_hex_of},
    page::element,
    resolve::{self, Index},
};

const SCRIPT: &str = include_str!("alert.js");

/// The alert in every document of a site.
#[derive(Debug, Default)]
pub struct Alert {
    /// In the head: what hides it before the first paint.
    pub head: String,
    /// Over the masthead.
    pub bar: String,
}

impl Alert {
    /// Writes its script. Nothing, where there is no alert or its time is over.
    pub fn write(index: &Index, base: &Base, output: &Output) -> Result<Self, FileError> {
        let Some(alert) = resolve::alert(index) else {
            return Ok(Self::default());
        };
        let hash = sha256_hex_of(&[SCRIPT.as_bytes()], SHORT);
        let script = format!("assets/alert.{hash}.js");
        output.write(&script, SCRIPT.as_bytes())?;
        let mut bar = String::new();
        element("div")
            .class("alert")
            .set("role", "region")
            .set("aria-label", &alert.label)
            .maybe("lang", Some(alert.language.0))
            .set("dir", alert.language.1)
            .with(element("p").class("alert__words").with_all(alert.words))
            .with(
                element("button")
                    .class("alert__close")
                    .set("type", "button")
                    .set("aria-label", &alert.close)
                    .with("×"),
            )
            .write_html(&mut bar);
        let (src, id) = (base.href(&format!("/{script}")), alert.id);
        let head = format!(
            "<script src=\"{}\" data-id=\"{}\" data-until=\"{}\"></script>",
            attribute(&src),
            attribute(&id),
            alert.until
        );
        Ok(Self { head, bar })
    }
}
