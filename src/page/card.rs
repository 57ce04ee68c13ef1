use super::{date::Date, node::Node, picture::Picture, record::record};
use crate::model::{Direction, Kind, Language};

record! {
    /// A story as it stands on a front or under another story: all but its body.
    pub struct Card {
        /// As the story has it.
        pub headline: String,
        /// The address of the story.
        pub href: String,
        /// The words above the headline.
        pub kicker: Kicker,
        /// What sort of story it is, which its look tells.
        pub kind: Kind,
        /// Who pays for it, or the kind in words of the story's language, where the kicker doesn't say it.
        pub label: Option<Node>,
        /// Without links, since the whole card is one.
        pub standfirst: Vec<Node>,
        /// Names of the authors, where the story is somebody's opinion.
        pub byline: Vec<String>,
        /// The day on which it came out.
        pub published: Date,
        /// The story's lead, cut to the shape of cards.
        pub picture: Option<Picture>,
        /// How good a review finds what it is of, in stars.
        pub stars: Option<Node>,
        /// Why it stands under the story that it stands under.
        pub reason: Option<String>,
        /// The story's language, where it is not the page's.
        pub language: Option<(Language, Direction)>,
    }
}

record! {
    /// The words above a headline and where they lead.
    pub struct Kicker {
        /// The words themselves.
        pub name: String,
        /// None where the words lead nowhere.
        pub href: Option<String>,
        /// The section's tone.
        pub tone: Option<String>,
        /// The language of the words, where it is not that of what stands around them.
        pub language: Option<(Language, Direction)>,
    }
}
