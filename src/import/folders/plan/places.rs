//! Where each file stands here, by what stands there already.

use std::collections::{HashMap, HashSet};

use jiff::{Timestamp, tz::TimeZone};

use super::{Assigned, Filed, Plan};
use crate::{
    grammar::{Permalink, canonical_language},
    import::{
        folders::{addresses, config::Config, doc::Kind, links::Target, system::System},
        site_file::Ways,
        slug::slug,
        taken::{Taken, Way},
        there::{Earlier, There},
        wish::{Spot, Wish},
    },
};

/// With what the keys of a folder's stories begin: the site's address, or else a name.
pub fn source(config: &Config, folder: &str) -> String {
    let base = config.base.as_ref().map(ToString::to_string);
    let name = base.or_else(|| config.name.clone());
    let name = name.unwrap_or_else(|| folder.to_owned());
    let words: Vec<_> = name.split_whitespace().collect();
    format!("markdown:{} ", words.join("-"))
}

impl Plan {
    /// Gives each file its place. What is here already stays where it can.
    pub(super) fn assign_all(
        &mut self,
        filed: &[Filed],
        site: Option<&Ways>,
        there: &There,
        system: System,
    ) -> Taken {
        let zone = TimeZone::get(&self.time_zone).unwrap_or(TimeZone::UTC);
        let oldest = filed.iter().filter_map(|one| one.date(&zone)).min();
        let way = Way {
            permalink: Permalink::parse(&self.permalink).ok(),
            zone,
        };
        let mut taken = Taken::new(self.filing.sections.keys(), site, there, &way);
        let mut wishes: Vec<_> = filed
            .iter()
            .map(|one| self.wish(one, oldest, &way))
            .collect();
        let ids: Vec<_> = filed
            .iter()
            .map(|one| self.old_id(one, system).unwrap_or_default())
            .collect();
        self.follow_renamed(filed, &mut wishes, &ids, there, &way);
        let mut order: Vec<usize> = (0..filed.len()).collect();
        let is_new = |index: &usize| {
            let earlier = there.find(&wishes[*index].key, &ids[*index]);
            matches!(earlier, Earlier::Never)
        };
        order.sort_by_cached_key(is_new);
        let mut spots = vec![Spot::default(); filed.len()];
        let mut claimed = HashSet::new();
        for index in order {
            let wish = &mut wishes[index];
            let mut earlier = there.find(&wish.key, &ids[index]);
            if let Earlier::Removed(stem) | Earlier::Standing(stem, _) = earlier
                && !claimed.insert(stem)
            {
                earlier = Earlier::Never;
            }
            // A story in another language has that in its name, where the first one has the plain one.
            if let Some(tag) = &filed[index].doc.language
                && let Some(long) = slug(&format!("{}-{tag}", filed[index].slug))
            {
                wish.names.push(long);
            }
            spots[index] = wish.spot(earlier, &way, &mut taken);
        }
        taken.settle();
        for ((one, wish), spot) in filed.iter().zip(wishes).zip(spots) {
            self.assign(one, wish, spot, &way);
        }
        taken
    }

    /// Where it is to stand if nothing else does.
    fn wish(&self, one: &Filed, oldest: Option<Timestamp>, way: &Way) -> Wish {
        let updated = one.doc.matter.updated.and_then(|it| it.at(&way.zone));
        let published = one
            .date(&way.zone)
            .or(updated)
            .or(oldest)
            .or(one.doc.modified)
            .unwrap_or_default();
        // What was to appear later than it is of must not appear earlier.
        let appears = one.doc.matter.appears.and_then(|it| it.at(&way.zone));
        let appears = appears.filter(|appears| *appears > Timestamp::now());
        let published = appears.map_or(published, |appears| appears.max(published));
        let folder = match &one.section {
            Some(section) => format!("articles/{section}"),
            None if one.is_draft() => "drafts".to_owned(),
            None => "pages".to_owned(),
        };
        Wish {
            key: format!("{}{}", self.source, one.doc.path),
            folder,
            names: vec![one.slug.clone()],
            section: one.section.clone(),
            published,
            keeps_its_address: false,
        }
    }

    /// What feeds knew it by.
    pub(super) fn old_id(&self, one: &Filed, system: System) -> Option<String> {
        let base = self.links.base.as_ref()?.to_string();
        let path = addresses::feed_id(one.old.as_deref()?, system);
        Some(format!("{}{path}", base.trim_end_matches('/')))
    }

