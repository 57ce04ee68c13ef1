//! What the dialog shows.

use const_format::concatcp;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlAnchorElement, HtmlImageElement};

use crate::{
    page::hooks,
    reader::{
        blocks::copy,
        dom::{among, around, within},
    },
};

/// Hidden where there is but one picture: the count, and the buttons after the first.
const OF_SEVERAL: &str = concatcp!(
    hooks::lightbox::COUNTER.selector,
    ", ",
    hooks::lightbox::BUTTON.selector,
    " + *"
);

/// Puts a picture into the dialog, with its caption and its number.
pub fn fill(
    dialog: &Element,
    link: &HtmlAnchorElement,
    index: usize,
    count_of_all: usize,
) -> Option<()> {
    let frame = within::<Element>(dialog, hooks::lightbox::PICTURE.selector)?;
    frame.set_text_content(None);
    let picture = enlarged(link)?;
    _ = frame.append_child(&picture);
    let picture = within::<HtmlImageElement>(&frame, "img")?;

    let words = within::<Element>(dialog, hooks::story::CAPTION.selector)?;
    words.set_text_content(None);
    let figure = around(link, "figure");
    if let Some(caption) = figure.and_then(|figure| within::<Element>(&figure, "figcaption")) {
        copy(&caption, &words);
    }

    let count = within::<Element>(dialog, hooks::lightbox::COUNT.selector)?;
    let form = count.get_attribute(hooks::lightbox::COUNT_WORDS.name);
    let digits = count.get_attribute(hooks::lightbox::COUNT_DIGITS.name);
    let number = |number: usize| {
        let number = number.to_string();
        let Some(digits) = &digits else { return number };
        let own = |c: char| digits.chars().nth(c.to_digit(10)? as usize);
        number.chars().filter_map(own).collect()
    };
    let text = form
        .unwrap_or_default()
        .replacen("{}", &number(index + 1), 1)
        .replacen("{}", &number(count_of_all), 1);
    count.set_text_content(Some(&text));
    if let Some(read_out) = count.next_element_sibling() {
        read_out.set_text_content(Some(&picture.alt()));
    }
    for element in among::<Element>(dialog, OF_SEVERAL) {
        _ = element.toggle_attribute_with_force("hidden", count_of_all < 2);
    }
    Some(())
}

/// The picture in a link once more, at whichever size fills the window.
pub fn enlarged(link: &HtmlAnchorElement) -> Option<Element> {
    let picture = link
        .first_element_child()?
        .clone_node_with_deep(true)
        .ok()?
        .dyn_into::<Element>()
        .ok()?;
    for part in std::iter::once(picture.clone()).chain(among(&picture, "*")) {
        _ = part.remove_attribute("loading");
        if part.has_attribute("sizes") {
            _ = part.set_attribute("sizes", "100vw");
        }
    }
    Some(picture)
}
