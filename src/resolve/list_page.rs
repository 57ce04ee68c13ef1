//! A page of a list: of a section, a topic, an author, a month, or of all stories.

use super::{
    author::{author_header, pages_elsewhere},
    card::cards,
    feeds::alternates,
    head::{Subject, head},
    index::{Index, address::Address, lists::List, pagination::PageNumber, stories::StoryId},
    link_preview,
    shelves::shelves,
    sizes::CardRow,
    structured::{self, Trail},
};
use crate::{
    grammar::feed::Followed,
    json::Json,
    model::{Layout, Slug, Tone},
    page::{AuthorBox, AuthorPage, Content, Head, Kicker, ListPage, Listing, Node, Shelf},
};

/// The name of a list and its description.
pub struct About {
    /// As its page is headed.
    pub name: String,
    /// May be empty.
    pub description: String,
    tone: Option<Tone>,
    /// On an author's list.
    author: Option<AuthorBox>,
}

/// A page of a list.
pub fn list_page(index: &Index, list: &List, page: PageNumber) -> (Head, Content) {
    let listing = listing(index, list, page);
    let about = about(index, list);
    let name = &about.name;
    let title = match &listing.days {
        Some((newest, oldest)) if newest.text == oldest.text => {
            format!("{name}, {} ({page})", newest.text)
        }
        Some((newest, oldest)) => format!("{name}, {} – {}", oldest.text, newest.text),
        None => name.clone(),
    };
    let mut head = head(
        index,
        Subject {
            title: &title,
            // Pages of one list must not be described alike.
            description: if about.description.is_empty() || !page.is_first() {
                title.clone()
            } else {
                about.description.clone()
            },
            path: Some(&index.path(&Address::List(list.clone(), page))),
            language: index.site_language(),
            genre: if about.author.is_some() {
                "profile"
            } else {
                "website"
            },
        },
    );
    if let List::Author(slug) = list {
        head.image = link_preview::of_author(index, slug).or(head.image);
        let author = index
            .publication
            .authors
            .get(slug)
            .filter(|_| page.is_first());
        head.creator = author.and_then(|author| author.fediverse.clone());
        head.me = author.map_or_else(Vec::new, |author| pages_elsewhere(index, &author.links));
    }
    let absolute = |href: &String| index.base.absolute(href);
    head.previous = listing.newer.as_ref().map(absolute);
    head.next = listing.older.as_ref().map(absolute);
    if !matches!(list, List::Month(..)) {
        head.alternates = alternates(index, &Followed::List(list.clone()), name);
    }
    head.structured = Some(structured(index, list, page, &about, &head));
    (head, content(index, list, about, page, listing))
}

/// The author's page says who that is, and any other what it lists.
fn structured(index: &Index, list: &List, page: PageNumber, about: &About, head: &Head) -> Json {
    let trail = trail(index, list, &about.name);
    let profile = match list {
        List::Author(slug) if page.is_first() => structured::author(index, slug, head, &trail),
        _ => None,
    };
    profile.unwrap_or_else(|| {
        let stories = &index.lists.stories(list)[index.lists.pagination(list).range(page)];
        let urls: Vec<_> = stories
            .iter()
            .map(|id| index.url(&index.stories[*id].path))
            .collect();
        structured::list(index, head, &trail, &urls)
    })
}

/// From the front to the list, over the page of all that are like it.
fn trail(index: &Index, list: &List, name: &str) -> Trail {
    let strings = index.site_strings();
    let mut trail = Trail::from_front(index);
    let all = match list {
        List::Topic(_) => Some((&strings.topics, Address::Topics)),
        List::Author(_) => Some((&strings.authors, Address::Authors)),
        List::Month(..) => Some((&strings.archive, Address::Months)),
        List::All | List::Section(_) => None,
    };
    if let Some((title, address)) = all {
        let path = index.path(&address);
        if index.has_path(&path) {
            trail.push(title, index.url(&path));
        }
    }
    trail.push(name, index.url(&list.path()));
    trail
}

