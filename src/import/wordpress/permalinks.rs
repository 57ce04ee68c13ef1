//! How the addresses of stories were made, found from those that there are.

use super::{dates, item::Item};
use crate::{
    grammar::Base,
    import::{
        addresses::old_path,
        patterns::{most, patterns},
        slug::slug,
    },
};

/// The pattern of most stories, as the site file has it: of each item with its section, and where its blog
/// stood.
pub fn pattern<'a>(items: impl Iterator<Item = (&'a Item, &'a str, Option<&'a Base>)>) -> String {
    most(items.map(|(item, section, base)| {
        let path = old_path(&item.link, base);
        let (Some(path), Some(name)) = (path, slug(&item.slug)) else {
            return Vec::new();
        };
        let date = dates::civil(&item.date);
        date.map_or_else(Vec::new, |date| patterns(&path, &name, section, date))
    }))
}
