use rayon::prelude::*;
use serde_json::json;

use super::{
    file_error::FileError,
    hosting::is_file,
    html::{attribute, text, write_tag},
    output::Output,
};
use crate::resolve::{self, Index, Redirect};

/// Writes what stands at the old addresses of stories and pages, and of posts that are on another page of
/// their live blog now.
pub fn write(index: &Index, output: &Output) -> Result<(), FileError> {
    resolve::redirects(index).par_iter().try_for_each(|moved| {
        let path = match moved.path.as_str() {
            path if path.ends_with('/') => path.to_owned(),
            path if is_file(path) => return output.write(path, redirect(moved).as_bytes()),
            path => format!("{path}/"),
        };
        output.write(&format!("{path}index.html"), redirect(moved).as_bytes())?;
        // An app that follows a link here takes it for a page of another app, which the browser loads.
        let data = json!({ "format": 0, "moved": moved.to });
        output.write(&format!("{path}index.json"), data.to_string().as_bytes())
    })
}

/// A document that leads on to another address at once, by a refresh that HTML calls declarative
/// (section 4.2.5.3), and by a link where that is turned off.
fn redirect(moved: &Redirect) -> String {
    let (language, to) = (attribute(&moved.head.language.0), attribute(&moved.to));
    let direction = moved.head.direction.as_str();
    let mut document = format!(
        "<!DOCTYPE html>\n<html lang=\"{language}\" dir=\"{direction}\"><head><meta charset=\"utf-8\">\
         <meta http-equiv=\"refresh\" content=\"0; url={to}\">"
    );
    for tag in moved.head.tags() {
        write_tag(&tag, &mut document);
    }
    document.push_str(&format!(
        "</head><body><p><a href=\"{to}\">{}</a></p></body></html>\n",
        text(&moved.label)
    ));
    document
}
