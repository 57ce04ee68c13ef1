use const_format::concatcp;

use super::{Placement, Typesetter, figures::Figures, named::Named};
use crate::{
    model::{
        Audio, Block, Chapter, Comparison, Document, Gallery, GalleryLayout, PictureRole, Video,
    },
    page::{Element, element, hooks},
};

impl Typesetter<'_> {
    pub(super) fn gallery(&self, gallery: &Gallery) -> Element {
        let title = gallery.title.as_ref().unwrap_or(&self.labels.gallery);
        let pictures: Vec<_> = gallery
            .pictures
            .iter()
            .enumerate()
            .filter_map(|(index, picture)| {
                let placement = Placement::in_gallery(gallery, index);
                let figure = element("figure")
                    .class("figure")
                    .with(self.shown(picture, placement)?);
                Some(element("li").with(self.with_caption(figure, picture.caption.as_ref())))
            })
            .collect();
        // Said before the pictures come, so that none moves when the last one is there.
        let is_odd = pictures.len() % 2 == 1;
        let list = element("ul")
            .class("gallery__pictures")
            .set("role", "list")
            .maybe("data-odd", is_odd.then_some(""));
        let figure = element("figure")
            .class("gallery")
            .named(title.clone())
            .set("data-count", pictures.len().to_string())
            .maybe(
                "data-layout",
                (gallery.layout == GalleryLayout::Row).then_some("row"),
            )
            .with(list.with_all(pictures));
        self.with_caption(figure, gallery.caption.as_ref())
    }

    /// One under the other, each with its word; where scripts run, the earlier one over the later one.
    pub(super) fn comparison(&self, comparison: &Comparison) -> Option<Element> {
        let side = |picture, word: &str| {
            let word = element("span")
                .class("comparison__word")
                .with(self.label(word));
            let side = element("div").class("comparison__side");
            Some(
                side.with(self.enlargeable_still(picture, Placement::Role(PictureRole::Inline))?)
                    .with(word),
            )
        };
        let slider = element("input")
            .class("comparison__slider needs-app")
            .set("type", "range")
            .set("value", "50")
            .set("autocomplete", "off")
            .named(self.labels.compare.clone());
        let pair = element("div")
            .class(hooks::comparison::PAIR.name)
            .with(side(&comparison.before, &self.labels.before)?)
            .with(side(&comparison.after, &self.labels.after)?)
            .with(slider);
        let figure = element("figure").class("comparison").with(pair);
        Some(self.with_caption(figure, comparison.caption.as_ref()))
    }

    pub(super) fn audio(&self, audio: &Audio) -> Option<Element> {
        let (src, _) = self.lookup.file(&audio.src.0)?;
        let player = element("audio")
            .set("controls", "")
            .set("preload", "none")
            .set("src", src.clone())
            .named(audio.title.clone());
        let title = element("p")
            .class("player__title")
            .with(audio.title.as_str());
        let picture = audio.picture.as_ref();
        let img = picture.and_then(|picture| self.img(picture, PictureRole::Inline));
        let figure = element("figure")
            .class(concatcp!(hooks::player::PLAYER.name, " player--audio"))
            .with_all(img)
            .with(title)
            .with(player)
            .with_all(self.chapters(&src, &audio.chapters))
            .with_all(self.transcript(&audio.transcript));
        let label = &self.labels.audio_credit;
        Some(self.with_caption_by(figure, audio.caption.as_ref(), label))
    }

    pub(super) fn video(&self, video: &Video) -> Option<Element> {
        let (src, _) = self.lookup.file(&video.src.0)?;
        let poster = video.poster.as_ref();
        let poster = poster.and_then(|poster| {
            self.lookup
                .picture(poster, Placement::Role(PictureRole::Inline))
        });
        let mut player = element("video")
            .set("controls", "")
            .set("playsinline", "")
            .set(
                "preload",
                if poster.is_some() { "none" } else { "metadata" },
            )
            .set("src", src.clone())
            .named(video.title.clone());
        if let Some(poster) = poster {
            player = player
                .set("poster", poster.src)
                .set("width", poster.width.to_string())
                .set("height", poster.height.to_string());
        }
        for captions in &video.captions {
            if let Some((src, _)) = self.lookup.file(&captions.src.0) {
                player = player.with(
                    element("track")
                        .set("kind", "captions")
                        .set("src", src)
                        .set("srclang", captions.language.0.clone())
                        .set("label", captions.label.clone()),
                );
            }
        }
        let figure = element("figure")
            .class(concatcp!(hooks::player::PLAYER.name, " player--video"))
            .with(player)
            .with_all(self.chapters(&src, &video.chapters))
            .with_all(self.transcript(&video.transcript));
        let label = &self.labels.video_credit;
        Some(self.with_caption_by(figure, video.caption.as_ref(), label))
    }

    /// Links to the times in the file (Media Fragments URI 1.0, section 4.2.1), which lead there
    /// without scripts too.
    fn chapters(&self, src: &str, chapters: &[Chapter]) -> Option<Element> {
        let figures = Figures::of(self.language);
        let items = chapters.iter().map(|chapter| {
            let seconds = seconds(&chapter.at);
            let signs = chapter.at.chars();
            let at: String = signs
                .map(|sign| {
                    let digit = sign.to_digit(10);
                    digit.map_or(sign.to_string(), |digit| figures.count(digit.into()))
                })
                .collect();
            let link = element("a")
                .set("href", format!("{src}#t={seconds}"))
                .set("rel", "external")
                .set(hooks::player::SEEK.name, seconds.to_string())
                .with(element("span").class("player__at").with(at))
                .with(" ")
                .with(element("bdi").with(chapter.title.as_str()));
            element("li").with(link)
        });
        let list = element("ol")
            .class("player__chapters")
            .set("role", "list")
            .named(self.labels.chapters.clone());
        (!chapters.is_empty()).then(|| list.with_all(items))
    }

    fn transcript(&self, transcript: &[Block]) -> Option<Element> {
        let summary = element("summary").with(self.label(&self.labels.transcript));
        let details = element("details").class("expander").with(summary);
        (!transcript.is_empty()).then(|| details.with_all(self.body(transcript)))
    }

    pub(super) fn document(&self, document: &Document) -> Option<Element> {
        let (href, bytes) = self.lookup.file(&document.src.0)?;
        let kind = document.src.0.rsplit_once('.').map_or("", |(_, kind)| kind);
        let facts = format!("{}, {}", kind.to_uppercase(), self.size(bytes));
        let link = element("a")
            .class("document__link")
            .set("href", href)
            .set("rel", "external")
            .set("download", "")
            .set("dir", "auto")
            .with(document.title.as_str());
        let title = element("p")
            .class("document__title")
            .with(link)
            .with(" ")
            .with(element("span").class("document__facts").with(facts));
        let text =
            (!document.text.is_empty()).then(|| element("p").with_all(self.text(&document.text)));
        let rendered = element("div").class("document").with(title).with_all(text);
        Some(rendered)
    }

    /// In the units of files: 1 MB is a million bytes.
    fn size(&self, bytes: u64) -> String {
        let figures = Figures::of(self.language);
        match bytes {
            0..1_000_000 => format!("{} KB", figures.number(bytes.div_ceil(1_000) as f64, 0)),
            // Never more than there is.
            _ => {
                let tenths = (bytes / 100_000) as f64;
                format!("{} MB", figures.number(tenths / 10.0, 1))
            }
        }
    }
}

/// `minutes:seconds` or `hours:minutes:seconds`.
fn seconds(at: &str) -> u64 {
    at.split(':').fold(0, |sum: u64, part| {
        let part: u64 = part.parse().unwrap_or_default();
        sum.saturating_mul(60).saturating_add(part)
    })
}
