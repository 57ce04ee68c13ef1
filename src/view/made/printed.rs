use leptos::{prelude::*, tachys::view::Render};
use web_sys::Element;

/// A view as HTML.
#[derive(Debug, Default, PartialEq)]
pub struct Made(String);

impl Made {
    pub(super) fn of(view: impl IntoView) -> Self {
        Self(view.to_html())
    }

    pub(super) fn print(&self, html: &mut String) {
        html.push_str(&self.0);
    }

    /// What is HTML already.
    pub fn from_html(html: String) -> Self {
        Self(html)
    }

    /// Nothing: only the reader's own tests are compiled natively, and nothing is built for them.
    pub fn append_to(self, _parent: &Element) {}

    /// None, for the same reason.
    pub fn into_element(self) -> Option<Element> {
        None
    }

    /// As it stands in a document. Leptos marks where words end with `<!>`, for a walk that nobody makes;
    /// neither words nor values of attributes have a bare `<`.
    pub fn into_html(self) -> String {
        self.0.replace("<!>", "")
    }
}

impl FromIterator<Made> for Made {
    fn from_iter<I: IntoIterator<Item = Made>>(parts: I) -> Self {
        Self(parts.into_iter().map(|Made(html)| html).collect())
    }
}

/// Never called: there is no document to build it in.
impl Render for Made {
    type State = Option<()>;

    fn build(self) -> Self::State {
        None
    }

    fn rebuild(self, _: &mut Self::State) {}
}
