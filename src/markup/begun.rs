/// Words that begin a line, with the space after them: a wide colon has it in itself.
pub fn begun(words: &str) -> String {
    let space = if words.ends_with('：') { "" } else { " " };
    format!("{words}{space}")
}
