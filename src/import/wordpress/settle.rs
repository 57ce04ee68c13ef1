//! What is made of each item, and where it stands.

use jiff::{Timestamp, tz::TimeZone};

use super::{
    dates,
    item::Item,
    old_addresses::old,
    permalinks,
    plan::{Assigned, Plan},
};
use crate::{
    grammar::{Base, Permalink},
    import::{
        addresses::old_path,
        html,
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
    /// Settles what is made of each item. `site` is how a site that is there already has addresses and dates,
    /// and `there` what stands in its folder.
    pub fn settle(&mut self, site: Option<Ways>, there: &There) {
        let items = std::mem::take(&mut self.items);
        let filed: Vec<Filed> = items
            .iter()
            .map(|item| (item.kind != "page").then(|| self.terms.of(item)))
            .collect();
        self.find_ways(site.as_ref(), &items, &filed);
        let zone = TimeZone::get(&self.time_zone).unwrap_or(TimeZone::UTC);
        let dates = items
            .iter()
            .filter_map(|item| dates::published(item, &zone));
        let newest = dates.filter(|date| *date <= Timestamp::now()).max();
        let published = |item: &Item| dates::published(item, &zone).or(newest).unwrap_or_default();
        let way = Way {
            permalink: Permalink::parse(&self.permalink).ok(),
            zone: zone.clone(),
        };
        let mut taken = Taken::new(self.terms.sections.keys(), site.as_ref(), there, &way);
        let mut wishes: Vec<_> = items
            .iter()
            .zip(&filed)
            .map(|(item, filed)| self.wish(item, filed, published(item), &way))
            .collect();
        let ids: Vec<_> = items.iter().map(|item| item.guid.as_str()).collect();
        let spots = spots(&mut wishes, &ids, there, &way, &mut taken);
        for (((item, filed), wish), spot) in items.iter().zip(filed).zip(wishes).zip(spots) {
            self.assign(item, filed, wish, spot);
        }
        self.translate(&items, site.and_then(|site| site.language));
        drop(items);
        for (number, link, parent) in std::mem::take(&mut self.pages_of_files) {
            self.links.add_alias(number, &link, parent);
        }
        for (old, new) in self.terms.addresses() {
            self.links.add_list(&old, &new);
        }
        self.links.add_list("/", "/");
        self.links.add_list("/feed/", "/feed.xml");
        self.keep_addresses(&taken);
    }

    /// How the site has addresses and dates.
    fn find_ways(&mut self, site: Option<&Ways>, items: &[Item], filed: &[Filed]) {
        if let Some(ways) = site {
            self.permalink.clone_from(&ways.permalink);
            self.time_zone.clone_from(&ways.time_zone);
            self.links.new_base = Base::parse(&ways.base_url).ok();
            return;
        }
        self.time_zone = dates::time_zone(items.iter());
        let public = items.iter().zip(filed).filter_map(|(item, filed)| {
            let (section, _) = filed.as_ref()?;
            let is_public = item.status == "publish";
            is_public.then(|| (item, section.as_str(), self.links.base(&item.blog)))
        });
        self.permalink = permalinks::pattern(public);
    }

    fn wish(&self, item: &Item, filed: &Filed, published: Timestamp, way: &Way) -> Wish {
        let wanted = slug(&item.slug).or_else(|| slug(&html::words(&item.title)));
        let wanted = wanted.unwrap_or_else(|| format!("story-{}", item.id));
        let section = filed.as_ref().map(|(section, _)| section.clone());
        // A page can be no draft, so it is kept beside the pages, where nothing reads it.
        let folder = match &section {
            Some(section) => format!("articles/{section}"),
            None if is_public(item) => "pages".to_owned(),
            None => "drafts".to_owned(),
        };
        let old = old_path(&item.link, self.links.base(&item.blog));
        let path = way.path(section.as_deref(), &wanted, published);
        let keeps_its_address = old.is_some() && old == path;
        let mut names = vec![wanted];
        // A page below another one has the names of both, where its own is not free.
        if section.is_none()
            && let Some(long) = old.as_deref().and_then(slug)
            && !names.contains(&long)
        {
            names.push(long);
        }
        Wish {
            key: item.key(),
            folder,
            names,
            section,
            published,
            keeps_its_address,
        }
    }

    fn assign(&mut self, item: &Item, filed: Filed, wish: Wish, spot: Spot) {
        let authors = self.authors.of(item);
        for slug in &authors {
            let list = format!("/author/{slug}/");
            self.links.add_list(&list, &list);
        }
        let is_draft = !matches!(item.status.as_str(), "publish" | "future") || item.is_protected;
        let mut aliases = Vec::new();
        if spot.is_ours && !is_draft {
            aliases = old(item, self.links.base(&item.blog));
        }
        for alias in spot.aliases {
            if !aliases.contains(&alias) {
                aliases.push(alias);
            }
        }
        aliases.retain(|old| *old != spot.path && old != "/");
        let is_linked = filed.is_some() || is_public(item);
        if is_linked && !spot.path.is_empty() {
            let is_story = filed.is_some();
            self.links
                .add(item.number(), &item.link, &spot.path, is_story);
        }
        if item.is_sticky && filed.is_some() && !is_draft && !spot.path.is_empty() {
            self.pins.push(spot.stem.clone());
        }
        let assigned = Assigned {
            key: wish.key,
            stem: spot.stem,
            from: spot.from,
            section: wish.section,
            topics: filed.map(|(_, topics)| topics).unwrap_or_default(),
            authors,
            path: spot.path,
            aliases,
            published: wish.published,
            is_draft,
            ..Assigned::default()
        };
        self.assigned
            .insert((item.file.clone(), item.byte), assigned);
    }
}

/// Whether readers could see it.
fn is_public(item: &Item) -> bool {
    item.status == "publish" && !item.is_protected
}
