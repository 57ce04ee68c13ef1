//! The page that lists all feeds, for people: browsers show a feed as the text that it is, or store it.

use super::{
    feeds::{alternates, followed, forms, name, podcast},
    head::titled_head,
    index::{Index, address::Address, lists::List},
    structured::{self, Trail},
};
use crate::{
    grammar::{
        feed::{FeedForm, Followed},
        spoken,
    },
    model::{self, Block, Heading, Item, Mark, Paragraph, Span, StaticPage, Text},
    page::{self, Content, Head},
    typeset::Typesetter,
};

/// The page of all feeds.
pub fn feeds_page(index: &Index) -> (Head, Content) {
    let language = index.site_language();
    let labels = index.locales.labels(language);
    let page = StaticPage {
        slug: None,
        aliases: Vec::new(),
        title: labels.feeds.clone(),
        standfirst: Default::default(),
        language: None,
        updated: None,
        collection: None,
        fields: Default::default(),
        within: None,
        body: body(index),
        notes: Vec::new(),
    };
    let mut head = titled_head(index, &page.title, &index.path(&Address::Feeds));
    head.description = labels.feeds_text.clone();
    let languages = spoken(&index.publication.site).iter();
    head.alternates = languages
        .flat_map(|one| {
            let name = name(index, &Followed::Language(one.clone()));
            alternates(index, &Followed::Language(one.clone()), &name)
        })
        .collect();
    let trail = Trail::to(index, &page.title);
    head.structured = Some(structured::list(index, &head, &trail, &[]));
    let content = page::StaticPage {
        title: page.title.clone(),
        standfirst: Vec::new(),
        updated: None,
        body: Typesetter::for_static_page(index, language, &page).body(&page.body),
        after: Vec::new(),
    };
    (head, Content::Page(content))
}

/// How to follow, then a list of feeds for each kind of thing that has one.
fn body(index: &Index) -> Vec<Block> {
    let labels = index.locales.labels(index.site_language());
    let strings = index.site_strings();
    let text = |words: &str| Text::from(words);
    let mut body = vec![Block::Paragraph(Paragraph {
        text: text(&labels.feeds_text),
    })];
    let followed = followed(index);
    let of = |is_one: &dyn Fn(&Followed) -> bool| -> Vec<Item> {
        let those = followed.iter().filter(|one| is_one(one));
        those
            .map(|one| line(index, one, forms(index).collect()))
            .collect()
    };
    let corrections = index
        .corrections_pagination()
        .map(|_| line(index, &Followed::Corrections, forms(index).collect()));
    let podcasts = followed.iter().filter(|one| podcast(index, one).is_some());
    let podcasts = podcasts.map(|one| line(index, one, vec![FeedForm::Podcast]));
    let all = of(&|one| *one == Followed::List(List::All));
    let groups = [
        (None, all.into_iter().chain(corrections).collect()),
        (Some(&labels.podcasts), podcasts.collect()),
        (
            Some(&strings.sections),
            of(&|one| matches!(one, Followed::List(List::Section(_)))),
        ),
        (
            Some(&labels.languages),
            of(&|one| matches!(one, Followed::Language(_))),
        ),
        (
            Some(&strings.topics),
            of(&|one| matches!(one, Followed::List(List::Topic(_)))),
        ),
        (
            Some(&strings.authors),
            of(&|one| matches!(one, Followed::List(List::Author(_)))),
        ),
    ];
    for (title, items) in groups {
        let items: Vec<Item> = items;
        if items.is_empty() {
            continue;
        }
        let heading = title.map(|title| Heading {
            text: text(title),
            level: 2,
        });
        body.extend(heading.map(Block::Heading));
        body.push(Block::List(model::List {
            ordered: false,
            start: None,
            reversed: false,
            items,
        }));
    }
    body
}

/// The name leads to the first form, and the others stand after it.
fn line(index: &Index, followed: &Followed, forms: Vec<FeedForm>) -> Item {
    let name = name(index, followed);
    let mut spans = Vec::new();
    for (place, form) in forms.into_iter().enumerate() {
        let words = if place == 0 {
            name.clone()
        } else {
            spans.push(Span::Plain(" · ".to_owned()));
            form.name().to_owned()
        };
        let link = Span::Marked(Mark::Link {
            href: followed.path(form),
            text: words.as_str().into(),
        });
        spans.push(match followed {
            Followed::Language(language) if place == 0 => Span::Marked(Mark::Language {
                language: language.clone(),
                text: Text(vec![link]),
            }),
            _ => link,
        });
    }
    Item {
        text: Text(spans),
        value: None,
        ordered: false,
        start: None,
        reversed: false,
        items: Vec::new(),
    }
}
