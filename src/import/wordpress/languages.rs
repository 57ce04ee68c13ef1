//! Stories that say the same in several languages, as the plugins Polylang and WPML know them.

use std::collections::BTreeMap;

use super::{
    item::Item,
    plan::{Key, Plan},
    terms::Terms,
};
use crate::grammar::canonical_language;

/// Those that say the same, each with its language.
type Members<'a> = Vec<(&'a Item, Option<String>)>;

impl Plan {
    /// Gives items their languages, and stories their translations where all of those are here; `usual` is the
    /// language of a site that is there already.
    pub(super) fn translate(&mut self, items: &[Item], usual: Option<String>) {
        let usual = usual.or_else(|| canonical_language(&self.head.language));
        let usual = usual.unwrap_or_else(|| "en".to_owned());
        let mut groups: BTreeMap<(&str, &str), Members> = BTreeMap::new();
        for item in items {
            let language = language(item, &self.terms);
            if let Some(group) = group(item) {
                let members = groups.entry((&*item.blog, group)).or_default();
                members.push((item, language.clone()));
            }
            // The site's own language may be told with its country.
            let is_usual = |it: &String| primary(it) == primary(&usual);
            if let Some(assigned) = self.assigned.get_mut(&key(item)) {
                assigned.language = language.filter(|it| !is_usual(it));
                self.languages.extend(assigned.language.clone());
            }
        }
        for members in groups.values().filter(|members| members.len() > 1) {
            self.join(members);
        }
    }

    fn join(&mut self, members: &Members) {
        let path = |item: &Item| {
            let assigned = self.assigned.get(&key(item))?;
            let is_there =
                assigned.section.is_some() && !assigned.is_draft && !assigned.path.is_empty();
            is_there.then(|| assigned.path.clone())
        };
        let paths: Option<Vec<_>> = members.iter().map(|(item, _)| path(item)).collect();
        let mut languages: Vec<_> = members.iter().map(|(_, it)| it.as_deref()).collect();
        languages.sort_unstable();
        let count = languages.len();
        languages.dedup_by_key(|it| it.map(primary));
        let is_sure = languages.iter().all(Option::is_some) && languages.len() == count;
        for (index, (item, _)) in members.iter().enumerate() {
            let Some(assigned) = self.assigned.get_mut(&key(item)) else {
                continue;
            };
            match &paths {
                Some(paths) if is_sure => {
                    let others = paths
                        .iter()
                        .enumerate()
                        .filter(|(other, _)| *other != index);
                    assigned.translations = others.map(|(_, path)| path.clone()).collect();
                }
                _ => assigned.lacks_translations = true,
            }
        }
    }
}

fn key(item: &Item) -> Key {
    (item.file.clone(), item.byte)
}

fn primary(tag: &str) -> &str {
    tag.split('-').next().unwrap_or(tag)
}

/// What those have in common that say the same.
fn group(item: &Item) -> Option<&str> {
    let mut terms = item.terms.iter();
    let term = terms.find(|term| term.taxonomy == "post_translations");
    let term = term.map(|term| term.slug.as_str());
    term.or_else(|| item.meta("_wpml_import_translation_group"))
}

/// The language of an item, where it says one.
fn language(item: &Item, terms: &Terms) -> Option<String> {
    if let Some(code) = item.meta("_wpml_import_language_code") {
        return tag(code);
    }
    let mut named = item.terms.iter();
    let term = named.find(|term| term.taxonomy == "language")?;
    let known = terms.known(&item.blog, "language", &term.slug);
    let locale = known.and_then(|known| locale(&known.description));
    let is_code = (2..=3).contains(&primary(&term.slug).len());
    let by_slug = || tag(&term.slug).filter(|_| is_code);
    by_slug().or_else(|| tag(&locale?))
}

/// Polylang keeps the locale as PHP writes it: `s:6:"locale";s:5:"en_US";`.
fn locale(description: &str) -> Option<String> {
    let (_, after) = description.split_once("\"locale\"")?;
    after.split('"').nth(1).map(str::to_owned)
}

fn tag(written: &str) -> Option<String> {
    canonical_language(&written.trim().replace('_', "-"))
}
