//! What an export of Ghost says, record by record, in whatever version it was written.

use super::values::{Anything, Field, Flag, Key, Moment, Order, Record, Words, Written};

/// The types of records, each with the names of its values.
macro_rules! records {
    ($($(#[$about:meta])* pub struct $name:ident {
        $($(#[$of_field:meta])* pub $field:ident: $type:ty,)*
    })*) => {
        $(
            $(#[$about])*
            #[derive(Debug, Clone, Default)]
            pub struct $name { $($(#[$of_field])* pub $field: $type,)* }

            impl Record for $name {
                fn take(&mut self, name: &str, written: Written) -> bool {
                    let name = if name == "type" { "kind" } else { name };
                    match name {
                        $(stringify!($field) => {
                            let read = <$type as Field>::of(written);
                            let is_right = read.is_some();
                            if let Some(value) = read {
                                self.$field = value;
                            }
                            is_right
                        })*
                        _ => true,
                    }
                }
            }
        )*
    };
}

records! {
    /// A post or a page. What is empty has not been said.
    pub struct Post {
        /// What the database knows it by, and feeds since version 1.
        pub id: Key,
        /// What feeds knew it by before that.
        pub uuid: Words,
        pub title: Words,
        pub slug: Words,
        /// `post` or `page`, since version 3.
        pub kind: Words,
        /// Whether it is a page, before that.
        pub page: Flag,
        /// `draft`, `scheduled`, `published` or `sent`.
        pub status: Words,
        /// `public`, `members`, `paid` or `tiers`.
        pub visibility: Words,
        pub featured: Flag,
        pub lexical: Words,
        pub mobiledoc: Words,
        pub html: Words,
        /// Before version 1.
        pub markdown: Words,
        /// Plain text.
        pub custom_excerpt: Words,
        pub feature_image: Words,
        /// The same, before version 1.
        pub image: Words,
        pub canonical_url: Words,
        pub codeinjection_head: Words,
        pub codeinjection_foot: Words,
        pub custom_template: Words,
        /// Who wrote it, where no list of authors says so.
        pub author_id: Key,
        pub published_at: Moment,
        pub created_at: Moment,
        pub updated_at: Moment,
        // What is in `Meta` since version 3 stood here before.
        pub feature_image_alt: Words,
        /// HTML.
        pub feature_image_caption: Words,
        pub meta_title: Words,
        pub meta_description: Words,
        pub og_title: Words,
        pub og_description: Words,
        pub og_image: Words,
        pub twitter_title: Words,
        pub twitter_description: Words,
        pub twitter_image: Words,
    }

    /// What is to be said of a post besides, in a table of its own since version 3.
    pub struct Meta {
        pub post_id: Key,
        pub feature_image_alt: Words,
        /// HTML.
        pub feature_image_caption: Words,
        pub meta_title: Words,
        pub meta_description: Words,
        pub og_title: Words,
        pub og_description: Words,
        pub og_image: Words,
        pub twitter_title: Words,
        pub twitter_description: Words,
        pub twitter_image: Words,
        /// Whether it was a newsletter and stood on no page.
        pub email_only: Flag,
    }

    /// A tag.
    pub struct Tag {
        pub id: Key,
        pub name: Words,
        pub slug: Words,
        pub description: Words,
        pub feature_image: Words,
        /// `public` or `internal`.
        pub visibility: Words,
        pub meta_title: Words,
        pub meta_description: Words,
        pub og_title: Words,
        pub og_description: Words,
        pub og_image: Words,
        pub twitter_title: Words,
        pub twitter_description: Words,
        pub twitter_image: Words,
        pub codeinjection_head: Words,
        pub codeinjection_foot: Words,
    }

    /// An account.
    pub struct User {
        pub id: Key,
        pub name: Words,
        pub slug: Words,
        pub bio: Words,
        pub location: Words,
        pub website: Words,
        pub twitter: Words,
        pub facebook: Words,
        pub threads: Words,
        pub bluesky: Words,
        pub mastodon: Words,
        pub tiktok: Words,
        pub youtube: Words,
        pub instagram: Words,
        pub linkedin: Words,
        pub meta_title: Words,
        pub meta_description: Words,
        pub cover_image: Words,
        /// The same, before version 1.
        pub cover: Words,
        pub profile_image: Words,
        /// The same, before version 1.
        pub image: Words,
    }

    /// That a post has a tag or an author.
    pub struct Tie {
        pub post_id: Key,
        pub tag_id: Key,
        pub author_id: Key,
        pub sort_order: Order,
    }

    /// One setting of the site.
    pub struct Setting {
        pub key: Words,
        pub value: Anything,
    }
}

impl Post {
    /// Whether it stands by itself, and is no story.
    pub fn is_page(&self) -> bool {
        self.kind.0 == "page" || self.page.0
    }

    /// What is to be said of it besides: what the table says, or else what it says itself.
    pub fn meta(&self, table: Option<&Meta>) -> Meta {
        let table = table.cloned().unwrap_or_default();
        let or = |table: Words, own: &Words| if table.is_empty() { own.clone() } else { table };
        Meta {
            feature_image_alt: or(table.feature_image_alt, &self.feature_image_alt),
            feature_image_caption: or(table.feature_image_caption, &self.feature_image_caption),
            meta_title: or(table.meta_title, &self.meta_title),
            meta_description: or(table.meta_description, &self.meta_description),
            og_title: or(table.og_title, &self.og_title),
            og_description: or(table.og_description, &self.og_description),
            og_image: or(table.og_image, &self.og_image),
            twitter_title: or(table.twitter_title, &self.twitter_title),
            twitter_description: or(table.twitter_description, &self.twitter_description),
            twitter_image: or(table.twitter_image, &self.twitter_image),
            ..table
        }
    }

    /// The picture over it.
    pub fn picture(&self) -> &str {
        if self.feature_image.is_empty() {
            &self.image.0
        } else {
            &self.feature_image.0
        }
    }
}

impl Tag {
    /// Whether readers do not see it.
    pub fn is_internal(&self) -> bool {
        self.visibility.0 == "internal" || self.name.0.starts_with('#')
    }
}
