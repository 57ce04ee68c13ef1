//! Which files a picture is published as: what is cut out of it for the place that it stands in, and
//! at which widths.

use crate::hash;
use crate::model::{
    Article, Block, Focus, Format, Found, Media, MediaKind, Parts, Picture, PictureRole,
    Publication,
};
use crate::typeset::Stand;

/// What a picture is published for.
#[derive(Debug, Clone, Copy)]
pub struct Use {
    /// Width to height; none where all of the picture is shown.
    shape: Option<(u32, u32)>,
    /// The smallest and the largest width that a screen asks for, in pixels.
    least: u32,
    most: u32,
}

/// Over a story: from the smallest phone to the widest page at one and a half pixels a pixel.
pub const LEAD: Use = Use::new(None, 256, 2560);
/// On a card, whose pictures are all of one shape (`style/parts/card.css`).
pub const CARD: Use = Use::new(Some((3, 2)), 100, 2560);
/// A portrait, which is shown in a circle.
pub const PORTRAIT: Use = Use::new(Some((1, 1)), 80, 512);
/// For those who show a link to the story: the shapes that Google asks for, at one width each.
pub const SHARED: [Use; 3] = [
    Use::new(Some((16, 9)), SHARED_WIDTH, SHARED_WIDTH),
    Use::new(Some((4, 3)), SHARED_WIDTH, SHARED_WIDTH),
    Use::new(Some((1, 1)), SHARED_WIDTH, SHARED_WIDTH),
];
const SHARED_WIDTH: u32 = 1200;

/// Renard's series of ten, so that the next larger file is never wider than needed by 30 %.
const LADDER: [u32; 16] = [
    80, 100, 128, 160, 200, 256, 320, 400, 512, 640, 800, 1024, 1280, 1600, 2048, 2560,
];

impl Use {
    const fn new(shape: Option<(u32, u32)>, least: u32, most: u32) -> Self {
        Self { shape, least, most }
    }

    /// In the body of a story; the widths are those of `style/parts/picture.css`, twice.
    pub fn in_body(stand: Stand) -> Self {
        let (least, most) = match stand {
            Stand::As(PictureRole::Inline) => (256, 1600),
            Stand::As(PictureRole::Supporting | PictureRole::Side) => (200, 1280),
            Stand::As(PictureRole::Wide | PictureRole::Full) => (256, 2560),
            Stand::As(PictureRole::Thumbnail) => (100, 320),
            Stand::InRow => (128, 1280),
        };
        Self::new(None, least, most)
    }
}

/// A rectangle of an upright picture, in its pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Frame {
    pub left: u32,
    pub top: u32,
    pub width: u32,
    pub height: u32,
}

/// The files of a picture for one use. One where the picture has a single size.
#[derive(Debug, Clone)]
pub struct Cut<'a> {
    pub src: &'a str,
    pub media: &'a Media,
    pub frame: Frame,
    /// From the smallest on; none for a picture of a single size.
    pub widths: Vec<u32>,
    /// Of the picture and the frame.
    hash: String,
    /// Not in AVIF, which not everyone who shows a link can read.
    shared: bool,
}

impl<'a> Cut<'a> {
    pub fn new(src: &'a str, media: &'a Media, focus: Option<Focus>, wanted: Use) -> Self {
        let whole = Frame {
            left: 0,
            top: 0,
            width: media.width,
            height: media.height,
        };
        let still = matches!(media.kind, MediaKind::Still(_));
        let frame = match wanted.shape {
            Some(shape) if still => cut(whole, shape, focus.unwrap_or(Focus::MIDDLE)),
            _ => whole,
        };
        let hash = match frame == whole {
            true => media.hash.clone(),
            false => hash::sha256_hex_of(
                &[media.hash.as_bytes(), format!("{frame:?}").as_bytes()],
                hash::SHORT,
            ),
        };
        Self {
            src,
            media,
            frame,
            widths: match still {
                true => widths(frame.width, wanted),
                false => Vec::new(),
            },
            hash,
            shared: wanted.least == SHARED_WIDTH,
        }
    }

    /// What each width is published in.
    pub fn formats(&self) -> Vec<Format> {
        match self.media.kind {
            MediaKind::Still(own) if self.shared => vec![own],
            MediaKind::Still(own) => vec![Format::Avif, own],
            MediaKind::Drawing | MediaKind::Moving => Vec::new(),
        }
    }

    /// Where a file is published, from the site's root: its name says its content, so that it can be
    /// kept for ever.
    pub fn path(&self, width: u32, format: Format) -> String {
        let (stem, hash) = (self.stem(), &self.hash);
        format!("/media/{stem}.{hash}.{width}.{}", format.extension())
    }

    /// The file that stands for all others: a middling one.
    pub fn main_path(&self) -> String {
        let middling = self.widths.iter().rfind(|width| **width <= 1200);
        match (self.media.kind, middling.or(self.widths.first())) {
            (MediaKind::Still(own), Some(width)) => self.path(*width, own),
            _ => self.single_path(),
        }
    }

    /// Where a picture of a single size is published.
    pub fn single_path(&self) -> String {
        let (stem, hash) = (self.stem(), &self.hash);
        let extension = self.src.rsplit_once('.').map_or("", |(_, end)| end);
        format!("/media/{stem}.{hash}.{extension}")
    }

