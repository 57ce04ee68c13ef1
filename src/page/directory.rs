use super::record::record;
record! {
    /// All topics, all authors or all months, each with the number of its stories.
    pub struct Directory {
        /// The heading of the page: "Topics".
        pub title: String,
        /// Months come by year; topics and authors in one group without a title.
        pub groups: Vec<Group>,
    }
}

record! {
    /// Entries of a directory under one heading.
    pub struct Group {
        /// The year of these months; none for topics and authors.
        pub title: Option<String>,
        /// In the order in which they are shown.
        pub entries: Vec<Counted>,
    }
}

record! {
    /// A list of stories and how many there are in it.
    pub struct Counted {
        /// Of the topic, the author or the month.
        pub name: String,
        /// The address of the list's first page.
        pub href: String,
        /// How many stories are on the list, on all its pages.
        pub count: u32,
        /// The number in the digits of the page's language, where those are others.
        pub shown: Option<String>,
    }
}