/// What is said of a list, in the site's own language.
pub fn about(index: &Index, list: &List) -> About {
    let site = &index.publication.site;
    let strings = index.site_strings();
    let mut about = About {
        name: String::new(),
        description: String::new(),
        tone: None,
        author: None,
    };
    match list {
        List::All => about.name = strings.all_stories.clone(),
        List::Section(slug) => {
            if let Some(section) = index.publication.section(slug) {
                about.name = section.name.clone();
                about.description = section.description.clone();
            }
            about.tone = Some(site.tone(slug));
        }
        List::Topic(slug) => {
            if let Some(topic) = site.topic(slug) {
                about.name = topic.name.clone();
                about.description = topic.description.clone();
            }
        }
        List::Author(slug) => {
            let author = author_header(index, slug);
            let name = author.name.as_ref();
            about.name = name.unwrap_or(&strings.unnamed_author).clone();
            about.description = author.biography.iter().map(Node::plain).collect();
            about.author = Some(author);
        }
        List::Month(year, month) => {
            about.name = index.dates.month(*year, *month, index.site_language());
        }
    }
    about
}

fn content(
    index: &Index,
    list: &List,
    about: About,
    page: PageNumber,
    mut listing: Listing,
) -> Content {
    if let Some(author) = about.author {
        return Content::Author(Box::new(AuthorPage { author, listing }));
    }
    let containers = match list {
        List::Section(slug) if page.is_first() => front_of(index, slug, page, &mut listing),
        _ => Vec::new(),
    };
    let page = ListPage {
        containers,
        name: about.name,
        tone: about.tone.map(|tone| tone.as_str().to_owned()),
        description: Some(about.description).filter(|words| !words.is_empty()),
        listing,
    };
    match list {
        List::Section(_) => Content::Section(page),
        List::Topic(_) => Content::Topic(page),
        _ => Content::Archive(page),
    }
}

/// The containers of a section that has a front, and in the last one what is left for its list.
fn front_of(index: &Index, slug: &Slug, page: PageNumber, listing: &mut Listing) -> Vec<Shelf> {
    let section = index.publication.section(slug);
    let Some((section, front)) = section.and_then(|one| Some((one, one.front.as_ref()?))) else {
        return Vec::new();
    };
    let (mut containers, taken) = shelves(index, front, Some(slug));
    if containers.is_empty() {
        return containers;
    }
    let list = List::Section(slug.clone());
    let newest = index.lists.pagination(&list).range(page);
    let rest = index.lists.stories(&list)[newest].iter();
    let rest: Vec<_> = rest.filter(|id| !taken.contains(id)).copied().collect();
    listing.cards.clear();
    if !rest.is_empty() {
        let (layout, half) = (Layout::Columns, false);
        let row = CardRow::Shelf { layout, half };
        let latest = &index.site_strings().latest_in;
        containers.push(Shelf {
            title: Some(Kicker {
                name: latest.replace("{}", &section.name),
                href: None,
                tone: None,
                language: None,
            }),
            sponsor: None,
            layout,
            cards: cards(index, &rest, index.site_language(), row),
        });
    }
    containers
}

fn listing(index: &Index, list: &List, page: PageNumber) -> Listing {
    let language = index.site_language();
    let pagination = index.lists.pagination(list);
    let stories = &index.lists.stories(list)[pagination.range(page)];
    let day = |id: &StoryId| {
        index
            .dates
            .day(index.stories[*id].story.published, language)
    };
    let href = |page| index.href(&Address::List(list.clone(), page));
    let ends = stories.first().zip(stories.last());
    let row = CardRow::List {
        first: page.is_first(),
    };
    Listing {
        cards: cards(index, stories, language, row),
        days: ends
            .filter(|_| !page.is_first())
            .map(|(newest, oldest)| (day(newest), day(oldest))),
        newer: pagination.newer(page).map(href),
        older: pagination.older(page).map(href),
    }
}
