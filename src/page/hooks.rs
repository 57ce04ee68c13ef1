//! The names by which the reader finds things in the markup. Whoever writes the markup and whoever
//! looks for it take them from here; the styles spell them once more.

/// A class, an id or an attribute of the markup.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hook {
    /// The CSS selector that finds it: `.embed`, `#live`, `[data-src]`.
    pub selector: &'static str,
    /// The name as it stands in the markup: `embed`, `live`, `data-src`.
    pub name: &'static str,
}

const fn hook(selector: &'static str) -> Hook {
    let (_, name) = selector.split_at(1);
    let name = match selector.as_bytes() {
        [b'[', .., b']'] => name.split_at(name.len() - 1).0,
        _ => name,
    };
    Hook { selector, name }
}

/// The document around the app.
pub mod document {
    use super::{Hook, hook};

    /// The element that the page is in.
    pub const APP: Hook = hook("#app");
    /// On the loader's script: the path of the published page, percent-encoded, base included.
    pub const PATH: Hook = hook("[data-path]");
    /// On the loader's script: the [`FORMAT`](crate::page::FORMAT) of the site's pages.
    pub const FORMAT: Hook = hook("[data-format]");
    /// On the loader's script: the address of the interface strings in the page's language.
    pub const STRINGS: Hook = hook("[data-strings]");
    /// On the loader's script: the site's path, without a slash at its end.
    pub const BASE: Hook = hook("[data-base]");
    /// On the loader's script: the address of the app's module.
    pub const WASM: Hook = hook("[data-wasm]");
    /// On elements of the head that belong to the page and not to the site.
    pub const HEAD: Hook = hook("[data-head]");
    /// On the root: `live` once the app follows links.
    pub const STATE: Hook = hook("[data-app]");
    /// What lets the browser fetch the next page while there is no app, as a selector (HTML, Speculation rules).
    pub const SPECULATION_RULES: &str = "script[type=speculationrules]";
    /// On the root while the next page is on its way.
    pub const TURNING: Hook = hook("[data-turning]");
}

/// What stands on every page.
pub mod frame {
    use super::{Hook, hook};

    /// The link over everything, for those who go by keyboard.
    pub const SKIP_LINK: Hook = hook(".skip-link");
    /// The top of the page.
    pub const MASTHEAD: Hook = hook(".masthead");
    /// The parts of a page, in their order in the document.
    pub const PARTS: [Hook; 4] = [SKIP_LINK, MASTHEAD, MAIN, FOOT];
    /// The place for what assistive technologies read out.
    pub const ANNOUNCEMENT: Hook = hook("#announcement");
    /// The place for what is said of the network.
    pub const NETWORK: Hook = hook("#network");
    /// The words in it.
    pub const NETWORK_WORDS: Hook = hook(".network__words");
    /// The place for what is said over the page.
    pub const NOTICE: Hook = hook("#notice");
    /// The places beside the page, each with its class and its role.
    pub const PLACES: [(Hook, &str, &str); 3] = [
        (ANNOUNCEMENT, "visually-hidden", "status"),
        (NETWORK, "network", "status"),
        (NOTICE, "notice", "none"),
    ];
    /// What the page says.
    pub const MAIN: Hook = hook("#main");
    /// The foot of the page.
    pub const FOOT: Hook = hook("#foot");
    /// What says that a page could not be had, or that a story has changed.
    pub const TROUBLE: Hook = hook(".trouble");
    /// Its heading.
    pub const TROUBLE_TITLE: Hook = hook(".trouble__title");
    /// The classes of what stands in the place of a page.
    pub const TROUBLE_INSTEAD: &str = "trouble trouble--instead";
    /// The classes of what says that a story has changed.
    pub const TROUBLE_NEWS: &str = "trouble trouble--news";
    /// The button that tries again, or shows what has changed.
    pub const TROUBLE_RETRY: Hook = hook(".trouble__retry");
    /// The button that takes the message away.
    pub const TROUBLE_CLOSE: Hook = hook(".trouble__close");
    /// The place for the pages whose addresses are nearest to one that is missing.
    pub const NEAREST: Hook = hook("#near");
    /// On that place: the keys of the files that list the pages, between spaces.
    pub const KEYS: Hook = hook("[data-keys]");
    /// The link around the picture of a card.
    pub const CARD_PICTURE: Hook = hook(".card__picture");
    /// The second container of the front: all above it is to be painted in one piece.
    pub const FOLD: Hook = hook("#below-the-fold");
    /// Around what stands in a slot, with the name of its place.
    pub const SLOT: Hook = hook("[data-slot]");
    /// The template of what stands under each story.
    pub const AFTER_STORY: Hook = hook("#slot-after-story");
}

