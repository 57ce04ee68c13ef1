//! A share card as pixels: kicker and headline over the name of the publication, on paper or over the
//! story's photograph.

use resvg::tiny_skia::{Color, Pixmap};

use super::{
    canvas,
    faces::Style,
    lines::{CUT, Lines, SOFT_HYPHEN, fit},
    look::Look,
    text::Text,
};
use crate::{model::Direction, resolve::ShareCard};

/// In pixels: what stays free at both sides.
const MARGIN: f32 = 72.0;
/// Of the stripe in the section's colour, over everything.
const STRIPE: f32 = 14.0;
/// Where the kicker stands, and how large.
const KICKER: (f32, f32) = (122.0, 32.0);
/// From the kicker's baseline to the tops of the headline's letters.
const GAP: f32 = 40.0;
/// The line over the foot.
const RULE: f32 = 522.0;
/// Where the middle of the foot is, and how large the publication's name stands there.
const FOOT: (f32, f32) = (573.0, 34.0);
/// What stays free over the line.
const OVER_RULE: f32 = 26.0;
/// How large words under a headline are set.
const BELOW: f32 = 33.0;
/// The brackets of Chinese and Japanese that open.
const OPENING: [char; 8] = ['「', '『', '（', '《', '〈', '【', '〔', '［'];

/// A card that was drawn.
pub struct Drawn {
    pub pixels: Pixmap,
    /// What no typeface has.
    pub left_out: Vec<String>,
}

/// Where on its line a text stands.
#[derive(Clone, Copy)]
enum At {
    Start,
    Middle,
}

struct Sheet<'a> {
    card: &'a ShareCard,
    look: &'a Look,
    pixels: Pixmap,
    left_out: Vec<String>,
    /// Over a photograph everything is white.
    is_dark: bool,
}

/// Draws a card; none where there is no memory for it.
pub fn draw(card: &ShareCard, look: &Look, photo: Option<&Pixmap>) -> Option<Drawn> {
    let mut sheet = Sheet {
        card,
        look,
        pixels: Pixmap::new(ShareCard::SIZE.0, ShareCard::SIZE.1)?,
        left_out: Vec::new(),
        is_dark: photo.is_some(),
    };
    sheet.pixels.fill(look.ground);
    match photo {
        _ if card.is_cover => sheet.cover(),
        Some(photo) => sheet.over(photo),
        None => sheet.on_paper(),
    }
    Some(Drawn {
        pixels: sheet.pixels,
        left_out: sheet.left_out,
    })
}

