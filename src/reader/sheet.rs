//! A page as it stands in the document: its parts, and what the head says of it.

use std::sync::Arc;

use web_sys::{Element, Node};

use super::{
    Loader, Shown,
    dom::{among, one, within},
    head::{self, PublishedHead},
};
use crate::{
    locales::Strings,
    page::{Head, Page, hooks},
    view::{self, Made, Parts},
};

/// A page that is shown, or can be.
#[derive(Clone)]
pub struct Sheet {
    /// What is to be known of it.
    pub shown: Shown,
    parts: Parts<Option<Element>>,
    head: SheetHead,
}

#[derive(Clone)]
enum SheetHead {
    /// Of a page that came as data.
    Data(Box<Head>),
    /// Of the page that the document came with.
    Published(PublishedHead),
}

impl Sheet {
    /// Builds a page; it is in no document yet.
    pub fn build(page: Page, strings: Arc<Strings>) -> Self {
        let parts = view::page(&page, &strings).map(Made::into_element);
        // What is compared with the parts of the page before has its words in one piece, as theirs are.
        let compared = parts.iter().flatten().filter(|part| !is_main(part));
        compared.for_each(|part| part.normalize());
        Self {
            shown: Shown {
                at: page.path,
                title: page.head.title.clone(),
                strings_at: page.strings,
                strings,
            },
            parts,
            head: SheetHead::Data(Box::new(page.head)),
        }
    }

    /// Takes the page that the document came with as it is now, whatever others have made of it.
    pub fn adopt(shown: Shown) -> Self {
        Self {
            shown,
            parts: hooks::frame::PARTS.map(|hook| one(hook.selector)),
            head: SheetHead::Published(PublishedHead::new()),
        }
    }

    /// Whether the document came with it.
    pub fn is_adopted(&self) -> bool {
        matches!(self.head, SheetHead::Published(_))
    }

    /// Whether it says that there is no page.
    pub fn is_missing(&self) -> bool {
        self.find(hooks::frame::KEYS.selector).is_some()
    }

    /// The first of its elements that a selector finds, but for those outside of `main`.
    pub fn find(&self, selector: &str) -> Option<Element> {
        let main = self.parts.iter().flatten().find(|part| is_main(part))?;
        within(main, selector)
    }

    /// Puts it in the place of the page in a document, by its root element. A part goes where one of its name
    /// is; an equal masthead or foot stays.
    pub fn show(&self, root: &Element, loader: &Loader) {
        match &self.head {
            SheetHead::Data(data) => head::show(data, root, loader),
            SheetHead::Published(published) => published.put_back(root),
        }
        let mut before: Option<Element> = None;
        for (hook, part) in hooks::frame::PARTS.iter().zip(&self.parts) {
            let mut old = among::<Element>(root, hook.selector).into_iter();
            let first = old.next();
            old.for_each(|more| more.remove());
            match (first, part) {
                (Some(first), Some(part)) if self.may_stay(&first, part) => before = Some(first),
                (Some(first), Some(part)) => {
                    _ = first.replace_with_with_node_1(part);
                    before = Some(part.clone());
                }
                (Some(first), None) => first.remove(),
                (None, Some(part)) => {
                    insert_after(before.as_ref(), part, root);
                    before = Some(part.clone());
                }
                (None, None) => {}
            }
        }
        loader.fill();
        if let Some(picture) = self.find("img[fetchpriority][loading]") {
            _ = picture.remove_attribute("loading");
        }
    }

    fn may_stay(&self, old: &Element, part: &Element) -> bool {
        old == part || !self.is_adopted() && !is_main(part) && old.is_equal_node(Some(part))
    }
}

fn is_main(part: &Element) -> bool {
    part.id() == hooks::frame::MAIN.name
}

fn insert_after(before: Option<&Element>, part: &Element, root: &Element) {
    let app = within::<Node>(root, hooks::document::APP.selector);
    let app = app.or_else(|| within(root, "body"));
    _ = match (before, app) {
        (Some(before), _) => before.after_with_node_1(part),
        (None, Some(app)) => app
            .insert_before(part, app.first_child().as_ref())
            .map(drop),
        (None, None) => Ok(()),
    };
}
