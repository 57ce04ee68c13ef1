//! Which files a picture is published as for one use: what is cropped out of it, and at which widths.

use super::crop::ImageCrop;
use crate::{
    hash,
    model::{Focus, Format, Media, MediaKind, PictureRole, published_name},
    typeset::Placement,
};

/// What a picture is published for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PictureUse {
    /// Width to height; none where all of the picture is shown.
    shape: Option<(u32, u32)>,
    /// The smallest width that a screen asks for, in pixels.
    least: u32,
    /// The largest width that a screen asks for, in pixels.
    most: u32,
}

/// Over a story: from the smallest phone to the widest page at 1.5 device pixels per CSS pixel.
pub const LEAD: PictureUse = PictureUse::new(None, 256, 2560);
/// On a card, whose pictures are all of one shape (`style/parts/card.css`).
pub const CARD: PictureUse = PictureUse::new(Some((3, 2)), 100, 2560);
/// A portrait, which is shown in a circle.
pub const PORTRAIT: PictureUse = PictureUse::new(Some((1, 1)), 80, 512);
/// For link previews where 16:9 would be too small: 1.91 to 1, the least that networks show large.
pub const PREVIEW: PictureUse = PictureUse::new(Some((40, 21)), SHARED_WIDTH, SHARED_WIDTH);
/// For link previews, the first of them, and for search results: the shapes that Google asks for, at one
/// width each.
pub const SHARED: [PictureUse; 3] = [
    PictureUse::new(Some((16, 9)), SHARED_WIDTH, SHARED_WIDTH),
    PictureUse::new(Some((4, 3)), SHARED_WIDTH, SHARED_WIDTH),
    PictureUse::new(Some((1, 1)), SHARED_WIDTH, SHARED_WIDTH),
];
/// In the masthead, at up to two device pixels per CSS pixel.
pub const LOGO: PictureUse = PictureUse::new(None, 128, 2560);
/// For directories of podcasts, which take none that is wider (Apple Podcasts, "Artwork requirements").
pub const COVER: PictureUse = PictureUse::new(Some((1, 1)), COVER_WIDTH, COVER_WIDTH);
const COVER_WIDTH: u32 = 3000;
const SHARED_WIDTH: u32 = Media::PREVIEW.0;

/// Renard's series of ten, so that a browser fetches a file never more than 30 % wider than needed.
const LADDER: [u32; 16] = [
    80, 100, 128, 160, 200, 256, 320, 400, 512, 640, 800, 1024, 1280, 1600, 2048, 2560,
];

impl PictureUse {
    const fn new(shape: Option<(u32, u32)>, least: u32, most: u32) -> Self {
        Self { shape, least, most }
    }

    /// In the body of a story; the widths are those of `style/parts/picture.css`, twice.
    pub fn in_body(placement: Placement) -> Self {
        let (least, most) = match placement {
            Placement::Role(PictureRole::Inline) => (256, 1600),
            Placement::Role(PictureRole::Supporting | PictureRole::Side) => (200, 1280),
            Placement::Role(PictureRole::Wide | PictureRole::Full) => (256, 2560),
            Placement::Role(PictureRole::Thumbnail) => (100, 320),
            Placement::Pair => (128, 1280),
            Placement::Row { .. } => (100, 1280),
        };
        Self::new(None, least, most)
    }
}

/// The files of a picture for one use: several of pixels, one of a drawing, and one more of what moves.
#[derive(Debug, Clone)]
pub struct Rendition<'a> {
    /// Path of the picture under `content/media/`.
    pub src: &'a str,
    /// The picture.
    pub media: &'a Media,
    /// What is shown of it.
    pub crop: ImageCrop,
    /// In pixels, from the smallest on; none of a drawing.
    pub widths: Vec<u32>,
    /// Of the picture and the crop.
    hash: String,
    /// For others to show, and so not in AVIF, which some of them can't read.
    is_shared: bool,
    /// All of it is shown, and it moves.
    moves: bool,
}

