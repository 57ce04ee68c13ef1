use wasm_bindgen::JsCast;
use web_sys::{Event, MouseEvent};

/// Whether a key is held that makes another command of a click or of another key: Control, Meta, Shift
/// or Alt. For events of the mouse and of the keyboard, which say it alike.
pub fn has_modifier(event: &Event) -> bool {
    let event = event.unchecked_ref::<MouseEvent>();
    event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key()
}

/// Whether a click is one of the main button that opens nothing elsewhere.
pub fn is_plain_click(click: &MouseEvent) -> bool {
    click.button() == 0 && !has_modifier(click)
}
