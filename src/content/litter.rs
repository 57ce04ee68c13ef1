//! What systems and programs leave in folders, and nobody wrote to be published.

/// Whether a system, an editor or a program that copies files left a file or folder of that name:
/// what is hidden, notes on folders, locks, safety copies and files that were not written to their end.
pub fn is_litter(name: &str) -> bool {
    /// By Windows, macOS, and devices that keep files for them.
    const NAMES: [&str; 12] = [
        "thumbs.db",
        "thumbs.db:encryptable",
        "ehthumbs.db",
        "ehthumbs_vista.db",
        "desktop.ini",
        "icon\r",
        "$recycle.bin",
        "system volume information",
        "lost+found",
        "__macosx",
        "network trash folder",
        "@eadir",
    ];
    /// Of files that are being written or fetched.
    const ENDINGS: [&str; 14] = [
        "~",
        ".tmp",
        ".temp",
        ".part",
        ".partial",
        ".crdownload",
        ".download",
        ".swp",
        ".swo",
        ".lnk",
        ".bak",
        ".orig",
        "___jb_tmp___",
        "___jb_old___",
    ];
    let name = name.to_lowercase();
    let is_emacs_safety_copy = name.len() > 1 && name.starts_with('#') && name.ends_with('#');
    name.starts_with('.')
        || name.starts_with("~$")
        || is_emacs_safety_copy
        || is_vim_trial(&name)
        || NAMES.contains(&name.as_str())
        || ENDINGS.iter().any(|ending| name.ends_with(ending))
}

/// Vim makes a file of this name to learn whether it may, and counts on in such steps where there is one.
fn is_vim_trial(name: &str) -> bool {
    const FIRST: u32 = 4913;
    const STEP: u32 = 123;
    let number = name.parse::<u32>().ok();
    number.is_some_and(|number| number >= FIRST && (number - FIRST).is_multiple_of(STEP))
}

/// The name of the file that a cloud drive made another copy of, where two people had written to it.
pub fn copied_in_conflict(stem: &str) -> Option<&str> {
    let lower = stem.to_ascii_lowercase();
    // Dropbox, Nextcloud and ownCloud; then Syncthing.
    if lower.contains("conflicted copy") {
        Some(stem.split(" (").next().unwrap_or(stem))
    } else {
        let at = lower.find(".sync-conflict-")?;
        stem.get(..at)
    }
}