    /// The width and the height of the largest file.
    pub fn size(&self) -> (u32, u32) {
        let Frame { width, height, .. } = self.frame;
        match self.widths.last() {
            Some(widest) => (*widest, scaled(self.frame, *widest)),
            None => (width, height),
        }
    }

    fn stem(&self) -> &str {
        self.src.rsplit_once('.').map_or(self.src, |(stem, _)| stem)
    }
}

/// The height of a frame at a width; no picture is flatter than a pixel.
pub fn scaled(frame: Frame, width: u32) -> u32 {
    let height = f64::from(frame.height) * f64::from(width) / f64::from(frame.width);
    (height.round() as u32).max(1)
}

/// The largest rectangle of that shape with the focus as near to its middle as the edges allow; all of
/// a picture that has nearly that shape.
fn cut(whole: Frame, (across, down): (u32, u32), focus: Focus) -> Frame {
    let shape = f64::from(across) / f64::from(down);
    let (width, height) = (f64::from(whole.width), f64::from(whole.height));
    if (width / height / shape - 1.0).abs() < 0.01 {
        return whole;
    }
    let fits = |length: f64, most: u32| (length.round() as u32).clamp(1, most);
    let (wide, high) = match width / height > shape {
        true => (fits(height * shape, whole.width), whole.height),
        false => (whole.width, fits(width / shape, whole.height)),
    };
    let place = |at: f64, of: u32, part: u32| {
        let start = at * f64::from(of) - f64::from(part) / 2.0;
        (start.round().max(0.0) as u32).min(of - part)
    };
    Frame {
        left: place(focus.x, whole.width, wide),
        top: place(focus.y, whole.height, high),
        width: wide,
        height: high,
    }
}

/// The steps between what is asked for that the picture reaches, and its own width where it is less
/// than the last: no picture is made larger than it is.
fn widths(own: u32, wanted: Use) -> Vec<u32> {
    if wanted.least == wanted.most {
        return vec![own.min(wanted.most)];
    }
    let steps = LADDER.into_iter();
    let mut widths: Vec<_> = steps
        .filter(|step| (wanted.least..=wanted.most).contains(step) && *step < own)
        .collect();
    if own <= wanted.most || widths.is_empty() {
        widths.push(own);
    }
    widths
}

/// The pictures of a body, each as large as it is set.
fn in_blocks<'a>(found: &Found<'a>) -> Vec<(&'a Picture, Use)> {
    let pictures = found.pictures.iter();
    pictures
        .map(|(at, picture)| {
            let mut blocks = found.blocks.iter();
            let settled = blocks.find_map(|(block, one)| {
                let inside = at.strip_prefix(block.as_str())?.strip_prefix('/')?;
                settled(one, inside)
            });
            let stand = settled.unwrap_or(Stand::As(picture.role));
            (*picture, Use::in_body(stand))
        })
        .collect()
}

/// How a picture stands that its place in a block settles, whatever it says itself.
fn settled(block: &Block, inside: &str) -> Option<Stand> {
    match (block, inside) {
        (Block::Profiles(_) | Block::Bookmark(_), _) => Some(Stand::As(PictureRole::Thumbnail)),
        (Block::Video(_), "poster") | (Block::Embed(_), "picture") | (Block::Comparison(_), _) => {
            Some(Stand::As(PictureRole::Inline))
        }
        (Block::Gallery(gallery), _) => {
            let place = inside.strip_prefix("pictures/")?.parse().ok()?;
            Some(Stand::in_gallery(place, gallery.pictures.len()))
        }
        _ => None,
    }
}

/// Everything that pictures are published as. What only a story shows that isn't out is not out
/// either.
pub fn cuts(publication: &Publication) -> Vec<Cut<'_>> {
    let mut uses: Vec<(&Picture, Use)> = Vec::new();
    let out = publication.stories.iter().map(|(_, story)| story);
    let previews = publication.previews.iter().map(|preview| &preview.story);
    let stories: Vec<&Article> = out.chain(previews).collect();
    for lead in stories.iter().filter_map(|story| story.lead.as_ref()) {
        uses.extend([LEAD, CARD].map(|wanted| (lead, wanted)));
        uses.extend(SHARED.map(|wanted| (lead, wanted)));
    }
    let posts = stories.iter().flat_map(|story| &story.live);
    let posts = posts.flat_map(|live| &live.posts).map(|post| &post.body);
    let bodies = stories.iter().map(|story| &story.body).chain(posts);
    let pages = publication.pages.values().map(|page| &page.body);
    for body in bodies.chain(pages) {
        let mut found = Found::default();
        body.find("", &mut found);
        uses.extend(in_blocks(&found));
    }
    let authors = publication.authors.values();
    uses.extend(
        authors
            .flat_map(|author| &author.portrait)
            .map(|portrait| (portrait, PORTRAIT)),
    );
    let cuts = uses.into_iter().filter_map(|(picture, wanted)| {
        let media = publication.media.get(&picture.src)?;
        Some(Cut::new(&picture.src, media, picture.focus, wanted))
    });
    cuts.collect()
}
