//! How wide a picture is in the layout, by where it stands: HTML's `sizes` for what `style/` says. The
//! figures are measured; `tests/content/sizes.rs` fails where they no longer fit.

use crate::{
    model::{Layout, PictureRole},
    page::Card,
    typeset::Placement,
};

/// What recurs for narrow windows: the first card of a row, and the others, which are small.
macro_rules! sizes {
    (first $rest:literal) => {
        concat!("(width < 37rem) 92vw, (width < 48rem) 35vw, ", $rest)
    };
    (small $rest:literal) => {
        concat!("(width < 48rem) 28.5vw, ", $rest)
    };
}

/// As wide as the text.
const TEXT: &str = "(width < 36.5rem) 92vw, (width < 48rem) 531px, max(590px, 369px + 15.4vw)";
/// Over a story.
pub const LEAD: &str = "(width < 36.5rem) 92vw, (width < 48rem) 531px, (width < 73.5rem) 590px, \
                        max(840px, 524px + 22vw)";
/// Over a long read.
pub const WIDE_LEAD: &str = "(width < 36.5rem) 92vw, (width < 48rem) 531px, \
                             (width < 73.5rem) 590px, min(93.7vw, 840px + 35.3vw)";
/// As wide as the page.
const PAGE: &str = "min(92vw, 840px + 35.3vw)";
/// Under a story.
pub const PORTRAIT: &str = "(width < 90rem) 4.5rem, 5rem";
/// At the top of an author's page.
pub const LARGE_PORTRAIT: &str = "clamp(5rem, 12vw, 9rem)";

/// The card of a story in the body of another (`style/parts/story_card.css`).
pub const STORY_CARD: &str = "(width < 36.5rem) 30vw, 9rem";

/// In the body of a story.
pub fn in_body(placement: Placement) -> &'static str {
    match placement {
        Placement::Role(PictureRole::Inline) => TEXT,
        Placement::Role(PictureRole::Supporting) => SUPPORTING,
        Placement::Role(PictureRole::Wide) => LEAD,
        Placement::Role(PictureRole::Full) => PAGE,
        Placement::Role(PictureRole::Side) => SIDE,
        Placement::Role(PictureRole::Thumbnail) => "8rem",
        Placement::Pair => IN_PAIR,
        Placement::Row { of: 3, first: true } => FIRST_OF_THREE,
        Placement::Row { of: 3, .. } => OF_THREE,
        Placement::Row { .. } => OF_TWO,
    }
}

const SUPPORTING: &str = "(width < 40rem) 92vw, (width < 48rem) 257px, max(285px, 178px + 7.5vw)";
/// Half of [`LEAD`], less the gap (`style/parts/gallery.css`).
const IN_PAIR: &str = "(width < 36.5rem) 44.5vw, (width < 48rem) 260px, (width < 73.5rem) 289px, \
                      max(414px, 256px + 11vw)";
/// Shares of [`TEXT`], less the gaps.
const OF_TWO: &str = "(width < 36.5rem) 44.5vw, (width < 48rem) 260px, max(289px, 179px + 7.7vw)";
const FIRST_OF_THREE: &str = "(width < 30rem) 92vw, (width < 36.5rem) 29vw, (width < 48rem) 169px, max(189px, 115px + 5.1vw)";
const OF_THREE: &str = "(width < 30rem) 44.5vw, (width < 36.5rem) 29vw, (width < 48rem) 169px, max(189px, 115px + 5.1vw)";
const SIDE: &str = "(width < 40rem) 92vw, (width < 48rem) 257px, (width < 73.5rem) 285px, 13rem";

/// Where cards stand together.
#[derive(Debug, Clone, Copy)]
pub enum CardRow {
    /// A container of the front.
    Shelf {
        /// How its cards stand.
        layout: Layout,
        /// Whether another container stands beside it.
        half: bool,
    },
    /// Under a story.
    Related,
    /// A page of a list.
    List {
        /// Whether it is the first page, with the newest story across it.
        first: bool,
    },
}

/// Says of each card's picture how wide it is in the row, and leaves out the widths that no screen asks
/// for there.
pub fn set_sizes(cards: &mut [Card], row: CardRow) {
    let count = cards.len();
    for (card, number) in cards.iter_mut().zip(1..) {
        if let Some(picture) = card.picture.as_mut().filter(|one| !one.widths.is_empty()) {
            let (sizes, widest) = row.sizes(number, count);
            picture.sizes = Some(sizes.to_owned());
            let enough = picture.widths.iter().position(|width| *width >= widest);
            picture
                .widths
                .truncate(enough.map_or(usize::MAX, |last| last + 1));
        }
    }
}

