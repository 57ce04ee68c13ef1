//! What the loader (`boot.js`) hands to the app.

use js_sys::Function;
use wasm_bindgen::prelude::*;
use web_sys::Element;

#[wasm_bindgen]
extern "C" {
    /// What its script says of the document, and what only it can do.
    pub type Loader;

    /// The site's path, without a slash at its end.
    #[wasm_bindgen(method, getter)]
    pub fn base(this: &Loader) -> Option<String>;

    /// The path of the page that was published, percent-encoded, base included.
    #[wasm_bindgen(method, getter)]
    pub fn path(this: &Loader) -> Option<String>;

    /// The [`FORMAT`](crate::page::FORMAT) of the site's pages.
    #[wasm_bindgen(method, getter)]
    pub fn format(this: &Loader) -> Option<String>;

    /// The address of the interface strings in the page's language.
    #[wasm_bindgen(method, getter)]
    pub fn strings(this: &Loader) -> Option<String>;

    /// These strings as JSON; none, where the document has no page.
    #[wasm_bindgen(method, getter)]
    pub fn words(this: &Loader) -> Option<String>;

    /// A function that makes an element of a node.
    #[wasm_bindgen(method, getter)]
    pub fn build(this: &Loader) -> Function;

    /// Sets the text of a script that holds data: under the policy on Trusted Types only the loader may,
    /// and it takes nothing but JSON.
    #[wasm_bindgen(method, catch, js_name = setData)]
    pub fn set_data(this: &Loader, script: &Element, text: &str) -> Result<(), JsValue>;

    /// The address of the page that is on its way, which the loader has the browser load should the app fail; empty
    /// while none is.
    #[wasm_bindgen(method, setter)]
    pub fn set_toward(this: &Loader, address: &str);

    /// Adds the styles of all kinds of page, where the document has only those of its own.
    #[wasm_bindgen(method)]
    pub fn dress(this: &Loader);

    /// Puts what the publication has under each story into the place for it.
    #[wasm_bindgen(method)]
    pub fn fill(this: &Loader);

    /// Tells the publication's own scripts of the page that is shown.
    #[wasm_bindgen(method)]
    pub fn turned(this: &Loader);
}
