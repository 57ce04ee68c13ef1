//! Whether the looks are seen to change, by changes that a person would see.

use serde_json::Value;

use super::{LIGHT, kept, looks, site, taken};
use crate::support::Browser;

/// Changes a block by a script in which `block` is that one, and expects its look to be seen to change.
#[track_caller]
fn expect_seen(name: &str, change: &str) {
    let site = site();
    let browser = taken::open(&site, LIGHT);
    let looks = looks();
    let (_, place) = looks
        .iter()
        .find(|(known, _)| known == name)
        .expect("the block");
    let before = taken::look(&browser, *place);
    let again = kept::difference(&before, &taken::look(&browser, *place)).0;
    assert_eq!(again, 0, "a look that did not change");

    run(&browser, *place, change);

    let (pixels, _) = kept::difference(&before, &taken::look(&browser, *place));
    assert!(
        pixels > kept::ALLOWED,
        "only {pixels} pixels are seen to differ"
    );
    println!("{name}: {pixels} pixels");
}

#[track_caller]
fn run(browser: &Browser, place: usize, change: &str) {
    let done = browser.script(&format!(
        "const block = document.querySelector('.story__body').children[{place}];
         const all = [block, ...block.querySelectorAll('*')];
         {change}"
    ));
    assert_ne!(done, Value::Null, "nothing was changed");
}

#[test]
fn a_border_that_is_gone_is_seen() {
    expect_seen(
        "info-box",
        "const framed = all.find((one) => parseFloat(getComputedStyle(one).borderTopWidth) > 0);
         framed?.style.setProperty('border-color', 'transparent', 'important');
         return framed?.className",
    );
}

#[test]
fn a_colour_that_is_another_is_seen() {
    expect_seen(
        "quote",
        "const coloured = all.find((one) => one.localName === 'p');
         coloured?.style.setProperty('color', 'var(--color-quiet)', 'important');
         return coloured?.className",
    );
}

#[test]
fn a_margin_of_half_the_size_is_seen() {
    expect_seen(
        "divider",
        "const margin = parseFloat(getComputedStyle(block).marginTop);
         block.style.setProperty('margin-top', `${margin / 2}px`, 'important');
         return margin || null",
    );
}
