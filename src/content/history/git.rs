use std::{collections::BTreeMap, ffi::OsStr, io, path::Path};

use jiff::Timestamp;
use serde_json::Value;
use thiserror::Error;

use super::{
    objects::{Object, Objects, git},
    revision::{MOST, revision, says_the_same},
};
use crate::{
    content::{convert::Form, entry::Entry},
    model::{Article, History, Moment, Revision},
};

/// How many commits of one file are looked at, the newest: many of them change nothing to read.
const COMMITS: usize = 100;

/// For each story, by its path without its ending, when its file came to hold which object, or none when it
/// was removed; the newest first.
type Commits = BTreeMap<String, Vec<(Timestamp, Option<Object>)>>;

/// Why there are no histories.
#[derive(Debug, Error)]
pub enum GitError {
    /// There is no such program.
    #[error("git can't be run: {0}")]
    Missing(io::Error),
    /// What git said when it gave up, such as that there is no repository.
    #[error("{0}")]
    Refused(String),
    /// Git's store could not be asked.
    #[error(transparent)]
    Objects(#[from] io::Error),
}

/// What the commits of each story's file say, by two runs of git whatever the number of stories. A
/// merge counts when it was made, and a file that was renamed begins anew, unless it was JSON and became
/// Markdown or the other way round.
///
/// # Errors
/// Where git is missing, refuses, or breaks off.
pub fn read(
    root: &Path,
    stories: &[Entry<Article>],
    now: Timestamp,
) -> Result<Vec<History>, GitError> {
    let articles = root.join("articles");
    let commits = commits(&articles)?;
    let mut objects = Objects::open(&articles)?;
    let histories = stories.iter().map(|story| {
        let path = story.source.path.strip_prefix(&articles).ok();
        let commits = path.and_then(|path| {
            let path = path.with_extension("");
            let parts: Vec<_> = path.iter().map(OsStr::to_string_lossy).collect();
            commits.get(&parts.join("/"))
        });
        let commits = commits.map_or(&[][..], Vec::as_slice);
        let current = revision(story.source.value(), now);
        Ok(History {
            revisions: revisions(current, commits, now, |object| objects.story(object))?,
            unrecorded: None,
        })
    });
    Ok(histories.collect::<io::Result<_>>()?)
}

/// Back from what a story says now to as many revisions as are kept.
fn revisions(
    current: Revision,
    commits: &[(Timestamp, Option<Object>)],
    now: Timestamp,
    mut story: impl FnMut(&Object) -> io::Result<Option<Value>>,
) -> io::Result<Vec<Revision>> {
    let mut newest_first = vec![current];
    let mut replaced = Timestamp::MAX;
    for (committed, object) in commits {
        let until = replaced;
        replaced = replaced.min(*committed);
        let Some(value) = object.as_ref().map(&mut story).transpose()?.flatten() else {
            continue;
        };
        // A version that was replaced before its time came was never public, and must not become so
        // here.
        let Some(at) = appeared(&value, *committed).filter(|at| *at <= now && *at < until) else {
            continue;
        };
        let Some(next) = newest_first.last_mut().filter(|next| at < next.at.0) else {
            continue;
        };
        let earlier = revision(&value, at);
        if says_the_same(&earlier, next) {
            next.at = Moment(at);
        } else if newest_first.len() == MOST {
            break;
        } else {
            newest_first.push(earlier);
        }
    }
    newest_first.reverse();
    Ok(newest_first)
}

/// When a version that was committed then could first be read; never, if it was a draft or had
/// expired by then.
fn appeared(story: &Value, committed: Timestamp) -> Option<Timestamp> {
    let time = |field: &str| story.get(field)?.as_str()?.parse::<Timestamp>().ok();
    let is_draft = story.get("draft").and_then(Value::as_bool);
    let at = time("published")?.max(committed);
    let is_over = time("expires").is_some_and(|expires| expires <= at);
    (!is_draft.unwrap_or_default() && !is_over).then_some(at)
}

fn commits(folder: &Path) -> Result<Commits, GitError> {
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
        .map_err(GitError::Missing)?;
    if !output.status.success() {
        let message = String::from_utf8_lossy(&output.stderr);
        return Err(GitError::Refused(message.trim().to_owned()));
    }
    let mut commits = read_log(&String::from_utf8_lossy(&output.stdout));
    for versions in commits.values_mut() {
        // Where one form took the place of the other, what is there goes before what is gone.
        versions.sort_by_key(|(time, object)| (std::cmp::Reverse(*time), object.is_none()));
        versions.truncate(COMMITS);
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
            let Some((name, form)) = Form::of_file(name) else {
                continue;
            };
            if let Some(time) = time {
                let versions = commits.entry(name.to_owned()).or_default();
                let object = Object {
                    id: object.to_owned(),
                    form,
                };
                versions.push((time, (!is_gone).then_some(object)));
            }
        }
    }
    commits
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
        let json = |id: &str| {
            Some(Object {
                id: object(id),
                form: Form::Json,
            })
        };
        let versions = vec![(time(20), json("2")), (time(10), json("1"))];
        let gone = vec![(time(20), None)];
        assert_eq!(
            commits,
            Commits::from([("a".to_owned(), versions), ("b".to_owned(), gone)])
        );
    }

    #[test]
    fn a_log_that_makes_no_sense_is_no_crash() {
        for log in ["", "\0\0", ":\0", ":\0x", "\u{1}x\0:a b c d e\0x\0"] {
            assert_eq!(read_log(log), Commits::new());
        }
    }
}
