//! What is missing of a file, or stands in it by mistake, that browsers pass over; and files that are
//! something else.

use std::{fs, io::Cursor};

use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use img_parts::{
    Bytes,
    png::{Png, PngChunk},
};
use serde_json::json;

use super::{WHEN, checked, jpeg, photo, png, published, with_lead};
use crate::support::{
    publisher::{Publisher, said},
    story,
};

/// The picture that is published of a file, in its own format.
#[track_caller]
fn shown(name: &str, bytes: &[u8]) -> RgbImage {
    let publisher = with_lead(name, bytes, json!({})).build();
    let files = published(&publisher, "shown.");
    let read = files.iter().filter(|(name, _)| !name.ends_with(".avif"));
    let images = read.map(|(_, bytes)| image::load_from_memory(bytes).expect("a picture"));
    let largest = images.max_by_key(DynamicImage::width).expect("a file");
    largest.into_rgb8()
}

#[track_caller]
fn refuse(name: &str, bytes: &[u8], expected: &str) {
    let said = checked(&with_lead(name, bytes, json!({})));
    assert!(
        said.contains(expected) && said.contains(name),
        "{expected}: {said}"
    );
}

/// Whether the right lower corner is there, which comes last.
fn is_whole(image: &RgbImage) -> bool {
    let Rgb([red, green, blue]) = *image.get_pixel(image.width() - 2, image.height() - 2);
    red < 40 && green.abs_diff(29) < 12 && blue.abs_diff(80) < 12
}

fn jpegs() -> Vec<Vec<u8>> {
    let image = photo(160, 60, 80);
    let encode = |change: fn(&mut jpeg_encoder::Encoder<&mut Vec<u8>>)| {
        let mut bytes = Vec::new();
        let mut encoder = jpeg_encoder::Encoder::new(&mut bytes, 90);
        change(&mut encoder);
        encoder
            .encode(&image, 160, 60, jpeg_encoder::ColorType::Rgb)
            .expect("a JPEG");
        bytes
    };
    vec![
        encode(|_| {}),
        encode(|encoder| encoder.set_progressive(true)),
        encode(|encoder| encoder.set_restart_interval(4)),
    ]
}

#[test]
fn a_picture_that_lacks_nothing_but_the_mark_of_its_end_is_shown() {
    for whole in jpegs() {
        let cut = whole.strip_suffix(&[0xff, 0xd9]).expect("an end");
        assert!(is_whole(&shown("shown.jpg", cut)));
        refuse("shown.jpg", &cut[..cut.len() - 30], "ends too early");
    }
    let whole = png(&photo(160, 60, 80).into());
    let end = whole.len() - 12;
    for length in [end, end + 4, end + 11] {
        assert!(is_whole(&shown("shown.png", &whole[..length])));
    }
    for length in [end - 1, end - 40, end / 2] {
        refuse("shown.png", &whole[..length], "ends too early");
    }
    let mut gif = Vec::new();
    let mut encoder = image::codecs::gif::GifEncoder::new(&mut gif);
    let frame = DynamicImage::from(photo(160, 60, 80)).into_rgba8();
    encoder
        .encode_frame(image::Frame::new(frame))
        .expect("a frame");
    drop(encoder);
    let cut = gif.strip_suffix(&[0x3b]).expect("an end");
    assert_eq!(shown("shown.gif", cut).dimensions(), (160, 60));
    refuse("shown.gif", &cut[..cut.len() - 2], "ends too early");
}

#[test]
fn stray_bytes_between_the_parts_of_a_jpeg_are_passed_over() {
    for whole in jpegs() {
        // After the first segment, and before the tables: none of them begins a part.
        let first = 4 + usize::from(u16::from_be_bytes([whole[4], whole[5]]));
        let stray = [&whole[..first], b"stray\0\xff\xff\0", &whole[first..]].concat();
        assert!(is_whole(&shown("shown.jpg", &stray)));
        let after = [&whole[..], b"after the end"].concat();
        assert!(is_whole(&shown("shown.jpg", &after)));
    }
}

