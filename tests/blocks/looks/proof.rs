//! Whether looks are seen to change, by changes that a person would see.

use serde_json::Value;

use super::{LIGHT, kept, looks, site, taken};
use crate::support::Browser;

/// What changes, the look of a block, and a script that changes something of it and returns what:
/// `block` is the block, and `all` has it and what is in it.
const CHANGES: [(&str, &str, &str); 4] = [
    (
        "a border that is gone",
        "info-box",
        "const framed = all.find((one) => parseFloat(getComputedStyle(one).borderTopWidth) > 0);
         framed?.style.setProperty('border-color', 'transparent', 'important');
         return framed?.className",
    ),
    (
        "a colour that is another",
        "quote",
        "const words = all.find((one) => one.localName === 'p');
         words?.style.setProperty('color', 'var(--color-quiet)', 'important');
         return words?.className",
    ),
    (
        "a margin of half the size",
        "divider",
        "const margin = parseFloat(getComputedStyle(block).marginTop);
         block.style.setProperty('margin-top', `${margin / 2}px`, 'important');
         return margin || null",
    ),
    (
        "a picture that is cropped otherwise",
        "image",
        "const picture = all.find((one) => one.localName === 'img');
         picture?.style.setProperty('object-fit', 'none', 'important');
         return picture?.className",
    ),
];

#[track_caller]
fn apply(browser: &Browser, place: usize, change: &str) {
    let changed = browser.script(&format!(
        "const block = document.querySelector('.story__body').children[{place}];
         const all = [block, ...block.querySelectorAll('*')];
         {change}"
    ));
    assert_ne!(changed, Value::Null, "nothing was changed by {change}");
}

#[test]
fn a_border_a_colour_a_margin_and_a_crop_are_seen_to_be_others() {
    let site = site();
    let looks = looks();
    let browser = taken::open(&site, LIGHT);
    for (what, name, change) in CHANGES {
        let known = looks.iter().find(|(known, _)| known == name);
        let (_, place) = known.expect("a look of that name");
        let before = taken::look(&browser, *place);
        let again = taken::look(&browser, *place);
        assert_eq!(kept::difference(&before, &again).0, 0, "{name} at rest");

        apply(&browser, *place, change);

        let (pixels, _) = kept::difference(&before, &taken::look(&browser, *place));
        assert!(
            pixels > kept::ALLOWED,
            "{what}: only {pixels} pixels differ"
        );
    }
}

#[test]
fn what_has_changed_is_named_and_shown() {
    let look =
        |light| image::RgbaImage::from_pixel(40, 30, image::Rgba([light, light, light, 255]));
    let file = kept::picture_of("proof", "screen");

    let said = kept::tell("proof", "screen", &look(0), &look(255));

    let said = said.expect_err("a change");
    assert!(
        said.contains("proof at screen: 1200 of 1200 pixels"),
        "{said}"
    );
    assert!(
        said.contains(&file.display().to_string()) && file.exists(),
        "{said}"
    );
    assert_eq!(kept::tell("proof", "screen", &look(9), &look(9)), Ok(()));
}
