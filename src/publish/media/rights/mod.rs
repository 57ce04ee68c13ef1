//! Whose a picture is stays with it; where and with what it was taken does not.

mod text;
mod text_notes;

use std::io::Cursor;

use exif::{Exif, Field, In, Reader, Tag, Value, experimental::Writer};
use image::ImageDecoder;

use crate::content::media::Owner;
use text::text;

/// In bytes. Longer is no name but something hidden in one.
const LONGEST: usize = 2000;

/// Artist and copyright as Exif has them, else IPTC, else XMP, else the texts of a PNG.
pub fn of(decoder: &mut impl ImageDecoder, bytes: &[u8]) -> Option<Owner> {
    let exif = decoder.exif_metadata().ok().flatten().and_then(|exif| {
        let mut reader = Reader::new();
        reader.continue_on_error(true);
        reader
            .read_raw(exif)
            .or_else(|error| error.distill_partial_result(|_| {}))
            .ok()
    });
    let iptc = decoder.iptc_metadata().ok().flatten().unwrap_or_default();
    let from_exif = |tag| exif.as_ref().and_then(|exif| exif_text(exif, tag));
    // IPTC-IIM 4.2, data sets 2:80 and 2:116.
    let mut owner = Owner {
        artist: from_exif(Tag::Artist).or_else(|| iptc_text(&iptc, 80)),
        copyright: from_exif(Tag::Copyright).or_else(|| iptc_text(&iptc, 116)),
    };
    for other in text_notes::read(decoder, bytes) {
        owner.artist = owner.artist.or(fitting(other.artist));
        owner.copyright = owner.copyright.or(fitting(other.copyright));
    }
    Some(owner).filter(Owner::is_known)
}

/// An Exif block with nothing else in it.
pub fn block(owner: &Owner) -> Option<Vec<u8>> {
    let fields: Vec<_> = [
        (Tag::Artist, &owner.artist),
        (Tag::Copyright, &owner.copyright),
    ]
    .into_iter()
    .filter_map(|(tag, text)| {
        Some(Field {
            tag,
            ifd_num: In::PRIMARY,
            value: Value::Ascii(vec![text.clone()?.into_bytes()]),
        })
    })
    .collect();
    let mut writer = Writer::new();
    fields.iter().for_each(|field| writer.push_field(field));
    let mut block = Cursor::new(Vec::new());
    writer.write(&mut block, false).ok()?;
    Some(block.into_inner())
}

fn exif_text(exif: &Exif, tag: Tag) -> Option<String> {
    match &exif.get_field(tag, In::PRIMARY)?.value {
        // A photographer's copyright and an editor's stand in two strings.
        Value::Ascii(parts) => {
            let parts: Vec<_> = parts
                .iter()
                .map(|part| part.trim_ascii())
                .filter(|part| !part.is_empty())
                .collect();
            fitting(Some(text(&parts.join(&b"; "[..]))))
        }
        _ => None,
    }
}

/// The first data set of that number in record 2.
fn iptc_text(iptc: &[u8], number: u8) -> Option<String> {
    let mark = [0x1c, 2, number];
    let at = iptc.windows(3).position(|bytes| bytes == mark)? + 3;
    let length: [u8; 2] = iptc.get(at..at + 2)?.try_into().ok()?;
    let value = iptc.get(at + 2..at + 2 + usize::from(u16::from_be_bytes(length)))?;
    fitting(Some(text(value)))
}

fn fitting(text: Option<String>) -> Option<String> {
    let text = text?.replace('\0', " ").trim().to_owned();
    (!text.is_empty() && text.len() <= LONGEST).then_some(text)
}
