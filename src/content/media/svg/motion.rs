use std::ops::Range;

use cssparser::{ParseError, Parser, ParserInput, Token};
use html_escape::{encode_quoted_attribute, encode_text};
use roxmltree::Node;

use super::SVG;
use crate::content::media::xml;

/// What nothing in a drawing moves under, if it stands behind all other styles.
const STILL: &str = "*,::before,::after{animation:none!important}";

/// How many brackets may stand inside each other, as in a drawing that is published.
const DEEPEST: usize = 33;

/// Whether parts of a drawing move by themselves.
pub fn moves(text: &str) -> bool {
    let Ok(document) = xml::parse(text) else {
        return false;
    };
    document.descendants().any(|node| {
        let animates = |css: &str| Styles::of(css).animate;
        let in_style = is_style(node) && animates(&sheet(node));
        is_animation(node) || in_style || node.attribute("style").is_some_and(animates)
    })
}

fn is_style(node: Node) -> bool {
    node.has_tag_name((SVG, "style"))
}

/// What a `style` element says.
fn sheet(style: Node) -> String {
    let texts = style.children().filter(Node::is_text);
    texts.filter_map(|text| text.text()).collect()
}

/// A drawing as it is before anything in it has moved.
pub fn standing_still(text: &str) -> String {
    let Ok(document) = xml::parse(text) else {
        return text.to_owned();
    };
    let root = document.root_element().range();
    let end = text[root.clone()].rfind("</").map(|end| root.start + end);
    let (mut rest, mut at) = (String::new(), 0);
    if let Some(end) = end {
        for (cut, instead) in document.descendants().flat_map(|node| edits(node, text)) {
            if cut.start >= at {
                rest.push_str(text.get(at..cut.start).unwrap_or_default());
                rest.push_str(&instead);
                at = cut.end;
            }
        }
        rest.push_str(text.get(at..end).unwrap_or_default());
        rest.push_str(&format!("<style xmlns=\"{SVG}\">{STILL}</style>"));
        at = end;
    }
    rest.push_str(text.get(at..).unwrap_or_default());
    rest
}

/// What is to stand in place of what, so that [`STILL`] goes before all else.
fn edits(node: Node, text: &str) -> Vec<(Range<usize>, String)> {
    if is_animation(node) {
        return vec![(node.range(), String::new())];
    }
    let attribute = node.attribute_node("style").and_then(|style| {
        let yielding = yielding(style.value())?;
        Some((
            style.range_value(),
            encode_quoted_attribute(&yielding).into_owned(),
        ))
    });
    let element = is_style(node).then(|| {
        let yielding = yielding(&sheet(node))?;
        let start = node.first_child()?.range().start;
        let before = text.get(..start)?;
        let start = before.strip_suffix("<![CDATA[").unwrap_or(before).len();
        let end = node.range().start + text.get(node.range())?.rfind("</")?;
        Some((start..end, encode_text(&yielding).into_owned()))
    });
    attribute.into_iter().chain(element.flatten()).collect()
}

/// Styles without a word of what goes before others; none where there is none. A space stands there, so
/// that what it parts stays parted.
fn yielding(css: &str) -> Option<String> {
    let found = Styles::of(css).important;
    let (mut rest, mut at) = (String::new(), 0);
    for range in &found {
        rest.push_str(css.get(at..range.start)?);
        rest.push(' ');
        at = range.end;
    }
    rest.push_str(css.get(at..)?);
    (!found.is_empty()).then_some(rest)
}

/// What the tokens of a style sheet, or of declarations, say of motion (CSS Syntax Level 3, section 4): as
/// a browser reads them, whatever is written by an escape or parted by a comment.
#[derive(Default)]
struct Styles {
    /// Whether something is animated.
    animate: bool,
    /// Where `!important` stands, in bytes.
    important: Vec<Range<usize>>,
}

impl Styles {
    fn of(css: &str) -> Self {
        let mut styles = Self::default();
        styles.read(&mut Parser::new(&mut ParserInput::new(css)), 0);
        styles
    }

