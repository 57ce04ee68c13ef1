use roxmltree::Node;

use super::SVG;
use crate::content::media::xml;

/// What nothing in a drawing moves under, if it stands behind all other styles.
const STILL: &str = "*,::before,::after{animation:none!important}";

/// What would stand before that, and makes way for a space, so that what it parts stays parted. In the words
/// of a drawing it is as good as never.
const IMPORTANT: &str = "!important";

/// Whether parts of a drawing move by themselves.
pub fn moves(text: &str) -> bool {
    let Ok(document) = xml::parse(text) else {
        return false;
    };
    document.descendants().any(|node| {
        let is_style = node.has_tag_name((SVG, "style"));
        let in_style = is_style && node.descendants().filter_map(|it| it.text()).any(animates);
        is_animation(node) || in_style || node.attribute("style").is_some_and(animates)
    })
}

/// A drawing as it is before anything in it has moved.
pub fn standing_still(text: &str) -> String {
    let Ok(document) = xml::parse(text) else {
        return text.to_owned();
    };
    let root = document.root_element().range();
    let end = text[root.clone()].rfind("</").map(|end| root.start + end);
    let cuts = document.descendants().filter(|node| is_animation(*node));
    let (mut rest, mut at) = (String::new(), 0);
    for cut in cuts.map(|node| node.range()).filter(|_| end.is_some()) {
        if cut.start >= at {
            rest.push_str(&text[at..cut.start]);
            at = cut.end;
        }
    }
    let end = end.unwrap_or(text.len());
    rest.push_str(&text[at..end]);
    let mut rest = rest.replace(IMPORTANT, " ");
    if end < text.len() {
        rest.push_str(&format!("<style xmlns=\"{SVG}\">{STILL}</style>"));
    }
    rest.push_str(&text[end..]);
    rest
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

fn animates(css: &str) -> bool {
    css.to_ascii_lowercase().contains("animation")
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
        ] {
            assert!(moves(&drawn(inside)), "{inside}");
            let still = standing_still(&drawn(inside));
            assert!(
                !still.contains("<animate") && !still.contains("<set"),
                "{still}"
            );
            assert_eq!(still.matches(IMPORTANT).count(), 1, "{still}");
            assert!(still.contains("<rect") && still.ends_with(&format!("{STILL}</style></svg>")));
        }
        let parted = drawn("<set/><rect style='fill:ur!importantl(//foreign.example/)'/>");
        assert!(!standing_still(&parted).contains("url("));
        for inside in [
            "",
            "<rect width='3'/>",
            "<style>rect{fill:red}</style>",
            "<text>animation</text>",
        ] {
            assert!(!moves(&drawn(inside)), "{inside}");
        }
    }
}
