//! Where each post stands, by what stands in the content folder already.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet, HashSet},
};

use jiff::{Timestamp, tz::TimeZone};

use super::{
    plan::{Assigned, Plan, date, is_public},
    records::{Post, Tag},
    routes::filled,
    story::{feed_id, hex_id},
    survey::Survey,
};
use crate::{
    grammar::{Permalink, address::page_path},
    import::{
        site_file::Ways,
        slug::slug,
        taken::{Taken, Way},
        there::There,
        wish::{Spot, Wish, spots},
    },
};

/// The slug of a section and those of topics; none for a page.
type Filed = Option<(String, Vec<String>)>;

impl Plan {
    /// Settles what is made of each post. `site` is how a site that is there already has addresses and dates,
    /// and `there` what stands in its folder.
    pub(super) fn settle(&mut self, site: Option<&Ways>, there: &There) {
        let way = Way {
            permalink: Permalink::parse(&self.permalink).ok(),
            zone: TimeZone::get(&self.time_zone).unwrap_or(TimeZone::UTC),
        };
        let survey = std::mem::take(&mut self.survey);
        let posts: Vec<&Post> = survey.posts.iter().map(|(post, _)| post).collect();
        self.site = self.site(&posts, there);
        let dates = posts.iter().filter_map(|post| date(post));
        let newest = dates.filter(|date| *date <= Timestamp::now()).max();
        let published = |post: &Post| date(post).or(newest).unwrap_or_default();
        let kept = site.into_iter().flat_map(|site| &site.sections);
        self.terms.keep(kept, survey.tags.values());
        let roots = self.roots(&posts, there, &way);
        let filed: Vec<Filed> = posts
            .iter()
            .map(|post| {
                let tags = survey.tags_of(post);
                (!post.is_page()).then(|| self.terms.of(&tags, &roots))
            })
            .collect();
        let mut taken = Taken::new(self.terms.sections.keys(), site, there, &way);
        let olds: Vec<_> = posts
            .iter()
            .map(|post| self.old_address(post, &survey, published(post), &way.zone))
            .collect();
        let mut wishes: Vec<_> = posts
            .iter()
            .zip(&filed)
            .zip(&olds)
            .map(|((post, filed), old)| {
                let section = filed.as_ref().map(|(section, _)| section.clone());
                let mut wish = self.wish(post, section, published(post), !is_public(post, &survey));
                let path = way.path(wish.section.as_deref(), &wish.names[0], wish.published);
                wish.keeps_its_address = old.as_deref().map(page_path) == path;
                wish
            })
            .collect();
        let ids: Vec<_> = posts
            .iter()
            .map(|post| feed_id(post).unwrap_or_default())
            .collect();
        let spots = spots(&mut wishes, &ids, there, &way, &mut taken);
        let mut pins = Vec::new();
        for (index, (wish, spot)) in wishes.into_iter().zip(spots).enumerate() {
            let (post, byte) = &survey.posts[index];
            let mut assigned = self.assign(post, &survey, wish, spot, olds[index].as_deref());
            assigned.topics = filed[index]
                .as_ref()
                .map(|(_, topics)| topics.clone())
                .unwrap_or_default();
            let is_shown = !assigned.is_draft && !assigned.path.is_empty();
            if post.featured.0 && assigned.section.is_some() && is_shown {
                pins.push((Reverse(assigned.published), assigned.stem.clone()));
            }
            self.assigned.insert(*byte, assigned);
        }
        pins.sort();
        self.pins = pins.into_iter().map(|(_, stem)| stem).collect();
        self.survey = survey;
        self.keep_addresses(&taken);
    }

    /// Names at the root of the site that are those of pages, and of stories where they stand there.
    fn roots(&self, posts: &[&Post], there: &There, way: &Way) -> BTreeSet<String> {
        let stories = self.permalink == "/:slug/";
        let posts = posts.iter().filter(|post| post.is_page() || stories);
        let standing = there.by_stem.iter();
        let standing = standing.filter(|(stem, _)| !stem.starts_with("drafts/"));
        let standing = standing.map(|(_, it)| way.path_of(it).trim_matches('/').to_owned());
        posts
            .filter_map(|post| slug(&post.slug.0))
            .chain(standing)
            .collect()
    }

