//! The links at the top and at the foot of every page, in two levels.

use super::{
    index::{Index, address::Address, lists::List, pagination::PageNumber},
    language::{foreign, localized},
};
use crate::{
    model::{Direction, Language, NavigationEntry, NavigationLink, NavigationPart, PageName, Slug},
    page::{Element, Entry, Node, element},
    typeset::Lookup,
};

/// A link with those that belong to it.
pub struct Group {
    /// The link; of a group that leads nowhere itself, to its first item.
    pub entry: Entry,
    /// Whether it leads somewhere itself.
    pub is_link: bool,
    /// Those that belong to it.
    pub items: Vec<Entry>,
}

/// A page, on which links stand.
pub struct Here<'a> {
    /// Where it is.
    pub address: &'a Address,
    /// Its language.
    pub language: &'a Language,
    /// What the interface around the names is in.
    pub interface: &'a Language,
}

/// The entries of a part of the frame that lead somewhere.
pub fn groups(
    index: &Index,
    entries: &[NavigationEntry],
    part: NavigationPart,
    here: &Here,
) -> Vec<Group> {
    entries
        .iter()
        .filter_map(|one| group(index, one, part, here))
        .collect()
}

fn group(
    index: &Index,
    written: &NavigationEntry,
    part: NavigationPart,
    here: &Here,
) -> Option<Group> {
    let items = written.items().iter();
    let items: Vec<_> = items
        .filter_map(|item| entry(index, &item.link(part), here))
        .collect();
    let link = written.link(part);
    let own = entry(index, &link, here);
    let is_link = own.is_some();
    let mut entry = match own {
        Some(own) => own,
        None => {
            let (name, language) = named(index, &link, here)?;
            let href = items.first()?.href.clone();
            Entry {
                name,
                href,
                current: false,
                within: false,
                language,
            }
        }
    };
    entry.within |= items.iter().any(|item| item.current || item.within);
    Some(Group {
        entry,
        is_link,
        items,
    })
}

/// The name that a link has of its own.
fn named(index: &Index, link: &NavigationLink, here: &Here) -> Option<(String, Foreign)> {
    let own = link.name.as_deref()?;
    let (name, language) = localized(index, own, &link.names, here.language);
    let language = foreign(language.unwrap_or(here.language), here.interface);
    Some((name.to_owned(), language))
}

type Foreign = Option<(Language, Direction)>;

fn entry(index: &Index, link: &NavigationLink, here: &Here) -> Option<Entry> {
    let (to, usual) = match link {
        NavigationLink {
            section: Some(slug),
            ..
        } => section(index, slug, here)?,
        NavigationLink {
            topic: Some(slug), ..
        } => topic(index, slug, here)?,
        NavigationLink {
            page: Some(slug), ..
        } => page(index, slug, here)?,
        NavigationLink {
            href: Some(href), ..
        } => {
            // A page that is not out has no link.
            let href = index.address(&href.0)?;
            let (name, language) = named(index, link, here)?;
            let current = href == index.href(here.address);
            return Some(Entry {
                name,
                href,
                current,
                within: false,
                language,
            });
        }
        _ => return None,
    };
    let (name, language) = named(index, link, here).unwrap_or(usual);
    let current = *here.address == to;
    Some(Entry {
        href: index.href(&to),
        current,
        within: !current && is_within(index, here.address, &to),
        name,
        language,
    })
}

/// Whether a page belongs to a list: a later page of it, or a story of the section.
fn is_within(index: &Index, page: &Address, of: &Address) -> bool {
    let Address::List(list, _) = of else {
        return false;
    };
    match page {
        Address::List(own, _) => own == list,
        Address::Story(id) | Address::Changes(id) | Address::Posts(id, _) => {
            *list == List::Section(index.stories[*id].story.section.clone())
        }
        _ => false,
    }
}

/// Where a link leads, and what it says if it has no name of its own.
type Target = (Address, (String, Foreign));

