use std::{fs, io::Read, path::Path};

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use serde_json::{Value, json};

use crate::{
    content::{Problem, explanation::explanation, rules::all_rules},
    model::Severity,
};

/// What can't stand in a path of an address (RFC 3986, section 3.3).
const NOT_IN_PATHS: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b':')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// What paths are relative to: the folder that the publisher runs in.
const ROOT: &str = "%SRCROOT%";

/// As a log in the Static Analysis Results Interchange Format (OASIS SARIF 2.1.0), which code hosts and
/// editors show.
pub fn as_sarif(problems: &[Problem]) -> String {
    let rules: Vec<_> = all_rules().collect();
    let described = rules.iter().map(|rule| {
        let about = explanation(rule.name).unwrap_or_default();
        json!({
            "id": rule.name,
            "shortDescription": { "text": about.short() },
            "fullDescription": { "text": about.long() },
            "defaultConfiguration": {
                "enabled": rule.severity != Severity::Off,
                "level": level(rule.severity)
            }
        })
    });
    let results = problems.iter().map(|problem| {
        let index = rules.iter().position(|rule| rule.name == problem.rule);
        result(problem, index)
    });
    let log = json!({
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {
                "driver": {
                    "name": "standfirst",
                    "semanticVersion": env!("CARGO_PKG_VERSION"),
                    "rules": described.collect::<Vec<_>>()
                }
            },
            "columnKind": "unicodeCodePoints",
            "results": results.collect::<Vec<_>>()
        }]
    });
    format!("{log:#}\n")
}

/// What is switched off by itself is a warning once it is on.
fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning | Severity::Off => "warning",
    }
}

fn result(problem: &Problem, rule: Option<usize>) -> Value {
    let mut place = json!({ "artifactLocation": location(&problem.file) });
    if problem.line > 0 {
        place["region"] = json!({ "startLine": problem.line, "startColumn": problem.column });
    }
    let mut result = json!({
        "ruleId": problem.rule,
        "level": level(problem.severity),
        "message": { "text": format!("{}: {}", problem.what, problem.mend) },
        "locations": [{ "physicalLocation": place }]
    });
    if let Some(index) = rule {
        result["ruleIndex"] = index.into();
    }
    if let Some(fix) = &problem.fix {
        let start = fix.start + mark_before(&problem.file);
        result["fixes"] = json!([{
            "description": { "text": problem.mend },
            "artifactChanges": [{
                "artifactLocation": location(&problem.file),
                "replacements": [{
                    "deletedRegion": { "byteOffset": start, "byteLength": fix.was.len() },
                    "insertedContent": { "text": fix.with }
                }]
            }]
        }]);
    }
    result
}

/// How long the byte order mark of a file is, in bytes, which programs count that apply a fix.
fn mark_before(file: &Path) -> usize {
    const MARK: [u8; 3] = [0xef, 0xbb, 0xbf];
    let mut start = [0; MARK.len()];
    let read = fs::File::open(file).and_then(|mut file| file.read_exact(&mut start));
    if read.is_ok() && start == MARK {
        MARK.len()
    } else {
        0
    }
}

/// A file below the folder that the publisher runs in is named from there, any other one whole.
fn location(file: &Path) -> Value {
    let here = std::env::current_dir().unwrap_or_default();
    let inside = file.strip_prefix(&here).unwrap_or(file);
    let parts = inside.components().filter_map(|part| match part {
        std::path::Component::CurDir | std::path::Component::RootDir => None,
        part => Some(part.as_os_str().to_string_lossy()),
    });
    let parts: Vec<_> = parts
        .map(|part| utf8_percent_encode(&part, NOT_IN_PATHS).to_string())
        .collect();
    let path = parts.join("/");
    if inside.is_absolute() {
        json!({ "uri": format!("file:///{path}") })
    } else {
        json!({ "uri": path, "uriBaseId": ROOT })
    }
}
