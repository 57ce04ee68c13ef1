use crate::content::Problem;

/// As commands to a workflow of GitHub Actions, which shows each at its line ("Workflow commands for
/// GitHub Actions" in its documentation).
pub fn as_annotations(problems: &[Problem]) -> String {
    problems.iter().map(annotation).collect()
}

fn annotation(problem: &Problem) -> String {
    let file = problem.file.to_string_lossy().replace('\\', "/");
    let mut properties = format!("file={}", property(&file));
    if problem.line > 0 {
        properties += &format!(",line={},col={}", problem.line, problem.column);
    }
    properties += &format!(",title={}", property(problem.rule));
    let message = data(&format!("{}\n{}", problem.what, problem.mend));
    format!("::{} {properties}::{message}\n", problem.severity)
}

/// A message may hold anything but the end of a line, and the sign that stands for it.
fn data(words: &str) -> String {
    words
        .replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// A property ends at a comma or a colon too.
fn property(words: &str) -> String {
    data(words).replace(':', "%3A").replace(',', "%2C")
}
