use std::{
    collections::{BTreeMap, BTreeSet},
    ffi::OsStr,
    io::{self, BufRead, BufReader, Read, Write},
    path::Path,
    process::{Command, Stdio},
    thread,
};

use jiff::Timestamp;
use serde_json::Value;

use super::{add, keep_the_newest, revision};
use crate::{
    content::load::Entry,
    model::{Article, History},
};

/// How many commits of one file are looked at, the newest: many of them change nothing to read.
const COMMITS: usize = 100;

/// A larger file is no story.
const LARGEST: usize = 4 * 1024 * 1024;

/// When a file came to hold which object, the oldest first.
type Commits = BTreeMap<String, Vec<(Timestamp, String)>>;

/// What the commits of each story's file say, by two runs of git whatever the number of stories. A
/// merge counts when it was made, and a file that was renamed begins anew.
pub fn read(
    root: &Path,
    stories: &[Entry<Article>],
    now: Timestamp,
) -> Result<Vec<History>, String> {
    let articles = root.join("articles");
    let name = |story: &Entry<Article>| {
        let name = story.source.path.strip_prefix(&articles).ok()?;
        let parts: Vec<_> = name.iter().map(OsStr::to_string_lossy).collect();
        Some(parts.join("/"))
    };
    let names: Vec<_> = stories.iter().map(name).collect();
    let mut commits = commits(&articles)?;
    let wanted: BTreeSet<_> = names.iter().flatten().cloned().collect();
    commits.retain(|name, _| wanted.contains(name));
    let objects = commits.values().flatten().map(|(_, object)| object.clone());
    let objects = objects.collect::<BTreeSet<_>>();
    let objects = contents(&articles, &objects).map_err(|error| error.to_string())?;
    let histories = stories.iter().zip(names).map(|(story, name)| {
        let commits = name.and_then(|name| commits.get(&name));
        let mut revisions = Vec::new();
        for (time, object) in commits.into_iter().flatten() {
            if let Some(value) = objects.get(object)
                && let Some(at) = appeared(value, *time).filter(|at| *at <= now)
            {
                add(&mut revisions, revision(value, at));
            }
        }
        add(&mut revisions, revision(story.source.value(), now));
        keep_the_newest(&mut revisions);
        History {
            revisions,
            unrecorded: None,
        }
    });
    Ok(histories.collect())
}

/// When what was committed then could first be read; never, if it was a draft.
fn appeared(story: &Value, committed: Timestamp) -> Option<Timestamp> {
    let is_draft = story.get("draft").and_then(Value::as_bool);
    let published = story.get("published").and_then(Value::as_str);
    let published = published?.parse::<Timestamp>().ok()?;
    (!is_draft.unwrap_or_default()).then(|| published.max(committed))
}

fn git(folder: &Path) -> Command {
    let mut git = Command::new("git");
    git.arg("-C")
        .arg(folder)
        .args([
            "-c",
            "log.showSignature=false",
            "-c",
            "core.fsmonitor=false",
        ])
        // A copy without its objects must not fetch them one by one.
        .env("GIT_NO_LAZY_FETCH", "1")
        .env("GIT_OPTIONAL_LOCKS", "0")
        .stdin(Stdio::null());
    git
}

fn commits(folder: &Path) -> Result<Commits, String> {
    const LOG: [&str; 10] = [
        "log",
        "--first-parent",
        "-m",
        "--raw",
        "--no-abbrev",
        "--no-renames",
        "--relative",
        "-z",
        "--format=%x01%ct",
        "--",
    ];
    let output = git(folder)
        .args(LOG)
        .arg(".")
        .output()
        .map_err(|error| format!("git can't be run: {error}"))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        return Err(said.trim().to_owned());
    }
    let mut commits = read_log(&String::from_utf8_lossy(&output.stdout));
    for versions in commits.values_mut() {
        versions.truncate(COMMITS);
        versions.reverse();
    }
    Ok(commits)
}

/// Fields end in NUL: `\x01` and the seconds of a commit, then for each file `:`, modes, the old and
/// the new object and a letter, then its name (git-log, "RAW OUTPUT FORMAT"). The newest is first.
fn read_log(log: &str) -> Commits {
    let mut commits = Commits::new();
    let mut time = None;
    let mut fields = log.split('\0').map(|field| field.trim_start_matches('\n'));
    while let Some(field) = fields.next() {
        if let Some(seconds) = field.strip_prefix('\u{1}') {
            let seconds = seconds.trim().parse().ok();
            time = seconds.and_then(|seconds| Timestamp::from_second(seconds).ok());
        } else if let Some(change) = field.strip_prefix(':') {
            let object = change.split(' ').nth(3).unwrap_or_default();
            let Some(name) = fields.next() else { break };
            let is_gone = object.bytes().all(|digit| digit == b'0');
            if let (Some(time), false) = (time, is_gone) {
                let versions = commits.entry(name.to_owned()).or_default();
                versions.push((time, object.to_owned()));
            }
        }
    }
    commits
}

/// The stories in these objects; what is none, or is not there, is left out.
fn contents(folder: &Path, objects: &BTreeSet<String>) -> io::Result<BTreeMap<String, Value>> {
    let mut child = git(folder)
        .args(["cat-file", "--batch"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()?;
    let (Some(mut asked), Some(answers)) = (child.stdin.take(), child.stdout.take()) else {
        return Ok(BTreeMap::new());
    };
    let list: String = objects.iter().map(|object| format!("{object}\n")).collect();
    // Both at once, or each waits for the other when a pipe is full.
    let asking = thread::spawn(move || asked.write_all(list.as_bytes()));
    let mut answers = BufReader::new(answers);
    let mut stories = BTreeMap::new();
    let mut line = String::new();
    while answers.read_line(&mut line)? > 0 {
        let mut words = line.split_whitespace();
        if let (Some(object), Some("blob"), Some(size)) = (words.next(), words.next(), words.next())
        {
            let size: u64 = size.parse().map_err(io::Error::other)?;
            let mut bytes = Vec::new();
            // A line feed comes after it.
            (&mut answers).take(size + 1).read_to_end(&mut bytes)?;
            if bytes.len() <= LARGEST
                && let Ok(story) = serde_json::from_slice(&bytes)
            {
                stories.insert(object.to_owned(), story);
            }
        }
        line.clear();
    }
    // Where git has given up, what it has answered will do.
    _ = asking.join();
    child.wait()?;
    Ok(stories)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_log_is_read_file_by_file_the_newest_first() {
        let object = |digit: &str| digit.repeat(40);
        let log = format!(
            "\u{1}20\0\n:100644 100644 {} {} M\0a.json\0:100644 000000 {} {} D\0b.json\0\u{1}10\0\n:000000 100644 {} {} A\0a.json\0",
            object("1"),
            object("2"),
            object("3"),
            object("0"),
            object("0"),
            object("1"),
        );

        let commits = read_log(&log);

        let time = |seconds| Timestamp::from_second(seconds).expect("a time");
        let versions = vec![(time(20), object("2")), (time(10), object("1"))];
        assert_eq!(commits, Commits::from([("a.json".to_owned(), versions)]));
    }

    #[test]
    fn a_log_that_makes_no_sense_is_no_crash() {
        for log in ["", "\0\0", ":\0", ":\0x", "\u{1}x\0:a b c d e\0x\0"] {
            assert_eq!(read_log(log), Commits::new());
        }
    }
}