#[test]
fn a_file_that_is_something_else_is_named() {
    let heic = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic";
    refuse("shown.jpg", heic, "is a HEIC, as telephones take it");
    refuse("shown.heic", heic, "is a HEIC, as telephones take it");
    refuse("shown.heic", b"\0\0\0\x18ftypmif1\0\0\0\0heic", "is a HEIC");
    refuse(
        "shown.jpg",
        b"%PDF-1.7\n",
        "is of a kind that is not read, PDF",
    );
    refuse("shown.svg", b"\x1f\x8b\x08\0\0\0\0\0\0\0", "is packed");
    let annexed = b"/annex/objects/SHA256E-s12345--4d7a.jpg\n";
    let publisher = with_lead("annexed.jpg", annexed, json!({}));
    let said = checked(&publisher);
    assert!(
        said.contains("`media/annexed.jpg` is a pointer of git-annex"),
        "{said}"
    );
    assert!(said.contains("git annex get"), "{said}");
    let publisher = with_lead("linked.jpg", b"", json!({}));
    let file = publisher.content("media/linked.jpg");
    std::fs::remove_file(&file).expect("removed");
    let target = "../../.git/annex/objects/Xx/Yy/SHA256E-s1--4d.jpg/SHA256E-s1--4d.jpg";
    std::os::unix::fs::symlink(target, file).expect("a link");
    let said = checked(&publisher);
    assert!(
        said.contains("`media/linked.jpg` is a link of git-annex"),
        "{said}"
    );

    let pointer = b"version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n";
    for name in ["shown.jpg", "shown.svg"] {
        refuse(
            name,
            pointer,
            "is a pointer of Git LFS, and not the file itself",
        );
    }
    let body = json!([{ "type": "document", "src": "figures.csv", "title": "Figures" }]);
    let publisher = Publisher::new().with(
        "articles/world/filed.json",
        story(WHEN, json!({ "body": body })),
    );
    fs::write(publisher.content("media/figures.csv"), pointer).expect("a file");
    let said = checked(&publisher);
    assert!(
        said.contains("figures.csv") && said.contains("Git LFS"),
        "{said}"
    );
}

/// A PNG whose chunks are whole, and whose packed pixels are only their first part.
fn short_of_pixels(whole: &[u8]) -> Vec<u8> {
    let mut short = Png::from_bytes(Bytes::copy_from_slice(whole)).expect("a PNG");
    for chunk in short.chunks_mut().iter_mut() {
        if chunk.kind() == *b"IDAT" {
            let part = chunk.contents().slice(..chunk.contents().len() / 2);
            *chunk = PngChunk::new(*b"IDAT", part);
        }
    }
    short.encoder().bytes().to_vec()
}

#[test]
fn pixels_that_end_early_in_whole_chunks_are_found_before_anything_is_made() {
    let whole = png(&photo(160, 60, 80).into());
    refuse(
        "shown.png",
        &short_of_pixels(&whole),
        "can't be read to their end",
    );
}

#[test]
fn a_later_frame_that_was_damaged_on_its_way_is_found() {
    let noise = |seed: u32| {
        image::RgbaImage::from_fn(60, 40, move |x, y| {
            let it = (x + 61 * y + seed).wrapping_mul(2_654_435_761);
            image::Rgba([(it >> 13) as u8, (it >> 7) as u8, (it >> 19) as u8, 255])
        })
    };
    let mut gif = Vec::new();
    let mut encoder = image::codecs::gif::GifEncoder::new(&mut gif);
    let frames = [1, 7, 13].map(|seed| image::Frame::new(noise(seed)));
    encoder.encode_frames(frames).expect("frames");
    drop(encoder);
    let said = checked(&with_lead("moving.gif", &gif, json!({})));
    assert!(!said.contains("damaged"), "{said}");
    // In the last frame; the lengths of its parts stay as they are.
    let at = gif.len() - 300;
    gif[at..at + 60].iter_mut().for_each(|byte| *byte ^= 0x5a);
    refuse("moving.gif", &gif, "damaged on its way");
}

