//! Which modules of the crate may know which others.

mod inert;
mod paths;

use std::{collections::BTreeSet, fs};

use walkdir::WalkDir;

/// What stands in `src` beside `lib.rs` and `main.rs`, the modules whose names its code may say, and why
/// no others.
#[rustfmt::skip]
pub const LAYERS: [(&str, &str, &str); 21] = [
    ("model", "", "everything else stands on it"),
    ("hash.rs", "", "it knows bytes alone"),
    ("say.rs", "", "it knows words alone"),
    ("json.rs", "", "it knows values alone"),
    ("locales", "json model", "strings are the same wherever they are shown"),
    ("grammar", "model locales hash", "who checks content needs it, and no markup"),
    ("page", "json model", "a page is data that the reader fetches, however it was made"),
    ("markup", "page model locales", "views and blocks are both built with it"),
    ("view", "markup page model locales", "it is compiled into the reader"),
    ("reader", "view markup page json model locales", "everything else is native"),
    ("styles", "grammar hash model", "it knows stylesheets, and no page"),
    ("content", "styles grammar hash say model locales", "what is right does not depend on its look"),
    ("typeset", "markup page grammar hash model locales", "it sets what it is handed"),
    ("resolve", "typeset markup page json grammar hash model locales", "it only makes pages"),
    ("publish", "resolve content styles typeset view markup page grammar hash say model locales", "it is told"),
    ("lsp", "content grammar say model", "it tells what content finds, and publishes nothing"),
    ("import", "content grammar hash model locales", "it writes content, and no pages"),
    ("cms", "content", "it sets up an editor by the schemas alone"),
    ("serve", "publish content say", "it hands on what is published"),
    ("command.rs", "publish serve lsp content say", "it only says what is to be done"),
    ("command", "import cms publish content say", "it only says what is to be done"),
];

#[test]
fn no_module_knows_more_than_its_layer_may() {
    let mut wrong = String::new();
    for (place, known, why) in LAYERS {
        for file in WalkDir::new(format!("src/{place}")) {
            let name = file.expect("a file of src").path().display().to_string();
            let Some(module) = name.strip_suffix(".rs") else {
                continue;
            };
            let depth = module.trim_end_matches("/mod").matches('/').count();
            let code = fs::read_to_string(&name).expect("the code");
            for (line, other) in paths::outside(&code, depth) {
                let own = place.trim_end_matches(".rs");
                if other != own && known.split(' ').all(|it| it != other) {
                    wrong += &format!("{name}:{line}: {place} may not know {other}: {why}\n");
                }
            }
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn everything_has_a_layer() {
    let files = fs::read_dir("src").expect("src").map(|file| {
        let name = file.expect("a file of src").file_name();
        name.to_string_lossy().into_owned()
    });
    let known = LAYERS.map(|(place, ..)| place.to_owned());
    let both = ["lib.rs", "main.rs"].map(str::to_owned);
    let known: BTreeSet<_> = known.into_iter().chain(both).collect();
    assert_eq!(files.collect::<BTreeSet<_>>(), known);
}

#[test]
fn nothing_is_printed_in_a_way_that_panics_where_nobody_reads_on() {
    for file in WalkDir::new("src") {
        let file = file.expect("a file of src");
        let name = file.path().display().to_string();
        if name.ends_with(".rs") {
            let code = fs::read_to_string(&name).expect("the code");
            for printed in [" println!(", " eprintln!(", " print!(", " eprint!("] {
                assert!(
                    !code.contains(printed),
                    "{name} has {printed}: `say` does it"
                );
            }
        }
    }
}
