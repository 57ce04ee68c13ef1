//! A view that is done with: in the browser elements that wait for their place, when publishing HTML.
//! Nothing on a page is rendered a second time, so no code for that is in the app, and all views are of one type.

#[cfg(target_arch = "wasm32")]
mod built;
#[cfg(not(target_arch = "wasm32"))]
mod printed;

use leptos::{
    prelude::*,
    tachys::{
        html::attribute::{Attribute, any_attribute::AnyAttribute},
        hydration::Cursor,
        view::{Position, PositionState, add_attr::AddAnyAttr},
    },
};

#[cfg(target_arch = "wasm32")]
pub use built::Made;
#[cfg(not(target_arch = "wasm32"))]
pub use printed::Made;

/// Makes a view, once.
pub trait Make {
    /// Builds it in the browser, and prints it when publishing.
    fn made(self) -> Made;
}

impl<V> Make for V
where
    V: IntoView,
    V::State: 'static,
{
    fn made(self) -> Made {
        Made::of(self)
    }
}

/// What is there, or nothing.
pub fn maybe(view: Option<impl Make>) -> Made {
    view.map(Make::made).unwrap_or_default()
}

/// Leptos asks what can be a part of a view for the following; only `build` is called in the browser, and
/// only `to_html_with_buf` when publishing.
impl RenderHtml for Made {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(
        self,
        html: &mut String,
        position: &mut Position,
        _escape: bool,
        _mark_branches: bool,
        _extra: Vec<AnyAttribute>,
    ) {
        self.print(html);
        *position = Position::NextChild;
    }

    fn hydrate<const FROM_SERVER: bool>(
        self,
        _cursor: &Cursor,
        _position: &PositionState,
    ) -> Self::State {
        self.build()
    }

    fn into_owned(self) -> Self {
        self
    }
}

impl AddAnyAttr for Made {
    type Output<SomeNewAttr: Attribute> = Self;

    fn add_any_attr<NewAttr: Attribute>(self, _attr: NewAttr) -> Self {
        self
    }
}
