//! Addresses that nobody can guess: made of a story's section and slug and of a key that is kept
//! beside the drafts, and so is as secret as they are. An address stays while a draft is edited.

use std::{fs, io, path::Path};

use sha2::{Digest, Sha256};

use crate::model::Slug;

/// The key's file in the content folder.
const KEY: &str = ".preview-key";

/// 256 bits, so that no one finds it by trying.
const BYTES: usize = 32;

/// The key, made anew where there is none.
pub fn key(content: &Path) -> io::Result<Vec<u8>> {
    let file = content.join(KEY);
    match fs::read_to_string(&file) {
        Ok(text) if text.trim().len() >= 2 * BYTES => return Ok(text.trim().into()),
        Ok(_) => {
            let what = format!(
                "`{KEY}` is damaged: bring back a copy, or remove it, and every preview gets another address"
            );
            return Err(io::Error::other(what));
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(error),
    }
    let mut random = [0; BYTES];
    getrandom::fill(&mut random).map_err(|error| io::Error::other(error.to_string()))?;
    let key = hexadecimal(&random);
    fs::write(file, format!("{key}\n"))?;
    Ok(key.into())
}

/// The last segment of a preview's address.
pub fn token(key: &[u8], section: &Slug, slug: &Slug) -> String {
    let mut hash = Sha256::new();
    hash.update(key);
    hash.update(format!("{section}/{slug}"));
    hexadecimal(&hash.finalize()[..16])
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
