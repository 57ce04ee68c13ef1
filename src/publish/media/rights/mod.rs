//! Whose a picture is stays with it; where and with what it was taken does not.

mod noted;

use std::io::Cursor;

use exif::{Exif, Field, In, Reader, Tag, Value, experimental::Writer};
use image::ImageDecoder;

use crate::content::media::Owner;

/// Longer is no name but something hidden in one.
const LONGEST: usize = 2000;

/// Artist and copyright as Exif has them, else IPTC, else XMP, else the texts of a PNG.
pub fn of(decoder: &mut impl ImageDecoder, bytes: &[u8]) -> Option<Owner> {
    let exif = decoder.exif_metadata().ok().flatten();
    let iptc = decoder.iptc_metadata().ok().flatten().unwrap_or_default();
    let exif = exif.and_then(|exif| {
        let mut reader = Reader::new();
        reader.continue_on_error(true);
        let read = reader.read_raw(exif);
        read.or_else(|error| error.distill_partial_result(|_| {}))
            .ok()
    });
    let from_exif = |tag| exif.as_ref().and_then(|exif| words(exif, tag));
    // IPTC-IIM 4.2, data sets 2:80 and 2:116.
    let mut owner = Owner {
        artist: from_exif(Tag::Artist).or_else(|| data_set(&iptc, 80)),
        copyright: from_exif(Tag::Copyright).or_else(|| data_set(&iptc, 116)),
    };
    for other in noted::all(decoder, bytes) {
        owner.artist = owner.artist.or(fitting(other.artist));
        owner.copyright = owner.copyright.or(fitting(other.copyright));
    }
    Some(owner).filter(Owner::is_known)
}

/// An Exif block with nothing else in it.
pub fn block(owner: &Owner) -> Option<Vec<u8>> {
    let fields = [
        (Tag::Artist, &owner.artist),
        (Tag::Copyright, &owner.copyright),
    ];
    let fields: Vec<_> = fields
        .into_iter()
        .filter_map(|(tag, words)| {
            Some(Field {
                tag,
                ifd_num: In::PRIMARY,
                value: Value::Ascii(vec![words.clone()?.into_bytes()]),
            })
        })
        .collect();
    let mut writer = Writer::new();
    fields.iter().for_each(|field| writer.push_field(field));
    let mut block = Cursor::new(Vec::new());
    writer.write(&mut block, false).ok()?;
    Some(block.into_inner())
}

fn words(exif: &Exif, tag: Tag) -> Option<String> {
    match &exif.get_field(tag, In::PRIMARY)?.value {
        // A photographer's copyright and an editor's stand in two strings.
        Value::Ascii(parts) => {
            let parts: Vec<_> = parts.iter().map(|part| part.trim_ascii()).collect();
            let parts: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
            fitting(Some(text(&parts.join(&b"; "[..]))))
        }
        _ => None,
    }
}

/// The first data set of that number in record 2.
fn data_set(iptc: &[u8], number: u8) -> Option<String> {
    let mark = [0x1c, 2, number];
    let at = iptc.windows(3).position(|bytes| bytes == mark)? + 3;
    let length: [u8; 2] = iptc.get(at..at + 2)?.try_into().ok()?;
    let words = iptc.get(at + 2..at + 2 + usize::from(u16::from_be_bytes(length)))?;
    fitting(Some(text(words)))
}

/// In UTF-8, as most programs write it, else in Latin 1.
fn text(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => latin_1(bytes),
    }
}

fn latin_1(bytes: &[u8]) -> String {
    bytes.iter().copied().map(char::from).collect()
}

fn fitting(words: Option<String>) -> Option<String> {
    let words = words?.replace('\0', " ").trim().to_owned();
    (!words.is_empty() && words.len() <= LONGEST).then_some(words)
}