    fn wish(
        &self,
        post: &Post,
        section: Option<String>,
        published: Timestamp,
        is_draft: bool,
    ) -> Wish {
        let wanted = slug(&post.slug.0).or_else(|| slug(&post.title.0));
        let by_key = || slug(&format!("story {}", post.id.0));
        let wanted = wanted.or_else(by_key).unwrap_or_default();
        // A page can be no draft, so it is kept beside the pages, where nothing reads it.
        let folder = match &section {
            Some(section) => format!("articles/{section}"),
            None if is_draft => "drafts".to_owned(),
            None => "pages".to_owned(),
        };
        let id = if post.id.0.is_empty() {
            &wanted
        } else {
            &post.id.0
        };
        let id: String = id.split(|c: char| c.is_whitespace()).collect();
        Wish {
            key: format!("{} {id}", self.site),
            folder,
            names: vec![wanted],
            section,
            published,
            keeps_its_address: false,
        }
    }

    /// By what stories are told from those of other sites: the address of the site, or that which it was said
    /// to have when they came, since no two sites have the same ids.
    fn site(&self, posts: &[&Post], there: &There) -> String {
        let base = self.links.base.as_ref();
        let base = base.map(ToString::to_string).unwrap_or_default();
        let ids: HashSet<_> = posts.iter().filter_map(|post| hex_id(post)).collect();
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for (site, id) in there.keys().filter_map(|(key, _)| key.rsplit_once(' ')) {
            *counts.entry(site).or_default() += usize::from(ids.contains(id));
        }
        if counts.get(base.as_str()).is_some_and(|count| *count > 0) {
            return base;
        }
        let most = counts.into_iter().max_by_key(|(_, count)| *count);
        let most = most.filter(|(_, count)| *count > 0);
        most.map_or(base, |(site, _)| site.to_owned())
    }

    fn assign(
        &mut self,
        post: &Post,
        survey: &Survey,
        wish: Wish,
        spot: Spot,
        old: Option<&str>,
    ) -> Assigned {
        let tags = survey.tags_of(post);
        let mut assigned = Assigned {
            key: wish.key,
            stem: spot.stem,
            from: spot.from,
            path: spot.path,
            section: wish.section,
            is_old_known: old.is_some(),
            published: wish.published,
            is_draft: !is_public(post, survey),
            ..Assigned::default()
        };
        assigned.stays_public = spot.stays_public && assigned.is_draft;
        for author in survey.authors_of(post) {
            match author {
                Ok(user) => {
                    let slug = self.authors.of(user);
                    if !assigned.authors.contains(&slug) {
                        assigned.authors.push(slug);
                    }
                }
                Err(key) => assigned.missing_authors.push(key.0),
            }
        }
        let internal = tags.iter().filter(|tag| tag.is_internal());
        assigned.internal_tags = internal.map(|tag| tag.name.0.clone()).collect();
        let is_story = assigned.section.is_some();
        if (is_story || !assigned.is_draft) && !assigned.path.is_empty() {
            let from = old.unwrap_or(&assigned.path);
            self.links.add(from, &assigned.path, is_story);
        }
        if spot.is_ours && !assigned.is_draft {
            assigned.aliases.extend(old.map(page_path));
        }
        for alias in spot.aliases {
            if !assigned.aliases.contains(&alias) {
                assigned.aliases.push(alias);
            }
        }
        let path = &assigned.path;
        assigned.aliases.retain(|old| old != path && old != "/");
        assigned
    }

    /// Where a post stood.
    fn old_address(
        &self,
        post: &Post,
        survey: &Survey,
        published: Timestamp,
        zone: &TimeZone,
    ) -> Option<String> {
        if post.slug.is_empty() {
            return None;
        }
        let tags: Vec<&Tag> = survey.tags_of(post);
        let permalink = if post.is_page() {
            "/{slug}/"
        } else {
            self.routes.permalink(post, &tags)?
        };
        let authors = survey.authors_of(post);
        let author = authors.first().and_then(|it| it.as_ref().ok());
        let author = author.map(|user| user.slug.0.as_str());
        filled(permalink, post, &tags, author, published, zone)
    }
}