    /// A file that has another name by now is the story that stands at its address, or at one that it had,
    /// where no other file is that story.
    fn follow_renamed(
        &self,
        filed: &[Filed],
        wishes: &mut [Wish],
        ids: &[String],
        there: &There,
        way: &Way,
    ) {
        let known: HashSet<_> = wishes.iter().map(|wish| wish.key.clone()).collect();
        let ours = there.keys().filter(|(key, stem)| {
            key.starts_with(&self.source)
                && !known.contains(*key)
                && there.by_stem.contains_key(*stem)
        });
        let mut left: HashMap<String, &String> = HashMap::new();
        for (key, stem) in ours {
            left.insert(stem.clone(), key);
            if let Some(standing) = there.by_stem.get(stem) {
                left.insert(way.path_of(standing), key);
                let aliases = standing.aliases.iter();
                left.extend(aliases.map(|alias| (alias.clone(), key)));
            }
        }
        let mut used = HashSet::new();
        for ((one, wish), id) in filed.iter().zip(wishes).zip(ids) {
            if !matches!(there.find(&wish.key, id), Earlier::Never) {
                continue;
            }
            let stem = format!("{}/{}", wish.folder, one.slug);
            let old = one.old.iter().chain(&one.doc.matter.aliases);
            let mut names = [&stem].into_iter().chain(old);
            if let Some(key) = names.find_map(|name| left.get(name))
                && used.insert(*key)
            {
                wish.key.clone_from(key);
            }
        }
    }

    /// Settles the rest of one file, once it has its place.
    fn assign(&mut self, filed: &Filed, wish: Wish, spot: Spot, way: &Way) {
        let doc = filed.doc;
        let mut assigned = Assigned {
            key: wish.key,
            from: spot.from,
            stem: spot.stem,
            path: spot.path,
            aliases: spot.aliases,
            is_ours: spot.is_ours,
            published: wish.published,
            is_dated: filed.date(&way.zone).is_some(),
            is_draft: filed.is_draft(),
            ..Assigned::default()
        };
        if let Some(section) = &filed.section {
            assigned.topics = self.filing.topics(doc, section);
            let series = doc.matter.series.as_deref();
            assigned.series = series.and_then(|series| self.filing.add_topic(series));
            assigned.authors = self.people.of(&doc.matter.authors);
        }
        assigned.section.clone_from(&filed.section);
        assigned.old = filed.old.clone().unwrap_or_default();
        let language = doc.language.as_ref().or(doc.matter.language.as_ref());
        let language = language.and_then(|tag| canonical_language(&tag.replace('_', "-")));
        if let Some(language) = language.filter(|language| *language != self.language) {
            if !self.languages.contains(&language) {
                self.languages.push(language.clone());
            }
            assigned.language = Some(language);
        }
        let is_linked = filed.section.is_some() || !assigned.is_draft;
        if is_linked && !assigned.path.is_empty() {
            let whole_stem = doc.path.rsplit('/').next().unwrap_or_default();
            let whole_stem = whole_stem.split('.').next().unwrap_or_default();
            let title = doc.matter.title.as_deref().unwrap_or_default();
            let names = [&*doc.stem, whole_stem, title];
            let more = doc.matter.names.iter().map(String::as_str);
            let names = names.into_iter().chain(more);
            let names: Vec<_> = names.filter(|name| !name.is_empty()).collect();
            let mut old = doc.matter.aliases.clone();
            old.splice(0..0, filed.old.clone());
            let target = Target {
                path: assigned.path.clone(),
                is_story: filed.section.is_some(),
                headings: doc.headings.clone(),
            };
            self.links.add(&doc.path, &old, &names, target);
        }
        self.assigned.insert(doc.path.clone(), assigned);
    }
}

impl Filed<'_> {
    /// When it is of.
    fn date(&self, zone: &TimeZone) -> Option<Timestamp> {
        let date = self.doc.matter.date.or(self.doc.day);
        date.and_then(|it| it.at(zone))
    }

    /// Whether it is not to be published.
    fn is_draft(&self) -> bool {
        self.doc.matter.is_draft || self.doc.kind == Kind::Draft
    }
}
