use super::{
    card::{Card, Kicker},
    date::Date,
    node::Node,
    picture::Picture,
    record::record,
};
use crate::model::{Direction, Elsewhere, Kind, Language, Role};

record! {
    /// A story with its body; of a live blog also a page of older posts, which has little but a body.
    pub struct Story {
        /// The words above the headline.
        pub kicker: Kicker,
        /// What sort of story it is, which its look tells.
        pub kind: Kind,
        /// The kind in words, where the kicker doesn't say it.
        pub label: Option<String>,
        /// As it was written, without markup.
        pub headline: String,
        /// The paragraphs and lists under the headline; none where there are none.
        pub standfirst: Vec<Node>,
        /// Everyone who had a part in it, in the order of [`Role`].
        pub byline: Vec<Byline>,
        /// When it came out, to the minute.
        pub published: Date,
        /// The last change that the story itself tells of.
        pub updated: Option<Date>,
        /// The picture over the body.
        pub lead: Option<Picture>,
        /// Who pays for it, above the headline.
        pub sponsor: Option<Node>,
        /// In which other languages it can be read, under the byline.
        pub translations: Option<Node>,
        /// What stands between the lead and the body, such as the verdict of a review.
        pub before: Vec<Node>,
        /// The blocks of the story, set.
        pub body: Vec<Node>,
        /// What belongs to the body and stands under it, such as its notes.
        pub after: Vec<Node>,
        /// Three characters of a hash of headline and standfirst, then three for each node of the body: by
        /// them an app knows which parts are new to a reader who comes back.
        pub traces: Option<String>,
        /// The topics that it is about.
        pub topics: Vec<Kicker>,
        /// One box an author.
        pub authors: Vec<AuthorBox>,
        /// What to read next.
        pub related: Option<Related>,
        /// Whether it is not out yet and only shown to editors.
        pub preview: bool,
    }
}

record! {
    /// Who had a part in a story, over it.
    pub struct Byline {
        /// What the part was.
        pub role: Role,
        /// The author's name.
        pub name: String,
        /// The address of the author's page; none of a guest.
        pub href: Option<String>,
        /// What stands before this name, or between it and the one before it; none for the first of a part,
        /// unless the story has words of its own for its byline.
        pub joint: Option<String>,
        /// The story's own words after the last name.
        pub after: Option<String>,
        /// The language of the name, where it is not the page's.
        pub language: Option<(Language, Direction)>,
    }
}

record! {
    /// Who wrote it, under the story and at the top of the author's page.
    #[derive(Default)]
    pub struct AuthorBox {
        /// None where the author file has none.
        pub name: Option<String>,
        /// The first letter of the name, which stands where there is no portrait.
        pub initial: Option<String>,
        /// The author's first part in the story under which the box stands.
        pub role: Role,
        /// A few sentences on the author.
        pub biography: Vec<Node>,
        /// Cut to a square, since it is shown in a circle.
        pub portrait: Option<Picture>,
        /// Where else the author is found.
        pub links: Vec<Elsewhere>,
        /// The page of all that the author wrote; none of a guest.
        pub href: Option<String>,
        /// The language of name and biography, where it is not the page's.
        pub language: Option<(Language, Direction)>,
    }
}

record! {
    /// What to read next; nothing where there are no cards.
    #[derive(Default)]
    pub struct Related {
        /// The heading where the stories are only the newest of the section: "Latest in International".
        pub title: Option<String>,
        /// The best match first.
        pub cards: Vec<Card>,
    }
}
