//! libFuzzer at the door that the environment variable `DOOR` names.

#![cfg_attr(fuzzing, no_main)]

#[cfg(fuzzing)]
mod doors;

#[cfg(fuzzing)]
libfuzzer_sys::fuzz_target!(
    init: {
        let named = std::env::var("DOOR").unwrap_or_default();
        let Some((_, door)) = doors::DOORS.iter().find(|(name, _)| *name == named) else {
            let names = doors::DOORS.map(|(name, _)| name).join(", ");
            eprintln!("DOOR is one of {names}");
            std::process::exit(2);
        };
        _ = DOOR.set(*door);
        // libFuzzer's own ends the program, also where decoders panic and are caught.
        _ = std::panic::take_hook();
    },
    |bytes: &[u8]| {
        if let Some(door) = DOOR.get() {
            door(bytes);
        }
    }
);

#[cfg(fuzzing)]
static DOOR: std::sync::OnceLock<doors::Door> = std::sync::OnceLock::new();

#[cfg(not(fuzzing))]
fn main() {
    eprintln!("`make fuzz` builds this in the way that it needs");
}
