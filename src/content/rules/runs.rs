//! The words of a file run by run, for rules on how they are written.

use std::ops::Range;

use rayon::prelude::*;
use serde_json::Value;

use super::{Content, Problem, Source};
use crate::content::pointer;

/// Fields whose strings are words for readers, or runs of such words.
const PROSE: [&str; 14] = [
    "alt",
    "attribution",
    "biography",
    "byline",
    "credit",
    "description",
    "headline",
    "kicker",
    "label",
    "name",
    "standfirst",
    "tagline",
    "text",
    "title",
];

/// What holds no prose, by its `type`: every sign and space in it matters.
const NO_PROSE: [&str; 6] = [
    "code",
    "formula",
    "keyboard",
    "poem",
    "preformatted",
    "verse",
];

/// A string of prose.
pub struct Run<'a> {
    pub source: &'a Source,
    /// Its JSON pointer.
    pub at: String,
    pub words: &'a str,
    /// The language that it is in, as a tag.
    pub language: &'a str,
    /// The last character of the run before it in the same text.
    pub before: Option<char>,
    /// The first character of the run after it in the same text.
    pub after: Option<char>,
}

impl Run<'_> {
    /// The language without region and script.
    pub fn primary(&self) -> &str {
        self.language.split('-').next().unwrap_or_default()
    }

    /// A problem with a part of it, in bytes, that other words mend.
    pub fn problem(
        &self,
        part: &Range<usize>,
        what: impl Into<String>,
        mend: impl Into<String>,
        with: Option<&str>,
    ) -> Problem {
        let mut problem = self.source.problem_in(&self.at, part, what, mend);
        let fix = with.and_then(|with| self.source.fix(&self.at, part, with));
        problem.fix = fix.map(Box::new);
        problem
    }
}

/// Adds what `look` finds in any run of prose.
pub fn each_run(
    content: &Content,
    problems: &mut Vec<Problem>,
    look: impl Fn(Run, &mut Vec<Problem>) + Sync,
) {
    each_file(content, problems, |runs, problems| {
        for run in runs {
            look(run, problems);
        }
    });
}

/// Adds what `look` finds in the runs of prose of any file.
pub fn each_file<'a>(
    content: &'a Content,
    problems: &mut Vec<Problem>,
    look: impl Fn(Vec<Run<'a>>, &mut Vec<Problem>) + Sync,
) {
    let first = content.site.language().0.as_str();
    let own = |language: &'a Option<crate::model::Language>| match language {
        Some(language) => language.0.as_str(),
        None => first,
    };
    let stories = content.articles.iter();
    let stories = stories.map(|entry| (&entry.source, own(&entry.value.language)));
    let pages = content.pages.iter();
    let pages = pages.map(|entry| (&entry.source, own(&entry.value.language)));
    let authors = content.authors.iter().map(|entry| (&entry.source, first));
    let site = std::iter::once((&content.site_source, first));
    let files: Vec<_> = stories.chain(pages).chain(authors).chain(site).collect();
    problems.par_extend(files.into_par_iter().flat_map_iter(|(source, language)| {
        let mut walk = Walk {
            source,
            runs: Vec::new(),
        };
        walk.value(source.value(), &mut String::new(), language, false);
        let mut found = Vec::new();
        look(walk.finish(), &mut found);
        found
    }));
}

struct Walk<'a> {
    source: &'a Source,
    /// Each with the text that it is in: runs of one text follow each other.
    runs: Vec<(usize, Run<'a>)>,
}

impl<'a> Walk<'a> {
    fn value(&mut self, value: &'a Value, at: &mut String, language: &'a str, is_prose: bool) {
        match value {
            Value::String(words) if is_prose => self.push(words, at, language),
            Value::Array(values) => {
                for (index, value) in values.iter().enumerate() {
                    self.inside(value, &index.to_string(), at, language, is_prose);
                }
            }
            Value::Object(fields) => {
                let word = |name: &str| fields.get(name).and_then(Value::as_str);
                let kind = word("type");
                if kind.is_some_and(|kind| NO_PROSE.contains(&kind)) {
                    if is_prose {
                        // Something stands there.
                        self.push("\u{fffc}", at, "");
                    }
                    return;
                }
                let language = match kind {
                    Some("language") => word("language").unwrap_or(language),
                    _ => language,
                };
                for (name, value) in fields {
                    let is_prose = PROSE.contains(&name.as_str());
                    self.inside(value, &pointer::escape(name), at, language, is_prose);
                }
            }
            _ => {}
        }
    }

    fn inside(
        &mut self,
        value: &'a Value,
        segment: &str,
        at: &mut String,
        language: &'a str,
        is_prose: bool,
    ) {
        let whole = at.len();
        at.push('/');
        at.push_str(segment);
        self.value(value, at, language, is_prose);
        at.truncate(whole);
    }

    fn push(&mut self, words: &'a str, at: &str, language: &'a str) {
        // A text begins where the pointer has no number behind `text` or the like: a run of another text
        // differs before that.
        let text = at.match_indices('/').map(|(slash, _)| slash).find(|slash| {
            let name = at[slash + 1..].split('/').next().unwrap_or_default();
            PROSE.contains(&name)
        });
        let text = text.unwrap_or(at.len());
        let run = Run {
            source: self.source,
            at: at.to_owned(),
            words,
            language,
            before: None,
            after: None,
        };
        self.runs.push((text, run));
    }

    /// The runs, each with what stands beside it.
    fn finish(self) -> Vec<Run<'a>> {
        let mut runs = self.runs;
        for index in 1..runs.len() {
            let (earlier, later) = runs.split_at_mut(index);
            let (Some((text, before)), Some((other, after))) =
                (earlier.last_mut(), later.first_mut())
            else {
                continue;
            };
            if text == other
                && before.at[..*text] == after.at[..*text]
                && is_one(before, after, *text)
            {
                before.after = after.words.chars().next();
                after.before = before.words.chars().next_back();
            }
        }
        let runs = runs.into_iter().map(|(_, run)| run);
        runs.filter(|run| !run.language.is_empty()).collect()
    }
}

/// Whether two runs are in one text: in the same field of the same object.
fn is_one(one: &Run, other: &Run, text: usize) -> bool {
    let name = |run: &Run| run.at[text + 1..].split('/').next().map(str::to_owned);
    name(one) == name(other)
}
