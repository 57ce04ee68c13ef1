//! The index by which readers search: Pagefind, fed with what stories say and not with their pages.

use std::{fs, io, path::Path};

use ego_tree::NodeRef;
use html_escape::{encode_double_quoted_attribute as value, encode_text as words};
use pagefind::{api::PagefindIndex, options::PagefindServiceConfig};
use rayon::prelude::*;
use scraper::{Html, Node as Parsed};
use unicode_normalization::UnicodeNormalization;

use super::{
    app::files, error::PublishError, file_error::FileError, output::Output, replace::replace,
};
use crate::{
    hash::{SHORT, sha256_hex_of},
    locales::Locales,
    page::{Node, element},
    resolve::{Index, SearchRecord, search_records},
    view,
};

/// Writes the index. It is made again only where a story has changed; meanwhile it is kept in the folder `kept`.
///
/// # Errors
/// Where it can't be made or written.
pub fn write(
    index: &Index,
    locales: &Locales,
    kept: &Path,
    output: &Output,
) -> Result<(), PublishError> {
    let Some(records) = search_records(index) else {
        return Ok(());
    };
    let pages: Vec<_> = records
        .par_iter()
        .map(|record| page(record, locales))
        .collect();
    // What is done here decides what is in it, too.
    let mut all: Vec<&[u8]> = vec![include_bytes!("search.rs")];
    for (record, page) in records.iter().zip(&pages) {
        all.extend([record.href.as_bytes(), page.as_bytes()]);
    }
    let folder = kept.join(sha256_hex_of(&all, SHORT));
    // Another build may have put its own in the place of this one meanwhile.
    if folder.exists() && copy(&folder, output).is_ok() {
        return Ok(());
    }
    let urls = records.into_iter().map(|record| record.href);
    let files = indexed(urls.zip(pages).collect()).map_err(PublishError::Search)?;
    for (name, bytes) in &files {
        output.write(&format!("/pagefind/{name}"), bytes)?;
    }
    keep(&files, &folder).map_err(FileError::at(&folder))?;
    Ok(())
}

fn copy(folder: &Path, output: &Output) -> Result<(), FileError> {
    files(folder)?
        .iter()
        .try_for_each(|file| output.copy(&format!("/pagefind/{}", file.name), &file.path))
}

/// Keeps an index, and none that was kept before; nor half of one.
fn keep(files: &[(String, Vec<u8>)], folder: &Path) -> io::Result<()> {
    let begun = folder.with_extension(std::process::id().to_string());
    for (name, bytes) in files {
        replace(&begun.join(name), bytes)?;
    }
    let others = folder.parent().map(fs::read_dir).into_iter().flatten();
    for other in others.flatten() {
        let path = other?.path();
        if path != begun {
            _ = fs::remove_dir_all(path);
        }
    }
    match fs::rename(&begun, folder) {
        // Another build was faster.
        Err(_) if folder.exists() => fs::remove_dir_all(&begun),
        renamed => renamed,
    }
}

/// The files of an index of pages, each with its address.
fn indexed(pages: Vec<(String, String)>) -> Result<Vec<(String, Vec<u8>)>, String> {
    let runtime = tokio::runtime::Builder::new_current_thread().build();
    let runtime = runtime.map_err(|error| error.to_string())?;
    let files = runtime.block_on(async {
        let config = PagefindServiceConfig::builder()
            .keep_index_url(true)
            .build();
        let mut index = PagefindIndex::new(Some(config))?;
        for (url, page) in pages {
            index.add_html_file(None, Some(url), page).await?;
        }
        index.get_files().await
    });
    let files = files.map_err(|error| error.to_string())?;
    let files = files.into_iter().map(|file| {
        let name = file.filename.to_string_lossy().replace('\\', "/");
        let contents = match name.as_str() {
            "pagefind.js" => watched(&file.contents),
            _ => file.contents,
        };
        (name, contents)
    });
    Ok(files.filter(|(name, _)| is_needed(name)).collect())
}

/// Whether ours asks for a file: it has neither the forms that Pagefind offers nor its worker, which the policy on
/// Trusted Types refuses.
fn is_needed(name: &str) -> bool {
    let is_form = name.starts_with("pagefind-") && name != "pagefind-entry.json";
    !is_form && !name.starts_with("pagefind_") && !name.starts_with("playground")
}

/// Its script, which sees no worker: it would ask for one on each page, and the browser tell of the refusal. What can't be
/// fetched is told to `tools/search.js`: of some of it Pagefind says nothing, and waits, or finds nothing.
fn watched(script: &[u8]) -> Vec<u8> {
    const BEFORE: &str = "const Worker=undefined;export const watch=new EventTarget();\
        const fetch=async(...of)=>{try{const it=await globalThis.fetch(...of);if(it.ok)return it;throw Error(it.url)}\
        catch(error){watch.dispatchEvent(new CustomEvent(\"failed\",{detail:error}));throw error}};\n";
    [BEFORE.as_bytes(), script].concat()
}

/// A story as Pagefind reads it: a heading counts more than a paragraph, and a standfirst in between.
fn page(record: &SearchRecord, locales: &Locales) -> String {
    let language = &record.language;
    let card = view::found(&record.card, locales.of(language)).into_html();
    let card = serde_json::to_string(&node(&card)).unwrap_or_default();
    let mut html = format!(
        "<html lang=\"{}\"><body data-pagefind-body><i data-card=\"{}\" data-pagefind-meta=\"card[data-card]\"></i>\
         <i data-date=\"{}\" data-pagefind-sort=\"date[data-date]\"></i>",
        value(&language.0),
        value(&card),
        value(&record.date),
    );
    for (name, filter) in &record.filters {
        html += &format!(
            "<i data-value=\"{}\" data-pagefind-filter=\"{name}[data-value]\"></i>",
            value(filter)
        );
    }
    html += &format!("<h1>{}</h1>", words(&normal(&record.headline)));
    for text in &record.named {
        html += &format!("<p data-pagefind-weight=\"3\">{}</p>", words(&normal(text)));
    }
    for text in &record.body {
        html += &format!("<p>{}</p>", words(&normal(text)));
    }
    html + "</body></html>"
}

/// One form of each letter, without vowel signs (Arabic) and without what only helps to set a word: the same that
/// `tools/search.js` makes of a query.
fn normal(text: &str) -> String {
    let kept = text
        .nfkc()
        .filter(|c| !matches!(c, '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{640}' | '\u{ad}'));
    kept.map(|c| match c {
        '\u{200b}'..='\u{200f}' | '\u{2066}'..='\u{2069}' => ' ',
        c => c,
    })
    .collect()
}

/// The first element of a piece of HTML.
fn node(html: &str) -> Node {
    let parsed = Html::parse_fragment(html);
    let first = parsed.root_element().first_child();
    first.and_then(made).unwrap_or_else(|| "".into())
}

fn made(parsed: NodeRef<Parsed>) -> Option<Node> {
    match parsed.value() {
        Parsed::Text(text) => Some((**text).into()),
        Parsed::Element(found) => {
            let mut made_element = element(found.name().to_owned());
            for (name, value) in found.attrs() {
                made_element
                    .attributes
                    .insert(name.to_owned().into(), value.to_owned());
            }
            Some(
                made_element
                    .with_all(parsed.children().filter_map(made))
                    .into(),
            )
        }
        _ => None,
    }
}
