use super::{
    Resolver,
    cut::{Cut, LEAD, SHARED, Use},
    place,
};
use crate::{
    model::{self, Format, Kind, MediaKind},
    page::Picture,
    typeset::Placement,
};

impl Resolver<'_> {
    /// A picture as it is published for a use, without its width in the layout.
    fn picture(&self, picture: &model::Picture, wanted: Use) -> Option<Picture> {
        let cut = self.cut(picture, wanted)?;
        let (width, height) = cut.size();
        Some(Picture {
            src: self.base.href(&cut.main_path()),
            alt: picture.alt.clone(),
            enlarge: None,
            caption: Vec::new(),
            width,
            height,
            sizes: String::new(),
            tint: self.tints.get(cut.src).cloned(),
            widths: cut.widths,
        })
    }

    /// A picture of a width in the layout that its place alone settles.
    pub(super) fn picture_at(
        &self,
        picture: &model::Picture,
        wanted: Use,
        sizes: &str,
    ) -> Option<Picture> {
        let mut made = self.picture(picture, wanted)?;
        if !made.widths.is_empty() {
            made.sizes = sizes.to_owned();
        }
        Some(made)
    }

    /// The picture over a story, without its caption.
    pub(super) fn lead(&self, story: &model::Article) -> Option<Picture> {
        let sizes = match story.kind {
            Kind::LongRead => place::WIDE_LEAD,
            _ => place::LEAD,
        };
        self.picture_at(story.lead.as_ref()?, LEAD, sizes)
    }

    /// A picture in the body of a story, without its caption.
    pub(super) fn picture_in_body(
        &self,
        picture: &model::Picture,
        stand: Placement,
    ) -> Option<Picture> {
        self.picture_at(picture, Use::in_body(stand), place::in_body(stand))
    }

    /// The addresses of a picture for those who show a link to its story, the widest first; none for
    /// what few of them can read.
    pub(super) fn shared(&self, picture: &model::Picture) -> Vec<String> {
        let cuts = SHARED.map(|wanted| self.cut(picture, wanted));
        let is_read = |cut: &Cut| {
            matches!(
                cut.media.kind,
                MediaKind::Still(Format::Jpeg | Format::Png) | MediaKind::Moving
            )
        };
        let mut addresses: Vec<_> = cuts
            .into_iter()
            .flatten()
            .filter(is_read)
            .map(|cut| self.base.absolute(&self.base.href(&cut.main_path())))
            .collect();
        addresses.dedup();
        addresses
    }

    fn cut<'a>(&'a self, picture: &'a model::Picture, wanted: Use) -> Option<Cut<'a>> {
        let media = self.publication.media.get(&picture.src)?;
        Some(Cut::new(&picture.src, media, picture.focus, wanted))
    }
}
