//! Pictures that are shown in the place of others.

use super::Media;

impl Media {
    /// The path of a picture that is shown in the place of one that is missing.
    pub fn bring_instead(&mut self, missing: &str, url: &str) -> Option<String> {
        let path = self.bring(url, true).ok()?;
        let known = self
            .upload(missing)
            .and_then(|it| self.known.get_mut(&(true, it)));
        if let Some(known) = known.filter(|known| known.is_err()) {
            *known = Ok(path.clone());
            self.missing -= 1;
        }
        Some(path)
    }
}
