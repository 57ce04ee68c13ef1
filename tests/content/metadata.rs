//! What of a file's metadata is published: whose it is, and nothing else.

use std::io::Cursor;

use image::{
    AnimationDecoder, DynamicImage, ImageDecoder,
    codecs::{
        gif::GifDecoder,
        png::PngDecoder,
        webp::{WebPDecoder, WebPEncoder},
    },
};
use img_parts::{
    Bytes,
    jpeg::{Jpeg, JpegSegment},
    png::{Png, PngChunk},
};
use serde_json::json;

use super::{OWNER, SECRET, camera, jpeg, photo, png, published, with_lead};
use crate::support::publisher::said;

/// What an editor's program writes.
fn xmp() -> String {
    format!(
        "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\
         <x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\
         <rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
         xmlns:aux=\"http://ns.adobe.com/exif/1.0/aux/\" aux:SerialNumber=\"{SECRET}\">\n\
         <dc:creator><rdf:Seq>\n<rdf:li>Ada Example</rdf:li></rdf:Seq></dc:creator>\
         <dc:rights><rdf:Alt><rdf:li xml:lang=\"x-default\">{OWNER}</rdf:li>\
         <rdf:li xml:lang=\"de\">Ada gehört es</rdf:li></rdf:Alt></dc:rights>\
         </rdf:Description></rdf:RDF></x:xmpmeta>    <?xpacket end=\"w\"?>"
    )
}

fn holds(bytes: &[u8], words: &str) -> bool {
    bytes
        .windows(words.len())
        .any(|part| part == words.as_bytes())
}

/// The files that are published of a picture, each of which must say whose it is, and nothing else.
#[track_caller]
fn published_of(name: &str, bytes: &[u8]) -> Vec<Vec<u8>> {
    let publisher = with_lead(name, bytes, json!({})).build();
    let stem = format!("{}.", name.split('.').next().unwrap_or_default());
    let mut files = published(&publisher, &stem);
    assert!(!files.is_empty(), "{name}");
    // A picture that moves before its stills, whose names have a width too.
    files.sort_by_key(|(file, _)| file.split('.').count());
    for (file, bytes) in &files {
        assert!(holds(bytes, OWNER), "{file} has no owner");
        assert!(holds(bytes, "Ada Example"), "{file} has no artist");
        assert!(!holds(bytes, SECRET), "{file} has a secret");
        assert!(!holds(bytes, "geh"), "{file} has it twice");
    }
    files.into_iter().map(|(_, bytes)| bytes).collect()
}

fn with_chunks(bytes: Vec<u8>, chunks: Vec<([u8; 4], Vec<u8>)>) -> Vec<u8> {
    let mut image = Png::from_bytes(Bytes::from(bytes)).expect("a PNG");
    for (kind, contents) in chunks {
        let chunk = PngChunk::new(kind, Bytes::from(contents));
        image.chunks_mut().insert(1, chunk);
    }
    image.encoder().bytes().to_vec()
}

fn international(key: &str, text: &str) -> ([u8; 4], Vec<u8>) {
    (*b"iTXt", format!("{key}\0\0\0\0\0{text}").into_bytes())
}

#[test]
fn a_still_keeps_an_owner_that_only_xmp_names() {
    let mut image =
        Jpeg::from_bytes(Bytes::from(jpeg(&photo(300, 200, 31), None))).expect("a JPEG");
    let packet = format!("http://ns.adobe.com/xap/1.0/\0{}", xmp());
    let segment = JpegSegment::new_with_contents(0xe1, Bytes::from(packet));
    image.segments_mut().insert(1, segment);
    published_of("editor.jpg", &image.encoder().bytes());

    let bytes = png(&photo(300, 200, 32).into());
    let text = international("XML:com.adobe.xmp", &xmp());
    published_of("editor.png", &with_chunks(bytes, vec![text]));
}

#[test]
fn a_still_keeps_an_owner_that_only_texts_name() {
    let bytes = png(&photo(300, 200, 33).into());
    let packed = miniz_oxide::deflate::compress_to_vec_zlib(OWNER.as_bytes(), 6);
    let chunks = vec![
        international("Author", "Ada Example"),
        (*b"zTXt", [b"Copyright\0\0".to_vec(), packed].concat()),
        (*b"tEXt", format!("Comment\0{SECRET}").into_bytes()),
    ];

    published_of("noted.png", &with_chunks(bytes, chunks));
}

#[test]
fn a_png_that_counts_one_frame_is_a_still() {
    let image = DynamicImage::from(photo(40, 30, 9));
    let frames = [1_u32, 0].iter().flat_map(|it| it.to_be_bytes()).collect();
    let bytes = with_chunks(png(&image), vec![(*b"acTL", frames)]);

    let publisher = with_lead("one.png", &bytes, json!({})).build();

    let names: Vec<_> = published(&publisher, "one.")
        .into_iter()
        .map(|(name, _)| name)
        .collect();
    assert!(
        names.iter().any(|name| name.ends_with(".avif")),
        "{names:?}"
    );
    let page = publisher.document("world/pictured/");
    assert_eq!(page.count(".moving"), 0);
}

