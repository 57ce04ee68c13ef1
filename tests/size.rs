//! What a visitor downloads: the app's size against its budget, and what it is made of.

use std::{collections::BTreeMap, fs, io::Write, path::PathBuf};

use crate::{demo::pages, support::Site};
use wasmparser::{KnownCustom, Name, Parser, Payload, TypeRef};

/// Of all that follows, bytes after Brotli at its best, which is what a static host sends.
const APP: usize = 155_000;

/// Documents whose bytes were counted when the app began to adopt them.
const DOCUMENTS: [(&str, usize); 2] = [("international/xi-in-moscow/", 10_100), ("", 13_800)];

/// What a server may send before it hears from the browser: ten packets (RFC 6928).
const FIRST_FLIGHT: usize = 14 * 1024;

/// Documents that are larger: every block once, and the longest read.
const LARGER: [&str; 2] = ["specimen/", "culture/the-line-that-fixed-the-day/"];

#[test]
fn the_app_is_within_its_budget() {
    let (wasm, glue) = (app_file("_bg.wasm"), app_file(".js"));
    let (wasm_small, glue_small) = (brotli(&wasm), brotli(&glue));
    let app = wasm_small + glue_small;
    let mut report = format!(
        "\nwasm {} bytes, Brotli {wasm_small}\n\
         glue {} bytes, Brotli {glue_small}\n\
         both {app} of {APP}\n\
         code before wasm-opt, by the crate that it came from:\n",
        wasm.len(),
        glue.len()
    );
    let parts = code_by_crate(&named_module());
    let whole: usize = parts.values().sum();
    let mut parts: Vec<_> = parts.into_iter().collect();
    parts.sort_by_key(|(_, bytes)| std::cmp::Reverse(*bytes));
    for (name, bytes) in parts.iter().take(12) {
        let share = 100.0 * *bytes as f64 / whole as f64;
        report.push_str(&format!("{share:>6.1} % {name}\n"));
    }
    // `println!` would show it only where the test fails.
    std::io::stdout()
        .write_all(report.as_bytes())
        .expect("a terminal or a file");

    assert!(app <= APP, "the app is {app} bytes, the budget {APP}");
}

/// What sets it would be imported from the glue. `every_nested_element_of_a_view_holds_something_dynamic` names the
/// place in the code.
#[test]
fn no_build_of_the_app_can_make_elements_of_a_string() {
    let glue = ["target/app", "target/app-debug"].map(|folder| file_in(folder, ".js"));
    for glue in glue.map(|bytes| String::from_utf8(bytes).expect("text")) {
        for setter in ["innerHTML", "outerHTML", "insertAdjacentHTML", "setHTML"] {
            assert!(!glue.contains(setter), "the glue has `{setter}`");
        }
    }
}

#[test]
fn every_document_of_the_demo_comes_in_one_flight() {
    let site = Site::demo("/");
    let mut too_large = Vec::new();
    for page in pages(&site) {
        let bytes = brotli(site.publisher.read(&format!("{page}index.html")).as_bytes());
        let known = DOCUMENTS.iter().find(|(of, _)| *of == page);
        let most = known.map_or(FIRST_FLIGHT, |(_, most)| *most);
        if LARGER.contains(&&*page) == (bytes <= most) {
            too_large.push(format!("{page}: {bytes} bytes, the budget {most}"));
        }
    }
    assert!(too_large.is_empty(), "{too_large:#?}");
}

#[test]
fn the_data_of_a_story_is_as_small_as_its_text_allows() {
    let site = Site::demo("/");
    let story = "international/xi-in-moscow/";
    let data = brotli(
        site.publisher
            .read(&format!("{story}index.json"))
            .as_bytes(),
    );
    let text = brotli(site.publisher.document(story).text("#app").as_bytes());

    let most = text * 3 / 2 + 600;

    assert!(
        data <= most,
        "{data} bytes for a text of {text}: at most {most}"
    );
}

fn app_file(ending: &str) -> Vec<u8> {
    file_in("target/app", ending)
}

fn file_in(folder: &str, ending: &str) -> Vec<u8> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(folder);
    let files =
        fs::read_dir(&path).unwrap_or_else(|_| panic!("no app in {folder}: run `make test`"));
    let file = files
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .find(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            name.starts_with("standfirst-") && name.ends_with(ending)
        });
    fs::read(file.expect("an app folder has the app: run `make test`")).expect("a readable file")
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

/// What the compiler wrote, which still has the names of its functions.
fn named_module() -> Vec<u8> {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/target/wasm32-unknown-unknown/release/standfirst.wasm"
    );
    fs::read(path).unwrap_or_else(|error| panic!("{path}: {error}: run `make test`"))
}

/// Bytes of the bodies of functions.
fn code_by_crate(wasm: &[u8]) -> BTreeMap<String, usize> {
    let mut names = BTreeMap::new();
    let mut bodies = Vec::new();
    let mut imported = 0;
    for payload in Parser::new(0).parse_all(wasm) {
        match payload.expect("a module") {
            Payload::ImportSection(imports) => {
                let imports = imports
                    .into_imports()
                    .map(|import| import.expect("an import").ty);
                imported += imports
                    .filter(|kind| matches!(kind, TypeRef::Func(_)))
                    .count();
            }
            Payload::CodeSectionEntry(body) => bodies.push(body.range().len()),
            Payload::CustomSection(section) => {
                if let KnownCustom::Name(section) = section.as_known() {
                    for part in section {
                        if let Ok(Name::Function(functions)) = part {
                            for name in functions.into_iter().flatten() {
                                names.insert(name.index as usize, name.name.to_owned());
                            }
                        }
                    }
                }
            }
            _ => {}
        }
    }
    let mut parts = BTreeMap::new();
    for (place, bytes) in bodies.into_iter().enumerate() {
        let name = names.get(&(place + imported)).map_or("", String::as_str);
        *parts.entry(crate_of(name)).or_default() += bytes;
    }
    parts
}

/// The first crate that a function's name tells of.
fn crate_of(symbol: &str) -> String {
    let name = format!("{:#}", rustc_demangle::demangle(symbol));
    let words = name.split(|c: char| !c.is_alphanumeric() && c != '_');
    let mut words =
        words.filter(|word| word.len() > 1 && !["mut", "dyn", "impl", "as"].contains(word));
    words.next().unwrap_or("unnamed").to_owned()
}
