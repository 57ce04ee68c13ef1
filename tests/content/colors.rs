//! What the colours of a picture are, whatever its file says of them in whichever way.

use image::{DynamicImage, GrayAlphaImage, GrayImage, ImageBuffer, Luma, LumaA, Rgb, RgbImage};
use img_parts::{
    Bytes, ImageICC,
    jpeg::Jpeg,
    png::{Png, PngChunk},
};
use moxcms::ColorProfile;
use serde_json::json;

use super::{jpeg, png, published, with_lead};
use crate::support::publisher::said;

/// A picture of one colour, as it is published.
#[track_caller]
fn seen(name: &str, bytes: &[u8]) -> [u8; 3] {
    let publisher = with_lead(name, bytes, json!({})).build();
    let files = published(&publisher, "even.");
    let read = files.iter().filter(|(name, _)| !name.ends_with(".avif"));
    let colors: Vec<_> = read
        .map(|(_, bytes)| {
            image::load_from_memory(bytes)
                .expect("a picture")
                .into_rgb8()
        })
        .map(|image| image.get_pixel(image.width() / 2, image.height() / 2).0)
        .collect();
    *colors.first().expect("a file")
}

#[track_caller]
fn expect(name: &str, bytes: &[u8], color: [u8; 3], what: &str) {
    let seen = seen(name, bytes);
    let is_near = seen
        .iter()
        .zip(color)
        .all(|(one, its)| one.abs_diff(its) <= 3);
    assert!(is_near, "{what}: {seen:?}, not {color:?}");
}

#[track_caller]
fn refuse(name: &str, bytes: &[u8], expected: &str) {
    let publisher = with_lead(name, bytes, json!({}));
    let output = publisher.command("check").output().expect("a start");
    let said = said(&output);
    assert_eq!(output.status.code(), Some(1), "{expected}: {said}");
    assert!(
        said.contains(expected) && said.contains(name),
        "{expected}: {said}"
    );
    assert!(!said.contains("panicked"), "{said}");
}

fn even(color: [u8; 3]) -> RgbImage {
    RgbImage::from_pixel(64, 48, Rgb(color))
}

fn gray_jpeg(light: u8) -> Vec<u8> {
    let mut bytes = Vec::new();
    jpeg_encoder::Encoder::new(&mut bytes, 95)
        .encode(&[light; 64 * 48], 64, 48, jpeg_encoder::ColorType::Luma)
        .expect("a JPEG");
    bytes
}

fn with_profile(bytes: Vec<u8>, profile: Vec<u8>) -> Vec<u8> {
    let mut image = Jpeg::from_bytes(Bytes::from(bytes)).expect("a JPEG");
    image.set_icc_profile(Some(Bytes::from(profile)));
    image.encoder().bytes().to_vec()
}

fn with_chunks(bytes: Vec<u8>, chunks: &[(&[u8; 4], Vec<u8>)]) -> Vec<u8> {
    let mut image = Png::from_bytes(Bytes::from(bytes)).expect("a PNG");
    for (kind, contents) in chunks.iter().rev() {
        let chunk = PngChunk::new(**kind, Bytes::from(contents.clone()));
        image.chunks_mut().insert(1, chunk);
    }
    image.encoder().bytes().to_vec()
}

fn packed(profile: &[u8]) -> Vec<u8> {
    let packed = miniz_oxide::deflate::compress_to_vec_zlib(profile, 6);
    [b"profile\0\0".to_vec(), packed].concat()
}

fn profile_of(gamma: f32) -> Vec<u8> {
    let profile = ColorProfile::new_gray_with_gamma(gamma);
    profile.encode().expect("a profile")
}

fn numbers(numbers: &[u32]) -> Vec<u8> {
    numbers.iter().flat_map(|one| one.to_be_bytes()).collect()
}

/// The primaries of Display P3 and the white of sRGB.
const P3: [u32; 8] = [
    31_270, 32_900, 68_000, 32_000, 26_500, 69_000, 15_000, 6_000,
];

#[test]
fn the_profile_of_a_gray_picture_is_applied() {
    let gray = [146, 146, 146];
    let bytes = with_profile(gray_jpeg(128), profile_of(1.8));
    expect("even.jpg", &bytes, gray, "a gray JPEG");
    let plain = png(&GrayImage::from_pixel(64, 48, Luma([128])).into());
    let bytes = with_chunks(plain, &[(b"iCCP", packed(&profile_of(1.8)))]);
    expect("even.png", &bytes, gray, "a gray PNG");
    let plain = png(&GrayAlphaImage::from_pixel(64, 48, LumaA([128, 255])).into());
    let bytes = with_chunks(plain, &[(b"iCCP", packed(&profile_of(1.8)))]);
    expect("even.png", &bytes, gray, "with alpha");
    let deep = ImageBuffer::from_pixel(64, 48, Luma([128u16 * 257]));
    let bytes = with_chunks(
        png(&DynamicImage::ImageLuma16(deep)),
        &[(b"iCCP", packed(&profile_of(1.8)))],
    );
    expect("even.png", &bytes, gray, "of 16 bits");
    // A scan of gray in the profile of a scanner of colours.
    let wide = ColorProfile::new_display_p3().encode().expect("a profile");
    let bytes = with_profile(gray_jpeg(128), wide);
    expect("even.jpg", &bytes, [128; 3], "gray in colours");
    expect("even.jpg", &gray_jpeg(128), [128; 3], "without a profile");
}