/// A story.
pub mod story {
    use super::{Hook, hook};

    /// On a story: the traces of its parts.
    pub const TRACES: Hook = hook("[data-traces]");
    /// Headline and standfirst, the first part that has a trace.
    pub const OPENING: Hook = hook(".story__opening");
    /// The parts with the other traces.
    pub const BODY: Hook = hook(".story__body");
    /// The figure at its head.
    pub const LEAD: Hook = hook(".story__lead");
    /// Around the time of the last change.
    pub const UPDATED: Hook = hook(".story__updated");
    /// The label of its kind.
    pub const KIND: Hook = hook(".kicker__kind");
    /// On a part that is new since the last visit.
    pub const NEW: Hook = hook("[data-new]");
    /// Around the number that refers to a note.
    pub const NOTE_REFERENCE: Hook = hook(".note-reference");
    /// A link to what a word means.
    pub const TERM: Hook = hook(".term");
    /// The words under a picture.
    pub const CAPTION: Hook = hook(".caption");
    /// The link to the author's page; where the app runs, it unfolds the place after it.
    pub const MORE: Hook = hook(".author-box__posts");
    /// That place.
    pub const LATEST: Hook = hook(".author-box__latest");
}

/// A live blog and its posts. A part that may change has an id and a hash.
pub mod live {
    use super::{Hook, hook};

    /// All of it.
    pub const BLOG: Hook = hook("#live");
    /// On the blog: the address of its first page.
    pub const HOME: Hook = hook("[data-home]");
    /// On a blog that is live: the address of the data that tells its changes.
    pub const DATA: Hook = hook("[data-live]");
    /// On the blog: how many seconds pass from one request to the next.
    pub const INTERVAL: Hook = hook("[data-every]");
    /// On the blog: the words for one new post.
    pub const ONE_NEW: Hook = hook("[data-one]");
    /// On the blog: the words for several new posts, with `{}` for how many.
    pub const MORE_NEW: Hook = hook("[data-more]");
    /// On the blog: the label of the button that stops the requests.
    pub const PAUSE: Hook = hook("[data-pause]");
    /// On the blog: the label of the button that starts them again.
    pub const RESUME: Hook = hook("[data-resume]");
    /// On the blog while only the posts of its key events are shown.
    pub const FILTER: Hook = hook("[data-filter]");
    /// What the query of an address says where only these are wanted.
    pub const KEY_QUERY: &str = "filter=key";
    /// The links of the filter and the button that pauses.
    pub const BAR: Hook = hook(".live__bar");
    /// The place for the button that shows new posts.
    pub const OFFER: Hook = hook(".live__new");
    /// The list of the posts.
    pub const POSTS: Hook = hook("#live-posts");
    /// The part around the pinned post.
    pub const PINNED: Hook = hook("#live-pinned");
    /// The part with the notes of the page.
    pub const NOTES: Hook = hook("#live-notes");
    /// The part with what has happened so far.
    pub const SUMMARY: Hook = hook("#live-summary");
    /// The part that lists the key events.
    pub const KEY_EVENTS: Hook = hook("#live-key");
    /// A post.
    pub const POST: Hook = hook(".post");
    /// Its permalink.
    pub const POST_LINK: Hook = hook(".post__link");
    /// What the id of a post begins with, and that of anything in a post.
    pub const POST_ID: &str = "post-";
    /// On a part: a hash of all that it says.
    pub const HASH: Hook = hook("[data-hash]");
    /// On a post: when it was published, in seconds since 1970.
    pub const AT: Hook = hook("[data-at]");
    /// On a post that tells of a key event.
    pub const KEY: Hook = hook("[data-key]");
}

/// What another site shows in a frame.
pub mod embed {
    use super::{Hook, hook};

