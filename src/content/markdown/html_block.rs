//! HTML between blocks.

use super::{placed::Placed, trouble::Trouble};

/// What a piece of HTML is.
pub enum HtmlBlock {
    /// Notes of the editor, which are left out.
    Nothing,
    /// The block that says the same.
    Block(Placed),
    /// No block does.
    Trouble(Trouble),
}

/// What HTML between blocks stands for; `at` is where it begins, in bytes.
pub fn read(html: &str, at: usize) -> HtmlBlock {
    let rest = without_comments(html);
    if rest.trim().is_empty() {
        return HtmlBlock::Nothing;
    }
    let name = rest.trim_start().trim_start_matches(['<', '/', '!', '?']);
    let end = name.find(|c: char| !(c.is_alphanumeric() || "-_".contains(c)));
    let name = name.get(..end.unwrap_or(name.len())).unwrap_or_default();
    let what = format!("there is no block like the HTML element `<{}>`", name.to_lowercase());
    let mend = "write what is in it as Markdown, or as a block such as `:::info-box {title=\"A title\"}`";
    HtmlBlock::Trouble(Trouble::new(at, what, mend))
}

fn without_comments(html: &str) -> String {
    let mut whole = String::new();
    let mut rest = html;
    while let Some((before, comment)) = rest.split_once("<!--") {
        whole.push_str(before);
        rest = comment.split_once("-->").map_or("", |(_, after)| after);
    }
    whole + rest
}
