use roxmltree::Node;

use super::{DELETE, EMBED, Fault, embedded};

/// What is wrong with a `style` element.
pub fn element_fault(style: Node) -> Option<Fault> {
    if style.children().any(|inside| inside.is_element()) {
        return Some(("an element inside a style".to_owned(), DELETE));
    }
    let words: String = style
        .children()
        .filter_map(|inside| inside.text())
        .collect();
    if words.contains('\\') {
        return Some(escape("a style"));
    }
    if words.to_ascii_lowercase().contains("@import") {
        return Some(("a style that leads out of it".to_owned(), EMBED));
    }
    fault(&words, "a style")
}

/// What is wrong with CSS, which stands in a style or an attribute. Looked for in its letters, since a
/// parser passes over what it doesn't know, and a browser may know it.
pub fn fault(css: &str, of: &str) -> Option<Fault> {
    // As long as the original, so that an offset in one is that in the other.
    let plain = css.to_ascii_lowercase();
    if plain.contains('\\') && plain.contains('(') {
        return Some(escape(of));
    }
    if plain.contains("image-set(") {
        return Some((format!("{of} that leads out of it"), EMBED));
    }
    let mut addresses = plain.match_indices("url(").filter_map(|(at, start)| {
        css.get(at + start.len()..)?
            .trim_start()
            .trim_start_matches(['"', '\''])
            .split(['"', '\'', ')'])
            .next()
    });
    addresses.find_map(|address| embedded::address_fault(address, of))
}

/// Behind an escape there may be anything.
fn escape(of: &str) -> Fault {
    let what = format!("{of} with a `\\`, which can hide an address,");
    (what, "write the letter itself")
}
