//! Every page that search engines may list, and what they ask of each.

use jiff::Timestamp;

use super::{
    index::{Index, address::Address, lists::List, stories::StoryId},
    link_preview, translations,
};
use crate::{
    grammar::words::without_invisible,
    model::{Href, Language, Moment, Patronage},
    resolve::head,
};

/// A page that search engines may list.
#[derive(Debug)]
pub struct Located {
    /// Its absolute address.
    pub url: String,
    /// The last change of what is on it that the content tells of.
    pub modified: Option<Moment>,
    /// The absolute addresses of the picture that stands for it, in each of its shapes.
    pub images: Vec<String>,
    /// The same in other languages and its own: tags and absolute addresses.
    pub alternates: Vec<(String, String)>,
    /// Whether it is a story.
    pub is_story: bool,
}

/// A story that has just come out.
#[derive(Debug)]
pub struct News {
    /// Its absolute address.
    pub url: String,
    /// Its headline.
    pub title: String,
    /// The code of its language, as Google has them.
    pub language: String,
    /// When it came out.
    pub published: Moment,
}

/// A link with what stands beside it.
#[derive(Debug)]
pub struct Linked {
    /// What it leads to.
    pub name: String,
    /// An absolute address.
    pub url: String,
    /// May be empty.
    pub about: String,
}

/// Every page but previews, what has changed in stories, and that for what is missing; stories the newest first.
pub fn located(index: &Index) -> Vec<Located> {
    let addresses = index.addresses().iter();
    let public = addresses.filter(|address| {
        let is_apart = matches!(address, Address::NotFound | Address::Changes(_));
        !is_apart && address.is_public(&index.stories)
    });
    public.map(|address| one(index, address)).collect()
}

fn one(index: &Index, address: &Address) -> Located {
    let mut located = Located {
        url: index.url(&index.path(address)),
        modified: modified(index, address),
        images: Vec::new(),
        alternates: Vec::new(),
        is_story: false,
    };
    if let Address::Story(id) = address {
        let alternates = translations::alternates(index, *id).into_iter();
        let alternates = alternates.filter_map(|one| Some((one.language?.0, one.href)));
        located.alternates = alternates.collect();
        located.images = link_preview::in_all_shapes(index, &index.stories[*id]);
        // They show the same.
        located.images.truncate(1);
        located.is_story = true;
    }
    located
}

fn modified(index: &Index, address: &Address) -> Option<Moment> {
    let of_stories = |stories: &[StoryId]| stories.iter().map(|id| changed(index, *id)).max();
    match address {
        Address::Story(id) => Some(changed(index, *id)),
        Address::List(list, page) => {
            let range = index.lists.pagination(list).range(*page);
            of_stories(&index.lists.stories(list)[range])
        }
        Address::Front | Address::Topics | Address::Authors | Address::Months => {
            of_stories(index.lists.stories(&List::All))
        }
        Address::Posts(id, page) => {
            let blog = index.stories.live_blog(*id)?;
            let posts = blog.posts_of(*page).iter();
            posts
                .map(|post| post.updated.unwrap_or(post.published))
                .max()
        }
        Address::Corrections(page) => {
            let range = index.corrections_pagination()?.range(*page);
            let corrections = index.corrections[range].iter();
            corrections.map(|one| one.correction.date).max()
        }
        Address::Static(name) => index.publication.pages[name].updated,
        Address::Over(..)
        | Address::Changes(_)
        | Address::Feeds
        | Address::Search
        | Address::NotFound => None,
    }
}

fn changed(index: &Index, id: StoryId) -> Moment {
    let published = &index.stories[id];
    published.last_change.unwrap_or(published.story.published)
}

/// The stories that came out after one moment and until another, the newest first. What is paid for by others than
/// readers is no news.
pub fn news(index: &Index, since: Timestamp, until: Timestamp) -> Vec<News> {
    let public = index.stories.public().map(|id| &index.stories[id]);
    let new = public.filter(|one| {
        let moment = one.story.published.0;
        let sponsor = one.story.sponsor.as_ref();
        let is_paid_for = sponsor.is_some_and(|sponsor| sponsor.part != Patronage::Supported);
        since < moment && moment <= until && !is_paid_for
    });
    new.map(|one| News {
        url: index.url(&one.path),
        title: one.story.headline.clone(),
        language: news_language(one.language),
        published: one.story.published,
    })
    .collect()
}

/// A code of ISO 639; of the two ways to write Chinese Google has codes of its own.
fn news_language(language: &Language) -> String {
    let tag = language.0.to_lowercase();
    let parts: Vec<_> = tag.split('-').collect();
    let is_traditional = ["hant", "tw", "hk", "mo"]
        .iter()
        .any(|one| parts.contains(one));
    match parts.first() {
        Some(&"zh") if is_traditional => "zh-tw".to_owned(),
        Some(&"zh") => "zh-cn".to_owned(),
        Some(primary) => (*primary).to_owned(),
        None => tag.clone(),
    }
}

/// The newest stories, the sections and the static pages, each under a title. `markdown` is what a story's Markdown
/// is called in its folder.
pub fn overview(index: &Index, markdown: &str) -> Vec<(String, Vec<Linked>)> {
    /// How many stories are named.
    const STORIES: usize = 30;
    let strings = index.site_strings();
    let newest = index.stories.public().take(STORIES).map(|id| {
        let one = &index.stories[id];
        let story = one.story;
        let about = head::description(index, &story.standfirst, &story.body, "");
        Linked {
            name: story.headline.clone(),
            url: index.url(&format!("{}{markdown}", one.path)),
            about: without_invisible(&about).into_owned(),
        }
    });
    let sections = index.publication.site.sections.iter();
    let sections = sections.map(|section| Linked {
        name: section.name.clone(),
        url: index.url(&List::Section(section.slug.clone()).path()),
        about: section.description.clone(),
    });
    let pages = index.publication.pages.iter();
    let pages = pages.filter(|(name, _)| name.within.is_none());
    let pages = pages.map(|(name, page)| Linked {
        name: page.title.clone(),
        url: index.url(&index.path(&Address::Static(name.clone()))),
        about: head::description(index, &page.standfirst, &page.body, ""),
    });
    let groups: [(&String, Vec<Linked>); 3] = [
        (&strings.latest, newest.collect()),
        (&strings.sections, sections.collect()),
        (&strings.publication, pages.collect()),
    ];
    let groups = groups.into_iter().filter(|(_, links)| !links.is_empty());
    groups
        .map(|(title, links)| (title.clone(), links))
        .collect()
}

/// The absolute address that a link leads to; none where it leads nowhere.
pub fn url_of(index: &Index, href: &Href) -> Option<String> {
    index.url_of(&href.0)
}
