//! Parts of rendered HTML that only some readers were shown.

use crate::import::html::{Findings, Outcome, words};

/// With what such a part begins: a comment that says who was shown it.
const BEGIN: &str = "<!--kg-gated-block:begin";

/// With what it ends.
const END: &str = "<!--kg-gated-block:end-->";

/// The HTML without what not everyone was shown. A part whose end is missing goes on to the end of the text.
pub fn for_everyone(html: &str, findings: &mut Findings) -> String {
    let mut kept = String::new();
    let mut rest = html;
    while let Some((before, after)) = rest.split_once(BEGIN) {
        kept.push_str(before);
        let (who, part) = after.split_once("-->").unwrap_or((after, ""));
        let (part, after) = part.split_once(END).unwrap_or((part, ""));
        rest = after;
        if who.split_whitespace().any(|it| it == "nonMember:true") {
            kept.push_str(part);
        } else {
            let detail = "only members, or only letters, had it";
            let construct = "part for members";
            findings.add(construct, Outcome::Dropped, detail, &words(part));
        }
    }
    kept + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_only_members_were_shown_is_cut_and_told() {
        let mut findings = Findings::default();
        let html = "<p>A</p><!--kg-gated-block:begin nonMember:false memberSegment:\"status:free\" --><p>B</p>\
                    <!--kg-gated-block:end--><p>C</p><!--kg-gated-block:begin nonMember:true --><p>D</p>\
                    <!--kg-gated-block:end--><!--kg-gated-block:begin nonMember:false --><p>E</p>";
        let kept = for_everyone(html, &mut findings);
        assert_eq!(kept, "<p>A</p><p>C</p><p>D</p>");
        assert_eq!(findings.others.len(), 2);
    }
}
