//! The page at an address.

use super::{
    changes::changes,
    collection::over,
    corrections::corrections_page,
    directory,
    feeds_page::feeds_page,
    front::front,
    head::for_machines,
    index::{Index, address::Address},
    language::foreign,
    list_page::list_page,
    masthead::masthead,
    not_found::not_found,
    posts_page::posts_page,
    search::search_page,
    share_card::{self, ShareCard},
    static_page::static_page,
    story::story,
};
use crate::page::{FORMAT, Page};

/// The page at an address, ready to show.
pub fn page(index: &Index, address: &Address) -> Page {
    page_and_card(index, address).0
}

/// The same with the card that its head names, where it names one.
pub fn page_and_card(index: &Index, address: &Address) -> (Page, Option<ShareCard>) {
    let (mut head, content) = match address {
        Address::Front => front(index),
        Address::List(list, page) => list_page(index, list, *page),
        Address::Topics => directory::topics(index),
        Address::Authors => directory::authors(index),
        Address::Months => directory::months(index),
        Address::Story(id) => story(index, *id),
        Address::Changes(id) => changes(index, *id),
        Address::Corrections(page) => corrections_page(index, *page),
        Address::Posts(id, page) => posts_page(index, *id, *page),
        Address::Static(name) => static_page(index, name),
        Address::Over(name, page) => over(index, name, *page),
        Address::Feeds => feeds_page(index),
        Address::Search => search_page(index),
        Address::NotFound => not_found(index),
    };
    let card = share_card::of_page(index, address, &head, &content);
    if let Some(card) = &card {
        head.image = Some(card.picture(index));
    }
    for_machines(&mut head);
    let interface = index.interface_language(&head.language);
    let page = Page {
        interface: foreign(&interface, &head.language),
        format: FORMAT,
        path: index.href(address),
        strings: index.strings_href(&head.language),
        masthead: masthead(index, address, &head.language),
        head,
        content,
    };
    (page, card)
}
