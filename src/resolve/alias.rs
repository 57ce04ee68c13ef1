//! The addresses that stories, pages and the site had before, each of which leads on to what took its place.

use super::{
    head::{self, Subject},
    index::Index,
    redirect::Redirect,
    share_card,
};
use crate::{
    grammar::address,
    model::{Block, Language, Standfirst},
    typeset::Lookup,
};

/// What an old address leads to.
struct Target<'a> {
    title: &'a str,
    standfirst: &'a Standfirst,
    body: &'a [Block],
    /// From the site's root.
    path: String,
    language: &'a Language,
}

/// The addresses that stories, pages and the site had before, but for those that a page has.
pub fn redirects<'a>(index: &'a Index<'a>) -> impl Iterator<Item = Redirect> + 'a {
    stories(index)
        .chain(pages(index))
        .chain(lists(index))
        .filter(|redirect| !index.has_path(&redirect.path))
}

/// The paths of the stories that are withdrawn, from the site's root, not encoded.
pub fn withdrawn(index: &Index) -> Vec<String> {
    let stories = index.stories.withdrawn();
    stories.map(|id| index.stories[id].path.clone()).collect()
}

fn stories<'a>(index: &'a Index<'a>) -> impl Iterator<Item = Redirect> + 'a {
    let all = index.stories.public().chain(index.stories.withdrawn());
    all.flat_map(move |id| {
        let published = &index.stories[id];
        let story = published.story;
        story.aliases.iter().map(move |alias| {
            let target = Target {
                title: &story.headline,
                standfirst: &story.standfirst,
                body: &story.body,
                path: published.path.clone(),
                language: published.language,
            };
            redirect(index, alias, &target)
        })
    })
}

fn pages<'a>(index: &'a Index<'a>) -> impl Iterator<Item = Redirect> + 'a {
    index
        .publication
        .pages
        .iter()
        .flat_map(move |(name, page)| {
            page.aliases.iter().map(move |alias| {
                let target = Target {
                    title: &page.title,
                    standfirst: &page.standfirst,
                    body: &page.body,
                    path: name.path(),
                    language: page.language.as_ref().unwrap_or(index.site_language()),
                };
                redirect(index, alias, &target)
            })
        })
}

/// Those that the site file names, but for those that would tell the address of what is not out.
fn lists<'a>(index: &'a Index<'a>) -> impl Iterator<Item = Redirect> + 'a {
    let site = &index.publication.site;
    let redirects = site.redirects.iter();
    let redirects = redirects.filter(|(_, to)| index.address(to).is_some());
    redirects.map(move |(from, to)| {
        let target = Target {
            title: &site.name,
            standfirst: &Standfirst::EMPTY,
            body: &[],
            path: to.clone(),
            language: index.site_language(),
        };
        redirect(index, from, &target)
    })
}

fn redirect(index: &Index, alias: &str, target: &Target) -> Redirect {
    let is_inside = address::is_internal(&target.path);
    let mut head = head::head(
        index,
        Subject {
            title: target.title,
            description: head::description(index, target.standfirst, target.body, target.title),
            path: is_inside.then_some(target.path.as_str()),
            language: target.language,
            genre: "website",
        },
    );
    head.image
        .get_or_insert_with(|| share_card::of_front(index).picture(index));
    head::for_machines(&mut head);
    Redirect {
        path: alias.to_owned(),
        head,
        to: if is_inside {
            index.base.href(&target.path)
        } else {
            target.path.clone()
        },
        label: index.locales.labels(target.language).page_moved.clone(),
    }
}