    fn read(&mut self, parser: &mut Parser, depth: usize) {
        let mut mark = None;
        loop {
            let start = parser.position().byte_index();
            let Ok(token) = parser.next_including_whitespace_and_comments().cloned() else {
                return;
            };
            match token {
                Token::WhiteSpace(_) | Token::Comment(_) => continue,
                Token::Delim('!') => {
                    mark = Some(start);
                    continue;
                }
                Token::Ident(name) => {
                    let is_important = name.eq_ignore_ascii_case("important");
                    if let Some(start) = mark.filter(|_| is_important) {
                        self.important.push(start..parser.position().byte_index());
                    }
                    self.animate |= name.to_ascii_lowercase().contains("animation");
                }
                Token::Function(_)
                | Token::ParenthesisBlock
                | Token::SquareBracketBlock
                | Token::CurlyBracketBlock
                    if depth < DEEPEST =>
                {
                    // Its own answer is whether the brackets were read to their end.
                    _ = parser.parse_nested_block(|inner| {
                        self.read(inner, depth + 1);
                        Ok::<_, ParseError<()>>(())
                    });
                }
                _ => {}
            }
            mark = None;
        }
    }
}

/// Animation elements (SVG Animations 2, section 2).
fn is_animation(node: Node) -> bool {
    const ELEMENTS: [&str; 5] = [
        "animate",
        "animateColor",
        "animateMotion",
        "animateTransform",
        "set",
    ];
    ELEMENTS.iter().any(|name| node.has_tag_name((SVG, *name)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_moves_in_a_drawing_is_found_and_taken_out() {
        let drawn =
            |inside: &str| format!("<svg xmlns=\"{SVG}\" viewBox=\"0 0 9 9\">{inside}</svg>");
        for inside in [
            "<rect><animate attributeName='x' to='9' dur='1s'/></rect>",
            "<rect><set attributeName='x' to='9' begin='1s'/></rect>",
            "<style><![CDATA[@keyframes a{to{x:9px}}rect{ANIMATION:a 1s}]]></style><rect/>",
            "<rect style='animation: a 1s infinite'/>",
            "<rect style='animation: a 1s infinite!important'/>",
            "<rect style='anim\\61tion: a 1s infinite ! important'/>",
            "<rect style=\"-webkit-ANIMATION: 'a' 1s !/**/IMP\\4frtant; fill: red\"/>",
            "<style>@media screen { rect { animation-name: a ! important } }</style><rect/>",
            "<style>a &gt; b {} <![CDATA[rect { animation: a !important }]]></style><rect/>",
            "<style><![CDATA[rect { animation: a !important }]]> a &gt; b {}</style><rect/>",
        ] {
            assert!(moves(&drawn(inside)), "{inside}");
            let still = standing_still(&drawn(inside));
            assert!(
                !still.contains("<animate") && !still.contains("<set"),
                "{still}"
            );
            let document = xml::parse(&still).expect("a drawing");
            let styles = document.descendants().filter(|node| is_style(*node));
            let attributes = document
                .descendants()
                .filter_map(|it| it.attribute("style"));
            let all = styles.map(sheet).chain(attributes.map(str::to_owned));
            let important = all.map(|css| Styles::of(&css).important.len());
            assert_eq!(important.sum::<usize>(), 1, "{still}");
            assert!(still.contains("<rect") && still.ends_with(&format!("{STILL}</style></svg>")));
        }
        let parted = drawn("<set/><rect style='fill:ur!importantl(//foreign.example/)'/>");
        assert!(!standing_still(&parted).contains("url("));
        for inside in [
            "",
            "<rect width='3'/>",
            "<style>rect{fill:red}</style>",
            "<text>animation</text>",
            "<style>rect{fill:red}/* animation */</style>",
            "<style>text{font-family:'animation'}</style>",
        ] {
            assert!(!moves(&drawn(inside)), "{inside}");
        }
    }
}
