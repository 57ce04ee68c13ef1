use super::{
    card::{Card, Kicker},
    date::Date,
    node::Node,
    record::record,
};
use crate::model::Layout;

record! {
    /// The first page, laid out by the site file.
    pub struct Front {
        /// The name of the publication.
        pub title: String,
        /// The day of the newest story.
        pub edition: Option<Date>,
        /// From top to bottom.
        pub containers: Vec<Shelf>,
        /// The address of the list of all stories; none where there is none.
        pub all: Option<String>,
    }
}

record! {
    /// A container with the stories that were found for it, at least one.
    pub struct Shelf {
        /// The heading and where it leads; none for a container without one.
        pub title: Option<Kicker>,
        /// Who pays for it; none where nobody does.
        pub sponsor: Option<Node>,
        /// How the cards stand.
        pub layout: Layout,
        /// Pinned stories, then the newest ones.
        pub cards: Vec<Card>,
    }
}
