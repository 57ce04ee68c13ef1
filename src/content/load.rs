use std::{collections::BTreeSet, mem, path::Path};

use jiff::{Timestamp, tz::TimeZone};

use super::{
    Edition, LoadError, Problem,
    entry::Content,
    fix::{self, Mended},
    folder, media,
    problem::LISTED,
    publication::publication,
    rules,
    texts::Texts,
    tidy::tidy,
};
use crate::{
    grammar::{address, collection},
    model::{Moment, Publication},
};

/// What can be published, and how much of it could be better.
#[derive(Debug)]
pub struct Loaded {
    /// What an edition has of the content.
    pub publication: Publication,
    /// How many warnings there are.
    pub warnings: usize,
}

/// How much of what is wrong is told.
#[derive(Debug, Clone, Copy)]
pub struct Extent {
    /// How many problems of a rule in a file.
    pub most: usize,
    /// Whether each that has a sure mend has it with it: in Markdown the file is read again for each.
    pub has_mends: bool,
}

impl Extent {
    /// The first few, for people to read.
    pub const FEW: Self = Self {
        most: LISTED,
        has_mends: false,
    };

    /// Everything.
    pub const ALL: Self = Self {
        most: usize::MAX,
        has_mends: true,
    };
}

/// Reads and checks a content folder, and takes from it what an edition has.
///
/// # Errors
/// All that is wrong with the content at once, or why a story can't be previewed.
pub fn load(root: &Path, edition: &Edition) -> Result<Loaded, LoadError> {
    let (content, mut problems) = checked(root, edition.now, Extent::FEW);
    match content {
        Some(content) if !problems.iter().any(Problem::is_error) => Ok(Loaded {
            publication: publication(content, edition)?,
            warnings: problems.len(),
        }),
        _ => {
            problems.retain(Problem::is_error);
            Err(LoadError::Content(problems))
        }
    }
}

/// When an edition of the content first differs from that of `now`, though nobody has changed a file.
///
/// # Errors
/// All that is wrong with the content at once.
pub fn next_change(root: &Path, now: Timestamp) -> Result<Option<Timestamp>, Vec<Problem>> {
    let edition = Edition {
        now,
        drafts: false,
        previews: Vec::new(),
    };
    let (content, mut problems) = checked(root, now, Extent::FEW);
    problems.retain(Problem::is_error);
    match content {
        Some(content) if problems.is_empty() => {
            let stories = content.articles.iter().map(|entry| &entry.value);
            let changes = stories.filter_map(|story| edition.next_change(story));
            let alert = content.site.alert.iter().map(|alert| alert.until.0);
            let alert = alert.filter(|until| *until > now);
            Ok(changes
                .chain(leave_fronts(&content, now))
                .chain(alert)
                .chain(ends(&content, now))
                .min())
        }
        _ => Err(problems),
    }
}

/// When stories that are out become too old for a container.
fn leave_fronts(content: &Content, now: Timestamp) -> impl Iterator<Item = Timestamp> {
    let aging = content.site.fronts().flat_map(|(_, front)| front);
    let aging = aging.filter(|container| container.max_age.is_some());
    aging.flat_map(move |container| {
        let stories = content.articles.iter().map(|entry| &entry.value);
        let out = stories.filter(move |story| !story.draft && story.published.0 <= now);
        out.filter_map(move |story| {
            let language = story.language.as_ref().unwrap_or(content.site.language());
            let is_there = container.asks_for(story, language, Moment(now));
            container.until(story).filter(|_| is_there)
        })
        .map(|until| until.0)
    })
}

/// When things of collections are over.
fn ends(content: &Content, now: Timestamp) -> impl Iterator<Item = Timestamp> {
    let zone = TimeZone::get(&content.site.time_zone).unwrap_or(TimeZone::UTC);
    let collections = content.collections();
    content.pages.iter().filter_map(move |entry| {
        let collection = collections.get(entry.value.within.as_ref()?)?;
        let end = collection::end(collection, &entry.value, &zone)?.0;
        (end > now).then_some(end)
    })
}

/// Everything that is wrong with a content folder today, or could be better, in the order of files and
/// places.
pub fn check(root: &Path, extent: Extent) -> Vec<Problem> {
    checked(root, Timestamp::now(), extent).1
}

/// Mends what has one sure mend, again and again until there is nothing left of it: what stood in the way
/// of another mend is gone the next time.
pub fn mend(root: &Path) -> Mended {
    /// Each round mends what it can, and no mend asks for another that undoes it.
    const ROUNDS: usize = 5;
    let mut mended = Mended::default();
    for _ in 0..ROUNDS {
        let fixed = fix::apply(&check(root, Extent::ALL));
        let is_done = fixed.count == 0;
        mended.add(fixed);
        if is_done {
            break;
        }
    }
    mended
}

/// The content as it is published, where nothing is wrong, and all that was found.
fn checked(root: &Path, now: Timestamp, extent: Extent) -> (Option<Content>, Vec<Problem>) {
    let (mut content, mut problems) = look(root, &Texts::new(), None, now, extent);
    if let Some(content) = &mut content
        && !problems.iter().any(Problem::is_error)
    {
        problems.extend(tidy(content).err().into_iter().flatten());
    }
    (content, problems)
}

/// Whether all that is wrong is that a story or page is not there which can't be read, as its own problem says.
fn misses_one_of(unread: &BTreeSet<&str>, problem: &Problem) -> bool {
    let missing = problem.what.strip_prefix("there is no ");
    let named = missing.and_then(|what| what.split('`').nth(1));
    let path = named.map(|name| address::split(name).0.trim_end_matches('/'));
    let last = path.and_then(|path| path.rsplit('/').next());
    last.is_some_and(|last| unread.contains(last))
}

/// Reads a content folder and checks it, in the way of [`folder::read`].
pub(super) fn look(
    root: &Path,
    texts: &Texts,
    mut before: Option<Content>,
    now: Timestamp,
    extent: Extent,
) -> (Option<Content>, Vec<Problem>) {
    let seen = before.as_mut().map(|before| mem::take(&mut before.media));
    let (mut content, mut problems) = folder::read(root, texts, before, now);
    if let Some(content) = &mut content {
        content.is_whole = problems.is_empty();
        // Of a place that can't be read nothing more is to be said.
        let known: BTreeSet<_> = problems.iter().map(Problem::place).collect();
        // What is kept of a file that is broken now is checked no further: its places have moved.
        let broken: BTreeSet<_> = problems
            .iter()
            .map(|problem| problem.file.clone())
            .collect();
        let stale: BTreeSet<_> = content
            .sources()
            .map(|(source, _)| source)
            .filter(|source| broken.contains(&source.path) && !source.is_current(texts))
            .map(|source| source.path.clone())
            .collect();
        let (seen, mut found) = media::inspect(content, &seen.unwrap_or_default());
        content.media = seen;
        found.extend(rules::check(content, extent));
        let unread: BTreeSet<_> = broken
            .iter()
            .filter_map(|path| path.file_stem()?.to_str())
            .collect();
        found.retain(|problem| {
            let is_said = problem.line > 0 && known.contains(&problem.place());
            !is_said && !stale.contains(&problem.file) && !misses_one_of(&unread, problem)
        });
        problems.extend(found);
    }
    problems.iter_mut().for_each(Problem::name_invisible);
    problems.sort();
    problems.dedup();
    (content, problems)
}
