use super::Complaint;

/// Ensures that a name leads to a file of the media folder, and so does the address that is made of it.
pub fn check(src: &str) -> Result<(), Complaint> {
    let is_name = |part: &str| !["", ".", ".."].contains(&part);
    if !src.split('/').all(is_name) {
        return Err(Complaint::new(
            format!("`{src}` leads out of the media folder"),
            "name a file under `media/`, such as `section/picture.svg`",
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
