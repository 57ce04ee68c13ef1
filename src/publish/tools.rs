//! What a page does that few readers ask for: a module of its own, which the loader fetches when a page has an element
//! for it (`data-tool`). The app does not grow by it, and it works where no app is.

use super::{app::hashed, file_error::FileError, output::Output};
use crate::grammar::Base;

/// Each with the name by which elements ask for it.
const TOOLS: [(&str, &str); 1] = [("search", include_str!("../reader/tools/search.js"))];

/// Writes the modules and the one that knows their addresses. Gives the address of that, base included.
///
/// # Errors
/// Where a file can't be written.
pub fn write(base: &Base, output: &Output) -> Result<String, FileError> {
    let mut list = String::from("export const tools = {");
    for (name, text) in TOOLS {
        let file = hashed(&format!("{name}.js"), text.as_bytes());
        output.write(&format!("/assets/{file}"), text.as_bytes())?;
        list += &format!("\n  {name}: \"./{file}\",");
    }
    list += "\n};\n";
    let path = format!("/assets/{}", hashed("tools.js", list.as_bytes()));
    output.write(&path, list.as_bytes())?;
    Ok(base.href(&path))
}
