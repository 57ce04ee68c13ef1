//! What cards consist of, as pixels: glyphs, stripes, the sign, a photograph.

use harfrust::{
    GlyphId,
    font::glyph::outline::{DrawMemory, DrawOptions, PathSink},
};
use resvg::{
    tiny_skia::{
        Color, FillRule, GradientStop, LinearGradient, Paint, PathBuilder, Pixmap, PixmapPaint,
        Point, Rect, SpreadMode, Transform,
    },
    usvg::Tree,
};

use super::text::Glyph;

/// How much of a photograph is taken away over the words, beside them, and at the foot. White is told apart from
/// what is left of white beside them (5.7 to 1).
const SHADES: [f32; 3] = [0.12, 0.6, 0.82];

/// Draws the glyphs of a line, which begins at `left` and stands at `baseline`.
pub fn glyphs(on: &mut Pixmap, glyphs: &[Glyph], (left, baseline): (f32, f32), color: Color) {
    for glyph in glyphs {
        let Some(font) = glyph.face.font() else {
            continue;
        };
        let mut pen = Pen::default();
        let outline = font.outline_glyphs().get(GlyphId::new(glyph.id));
        let drawn = outline
            .map(|outline| outline.draw(&DrawOptions::new(), DrawMemory::default(), &mut pen));
        let path = drawn.and_then(Result::ok).and_then(|_| pen.0.finish());
        if let Some(path) = path {
            let scale = glyph.size / f32::from(font.units_per_em());
            let (x, y) = (left + glyph.x, baseline - glyph.y);
            // Fonts count upwards.
            let place = Transform::from_row(scale, 0.0, 0.0, -scale, x, y);
            on.fill_path(&path, &paint(color), FillRule::Winding, place, None);
        }
    }
}

/// Fills a rectangle.
pub fn rect(on: &mut Pixmap, (left, top, width, height): (f32, f32, f32, f32), color: Color) {
    if let Some(rect) = Rect::from_xywh(left, top, width, height) {
        on.fill_rect(rect, &paint(color), Transform::identity(), None);
    }
}

/// Draws a sign into a square.
pub fn sign(on: &mut Pixmap, sign: &Tree, (left, top): (f32, f32), side: f32) {
    let scale = side / sign.size().width().max(sign.size().height());
    let place = Transform::from_row(scale, 0.0, 0.0, scale, left, top);
    resvg::render(sign, place, &mut on.as_mut());
}

/// Draws a photograph of the same size, which grows dark from `from` to `to`, where words begin.
pub fn darkened(on: &mut Pixmap, photo: &Pixmap, from: f32, to: f32) {
    let whole = Transform::identity();
    let as_it_is = PixmapPaint::default();
    on.draw_pixmap(0, 0, photo.as_ref(), &as_it_is, whole, None);
    let (width, height) = (on.width() as f32, on.height() as f32);
    let [over, beside, foot] = SHADES;
    let stops = [(0.0, over), (from, over), (to, beside), (height, foot)].map(|(at, share)| {
        let dark = Color::from_rgba(0.0, 0.0, 0.0, share);
        GradientStop::new(at / height, dark.unwrap_or(Color::BLACK))
    });
    let (top, bottom) = (Point::from_xy(0.0, 0.0), Point::from_xy(0.0, height));
    let shader = LinearGradient::new(top, bottom, stops.into(), SpreadMode::Pad, whole);
    if let (Some(shader), Some(rect)) = (shader, Rect::from_xywh(0.0, 0.0, width, height)) {
        let paint = Paint {
            shader,
            ..Paint::default()
        };
        on.fill_rect(rect, &paint, whole, None);
    }
}

fn paint(color: Color) -> Paint<'static> {
    let mut paint = Paint::default();
    paint.set_color(color);
    paint
}

/// Takes the outline of a glyph.
#[derive(Default)]
struct Pen(PathBuilder);

impl PathSink for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0.move_to(x, y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.0.line_to(x, y);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.0.quad_to(x1, y1, x, y);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.0.cubic_to(x1, y1, x2, y2, x, y);
    }

    fn close(&mut self) {
        self.0.close();
    }
}
