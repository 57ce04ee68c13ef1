//! Which story is meant by a name.

use std::collections::BTreeMap;

use jiff::tz::TimeZone;

use super::entry::{Content, Entry};
use crate::{
    grammar::Permalink,
    model::{Article, StoryName},
};

/// The stories of a content folder by all of their names.
#[derive(Debug)]
pub struct StoryNames<'a> {
    stories: Vec<Named<'a>>,
    /// Which of the stories have a name.
    by_name: BTreeMap<String, Vec<usize>>,
}

/// A story with its names, the shortest first.
#[derive(Debug)]
struct Named<'a> {
    entry: &'a Entry<Article>,
    names: [String; 3],
}

/// Why a name does not name one story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoStory {
    /// No story has it.
    Unknown,
    /// Several have it: for each the shortest name that it alone has.
    Several(Vec<String>),
}

impl<'a> StoryNames<'a> {
    /// Without a permalink, which is a problem of its own, no story is known by its address.
    pub fn new(content: &'a Content) -> Self {
        let permalink = Permalink::parse(&content.site.permalink).ok();
        let zone = TimeZone::get(&content.site.time_zone).ok();
        let way = permalink.zip(zone);
        let stories = content.articles.iter().map(|entry| {
            let path = way
                .as_ref()
                .map(|(permalink, zone)| permalink.path(&entry.slug, &entry.value, zone));
            let path = path.unwrap_or_default();
            let names = StoryName::all(&entry.value.section, &entry.slug, &path);
            Named { entry, names }
        });
        let stories: Vec<_> = stories.collect();
        let mut by_name: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (index, story) in stories.iter().enumerate() {
            for name in &story.names {
                by_name.entry(name.clone()).or_default().push(index);
            }
        }
        Self { stories, by_name }
    }

    /// The one story of that name.
    ///
    /// # Errors
    /// Where none has it, or several have.
    pub fn find(&self, name: &StoryName) -> Result<&'a Entry<Article>, NoStory> {
        match self.by_name.get(&name.normal()).map(Vec::as_slice) {
            None | Some([]) => Err(NoStory::Unknown),
            Some([one]) => match self.stories.get(*one) {
                Some(story) => Ok(story.entry),
                None => Err(NoStory::Unknown),
            },
            Some(several) => {
                let several = several.iter().filter_map(|index| self.stories.get(*index));
                let own = several.filter_map(|named| self.own_name(named));
                Err(NoStory::Several(own.collect()))
            }
        }
    }

    fn own_name(&self, named: &Named) -> Option<String> {
        let is_own = |name: &&String| self.by_name.get(*name).is_some_and(|all| all.len() == 1);
        named.names.iter().find(is_own).cloned()
    }

    /// The names that one may have meant who wrote another: of the same form.
    pub fn like(&self, name: &StoryName) -> impl Iterator<Item = &str> + Clone {
        let form = |name: &str| (name.starts_with('/'), name.contains('/'));
        let wanted = form(&name.0);
        let names = self.by_name.keys().map(String::as_str);
        names.filter(move |name| form(name) == wanted)
    }
}

impl NoStory {
    /// How to mend it: `unknown` where there is no such story.
    pub fn mend(&self, unknown: impl FnOnce() -> String) -> String {
        match self {
            Self::Unknown => unknown(),
            Self::Several(names) => {
                let names: Vec<_> = names.iter().map(|name| format!("`{name}`")).collect();
                format!("write {}", names.join(" or "))
            }
        }
    }

    /// What is wrong with a name, as a sentence.
    pub fn what(&self, name: &StoryName) -> String {
        match self {
            Self::Unknown => format!("there is no story `{}`", name.0),
            Self::Several(names) => format!("`{}` is the name of {} stories", name.0, names.len()),
        }
    }
}
