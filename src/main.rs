//! Entry of both programs: in a browser the reader, elsewhere the publisher's command line.

#[cfg(all(feature = "mimalloc", not(target_arch = "wasm32")))]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    standfirst::command::run()
}

/// Runs when the module is loaded; `start` is called once the interface strings are in hand.
#[cfg(target_arch = "wasm32")]
fn main() {
    std::panic::set_hook(Box::new(|panic| {
        console_error_panic_hook::hook(panic);
        standfirst::reader::say_dead();
    }));
}

/// Starts the reader on the page that is there.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn start(loader: standfirst::reader::Loader) {
    standfirst::reader::start(loader);
}
