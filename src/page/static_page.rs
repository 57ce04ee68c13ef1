use super::{date::Date, node::Node, record::record};

record! {
    /// A page that is no story.
    pub struct StaticPage {
        /// The heading.
        pub title: String,
        /// The paragraphs and lists under the heading.
        pub standfirst: Vec<Node>,
        /// The day of the last change that the page tells of.
        pub updated: Option<Date>,
        /// Its blocks, set.
        pub body: Vec<Node>,
        /// What belongs to the body and stands under it, such as its notes.
        pub after: Vec<Node>,
    }
}