/// What is said of a picture that the story calls so, where the folder has one of the other name.
fn named(on_disk: &str, in_story: &str) -> String {
    let publisher = with_lead(
        "lead.svg",
        b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'/>",
        json!({}),
    );
    let file = publisher.content("media").join(on_disk);
    fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
    fs::write(file, jpeg(&photo(30, 20, 81), None)).expect("a picture");
    let lead = json!({ "lead": { "src": in_story, "alt": "" } });
    checked(&publisher.with("articles/world/pictured.json", story(WHEN, lead)))
}

#[test]
fn a_name_that_looks_like_another_s_is_told_from_it() {
    let (composed, apart) = ("caf\u{e9}.jpg", "cafe\u{301}.jpg");
    let said = named(apart, composed);
    assert!(
        said.contains("composed in another way, Unicode's NFD"),
        "{said}"
    );
    let said = named(composed, apart);
    assert!(
        said.contains("composed in another way, Unicode's NFC"),
        "{said}"
    );
    let said = named("Foto.JPG", "foto.jpg");
    assert!(said.contains("but there is `media/Foto.JPG`"), "{said}");
    let said = named("Ärzte/Über.jpg", "a\u{308}rzte/über.jpg");
    assert!(
        said.contains("but there is `media/Ärzte/Über.jpg`"),
        "{said}"
    );
    let said = named("one.jpg", "other.jpg");
    assert!(
        said.contains("there is no file `media/other.jpg`"),
        "{said}"
    );
    let said = named("one.jpg", &format!("{}.jpg", "n".repeat(300)));
    assert!(said.contains("is a name of 304 bytes"), "{said}");
}

#[test]
fn a_long_name_is_cut_where_it_is_published() {
    let bytes = jpeg(&photo(300, 200, 82), None);
    for letter in ["a", "中", "e\u{301}"] {
        let stem = letter.repeat(250 / letter.len());
        let name = format!("{stem}.jpg");
        let publisher = with_lead(&name, &bytes, json!({})).build();
        let lead = &publisher.page("world/pictured/")["content"]["article"]["lead"];
        let address = lead["src"].as_str().expect("an address");
        let file = address.split("/media/").nth(1).expect("a file");
        let decoded = percent_encoding::percent_decode_str(file)
            .decode_utf8()
            .expect("UTF-8");
        assert!(decoded.len() < 200, "{decoded}");
        assert!(unicode_normalization::is_nfc(&decoded), "{decoded}");
        assert!(
            publisher.site("media").join(&*decoded).is_file(),
            "{decoded}"
        );
    }
    let name = format!("{}.csv", "b".repeat(251));
    let body = json!([{ "type": "document", "src": name, "title": "Figures" }]);
    let publisher = Publisher::new().with(
        "articles/world/filed.json",
        story(WHEN, json!({ "body": body })),
    );
    fs::write(publisher.content("media").join(&name), "year,share\n").expect("a file");
    let output = publisher.run();
    assert!(output.status.success(), "{}", said(&output));
    assert_eq!(published(&publisher, "bbb").len(), 1);
}

#[test]
fn a_picture_that_was_damaged_on_its_way_is_found_before_anything_is_made() {
    let damaged = |mut bytes: Vec<u8>| {
        let middle = bytes.len() / 2;
        bytes[middle..middle + 40]
            .iter_mut()
            .for_each(|byte| *byte ^= 0xff);
        bytes
    };
    let noise = RgbImage::from_fn(160, 120, |x, y| {
        Rgb([x, y, x * y].map(|it| (it.wrapping_mul(2_654_435_761) >> 13) as u8))
    });
    let encoded = |format| {
        let mut bytes = Cursor::new(Vec::new());
        noise.write_to(&mut bytes, format).expect("a picture");
        bytes.into_inner()
    };
    for (name, format) in [
        ("noise.png", ImageFormat::Png),
        ("noise.gif", ImageFormat::Gif),
    ] {
        let whole = encoded(format);
        refuse(name, &damaged(whole.clone()), "damaged on its way");
        let said = checked(&with_lead(name, &whole, json!({})));
        assert!(!said.contains("damaged"), "{said}");
    }
}
