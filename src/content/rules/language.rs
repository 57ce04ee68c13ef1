//! Rules for languages, and for the words of the interface in them.

use std::collections::BTreeSet;

use super::{Problem, Source, Survey};
use crate::{
    grammar::{canonical_language, usual_language},
    locales::Locales,
    model::{Block, Language, Mark},
};

/// Ensure that languages are written as everything else that knows them by their letters does: `de` and
/// not `DE`.
pub(super) fn every_language_is_in_lower_case(content: &Survey, problems: &mut Vec<Problem>) {
    for (index, language) in content.site.languages.iter().enumerate() {
        let usual = canonical_language(&language.0).map(Language);
        if let Some(usual) = usual.filter(|usual| usual.primary() != language.primary()) {
            problems.push(content.site_source.problem(
                &format!("/languages/{index}"),
                format!("`{language}` is not in lower case"),
                format!("write it as `{usual}`"),
            ));
        }
    }
}

/// Ensure that languages are named by the codes of today, which browsers know: `he` and not `iw`.
pub(super) fn every_language_has_its_code_of_today(content: &Survey, problems: &mut Vec<Problem>) {
    let mut look = |source: &Source, at: String, language: &Language| {
        let usual =
            usual_language(&language.0).filter(|tag| !tag.eq_ignore_ascii_case(&language.0));
        if let Some(usual) = usual {
            let what = format!("`{language}` is a code that programs of today don't know");
            problems.push(source.problem(&at, what, format!("write it as `{usual}`")));
        }
    };
    let of_the_site = content.site.languages.iter().enumerate();
    of_the_site.for_each(|(index, one)| {
        look(&content.site_source, format!("/languages/{index}"), one);
    });
    for (at, mark, source) in content.marks() {
        if let Mark::Language { language, .. } = mark {
            look(source, format!("{at}/language"), language);
        }
    }
    for (source, found, _) in content.documents() {
        for (at, block) in &found.blocks {
            let Block::Video(video) = block else { continue };
            for (index, captions) in video.captions.iter().enumerate() {
                look(
                    source,
                    format!("{at}/captions/{index}/language"),
                    &captions.language,
                );
            }
        }
    }
}

/// Ensure that a language of the site is named once.
pub(super) fn no_language_is_named_twice(content: &Survey, problems: &mut Vec<Problem>) {
    let languages = &content.site.languages;
    // Of one that has another code by now that is said.
    let is_usual = |tag: &str| usual_language(tag).is_none_or(|it| it.eq_ignore_ascii_case(tag));
    let named = languages.iter().enumerate();
    for (index, language) in named.filter(|(_, one)| is_usual(&one.0)) {
        let is_same = |one: &&Language| usual_language(&one.0) == usual_language(&language.0);
        if let Some(before) = languages[..index].iter().find(is_same) {
            problems.push(content.site_source.problem(
                &format!("/languages/{index}"),
                format!("`{before}` stands before this already"),
                "keep one of the two",
            ));
        }
    }
}

/// Ensure that words for the interface are shown somewhere: on pages in their language, or where a page's
/// language has none.
pub(super) fn every_strings_file_is_used(content: &Survey, hints: &mut Vec<Problem>) {
    let languages = &content.site.languages;
    let locales = Locales::new(content.site.language(), &content.interfaces);
    let used: BTreeSet<_> = languages.iter().map(|one| locales.tag(one)).collect();
    let unused = content.interfaces.keys();
    for language in unused.filter(|tag| !used.contains(tag.0.as_str())) {
        let path = format!("strings/{language}.json");
        hints.push(Problem::in_file(
            content.root.join(path),
            format!("no page is in `{language}`, so these words are not shown"),
            "add it to `languages` in `site.json`, or name the file for one that is there",
        ));
    }
}

/// Ensure that the interface can be had in every language of the site.
pub(super) fn every_language_has_interface_strings(content: &Survey, hints: &mut Vec<Problem>) {
    let locales = Locales::new(content.site.language(), &content.interfaces);
    for (index, language) in content.site.languages.iter().enumerate() {
        if !locales.has(language) {
            hints.push(content.site_source.problem(
                &format!("/languages/{index}"),
                format!(
                    "there are no interface strings in `{language}`, so they are those of `{}`",
                    locales.tag(language)
                ),
                format!("run `standfirst strings {language}`, and translate what it writes"),
            ));
        }
    }
}
