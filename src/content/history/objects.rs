//! What git keeps of files.

use std::{
    io::{self, BufRead, BufReader, Read, Write},
    path::Path,
    process::{Child, ChildStdin, ChildStdout, Command, Stdio},
};

use serde_json::Value;

use crate::content::{convert::Form, markdown};

/// A larger file is no story.
const LARGEST: u64 = 4 * 1024 * 1024;

/// What git keeps of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Object {
    /// By which git knows it.
    pub id: String,
    /// How the file is written.
    pub form: Form,
}

/// A run of git in a folder.
pub fn git(folder: &Path) -> Command {
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

/// Git's store (`git cat-file --batch`), asked for one object after the other, so that no more than one
/// is in memory.
pub struct Objects {
    child: Child,
    requests: ChildStdin,
    answers: BufReader<ChildStdout>,
}

impl Objects {
    /// Of the repository that a folder is in.
    pub fn open(folder: &Path) -> io::Result<Self> {
        let mut child = git(folder)
            .args(["cat-file", "--batch"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        match (child.stdin.take(), child.stdout.take()) {
            (Some(requests), Some(answers)) => Ok(Self {
                child,
                requests,
                answers: BufReader::new(answers),
            }),
            _ => Err(io::ErrorKind::BrokenPipe.into()),
        }
    }

    /// The story in an object; none where it is something else, or is not there.
    pub fn story(&mut self, object: &Object) -> io::Result<Option<Value>> {
        writeln!(self.requests, "{}", object.id)?;
        let mut line = String::new();
        self.answers.read_line(&mut line)?;
        let mut words = line.split_whitespace().skip(1);
        let (Some(kind), Some(size)) = (words.next(), words.next()) else {
            return Ok(None);
        };
        let size: u64 = size.parse().map_err(io::Error::other)?;
        let is_story = kind == "blob" && size <= LARGEST;
        // A line feed comes after it.
        let mut answer = (&mut self.answers).take(size + 1);
        let mut bytes = Vec::new();
        if is_story {
            answer.read_to_end(&mut bytes)?;
        } else {
            io::copy(&mut answer, &mut io::sink())?;
        }
        Ok(match object.form {
            Form::Json => serde_json::from_slice(&bytes).ok(),
            Form::Markdown => {
                let read = markdown::read(&String::from_utf8_lossy(&bytes));
                Some(read.value).filter(Value::is_object)
            }
        })
    }
}

impl Drop for Objects {
    fn drop(&mut self) {
        // All that is wanted has been read.
        _ = self.child.kill();
        _ = self.child.wait();
    }
}
