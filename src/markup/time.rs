use crate::page::{Date, Element, element};

/// A `time` element. Its words were written when publishing, so that both programs show the same.
pub fn time(date: &Date) -> Element {
    element("time")
        .set("datetime", date.iso.as_str())
        .with(date.text.as_str())
}
