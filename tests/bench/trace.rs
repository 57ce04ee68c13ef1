//! What the thread of a page did, by the browser's trace. How long is counted in the thread's own time,
//! which stands still while the machine does something else.

use std::ops::Range;

use serde_json::Value;

/// What DevTools counts as scripting.
const SCRIPTS: [&str; 10] = [
    "EvaluateScript",
    "EventDispatch",
    "FireAnimationFrame",
    "FireIdleCallback",
    "FunctionCall",
    "RunMicrotasks",
    "TimerFire",
    "v8.compile",
    "v8.compileModule",
    "v8.evaluateModule",
];

const RENDERING: [&str; 2] = ["Layout", "UpdateLayoutTree"];

/// Something that the thread did, in milliseconds.
struct Work {
    /// By the clock that all threads of the browser have.
    time: Range<f64>,
    /// How long, by the thread's own.
    length: f64,
}

struct Mark {
    name: String,
    /// By the clock that all threads of the browser have.
    at: f64,
    /// By the thread's own.
    worked: f64,
}

/// What the thread did on which certain marks were made.
pub struct Thread {
    tasks: Vec<Work>,
    scripts: Vec<Work>,
    rendering: Vec<Work>,
    marks: Vec<Mark>,
}

impl Thread {
    /// Of the page that made this mark.
    pub fn of(trace: &[Value], mark: &str) -> Self {
        let is_mark = |event: &Value| event["cat"] == "blink.user_timing";
        let its = trace
            .iter()
            .rfind(|event| is_mark(event) && event["name"] == mark);
        let its = its.unwrap_or_else(|| panic!("{mark} is not in the trace"));
        let is_its = |event: &&Value| event["pid"] == its["pid"] && event["tid"] == its["tid"];
        let events: Vec<_> = trace.iter().filter(is_its).collect();
        let marks = events.iter().filter(|event| is_mark(event));
        let marks = marks.map(|event| Mark {
            name: event["name"].as_str().unwrap_or_default().to_owned(),
            at: milliseconds(&event["ts"]),
            worked: milliseconds(&event["tts"]),
        });
        Self {
            tasks: outermost(&events, &["RunTask"]),
            scripts: outermost(&events, &SCRIPTS),
            rendering: outermost(&events, &RENDERING),
            marks: marks.collect(),
        }
    }

    /// From one mark to the end of the task in which the other was made.
    pub fn between(&self, start: &str, end: &str) -> Range<f64> {
        let (start, end) = (self.mark(start).at, self.mark(end).at);
        let last = self.tasks.iter().find(|task| task.time.contains(&end));
        start..last.map_or(end, |task| task.time.end)
    }

    /// How long it did anything at all from one mark to the other.
    pub fn worked(&self, start: &str, end: &str) -> f64 {
        self.mark(end).worked - self.mark(start).worked
    }

    /// The last of its name.
    fn mark(&self, name: &str) -> &Mark {
        let mark = self.marks.iter().rfind(|mark| mark.name == name);
        mark.unwrap_or_else(|| panic!("{name} is not in the trace"))
    }

    /// How long scripts ran, without the styles and layouts that they waited for.
    pub fn scripting(&self, within: &Range<f64>) -> f64 {
        sum(begun(&self.scripts, within)) - self.forced(within)
    }

    /// How long the styles and layouts took that scripts waited for.
    pub fn forced(&self, within: &Range<f64>) -> f64 {
        let is_waited_for = |work: &&Work| {
            self.scripts
                .iter()
                .any(|script| script.time.contains(&work.time.start))
        };
        sum(begun(&self.rendering, within).filter(is_waited_for))
    }

    /// How long a reader could do nothing.
    pub fn longest_task(&self, within: &Range<f64>) -> f64 {
        let meets = |task: &&Work| task.time.start < within.end && within.start < task.time.end;
        let tasks = self.tasks.iter().filter(meets);
        tasks.map(|task| task.length).fold(0.0, f64::max)
    }
}

/// In order, and without what is part of another.
fn outermost(events: &[&Value], names: &[&str]) -> Vec<Work> {
    let is_named = |event: &&&Value| names.iter().any(|name| event["name"] == *name);
    let mut works: Vec<_> = events
        .iter()
        .filter(|event| event["ph"] == "X")
        .filter(is_named)
        .map(|event| {
            let start = milliseconds(&event["ts"]);
            Work {
                time: start..start + milliseconds(&event["dur"]),
                length: milliseconds(&event["tdur"]),
            }
        })
        .collect();
    works.sort_by(|one, other| one.time.start.total_cmp(&other.time.start));
    let mut end = 0.0;
    works.retain(|work| {
        let is_outer = work.time.start >= end;
        end = f64::max(end, work.time.end);
        is_outer
    });
    works
}

fn begun<'a>(works: &'a [Work], within: &'a Range<f64>) -> impl Iterator<Item = &'a Work> {
    works
        .iter()
        .filter(|work| within.contains(&work.time.start))
}

fn sum<'a>(works: impl Iterator<Item = &'a Work>) -> f64 {
    works.fold(0.0, |sum, work| sum + work.length)
}

/// A trace is in microseconds.
fn milliseconds(value: &Value) -> f64 {
    value.as_f64().unwrap_or_default() / 1000.0
}
