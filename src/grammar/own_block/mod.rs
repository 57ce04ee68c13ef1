//! Blocks of a publication's own: a template and the fields of a block become markup.

mod fill;
mod html;
mod weight;

pub use html::{Markup, Part};

use crate::{
    grammar::address,
    model::{Block, OwnBlock, Picture, Template, Text},
};

/// What a template leaves room for, since it is set as everywhere else.
#[derive(Debug, Clone, Copy)]
pub enum Slot<'a> {
    /// Words with their marks.
    Text(&'a Text),
    /// A picture with its caption.
    Picture(&'a Picture),
    /// Blocks.
    Blocks(&'a [Block]),
}

/// Why no block can be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateError {
    /// The line of the template, from 1; none where it is not known.
    pub line: Option<usize>,
    /// What is wrong.
    pub what: String,
    /// How to mend it.
    pub mend: String,
}

/// Whether a template can be read.
///
/// # Errors
/// Where it can't, with the line.
pub fn check(template: &str) -> Result<(), TemplateError> {
    fill::check(template)
}

/// The markup of a block, and what stands in the slots that it has.
///
/// # Errors
/// What the template asks for and the block has not, or what it makes and no page may hold.
pub fn set<'a>(
    template: &Template,
    block: &'a OwnBlock,
) -> Result<(Vec<Part>, Vec<Slot<'a>>), TemplateError> {
    let (filled, slots) = fill::fill(template, block)?;
    let parts = html::read(&filled.html).map_err(|refused| TemplateError {
        line: filled.line_of(&refused.written),
        what: refused.what,
        mend: refused.mend,
    })?;
    if let Some((number, error)) = html::misplaced(&filled.html, &slots) {
        return Err(TemplateError {
            line: filled.line_of(&html::slot(number)),
            ..error
        });
    }
    Ok((parts, slots))
}

/// Whether an address is that of a file of `public/`, from the site's root: no page has a dot in its last part.
pub fn is_file(address: &str) -> bool {
    let path = address::split(address).0;
    let name = path.rsplit('/').next().unwrap_or_default();
    address::is_internal(path) && name.contains('.')
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn block(fields: serde_json::Value) -> OwnBlock {
        serde_json::from_value(fields).expect("a block")
    }

    fn template(html: &str) -> Template {
        let names = ["a", "items", "text", "body"];
        let fields = names.map(|name| (name.to_owned(), json!({})));
        let fields = fields.into_iter().collect::<serde_json::Map<_, _>>();
        Template {
            html: html.to_owned(),
            schema: json!({ "properties": fields }),
        }
    }

    fn why(html: &str) -> (Option<usize>, String) {
        let block = block(
            json!({ "type": "x-a", "a": "<b>", "text": "words", "body": [{ "type": "divider" }] }),
        );
        let error = set(&template(html), &block).expect_err("no block");
        (error.line, error.what)
    }

    #[test]
    fn what_a_page_may_not_hold_is_refused_with_its_line() {
        for (html, named) in [
            ("<p>\n<script>1</script></p>", "`<script>`"),
            ("<p>\n<iframe></iframe></p>", "`<iframe>`"),
            ("<p>\n<b onclick='1'>x</b></p>", "`onclick`"),
            ("<p>\n<b style='color:red'>x</b></p>", "`style`"),
            ("<p>\n<a href='javascript:1'>x</a></p>", "`javascript:1`"),
            ("<p>\n{{ b }}</p>", "b"),
            ("<p>\n{{ a </p>", ""),
            ("<p>\n<b title='{{ text }}'>x</b></p>", "`title`"),
            ("<p>\n{{ body }}</p>", "`<p>`"),
        ] {
            let (line, what) = why(html);
            assert_eq!(line, Some(2), "{html}: {what}");
            assert!(what.contains(named), "{html}: {what}");
        }
    }

    #[test]
    fn a_template_without_an_end_comes_to_one() {
        let html = "{% for a in range(9999) %}{% for b in range(9999) %}x{% endfor %}{% endfor %}";
        assert!(why(html).1.contains("too long"), "{:?}", why(html));
    }

    #[test]
    fn words_are_escaped_and_slots_keep_their_place() {
        let block = block(
            json!({ "type": "x-a", "a": "<b>&", "text": ["o", { "type": "strong", "text": "n" }] }),
        );
        let html = "<p class=\"c\">{{ a }}</p>\n  <p>{{ text }}{% if items %}!{% endif %}</p>";
        let (parts, slots) = set(&template(html), &block).expect("a block");
        assert_eq!(slots.len(), 1);
        let [
            Part::Element(first),
            Part::Words(gap),
            Part::Element(second),
        ] = parts.as_slice()
        else {
            panic!("{parts:?}");
        };
        assert_eq!(first.attributes, [("class".to_owned(), "c".to_owned())]);
        assert_eq!(first.children, [Part::Words("<b>&".to_owned())]);
        assert_eq!(gap, " ");
        assert_eq!(second.children, [Part::Slot(0)]);
    }
}
