use super::{node::Node, record::record};
use crate::model::{Direction, Language};

record! {
    /// The publication's name and the ways through it, at the top and foot of every page.
    pub struct Masthead {
        /// Of the publication.
        pub name: String,
        /// What stands in place of the name: how it is drawn.
        pub logo: Option<Node>,
        /// Beside the name; may be empty.
        pub tagline: String,
        /// The address of the front.
        pub home: String,
        /// What a reader can open from every page; none where there is nothing of that.
        pub tools: Option<Node>,
        /// The sections that the site file puts here.
        pub sections: Vec<Entry>,
        /// Under the sections: what belongs to the one that a reader is in, and all of them with all of
        /// theirs; none where none has any.
        pub subsections: Option<Node>,
        /// The address of the list of topics; none, as of the two below, where nothing is on it.
        pub topics: Option<String>,
        /// The address of the list of authors.
        pub authors: Option<String>,
        /// The address of the list of months.
        pub archive: Option<String>,
        /// Groups of links in the foot, and where else the publication is; none where there are none.
        pub groups: Option<Node>,
        /// Static pages, and the page of all corrections.
        pub pages: Vec<Entry>,
        /// The language of name and tagline, where it is not the page's.
        pub language: Option<(Language, Direction)>,
    }
}

record! {
    /// A link to another page of the site by that page's name.
    pub struct Entry {
        /// What the link says.
        pub name: String,
        /// The address of the page, base included.
        pub href: String,
        /// Whether it leads to the page that it stands on.
        pub current: bool,
        /// Whether the page that it stands on belongs to the one that it leads to.
        pub within: bool,
        /// The language of the name, where it is not the page's.
        pub language: Option<(Language, Direction)>,
    }
}
