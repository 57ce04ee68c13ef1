use std::fmt;

use super::Slug;

/// What a static page is called: its slug, and that of the collection it is in.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PageName {
    /// The collection.
    pub within: Option<Slug>,
    /// The last segment of its address.
    pub slug: Slug,
}

impl PageName {
    /// Of a page that is in no collection.
    pub fn of(slug: Slug) -> Self {
        Self { within: None, slug }
    }

    /// Its path from the site's root, not encoded, with slashes at both ends.
    pub fn path(&self) -> String {
        format!("/{self}/")
    }
}

impl fmt::Display for PageName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(within) = &self.within {
            write!(f, "{within}/")?;
        }
        self.slug.fmt(f)
    }
}