impl CardRow {
    /// `sizes` for a card by its number, from 1, of so many, and the largest width in pixels that a screen
    /// of double density asks for.
    fn sizes(self, number: usize, of: usize) -> (&'static str, u32) {
        match self {
            Self::Shelf { layout, half } => match (layout, number) {
                (Layout::Scroll, _) => ("(width < 23.5rem) 78vw, 18rem", 800),
                (Layout::Lead, 1) if of == 1 => (PAGE, 2560),
                (Layout::Lead, 1) => ("(width < 64rem) 92vw, min(61.7vw, 553px + 23.2vw)", 2048),
                (Layout::Lead, _) => (
                    sizes!(small "(width < 64rem) min(35vw, 320px), min(29.6vw, 268px + 11.2vw)"),
                    1024,
                ),
                (Layout::Package, 1) if half && of < 3 => (
                    sizes!(first "(width < 64rem) 92vw, min(45.1vw, 405px + 17vw)"),
                    2048,
                ),
                (Layout::Package, 1) if half => (
                    sizes!(first "(width < 64rem) 53.7vw, min(45.1vw, 405px + 17vw)"),
                    1600,
                ),
                (Layout::Package, 1) if of >= 3 => (
                    sizes!(first "(width < 64rem) 53.7vw, min(30.7vw, 276px + 11.5vw)"),
                    1280,
                ),
                (Layout::Package | Layout::Feature, _) => (
                    "(width < 48rem) 92vw, (width < 64rem) 87vw, min(52.3vw, 470px + 19.7vw)",
                    2048,
                ),
                _ => columns(number, of),
            },
            Self::Related => columns(number, of),
            Self::List { first } => list(number, of, first),
        }
    }
}

/// Cards side by side, as many as fit (`style/parts/shelf.css`).
fn columns(number: usize, of: usize) -> (&'static str, u32) {
    match (number, of) {
        (1, 1) => (sizes!(first "min(35vw, 320px)"), 1280),
        (1, 2) => (
            sizes!(first "(width < 75rem) 44.8vw, min(17.4vw, 157px + 6.5vw)"),
            1280,
        ),
        (1, 3) => (sizes!(first "min(29.3vw, 268px + 11.2vw)"), 1280),
        (1, 4) => (
            sizes!(first "(width < 64rem) 44.8vw, min(21.6vw, 195px + 8.2vw)"),
            1280,
        ),
        (1, _) => (
            sizes!(first "(width < 68.5rem) 44.8vw, min(29.6vw, 268px + 11.2vw)"),
            1280,
        ),
        (_, 2) => HALF,
        (_, 3) => (sizes!(small "min(29.3vw, 268px + 11.2vw)"), 1024),
        (_, 4) => (
            sizes!(small "(width < 64rem) 44.8vw, min(21.6vw, 195px + 8.2vw)"),
            1024,
        ),
        _ => (
            sizes!(small "(width < 68.5rem) 44.8vw, min(29.6vw, 268px + 11.2vw)"),
            1024,
        ),
    }
}

const HALF: (&str, u32) = (
    sizes!(small "(width < 75rem) 44.8vw, min(17.4vw, 157px + 6.5vw)"),
    1024,
);

/// The newest card across the page, then three beside each other, the rest in two columns, and the last
/// one alone across the page where it would leave a gap (`style/pages/list.css`).
fn list(number: usize, of: usize, first: bool) -> (&'static str, u32) {
    let last = number == of;
    let odd = number % 2 == 1;
    match number {
        1 if first => (sizes!(first "min(46.8vw, 420px + 17.6vw)"), 1600),
        1 if last => (sizes!(first "min(35vw, 320px)"), 1280),
        1 => (
            sizes!(first "(width < 75rem) 44.8vw, min(17.4vw, 157px + 6.5vw)"),
            1280,
        ),
        _ if !first && last && odd => (sizes!(small "min(35vw, 320px)"), 800),
        _ if !first => HALF,
        2 if of == 2 => (sizes!(small "min(35vw, 320px)"), 800),
        2..=4 if of > 3 && (odd || !last) => (
            sizes!(small "(width < 60rem) 44.8vw, min(29.6vw, 268px + 11.2vw)"),
            1024,
        ),
        2..=4 if of > 3 => (
            sizes!(small "(width < 60rem) 35vw, min(29.6vw, 268px + 11.2vw)"),
            1024,
        ),
        _ if last && odd && of > 3 => (
            sizes!(small "(width < 60rem) 44.8vw, min(35vw, 320px)"),
            1024,
        ),
        _ if last && !odd => (
            sizes!(small "(width < 60rem) 35vw, (width < 75rem) 44.8vw, min(17.4vw, 157px + 6.5vw)"),
            1024,
        ),
        _ => HALF,
    }
}
