//! What a visitor downloads: the app's size against its budget, and what it is made of.

use std::{collections::BTreeMap, fs, path::PathBuf};

/// Bytes after Brotli at its best, which is what a static host sends.
const WASM: usize = 150_000;
const GLUE: usize = 12_000;

#[test]
fn the_app_is_within_its_budget() {
    let (wasm, glue) = (app_file("_bg.wasm"), app_file(".js"));
    let (wasm_small, glue_small) = (brotli(&wasm), brotli(&glue));
    println!("wasm {} bytes, Brotli {wasm_small} of {WASM}", wasm.len());
    println!("glue {} bytes, Brotli {glue_small} of {GLUE}", glue.len());
    for (part, bytes) in made_of(&wasm) {
        println!("{:>6.1} % {part}", 100.0 * bytes as f64 / wasm.len() as f64);
    }

    assert!(
        wasm_small <= WASM,
        "the wasm is {wasm_small} bytes, the budget {WASM}"
    );
    assert!(
        glue_small <= GLUE,
        "the glue is {glue_small} bytes, the budget {GLUE}"
    );
}

fn app_file(ending: &str) -> Vec<u8> {
    let folder = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/target/app"));
    let files =
        fs::read_dir(&folder).unwrap_or_else(|_| panic!("no app in target/app: run `make test`"));
    let file = files
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .find(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            name.starts_with("standfirst-") && name.ends_with(ending)
        });
    fs::read(file.expect("target/app has the app: run `make test`")).expect("a readable file")
}

fn brotli(bytes: &[u8]) -> usize {
    let mut small = Vec::new();
    let settings = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 24,
        ..Default::default()
    };
    brotli::BrotliCompress(&mut &bytes[..], &mut small, &settings).expect("compressed");
    small.len()
}

/// Bytes by section of the module (WebAssembly core specification, 5.5.2).
fn made_of(wasm: &[u8]) -> BTreeMap<&'static str, usize> {
    const NAMES: [&str; 13] = [
        "custom",
        "types",
        "imports",
        "function index",
        "tables",
        "memories",
        "globals",
        "exports",
        "start",
        "elements",
        "code",
        "data",
        "data count",
    ];
    let mut parts = BTreeMap::new();
    let mut at = 8;
    while at < wasm.len() {
        let name = NAMES
            .get(usize::from(wasm[at]))
            .copied()
            .unwrap_or("unknown");
        let (size, length) = leb128(&wasm[at + 1..]);
        *parts.entry(name).or_default() += size;
        at += 1 + length + size;
    }
    parts
}

fn leb128(bytes: &[u8]) -> (usize, usize) {
    let mut value = 0;
    for (place, byte) in bytes.iter().enumerate() {
        value |= usize::from(byte & 0x7f) << (7 * place);
        if byte & 0x80 == 0 {
            return (value, place + 1);
        }
    }
    (value, bytes.len())
}