    /// All of it.
    pub const EMBED: Hook = hook(".embed");
    /// Where the frame is put; without it, over the words.
    pub const STAGE: Hook = hook(".embed__stage");
    /// What was posted.
    pub const WORDS: Hook = hook(".embed__words");
    /// The button that loads it.
    pub const LOAD: Hook = hook(".embed__load");
    /// The box by which all of its origin are loaded from then on.
    pub const ALWAYS: Hook = hook(".embed__always");
    /// The button that takes this back.
    pub const NEVER: Hook = hook(".embed__never");
    /// The button that takes the frame away.
    pub const CLOSE: Hook = hook(".embed__close");
    /// The address of the frame.
    pub const SRC: Hook = hook("[data-src]");
    /// The origin of that address.
    pub const ORIGIN: Hook = hook("[data-origin]");
    /// What the frame's sandbox lets it do.
    pub const SANDBOX: Hook = hook("[data-sandbox]");
    /// What the frame may use of the browser.
    pub const ALLOW: Hook = hook("[data-allow]");
    /// The height of the frame in CSS pixels, where it has no shape of its own.
    pub const HEIGHT: Hook = hook("[data-height]");
    /// `once` or `always`, while the frame is there.
    pub const LOADED: Hook = hook("[data-loaded]");
}

/// Pictures that can be enlarged, and the dialog that shows them.
pub mod lightbox {
    use super::{Hook, hook};

    /// The link around a picture.
    pub const LINK: Hook = hook(".enlarge");
    /// What the id of such a link begins with; its number follows, from 1.
    pub const LINK_ID: &str = "picture-";
    /// The dialog.
    pub const DIALOG: Hook = hook(".lightbox");
    /// Its buttons, which say by their value what they do.
    pub const BUTTON: Hook = hook(".lightbox__button");
    /// The value of the button that closes it.
    pub const CLOSE: &str = "close";
    /// The value of the button that shows the next picture.
    pub const NEXT: &str = "next";
    /// The place for the picture.
    pub const PICTURE: Hook = hook(".lightbox__picture");
    /// The line that tells which of how many pictures it is.
    pub const COUNTER: Hook = hook(".lightbox__count");
    /// The words of that line.
    pub const COUNT: Hook = hook("#count");
    /// On these words: their form, with `{}` for each number.
    pub const COUNT_WORDS: Hook = hook("[data-words]");
    /// The ten digits of the page's language, where they are not those of JSON.
    pub const COUNT_DIGITS: Hook = hook("[data-digits]");
    /// On the dialog while the page behind it keeps the room of its scroll bar.
    pub const GUTTER: Hook = hook("[data-gutter]");
}

/// The card over the words that refer to a note or a term.
pub mod preview {
    use super::{Hook, hook};

    /// The card by its class.
    pub const CARD: Hook = hook(".peek");
    /// The card by its id.
    pub const CARD_ID: Hook = hook("#peek");
}

/// Sounds and films.
pub mod player {
    use super::{Hook, hook};

    /// The figure around one.
    pub const PLAYER: Hook = hook(".player");
    /// On the link to a chapter: where it begins, in seconds.
    pub const SEEK: Hook = hook("[data-seek]");
}

/// Two pictures to compare.
pub mod comparison {
    use super::{Hook, hook};

    /// Both of them with the slider.
    pub const PAIR: Hook = hook(".comparison__pair");
    /// The custom property of the styles: how much of the earlier one is seen, in percent.
    pub const SEEN: &str = "--seen";
}

/// Tables that can be sorted and copied.
pub mod table {
    use super::{Hook, hook};

    /// The button that sorts by its column.
    pub const SORT: Hook = hook(".table__sort");
    /// The button that copies the table.
    pub const COPY: Hook = hook(".table__copy");
    /// On the cells of a column of numbers: the number, where the text is not the number itself.
    pub const NUMBER: Hook = hook("[data-num]");
    /// In its place, where the cell holds no number that is certain.
    pub const NO_NUMBER: &str = "-";
    /// On a cell of another column: what it is sorted and copied by, where that is not its text. Empty, on
    /// the head of such a column: all of it is numbers.
    pub const VALUE: Hook = hook("[data-value]");
    /// On the button that copies: the words that confirm it.
    pub const COPIED: Hook = hook("[data-copied]");
    /// On the button once it is done.
    pub const DONE: Hook = hook("[data-done]");
}

#[cfg(test)]
mod tests;
