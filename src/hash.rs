//! SHA-256, written in lower-case hexadecimal or in Base64.

use std::io::{self, Read};

use base64::{
    Engine,
    prelude::{BASE64_STANDARD, BASE64_URL_SAFE},
};
use sha2::{Digest, Sha256};

/// How many bytes of its hash the name of a published file carries: enough that no two files of a
/// site come to share one.
pub const SHORT: usize = 8;

/// The first `count` bytes of the hash of all parts one after the other, as twice as many digits.
pub fn sha256_hex_of(parts: &[&[u8]], count: usize) -> String {
    let mut hash = Sha256::new();
    parts.iter().for_each(|part| hash.update(part));
    hex(&hash.finalize()[..count.min(32)])
}

/// The same of all that a reader gives, for what has no room in memory.
///
/// # Errors
/// Where the reader fails.
pub fn sha256_hex_from(mut reader: impl Read, count: usize) -> io::Result<String> {
    let mut hash = Sha256::new();
    let mut buffer = vec![0; 64 * 1024];
    loop {
        match reader.read(&mut buffer) {
            Ok(0) => return Ok(hex(&hash.finalize()[..count.min(32)])),
            Ok(length) => hash.update(&buffer[..length]),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}

/// The first three bytes of the hash as four letters of an address (Base64 of RFC 4648, section 5).
pub fn sha256_letters(bytes: impl AsRef<[u8]>) -> String {
    BASE64_URL_SAFE.encode(&Sha256::digest(bytes)[..3])
}

/// All 32 bytes of the hash in Base64, as a Content-Security-Policy names inline code.
pub fn sha256_base64(bytes: impl AsRef<[u8]>) -> String {
    BASE64_STANDARD.encode(Sha256::digest(bytes))
}

/// Two digits a byte.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
