//! What grows faster than its source: none of these may.

use std::{fs, path::Path, process::Stdio, thread, time::Duration};

use super::{
    Import,
    export::{blog, post},
};

/// In bytes.
const SIZE: usize = 1_000_000;

/// In seconds of a processor: the publisher of the tests is not optimised. What grows by the square takes
/// minutes.
const PATIENCE: f64 = 40.0;

/// How often is looked how long it has taken.
const STEP: Duration = Duration::from_millis(20);

/// Imports one story of so many bytes.
fn takes(what: &str, text: &str, more: &[&str]) -> Import {
    let import = Import::new();
    let export = blog().with(&[post(10, "winter").category("news").text(text)]);
    let file = import.publisher.folder.path().join("export.xml");
    fs::write(&file, export).expect("an export");
    let mut command = import.publisher.command("import");
    command.arg("wordpress").arg(&file).args(more);
    let mut child = command.stdout(Stdio::null()).spawn().expect("a start");
    let mut took = 0.0_f64;
    let status = loop {
        if let Some(status) = child.try_wait().expect("a child") {
            break status;
        }
        took = took.max(processor_time(child.id()));
        if took > PATIENCE {
            child.kill().expect("an end");
            panic!("{what} takes more than {PATIENCE} s");
        }
        thread::sleep(STEP);
    };
    assert!(status.success(), "{what}");
    println!("{took:>6.2} s  {what}");
    import
}

/// In seconds: how long processors have worked on a process, where the system tells it.
fn processor_time(process: u32) -> f64 {
    let stat = Path::new("/proc").join(process.to_string()).join("stat");
    let stat = fs::read_to_string(stat).unwrap_or_default();
    let after = stat.rsplit(')').next().unwrap_or_default();
    // The twelfth and thirteenth after the name are hundredths of a second.
    let times = after.split_whitespace().skip(11).take(2);
    times
        .filter_map(|time| time.parse::<f64>().ok())
        .sum::<f64>()
        / 100.0
}

fn repeated(part: &str) -> String {
    part.repeat(SIZE / part.len())
}

#[test]
fn brackets_are_read_once() {
    for part in ["[", "[[a", "[a \"", "[a", "[a=", "[a]", "[caption]"] {
        takes(part, &repeated(part), &[]);
    }
}

#[test]
fn many_names_in_brackets_are_read_once() {
    let names: String = (0..SIZE / 12)
        .map(|index| format!("[name_{index}]"))
        .collect();
    takes("[name_…]", &names, &[]);
}

#[test]
fn elements_that_stand_in_one_another_are_read_once() {
    for part in [
        "<div>",
        "<b>",
        "<div></b>",
        "<p><b>",
        "<i><p>",
        "<div/>",
        "<table>",
    ] {
        let import = takes(part, &format!("{}Deep water.", repeated(part)), &[]);
        let story = import.json("articles/news/winter.md").to_string();
        assert!(story.contains("Deep water."), "{part}");
    }
}

#[test]
fn attributes_of_an_element_are_read_once() {
    let names: String = (0..SIZE / 8).map(|index| format!(" a{index}")).collect();
    let text = format!("<div{names}>Deep water.</div>");
    takes("<div a0 a1 …>", &text, &[]);
}

#[test]
fn addresses_of_uploads_are_read_once() {
    let text = format!("http://x{}", repeated("/uploads/"));
    takes("/uploads/", &text, &["--media", "fetch"]);
}
