//! Entry of both programs: in a browser the reader, elsewhere the publisher's command line.

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    standfirst::command::run()
}

/// The loader calls `start` once the interface strings are in hand.
#[cfg(target_arch = "wasm32")]
fn main() {
    std::panic::set_hook(Box::new(|panic| {
        console_error_panic_hook::hook(panic);
        standfirst::reader::say_dead();
    }));
}

#[cfg(target_arch = "wasm32")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn start(strings: Option<String>, write: js_sys::Function) {
    standfirst::reader::start(strings, write);
}
