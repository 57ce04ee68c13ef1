use std::{fs, path::Path};

use unicode_normalization::{UnicodeNormalization, is_nfc};

use super::Complaint;

/// In bytes: what the name of a file or a folder can have on the systems in use.
const LONGEST: usize = 255;

/// Ensures that a name leads to a file of the media folder, and so does the address that is made of it.
pub fn check(src: &str) -> Result<(), Complaint> {
    let is_name = |part: &str| !["", ".", ".."].contains(&part);
    if !src.split('/').all(is_name) {
        return Err(Complaint::new(
            format!("`{src}` leads out of the media folder"),
            "name a file under `media/`, such as `section/picture.svg`",
        ));
    }
    if let Some(part) = src.split('/').find(|part| part.len() > LONGEST) {
        let start: String = part.chars().take(20).collect();
        return Err(Complaint::new(
            format!(
                "`{start}…` is a name of {} bytes, and no file can have one of more than {LONGEST}",
                part.len()
            ),
            "give the file a shorter name",
        ));
    }
    // Not every host serves files with such names, percent-encoded or not.
    let is_special = |sign: char| "#?%\\".contains(sign) || sign.is_control();
    if let Some(sign) = src.chars().find(|sign| is_special(*sign)) {
        let renamed = src.replace(is_special, "-");
        return Err(Complaint::new(
            format!(
                "`media/{}` has a `{}` in its name, which means something else in addresses",
                src.escape_debug(),
                sign.escape_debug()
            ),
            format!("rename it, to `{renamed}` for instance"),
        ));
    }
    Ok(())
}

/// What to say of a name that no file has, though one in its place looks like it: some systems take names
/// in another case, or with their letters composed in another way, for the same.
pub fn look_alike(folder: &Path, src: &str) -> Option<Complaint> {
    let mut found: Vec<String> = Vec::new();
    for part in src.split('/') {
        let inside = folder.join(found.join("/"));
        let names = fs::read_dir(inside).ok()?.filter_map(|entry| {
            let name = entry.ok()?.file_name();
            name.into_string().ok()
        });
        let mut alike: Vec<_> = names.filter(|name| key(name) == key(part)).collect();
        // As it is written, else the nearest, whatever the order of the folder.
        alike.sort_by_key(|name| (name != part, !same_letters(name, part), name.clone()));
        found.push(alike.into_iter().next()?);
    }
    let found = found.join("/");
    Some(if same_letters(&found, src) {
        let form = if is_nfc(&found) { "NFC" } else { "NFD" };
        Complaint::new(
            format!(
                "there is no file `media/{src}`, but one whose letters are composed in another way, \
                 Unicode's {form}"
            ),
            "rename that file: type its name anew, or copy it from here",
        )
    } else {
        let what = format!("there is no file `media/{src}`, but there is `media/{found}`");
        let mend = format!("write `{found}`: small and capital letters are not the same to a host");
        Complaint {
            mend,
            ..Complaint::meaning(what, &found)
        }
    })
}

fn key(name: &str) -> String {
    name.nfc().collect::<String>().to_lowercase()
}

fn same_letters(one: &str, other: &str) -> bool {
    one.nfc().eq(other.nfc())
}
