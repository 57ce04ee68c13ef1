//! The HTML of a publication's own in its documents.

use lol_html::{RewriteStrSettings, element, rewrite_str};

use crate::{
    grammar::{Base, address},
    markup,
    model::{Place, Publication},
    page::hooks,
};

/// What stands in the slots of every document.
#[derive(Debug, Default)]
pub struct Slots {
    /// At the end of the head.
    pub head: String,
    /// After the masthead.
    pub after_masthead: String,
    /// At the end of the body.
    pub foot: String,
    /// The place under a story, as a page has it, and the same with what stands in it.
    after_story: Option<(String, String)>,
    template: String,
}

impl Slots {
    /// Of a publication that stands at a base.
    pub fn of(publication: &Publication, base: &Base) -> Self {
        let html = |place: Place| -> String {
            let slots = publication.site.slots.at(place).iter();
            let texts = slots.flat_map(|slot| publication.slots.get(&slot.file));
            texts.map(|text| based(text.trim(), base)).collect()
        };
        let around = |place: Place| {
            let mut empty = String::new();
            markup::slot(place.as_str()).write_html(&mut empty);
            let html = html(place);
            let full = empty.replacen("</", &format!("{html}</"), 1);
            (!html.is_empty()).then_some((empty, full, html))
        };
        let full = |place: Place| around(place).map(|(_, full, _)| full).unwrap_or_default();
        let after_story = around(Place::AfterStory);
        let template = after_story.as_ref().map(|(_, _, html)| {
            let id = hooks::frame::AFTER_STORY.name;
            format!("<template id=\"{id}\">{html}</template>")
        });
        Self {
            head: html(Place::Head),
            after_masthead: full(Place::AfterMasthead),
            foot: full(Place::Foot),
            after_story: after_story.map(|(empty, full, _)| (empty, full)),
            template: template.unwrap_or_default(),
        }
    }

    /// The main part of a page with what stands under its story, if it is one.
    pub fn fill(&self, main: String) -> String {
        match &self.after_story {
            Some((empty, full)) => main.replacen(empty, full, 1),
            None => main,
        }
    }

    /// What the loader puts under the stories to come.
    pub fn template(&self) -> &str {
        &self.template
    }
}

/// With the addresses that are written from the site's root leading there.
fn based(html: &str, base: &Base) -> String {
    let prefix = base.prefix();
    let lead = element!("*", |element| {
        let attributes = element.attributes().iter();
        let attributes: Vec<_> = attributes.map(|one| (one.name(), one.value())).collect();
        for (name, value) in attributes {
            let led = address::led(&name, &value, |own| format!("{prefix}{own}"));
            if let Some(led) = led.filter(|led| *led != value) {
                element.set_attribute(&name, &led)?;
            }
        }
        Ok(())
    });
    let settings = RewriteStrSettings::new()
        .append_element_content_handler(lead)
        .with_strict(false);
    if prefix.is_empty() {
        return html.to_owned();
    }
    rewrite_str(html, settings).unwrap_or_else(|_| html.to_owned())
}
