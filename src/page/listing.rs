use super::{article::AuthorBox, card::Card, date::Date, front::Shelf, record::record};

record! {
    /// Stories, newest first, and the way to the pages before and after.
    ///
    /// Numbered pages count from the oldest story on and are always full; only the first page, with the
    /// newest stories, is not numbered and grows. So a new story moves no other from page to page.
    #[derive(Default)]
    pub struct Listing {
        /// The stories on this page.
        pub cards: Vec<Card>,
        /// The days of the first and the last story, where this is not the first page.
        pub days: Option<(Date, Date)>,
        /// The address of the page of newer stories.
        pub newer: Option<String>,
        /// The address of the page of older stories.
        pub older: Option<String>,
    }
}

record! {
    /// A section, a topic, a month, or all stories.
    pub struct ListPage {
        /// Of the section, the topic or the month.
        pub name: String,
        /// The section's tone.
        pub tone: Option<String>,
        /// A sentence on what the list is about; empty where there is none.
        pub description: Option<String>,
        /// What stands before the list on the front of a section, and the stories of this page in the last of them.
        pub containers: Vec<Shelf>,
        /// The stories on this page of it.
        pub listing: Listing,
    }
}

record! {
    /// An author and all that the author had a part in.
    pub struct AuthorPage {
        /// Who the author is.
        pub author: AuthorBox,
        /// The stories on this page, newest first.
        pub listing: Listing,
    }
}