fn section(index: &Index, slug: &Slug, here: &Here) -> Option<Target> {
    let section = index.publication.section(slug)?;
    let (name, language) = localized(index, &section.name, &section.names, here.language);
    let to = Address::List(List::Section(slug.clone()), PageNumber::FIRST);
    let language = foreign(language.unwrap_or(here.language), here.interface);
    Some((to, (name.to_owned(), language)))
}

fn topic(index: &Index, slug: &Slug, here: &Here) -> Option<Target> {
    let topic = index.publication.site.topic(slug)?;
    let to = Address::List(List::Topic(slug.clone()), PageNumber::FIRST);
    let (name, language) = localized(index, &topic.name, &topic.names, here.language);
    let language = foreign(language.unwrap_or(here.language), here.interface);
    let is_there = index.has_path(&index.path(&to));
    is_there.then(|| (to, (name.to_owned(), language)))
}

fn page(index: &Index, slug: &Slug, here: &Here) -> Option<Target> {
    let slug = PageName::of(slug.clone());
    let page = index.publication.pages.get(&slug)?;
    let language = page
        .language
        .as_ref()
        .unwrap_or_else(|| index.site_language());
    let name = (page.title.clone(), foreign(language, here.interface));
    Some((Address::Static(slug), name))
}

/// What stands under the sections: the items of the group that the page is in, and all groups with theirs;
/// nothing where no group has items.
pub fn subsections(index: &Index, groups: &[Group], here: &Here) -> Option<Node> {
    let has_items = groups.iter().any(|group| !group.items.is_empty());
    let label = &index.locales.labels(here.language).all_sections;
    let around = groups
        .iter()
        .find(|group| group.entry.current || group.entry.within);
    let row = around
        .filter(|group| !group.items.is_empty())
        .map(|group| list(&group.items).class("subsections__list"));
    let directory = element("details")
        .class("directory")
        .with(
            element("summary")
                .class("directory__open")
                .with(label.as_str()),
        )
        .with(
            element("ul")
                .class("directory__groups")
                .with_all(groups.iter().map(|group| {
                    let own = item(&group.entry, group.is_link, "directory__group");
                    if group.items.is_empty() {
                        own
                    } else {
                        own.with(list(&group.items))
                    }
                })),
        );
    let nav = element("nav").class("subsections").set("aria-label", label);
    has_items.then(|| nav.with_all(row).with(directory).into())
}

/// Groups of links in the foot, and where else the publication is.
pub fn foot_groups(index: &Index, groups: &[Group], here: &Here) -> Option<Node> {
    let titled = |title: Element, list: Element| {
        let group = element("div").class("foot__group");
        group.with(title).with(list)
    };
    let title = || element("h2").class("foot__title");
    let named = groups
        .iter()
        .filter(|group| !group.items.is_empty())
        .map(|group| {
            let name = link(&group.entry, group.is_link);
            titled(title().with(name), list(&group.items))
        });
    let mut all: Vec<_> = named.collect();
    let links = &index.publication.site.links;
    if !links.is_empty() {
        let items = links.iter().map(|one| {
            let link = element("a").set("href", &one.href).set("rel", "me");
            element("li").with(link.with(one.name.as_str()))
        });
        let name = index.locales.of(here.language).elsewhere.as_str();
        all.push(titled(title().with(name), element("ul").with_all(items)));
    }
    (!all.is_empty()).then(|| element("div").class("foot__groups").with_all(all).into())
}

fn list(items: &[Entry]) -> Element {
    element("ul").with_all(items.iter().map(|one| element("li").with(link(one, true))))
}

fn item(entry: &Entry, is_link: bool, class: &str) -> Element {
    element("li").class(class).with(link(entry, is_link))
}

fn link(entry: &Entry, is_link: bool) -> Element {
    let current = match (entry.current, entry.within) {
        (true, _) => Some("page"),
        (_, true) => Some("true"),
        _ => None,
    };
    let (language, direction) = entry.language.clone().unzip();
    let element = if is_link {
        element("a")
            .set("href", &entry.href)
            .maybe("aria-current", current)
    } else {
        element("span")
    };
    element
        .maybe("lang", language.map(|language| language.0))
        .maybe("dir", direction.map(Direction::as_str))
        .with(entry.name.as_str())
}
