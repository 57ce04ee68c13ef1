use super::Complaint;

/// Ensures that a name leads to a file of the media folder, and so does the address that is made of it.
pub fn check(src: &str) -> Result<(), Complaint> {
    let leads_in = |part: &str| !["", ".", ".."].contains(&part);
    if !src.split('/').all(leads_in) {
        return Err((
            format!("`{src}` leads out of the media folder"),
            "name a file under `media/`, such as `section/picture.svg`".to_owned(),
        ));
    }
    // Not every host takes them either, however they are written.
    let is_special = |sign: char| "#?%\\".contains(sign) || sign.is_control();
    if let Some(sign) = src.chars().find(|sign| is_special(*sign)) {
        let renamed = src.replace(is_special, "-");
        return Err((
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
