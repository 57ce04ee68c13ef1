//! What a file is that is none of the kinds which are published.

use std::path::Path;

use super::Complaint;

/// What is wrong with a file that is only a note of where the real one is (Git LFS, "Pointer"). `bytes` are
/// its first ones.
pub fn check_pointer(bytes: &[u8]) -> Result<(), Complaint> {
    if bytes.starts_with(b"version https://git-lfs.github.com/spec/") {
        return Err(Complaint::new(
            "is a pointer of Git LFS, and not the file itself",
            "run `git lfs pull`, on a build server too",
        ));
    }
    // https://git-annex.branchable.com/internals/pointer_file/
    if bytes.starts_with(b"/annex/objects/") || bytes.starts_with(b".git/annex/objects/") {
        return Err(Complaint::new(
            "is a pointer of git-annex, and not the file itself",
            ANNEX,
        ));
    }
    Ok(())
}

/// How a file is had that git-annex keeps elsewhere.
const ANNEX: &str = "run `git annex get` and `git annex unlock` on it, on a build server too";

/// What is wrong with a file that is a link into what git-annex keeps; none of another one.
pub fn annexed(file: &Path) -> Option<Complaint> {
    let target = std::fs::read_link(file).ok()?;
    let target = target.to_string_lossy().replace('\\', "/");
    target
        .contains("/annex/objects/")
        .then(|| Complaint::new("is a link of git-annex, and not the file itself", ANNEX))
}

/// What is wrong with bytes that are no picture of pixels and no drawing.
pub fn of_another_kind(bytes: &[u8]) -> Complaint {
    const EXPORT: &str = "export it as JPEG or PNG";
    // ISO 14496-12, section 4.3, and ISO 23008-12.
    let brand = bytes.get(4..).and_then(|part| part.strip_prefix(b"ftyp"));
    let starts: [&[u8]; 3] = [b"he", b"mif1", b"msf1"];
    let is_heif = brand.is_some_and(|brand| starts.iter().any(|one| brand.starts_with(one)));
    if is_heif {
        return Complaint::new(
            "is a HEIC, as telephones take it, which few browsers show",
            EXPORT,
        );
    }
    match infer::get(bytes) {
        Some(kind) if kind.extension() == "gz" => {
            Complaint::new("is packed, an SVGZ maybe", "unpack it")
        }
        Some(kind) => {
            let name = kind.extension().to_uppercase();
            Complaint::new(format!("is of a kind that is not read, {name}"), EXPORT)
        }
        None => Complaint::new("is no picture", super::look::USE),
    }
}
