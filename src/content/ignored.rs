//! What version control leaves alone: lines of `.gitignore`.

use std::{fs, io, path::Path};

use ignore::gitignore::Gitignore;

/// The file's name.
const FILE: &str = ".gitignore";

/// Adds to the file of a folder those lines that are not in it. What stands in it stays.
///
/// # Errors
/// Where it can't be read or written.
pub fn add(folder: &Path, lines: &[&str]) -> io::Result<()> {
    let file = folder.join(FILE);
    let mut text = match fs::read_to_string(&file) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
        Err(error) => return Err(error),
    };
    let known: Vec<_> = text.lines().map(|line| line.trim().to_owned()).collect();
    let missing = lines
        .iter()
        .filter(|line| !known.iter().any(|known| known == *line));
    let missing: String = missing.map(|line| format!("{line}\n")).collect();
    if missing.is_empty() {
        return Ok(());
    }
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
    fs::write(file, text + &missing)
}

/// Sees to it that a file of a folder is left alone: where no `.gitignore` from there up to the root of the repository
/// says so, the folder's own does.
///
/// # Errors
/// Where it can't be read or written.
pub fn leave_alone(folder: &Path, name: &str) -> io::Result<()> {
    let whole = std::path::absolute(folder)?;
    let file = whole.join(name);
    for above in whole.ancestors() {
        let (rules, _) = Gitignore::new(above.join(FILE));
        if rules.matched_path_or_any_parents(&file, false).is_ignore() {
            return Ok(());
        }
        if above.join(".git").exists() {
            break;
        }
    }
    add(folder, &[name])
}
