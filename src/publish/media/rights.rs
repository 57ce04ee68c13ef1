//! Whose a picture is stays with it; where and with what it was taken does not.

use std::io::Cursor;

use exif::{Exif, Field, In, Reader, Tag, Value, experimental::Writer};

/// Longer is no name but something hidden in one.
const LONGEST: usize = 2000;

/// An Exif block with nothing but artist and copyright, taken from Exif, else from IPTC; none where
/// neither says so.
pub fn of(exif: Option<&[u8]>, iptc: Option<&[u8]>) -> Option<Vec<u8>> {
    let exif = exif.and_then(|exif| {
        let mut reader = Reader::new();
        reader.continue_on_error(true);
        let read = reader.read_raw(exif.to_vec());
        read.or_else(|error| error.distill_partial_result(|_| {}))
            .ok()
    });
    let from_exif = |tag| exif.as_ref().and_then(|exif| words(exif, tag));
    // IPTC-IIM 4.2, data sets 2:80 and 2:116.
    let artist = from_exif(Tag::Artist).or_else(|| data_set(iptc?, 80));
    let copyright = from_exif(Tag::Copyright).or_else(|| data_set(iptc?, 116));
    let fields: Vec<_> = [(Tag::Artist, artist), (Tag::Copyright, copyright)]
        .into_iter()
        .filter_map(|(tag, words)| {
            let words = words.filter(|words| !words.is_empty() && words.len() <= LONGEST)?;
            Some(Field {
                tag,
                ifd_num: In::PRIMARY,
                value: Value::Ascii(vec![words]),
            })
        })
        .collect();
    if fields.is_empty() {
        return None;
    }
    let mut writer = Writer::new();
    fields.iter().for_each(|field| writer.push_field(field));
    let mut block = Cursor::new(Vec::new());
    writer.write(&mut block, false).ok()?;
    Some(block.into_inner())
}

fn words(exif: &Exif, tag: Tag) -> Option<Vec<u8>> {
    match &exif.get_field(tag, In::PRIMARY)?.value {
        // A photographer's copyright and an editor's stand in two strings.
        Value::Ascii(parts) => {
            let parts: Vec<_> = parts.iter().map(|part| part.trim_ascii()).collect();
            let parts: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
            Some(parts.join(&b"; "[..]))
        }
        _ => None,
    }
}

/// The first data set of that number in record 2.
fn data_set(iptc: &[u8], number: u8) -> Option<Vec<u8>> {
    let mark = [0x1c, 2, number];
    let at = iptc.windows(3).position(|bytes| bytes == mark)? + 3;
    let length: [u8; 2] = iptc.get(at..at + 2)?.try_into().ok()?;
    let words = iptc.get(at + 2..at + 2 + usize::from(u16::from_be_bytes(length)))?;
    Some(words.trim_ascii().to_vec())
}
