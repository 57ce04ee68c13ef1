//! A rule for the rules.

use super::{Problem, Severity, Survey, all_rules, suggestion};

/// Ensure that the site file sets the severity of rules that there are, and of none that is an error by
/// itself: what it refuses can't be published.
pub(super) fn every_rule_that_is_set_is_known(content: &Survey, problems: &mut Vec<Problem>) {
    for (name, severity) in &content.site.check {
        let (what, mend) = match all_rules().find(|rule| rule.name == name) {
            None => (
                format!("there is no rule `{name}`"),
                suggestion(name, all_rules().map(|rule| rule.name)),
            ),
            Some(rule) if rule.severity == Severity::Error && *severity != Severity::Error => (
                format!(
                    "`{name}` can't be set to `{severity}`: what it refuses can't be published"
                ),
                "take it out".to_owned(),
            ),
            Some(_) => continue,
        };
        let pointer = format!("/check/{}", crate::content::pointer::escape(name));
        problems.push(content.site_source.problem(&pointer, what, mend));
    }
}