impl<'a> Rendition<'a> {
    /// Of the picture at `src`, cropped around its focus if it has one.
    pub fn new(src: &'a str, media: &'a Media, focus: Option<Focus>, used: PictureUse) -> Self {
        let whole = ImageCrop::whole(media.width, media.height);
        let has_pixels = media.kind.still().is_some();
        let crop = match used.shape {
            // Here a row of pixels counts.
            Some(shape) if has_pixels && used.shape == PREVIEW.shape => whole.cut_to(shape, focus),
            Some(shape) if has_pixels => whole.of_shape(shape, focus),
            _ => whole,
        };
        Self {
            src,
            media,
            crop,
            widths: if has_pixels {
                widths(crop.width, used)
            } else {
                Vec::new()
            },
            hash: if crop == whole {
                media.hash.clone()
            } else {
                let crop = hashed_text(crop);
                hash::sha256_hex_of(&[media.hash.as_bytes(), crop.as_bytes()], hash::SHORT)
            },
            is_shared: used.least == used.most,
            moves: media.kind.moves() && used.shape.is_none(),
        }
    }

    /// What each width is published in.
    pub fn formats(&self) -> Vec<Format> {
        match self.media.kind.still() {
            Some(own) if self.is_shared => vec![own],
            Some(own) => vec![Format::Avif, own],
            None => Vec::new(),
        }
    }

    /// Where a file is published, from the site's root: its name says its content, so that it can be
    /// kept for ever.
    pub fn path(&self, width: u32, format: Format) -> String {
        let (stem, hash) = (self.stem(), &self.hash);
        format!("/media/{stem}.{hash}.{width}.{}", format.extension())
    }

    /// Where the file of middle size is published, for those who can't choose among several.
    pub fn main_path(&self) -> String {
        let middle = self.widths.iter().rfind(|width| **width <= 1200);
        match (self.media.kind.still(), middle.or(self.widths.first())) {
            (Some(own), Some(width)) => self.path(*width, own),
            _ => self.drawing_path(),
        }
    }

    /// Where a drawing is published, standing still.
    pub fn drawing_path(&self) -> String {
        match self.media.kind {
            MediaKind::MovingDrawing => format!("/media/{}.{}.still.svg", self.stem(), self.hash),
            _ => self.whole_path(&self.hash),
        }
    }

    /// Where all of a picture that moves is published, if it may move in this use.
    pub fn moving_path(&self) -> Option<String> {
        self.moves.then(|| self.whole_path(&self.media.hash))
    }

    fn whole_path(&self, hash: &str) -> String {
        let (_, extension) = published_name(self.src);
        format!("/media/{}.{hash}.{extension}", self.stem())
    }

    /// Width and height of the largest file, in pixels.
    pub fn size(&self) -> (u32, u32) {
        match self.widths.last() {
            Some(widest) => (*widest, self.crop.height_at(*widest)),
            None => (self.crop.width, self.crop.height),
        }
    }

    fn stem(&self) -> String {
        let (stem, _) = published_name(self.src);
        stem
    }
}

/// The crop as it is hashed. The names of published files, and of those that are kept between builds,
/// depend on every character of it, so `Frame`, a former name of the type, stays.
fn hashed_text(crop: ImageCrop) -> String {
    let ImageCrop {
        left,
        top,
        width,
        height,
    } = crop;
    format!("Frame {{ left: {left}, top: {top}, width: {width}, height: {height} }}")
}

/// The steps of the ladder that are asked for and narrower than the picture, and its own width where it
/// is less than the last of them: no picture is made larger than it is.
fn widths(own: u32, used: PictureUse) -> Vec<u32> {
    if used.least == used.most {
        return vec![own.min(used.most)];
    }
    let mut widths: Vec<_> = LADDER
        .into_iter()
        .filter(|step| (used.least..=used.most).contains(step) && *step < own)
        .collect();
    if own <= used.most || widths.is_empty() {
        widths.push(own);
    }
    widths
}