impl Sheet<'_> {
    fn is_rtl(&self) -> bool {
        self.card.direction == Direction::Rtl
    }

    fn width(&self) -> f32 {
        ShareCard::SIZE.0 as f32 - 2.0 * MARGIN
    }

    fn or_white(&self, color: Color) -> Color {
        if self.is_dark { Color::WHITE } else { color }
    }

    fn text(&mut self, words: &str, style: Style, is_rtl: Option<bool>) -> Text {
        let mut text = Text::new(words, &self.card.language.0, style, is_rtl);
        self.left_out.append(&mut text.left_out);
        text
    }

    fn fitted(&mut self, height: f32) -> (Text, Lines) {
        let text = self.text(
            &self.card.headline.clone(),
            Style::Serif,
            Some(self.is_rtl()),
        );
        let lines = fit(&text, &self.card.language.0, (self.width(), height), 120.0);
        (text, lines)
    }

    /// From the tops of its letters on; gives where those of its last line end.
    fn headline(&mut self, text: &Text, lines: &Lines, top: f32) -> f32 {
        let mut baseline = top + lines.ascent - lines.leading;
        let color = self.or_white(self.look.ink);
        for (index, _) in lines.lines.iter().enumerate() {
            baseline += lines.leading;
            self.line(text, lines, index, At::Start, baseline, color);
        }
        baseline + lines.descent
    }

    /// The kicker in the section's colour, and what sort of story it is beside it.
    fn kicker(&mut self, baseline: f32) {
        let Some(kicker) = &self.card.kicker else {
            return;
        };
        let size = KICKER.1;
        let tone = self.or_white(self.look.tone(self.card.tone.as_deref()));
        let width = self.small(&kicker.clone(), At::Start, baseline, size, tone);
        let Some(label) = &self.card.label else {
            return;
        };
        let text = self.text(&label.clone(), Style::Sans, Some(self.is_rtl()));
        let (glyphs, own) = text.glyphs(0..text.words.len(), size);
        let indent = width + size * 0.6;
        if indent + own <= self.width() {
            let left = if self.is_rtl() {
                self.width() - indent - own
            } else {
                indent
            };
            let color = self.or_white(self.look.quiet);
            canvas::glyphs(&mut self.pixels, &glyphs, (MARGIN + left, baseline), color);
        }
    }

    /// One line of small words, cut where it has no room; gives its width.
    fn small(&mut self, words: &str, at: At, baseline: f32, size: f32, color: Color) -> f32 {
        let text = self.text(words, Style::Sans, Some(self.is_rtl()));
        self.single(&text, at, baseline, size, color)
    }

    fn single(&mut self, text: &Text, at: At, baseline: f32, size: f32, color: Color) -> f32 {
        // The sign may stand at its end.
        let room = match at {
            At::Start => self.width() - size * 3.0,
            At::Middle => self.width(),
        };
        let lines = fit(text, &self.card.language.0, (room, size), size);
        if lines.lines.is_empty() {
            return 0.0;
        }
        self.line(text, &lines, 0, at, baseline, color)
    }

    fn line(
        &mut self,
        text: &Text,
        lines: &Lines,
        index: usize,
        at: At,
        baseline: f32,
        color: Color,
    ) -> f32 {
        let range = lines.lines[index].clone();
        let words = &text.words[range.clone()];
        let (mut glyphs, mut width) = text.glyphs(range, lines.size);
        let is_last = index + 1 == lines.lines.len();
        let sign = if lines.is_cut && is_last {
            Some(CUT)
        } else {
            words.ends_with(SOFT_HYPHEN).then_some("-")
        };
        if let Some(sign) = sign {
            let sign = Text::new(sign, &self.card.language.0, Style::Serif, None);
            let (mut more, own) = sign.glyphs(0..sign.words.len(), lines.size);
            if self.is_rtl() {
                glyphs.iter_mut().for_each(|glyph| glyph.x += own);
            } else {
                more.iter_mut().for_each(|glyph| glyph.x += width);
            }
            glyphs.append(&mut more);
            width += own;
        }
        let free = self.width() - width;
        let left = match (at, self.is_rtl()) {
            (At::Middle, _) => free / 2.0,
            // An opening bracket has the room of a letter, half of it empty.
            (At::Start, false) if words.starts_with(OPENING) => -0.47 * lines.size,
            (At::Start, false) => 0.0,
            (At::Start, true) => free,
        };
        canvas::glyphs(&mut self.pixels, &glyphs, (MARGIN + left, baseline), color);
        width
    }

    fn stripe(&mut self) {
        let tone = self.look.tone(self.card.tone.as_deref());
        let stripe = (0.0, 0.0, ShareCard::SIZE.0 as f32, STRIPE);
        canvas::rect(&mut self.pixels, stripe, tone);
    }

    /// The name of the publication and its sign.
    fn foot(&mut self) {
        self.stripe();
        let rule = if self.is_dark {
            Color::from_rgba8(0xff, 0xff, 0xff, 0x70)
        } else {
            self.look.rule
        };
        let line = (MARGIN, RULE, self.width(), 2.0);
        canvas::rect(&mut self.pixels, line, rule);
        let (middle, size) = FOOT;
        let name = self.text(&self.card.site.clone(), Style::Serif, None);
        let ink = self.or_white(self.look.ink);
        self.single(&name, At::Start, middle + size * 0.34, size, ink);
        let side = 50.0;
        let left = if self.is_rtl() {
            MARGIN
        } else {
            MARGIN + self.width() - side
        };
        if let Some(sign) = &self.look.sign {
            canvas::sign(&mut self.pixels, sign, (left, middle - side / 2.0), side);
        }
    }

    /// The headline at the head of the sheet.
    fn on_paper(&mut self) {
        let has_kicker = self.card.kicker.is_some();
        let top = KICKER.0 + if has_kicker { GAP } else { -22.0 };
        self.kicker(KICKER.0);
        let below = self.card.below.clone();
        let under = if below.is_some() { BELOW * 1.7 } else { 0.0 };
        let (headline, lines) = self.fitted(RULE - OVER_RULE - top - under);
        let bottom = self.headline(&headline, &lines, top);
        if let Some(below) = below {
            let quiet = self.look.quiet;
            self.small(&below, At::Start, bottom + BELOW * 1.4, BELOW, quiet);
        }
        self.foot();
    }

    /// The front: the sign, the name, and what the publication says of itself.
    fn cover(&mut self) {
        self.stripe();
        let (side, largest) = (128.0, 108.0);
        let name = self.text(
            &self.card.headline.clone(),
            Style::Serif,
            Some(self.is_rtl()),
        );
        let lines = fit(&name, &self.card.language.0, (self.width(), 210.0), largest);
        let count = lines.lines.len() as f32;
        let has_sign = self.look.sign.is_some();
        let mark = if has_sign { side + 56.0 } else { 0.0 };
        let below = if self.card.below.is_some() { 74.0 } else { 0.0 };
        let height = mark + lines.ascent + (count - 1.0) * lines.leading + below;
        let middle = (ShareCard::SIZE.1 as f32 + STRIPE) / 2.0;
        let top = middle - height / 2.0;
        if let Some(sign) = &self.look.sign {
            let left = (ShareCard::SIZE.0 as f32 - side) / 2.0;
            canvas::sign(&mut self.pixels, sign, (left, top), side);
        }
        let mut baseline = top + mark + lines.ascent;
        for index in 0..lines.lines.len() {
            self.line(&name, &lines, index, At::Middle, baseline, self.look.ink);
            baseline += lines.leading;
        }
        if let Some(below) = self.card.below.clone() {
            let quiet = self.look.quiet;
            let last = baseline - lines.leading;
            self.small(&below, At::Middle, last + 70.0, 36.0, quiet);
        }
    }

    /// The headline at the foot of the photograph, which is darker there.
    fn over(&mut self, photo: &Pixmap) {
        let kicker = if self.card.kicker.is_some() { GAP } else { 0.0 };
        let (headline, lines) = self.fitted(250.0);
        let more = (lines.lines.len().max(1) - 1) as f32 * lines.leading;
        let top = RULE - OVER_RULE - lines.descent - more - lines.ascent;
        let words = top - kicker - KICKER.1 - 16.0;
        let (from, to) = ((words - 130.0).max(0.0), words.max(0.0));
        canvas::darkened(&mut self.pixels, photo, from, to);
        self.kicker(top - GAP);
        self.headline(&headline, &lines, top);
        self.foot();
    }
}
