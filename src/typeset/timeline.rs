use super::{Typesetter, named::Named};
use crate::{
    model::{Event, Timeline},
    page::{Element, Node, element},
};

impl Typesetter<'_> {
    pub(super) fn timeline(&self, timeline: &Timeline) -> Element {
        let title = timeline.title.as_deref();
        let section = element("section").class("timeline");
        let mut section = match title {
            Some(title) => {
                let id = self.id(timeline);
                section.set("aria-labelledby", id.clone()).with(
                    element(self.numbering.heading(timeline))
                        .class("timeline__title")
                        .set("id", id)
                        .with(title),
                )
            }
            None => section.named(self.labels.timeline.clone()),
        };
        if !timeline.events.is_empty() {
            section = section.with(self.events(&timeline.events));
        }
        for period in &timeline.periods {
            let id = self.id(period);
            let title = element(self.numbering.heading(period))
                .class("timeline__period")
                .set("id", id);
            section = section
                .with(title.with(period.title.as_str()))
                .with(self.events(&period.events));
        }
        section
    }

    fn events(&self, events: &[Event]) -> Element {
        let events = events.iter().map(|event| {
            let label = event.label.iter().flat_map(|label| {
                let label = element("span")
                    .class("timeline__label")
                    .with(label.as_str());
                [Node::from(" "), label.set("dir", "auto").into()]
            });
            let date = element("p")
                .class("timeline__date")
                .with(element("bdi").with(event.date.as_str()))
                .with_all(label);
            let mut item = element("li").class("timeline__event").with(date);
            if let Some(title) = &event.title {
                let title = element("p").class("timeline__what").with(title.as_str());
                item = item.with(title);
            }
            item.with_all(self.body(&event.body))
        });
        element("ol").class("timeline__events").with_all(events)
    }
}