#[test]
fn what_a_png_says_of_its_colours_is_applied() {
    let plain = || png(&even([128; 3]).into());
    let gamma = |exponent: u32| (b"gAMA", numbers(&[exponent]));
    let bytes = with_chunks(plain(), &[gamma(100_000)]);
    expect("even.png", &bytes, [188; 3], "linear light");
    let bytes = with_chunks(plain(), &[gamma(55_556)]);
    expect("even.png", &bytes, [146; 3], "a gamma of 1.8");
    let bytes = with_chunks(plain(), &[gamma(45_455)]);
    expect("even.png", &bytes, [128; 3], "the usual gamma");
    let bytes = with_chunks(plain(), &[gamma(100_000), (b"sRGB", vec![0])]);
    expect("even.png", &bytes, [128; 3], "sRGB, whatever the gamma");
    let gray = png(&GrayImage::from_pixel(64, 48, Luma([128])).into());
    let bytes = with_chunks(gray, &[gamma(100_000)]);
    expect("even.png", &bytes, [188; 3], "linear light in gray");
    let deep = ImageBuffer::from_pixel(64, 48, Luma([0x1000u16]));
    let bytes = with_chunks(png(&DynamicImage::ImageLuma16(deep)), &[gamma(100_000)]);
    expect("even.png", &bytes, [71; 3], "deep shadows in linear light");

    let colored = || png(&even([200, 100, 100]).into());
    let bytes = with_chunks(colored(), &[(b"cHRM", numbers(&P3))]);
    expect("even.png", &bytes, [215, 93, 97], "wide primaries");
    let bytes = with_chunks(colored(), &[(b"cICP", vec![12, 13, 0, 1])]);
    expect("even.png", &bytes, [215, 93, 97], "wide code points");
    let profile = packed(&ColorProfile::new_display_p3().encode().expect("a profile"));
    let bytes = with_chunks(
        colored(),
        &[
            (b"cICP", vec![1, 13, 0, 1]),
            (b"iCCP", profile.clone()),
            gamma(100_000),
        ],
    );
    expect(
        "even.png",
        &bytes,
        [200, 100, 100],
        "code points before a profile",
    );
    let bytes = with_chunks(colored(), &[(b"iCCP", profile), gamma(100_000)]);
    expect(
        "even.png",
        &bytes,
        [215, 93, 97],
        "a profile before a gamma",
    );
}

#[test]
fn colours_that_can_not_be_known_are_named() {
    let colored = || jpeg(&even([200, 100, 100]), None);
    let plain = || png(&even([200, 100, 100]).into());
    let wide = ColorProfile::new_display_p3().encode().expect("a profile");
    let unreadable = "has a colour profile that can't be read";
    refuse(
        "even.jpg",
        &with_profile(colored(), b"no profile".to_vec()),
        unreadable,
    );
    refuse(
        "even.jpg",
        &with_profile(colored(), vec![0; 500]),
        unreadable,
    );
    for length in [100, 200, wide.len() - 20] {
        refuse(
            "even.jpg",
            &with_profile(colored(), wide[..length].to_vec()),
            unreadable,
        );
    }
    let mut print = wide.clone();
    print[16..20].copy_from_slice(b"CMYK");
    refuse("even.jpg", &with_profile(colored(), print), unreadable);
    let chunk = |contents: Vec<u8>| with_chunks(plain(), &[(b"iCCP", contents)]);
    refuse(
        "even.png",
        &chunk(b"profile\0\0not packed".to_vec()),
        unreadable,
    );
    refuse("even.png", &chunk(packed(b"no profile")), unreadable);
    refuse("even.png", &chunk(b"profile".to_vec()), unreadable);
    let half = packed(&wide);
    refuse(
        "even.png",
        &chunk(half[..half.len() / 2].to_vec()),
        unreadable,
    );

    let for_gray = "has a colour profile for gray, and has colours";
    refuse("even.png", &chunk(packed(&profile_of(1.8))), for_gray);
    refuse(
        "even.jpg",
        &with_profile(colored(), profile_of(1.8)),
        for_gray,
    );

    let chunk =
        |kind: &'static [u8; 4], contents: Vec<u8>| with_chunks(plain(), &[(kind, contents)]);
    refuse(
        "even.png",
        &chunk(b"cICP", vec![9, 16, 0, 1]),
        "it is HDR, PQ",
    );
    refuse(
        "even.png",
        &chunk(b"cICP", vec![9, 18, 0, 1]),
        "it is HDR, HLG",
    );
    refuse(
        "even.png",
        &chunk(b"cICP", vec![1, 13, 0, 0]),
        "that no picture of RGB has",
    );
    refuse(
        "even.png",
        &chunk(b"cICP", vec![1, 13]),
        "that no picture of RGB has",
    );
    refuse(
        "even.png",
        &chunk(b"cICP", vec![200, 13, 0, 1]),
        "that are not known",
    );
    refuse("even.png", &chunk(b"gAMA", numbers(&[0])), "make no sense");
    refuse(
        "even.png",
        &chunk(b"cHRM", numbers(&[0; 8])),
        "make no sense",
    );
    refuse(
        "even.png",
        &chunk(b"cHRM", numbers(&[31_270; 8])),
        "make no sense",
    );
}
