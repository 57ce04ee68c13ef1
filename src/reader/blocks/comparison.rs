use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement};

use crate::{page::hooks, reader::dom::around};

/// How much of the earlier picture is seen follows the slider; the styles do the rest.
pub fn moved(target: &Element) {
    let pair = around(target, hooks::comparison::PAIR.selector);
    let pair = pair.and_then(|pair| pair.dyn_into::<HtmlElement>().ok());
    if let (Some(slider), Some(pair)) = (target.dyn_ref::<HtmlInputElement>(), pair) {
        let seen = slider.value() + "%";
        _ = pair.style().set_property(hooks::comparison::SEEN, &seen);
        _ = slider.set_attribute("aria-valuetext", &seen);
    }
}