#[test]
fn an_animated_png_keeps_its_frames_and_its_owner() {
    let frame = |seed| {
        let image = Png::from_bytes(Bytes::from(png(&photo(40, 30, seed).into()))).expect("a PNG");
        let data = image
            .chunks_by_type(*b"IDAT")
            .map(|chunk| chunk.contents().to_vec());
        data.collect::<Vec<_>>().concat()
    };
    let control = |number: u32| {
        let words = [number, 40, 30, 0, 0].map(u32::to_be_bytes).concat();
        [words, vec![0, 1, 0, 10, 0, 0]].concat()
    };
    let bytes = png(&photo(40, 30, 34).into());
    let mut image = Png::from_bytes(Bytes::from(bytes)).expect("a PNG");
    image.remove_chunks_by_type(*b"IDAT");
    let credential = [&b"jumb"[..], SECRET.as_bytes()].concat();
    let text = international("XML:com.adobe.xmp", &xmp());
    for (kind, contents) in [
        (*b"acTL", [2u32, 0].map(u32::to_be_bytes).concat()),
        text,
        (*b"caBX", credential),
        (*b"tEXt", format!("Copyright\0{SECRET}").into_bytes()),
        (*b"fcTL", control(0)),
        (*b"IDAT", frame(34)),
        (*b"fcTL", control(1)),
        (*b"fdAT", [2u32.to_be_bytes().to_vec(), frame(35)].concat()),
    ] {
        let end = image.chunks().len() - 1;
        let chunk = PngChunk::new(kind, Bytes::from(contents));
        image.chunks_mut().insert(end, chunk);
    }

    let files = published_of("moves.png", &image.encoder().bytes());

    let mut decoder = PngDecoder::new(Cursor::new(&files[0])).expect("a PNG");
    assert!(decoder.exif_metadata().expect("metadata").is_some());
    let frames = decoder.apng().expect("an animation").into_frames();
    assert_eq!(frames.filter(Result::is_ok).count(), 2);
}

fn chunk(kind: &[u8; 4], contents: &[u8]) -> Vec<u8> {
    let length = (contents.len() as u32).to_le_bytes();
    let padding = vec![0; contents.len() % 2];
    [&kind[..], &length, contents, &padding].concat()
}

#[test]
fn an_animated_webp_keeps_its_frames_and_its_owner() {
    let frame = |seed| {
        let mut bytes = Vec::new();
        DynamicImage::from(photo(40, 30, seed))
            .write_with_encoder(WebPEncoder::new_lossless(&mut bytes))
            .expect("a WebP");
        // Place, size less one, duration and how it is blended.
        let head = [0, 0, 0, 0, 0, 0, 39, 0, 0, 29, 0, 0, 100, 0, 0, 0];
        let hidden = chunk(b"ABCD", SECRET.as_bytes());
        chunk(b"ANMF", &[&head[..], &bytes[12..], &hidden].concat())
    };
    let body = [
        b"WEBP".to_vec(),
        // Animation, Exif and XMP; the size less one.
        chunk(b"VP8X", &[0b1110, 0, 0, 0, 39, 0, 0, 29, 0, 0]),
        chunk(b"ANIM", &[0, 0, 0, 0, 0, 0]),
        frame(36),
        frame(37),
        chunk(b"EXIF", &camera(1)),
        chunk(b"XMP ", xmp().as_bytes()),
        chunk(b"ABCD", SECRET.as_bytes()),
    ]
    .concat();

    let files = published_of("moves.webp", &chunk(b"RIFF", &body));

    let mut decoder = WebPDecoder::new(Cursor::new(&files[0])).expect("a WebP");
    assert!(decoder.has_animation());
    assert!(decoder.exif_metadata().expect("metadata").is_some());
    assert!(decoder.xmp_metadata().expect("metadata").is_none());
    let frames = decoder.into_frames();
    assert_eq!(frames.filter(Result::is_ok).count(), 2);
}

#[test]
fn an_animated_gif_says_whose_it_is_in_a_comment() {
    let mut bytes = Vec::new();
    let mut encoder = image::codecs::gif::GifEncoder::new(&mut bytes);
    for seed in [38, 39] {
        let image = DynamicImage::from(photo(40, 30, seed)).into_rgba8();
        encoder
            .encode_frame(image::Frame::new(image))
            .expect("a frame");
    }
    drop(encoder);
    // After the screen and its palette, if it has one.
    let palette = match bytes[10] & 0x80 {
        0 => 0,
        _ => 3 << ((bytes[10] & 7) + 1),
    };
    let mut packet = b"\x21\xff\x0bXMP DataXMP".to_vec();
    packet.extend(xmp().bytes());
    packet.push(1);
    packet.extend((0..=255).rev());
    packet.push(0);
    let start = 13 + palette;
    bytes.splice(start..start, packet);

    let files = published_of("moves.gif", &bytes);

    let decoder = GifDecoder::new(Cursor::new(&files[0])).expect("a GIF");
    assert_eq!(decoder.into_frames().filter(Result::is_ok).count(), 2);
}

#[test]
fn a_profile_that_no_screen_needs_is_refused() {
    let mut image = Jpeg::from_bytes(Bytes::from(jpeg(&photo(30, 20, 40), None))).expect("a JPEG");
    for _ in 0..70 {
        let profile = [b"ICC_PROFILE\0\x01\x01".to_vec(), vec![0; 65_000]].concat();
        let segment = JpegSegment::new_with_contents(0xe2, Bytes::from(profile));
        image.segments_mut().insert(1, segment);
    }
    let publisher = with_lead("profile.jpg", &image.encoder().bytes(), json!({}));

    let output = publisher.command("check").output().expect("a start");

    assert!(said(&output).contains("a colour profile of more than 4 MB"));
}
