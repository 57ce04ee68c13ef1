//! What no schema can say: rules between files and between fields.

mod addresses;
mod blank;
mod blocks;
mod characters;
mod collections;
mod correction;
mod depth;
mod every_link;
mod figures;
mod files;
mod fronts;
mod guests;
mod language;
mod link_words;
mod links;
mod live;
mod looks;
mod machines;
mod magnitudes;
mod named;
mod navigation;
mod outline;
mod own_blocks;
mod pictures;
mod redirects;
mod runs;
mod scripts;
mod settings;
mod signs;
mod site;
mod slots;
mod story;
mod style;
mod styles;
mod survey;
mod tables;
mod text;
mod theme;
mod time;
mod translations;
mod typography;
mod weight;
mod words;

use std::collections::HashMap;

use const_format::str_replace;
use rayon::prelude::*;

use super::{
    Problem,
    entry::{Content, Entry},
    load::Extent,
    problem::{Guesses, first, suggestion},
    reading::READING,
    source::Source,
    story_names::StoryNames,
};
use crate::{grammar::nearest, model::Severity};
use named::{languages, permalink, sections, slugs, topics};
use survey::Survey;

pub use styles::unusable_styles;

/// A rule and its name.
#[derive(Debug)]
pub struct Rule {
    /// What it ensures, in words joined by hyphens.
    pub name: &'static str,
    /// How grave it is to break it, where the site file says nothing else.
    pub severity: Severity,
    pub(super) apply: fn(&Survey, &mut Vec<Problem>),
}

macro_rules! rules {
    ($severity:ident: $($file:ident::$rule:ident),* $(,)?) => {
        &[$(Rule {
            name: str_replace!(stringify!($rule), "_", "-"),
            severity: Severity::$severity,
            apply: $file::$rule,
        }),*]
    };
}

/// What has to hold, in the order in which it is looked at.
pub const RULES: &[Rule] = rules![Error:
    site::the_base_url_is_absolute,
    site::the_time_zone_is_known,
    language::every_language_is_in_lower_case,
    language::every_language_has_its_code_of_today,
    language::no_language_is_named_twice,
    site::the_permalink_tells_stories_apart,
    collections::every_collection_has_what_it_names,
    collections::every_thing_has_the_fields_of_its_collection,
    navigation::the_navigation_leads_to_sections,
    navigation::the_foot_leads_to_pages,
    navigation::every_link_of_the_navigation_is_whole,
    navigation::every_name_of_a_link_is_in_a_language_of_the_site,
    navigation::the_alert_says_something,
    fronts::the_front_asks_for_what_there_is,
    fronts::no_container_leaves_out_what_it_asks_for,
    site::no_section_takes_a_reserved_name,
    site::no_two_sections_share_a_slug,
    site::no_two_topics_share_a_slug,
    site::every_name_is_in_a_language_of_the_site,
    site::the_link_preview_can_be_shown_by_others,
    slots::every_slot_is_a_part_of_a_page,
    slots::no_slot_holds_what_the_policy_refuses,
    slots::every_declared_origin_is_one,
    slots::every_origin_of_a_slot_is_declared,
    theme::every_colour_of_the_theme_is_opaque,
    theme::every_font_of_the_theme_can_be_set,
    machines::the_hub_of_feeds_can_be_reached,
    styles::every_style_can_be_used,
    settings::every_rule_that_is_set_is_known,
    story::every_story_has_a_known_section,
    story::every_story_has_known_authors,
    story::every_story_has_known_topics,
    story::no_two_authors_share_a_slug,
    guests::no_guest_has_a_file,
    story::no_author_has_a_part_twice,
    story::every_byline_names_its_authors,
    story::every_story_is_in_a_language_of_the_site,
    story::no_two_pages_share_an_address,
    story::no_story_expires_before_it_is_published,
    story::every_related_story_exists,
    translations::every_translation_exists,
    translations::every_translation_is_in_a_language_of_its_own,
    translations::every_translation_is_mutual,
    correction::every_correction_has_its_place,
    correction::every_correction_comes_after_its_story,
    live::posts_stand_in_a_live_story,
    live::no_two_posts_share_an_id,
    live::one_post_is_pinned,
    live::every_post_has_known_authors,
    live::no_live_story_ends_before_it_begins,
    time::no_post_comes_after_the_end,
    time::nothing_is_updated_before_it_is_published,
    time::every_year_has_four_digits,
    links::every_link_leads_somewhere,
    redirects::every_old_address_leads_on,
    redirects::no_redirect_leads_in_a_circle,
    redirects::every_redirect_leads_straight_on,
    text::no_link_is_inside_a_link,
    text::every_note_reference_has_a_note,
    text::every_note_is_referred_to,
    text::no_two_notes_share_an_id,
    text::every_time_can_be_read_by_machines,
    text::only_numbered_lists_are_counted,
    tables::every_table_row_is_whole,
    tables::no_cell_of_a_sortable_table_spans,
    depth::nothing_is_nested_too_deep,
    links::every_card_leads_to_a_story,
    blocks::every_term_is_explained,
    blocks::no_two_terms_share_an_id,
    blocks::every_timeline_has_events,
    blocks::every_formula_can_be_set,
    blocks::every_language_of_code_is_known,
    blocks::every_comparison_is_of_one_shape,
    pictures::every_picture_that_is_a_link_says_where,
    pictures::a_row_of_pictures_has_two_or_three,
    figures::every_chart_row_is_whole,
    figures::every_figure_of_a_chart_is_a_number,
    magnitudes::every_figure_can_be_drawn_to_scale,
    figures::every_chart_and_map_has_a_figure,
    figures::every_row_of_a_chart_is_on_its_axis,
    figures::every_mark_of_a_chart_is_on_its_axis,
    figures::no_axis_begins_above_a_figure,
    figures::every_value_of_a_map_has_an_area,
    figures::no_area_of_a_map_has_two_values,
    figures::no_two_areas_of_a_map_share_an_id,
    blocks::every_review_says_of_what,
    blocks::every_answer_of_a_quiz_is_an_option,
    blocks::every_sound_and_film_can_be_played,
    files::every_document_is_of_a_kind_to_keep,
    own_blocks::every_own_block_can_be_made,
    text::every_embed_is_of_its_provider,
    words::every_text_that_is_needed_has_words,
    blank::every_part_that_is_announced_is_there,
    characters::every_character_can_be_written,
];

/// What could be better, and keeps nobody from publishing unless the site file says so.
pub const ADVICE: &[Rule] = rules![Warning:
    links::every_own_link_is_short,
    tables::no_table_keeps_a_tap_waiting,
    language::every_strings_file_is_used,
    language::every_language_has_interface_strings,
    fronts::no_container_passes_over_all,
    addresses::no_published_address_is_gone,
    time::nothing_is_dated_far_ahead,
    theme::every_colour_of_the_theme_can_be_read,
    machines::the_security_contact_holds_for_a_year,
    machines::the_cover_of_a_podcast_is_taken,
    machines::no_two_stories_share_an_id,
    outline::every_fragment_leads_to_a_part,
    outline::headings_go_down_step_by_step,
    signs::every_sign_of_markdown_means_something,
    link_words::every_link_says_where_it_leads,
    slots::every_slot_and_its_origins_are_used,
    navigation::the_alert_is_not_over,
    looks::every_picture_says_what_it_shows,
    looks::every_photograph_names_who_made_it,
    looks::every_picture_fills_its_place,
    weight::every_page_is_light,
    tables::every_column_of_a_table_has_a_head,
    words::every_standfirst_adds_to_its_headline,
    scripts::every_text_is_in_the_script_of_its_language,
    style::every_word_is_of_the_house_style,
];

/// How words are set, of which houses think differently: looked at once the site file asks for it.
pub const OPTIONAL: &[Rule] = rules![Off:
    typography::no_space_stands_twice,
    typography::every_quotation_mark_is_of_its_language,
    typography::every_dash_is_no_hyphen,
    typography::french_punctuation_keeps_its_space,
];

/// Every rule: those of reading, those that have to be kept, and what could be better.
pub fn all_rules() -> impl Iterator<Item = &'static Rule> + Clone {
    READING.iter().chain(RULES).chain(advice())
}

/// The rule whose name is most like that one, or where to find all.
pub fn nearest_rule(name: &str) -> String {
    let names = all_rules().map(|rule| (rule.name, rule.name));
    match nearest(name, names, 0.8) {
        Some(name) => format!("did you mean `{name}`?"),
        None => "`standfirst explain` lists all".to_owned(),
    }
}

/// What breaks the rules or could be better.
pub fn check(content: &Content, extent: Extent) -> Vec<Problem> {
    let survey = Survey::of(content);
    let found = |(rule, severity): (&Rule, Severity)| {
        let mut found = Vec::new();
        (rule.apply)(&survey, &mut found);
        let mut few = first(found, extent.most);
        for problem in &mut few {
            (problem.rule, problem.severity) = (rule.name, severity);
        }
        if extent.has_mends {
            confirm(content, &mut few);
        } else {
            few.iter_mut().for_each(|problem| problem.fix = None);
        }
        few
    };
    let rules: Vec<_> = RULES
        .iter()
        .map(|rule| (rule, rule.severity))
        .chain(advice().map(|rule| (rule, severity(content, rule))))
        .filter(|(_, severity)| *severity != Severity::Off)
        .collect();
    rules.into_par_iter().flat_map_iter(found).collect()
}

/// Takes back mends of Markdown that would change more than they say.
fn confirm(content: &Content, problems: &mut [Problem]) {
    let is_unsure = |problem: &&mut Problem| {
        let fix = problem.fix.as_ref();
        fix.is_some_and(|fix| fix.change.is_some())
    };
    let mut unsure = problems.iter_mut().filter(is_unsure).peekable();
    if unsure.peek().is_none() {
        return;
    }
    let stories = content.articles.iter().map(|entry| &entry.source);
    let sources = stories.chain(content.pages.iter().map(|entry| &entry.source));
    let sources: HashMap<_, _> = sources.map(|source| (&source.path, source)).collect();
    for problem in unsure {
        let source = sources.get(&problem.file);
        let fix = problem.fix.take().and_then(|fix| source?.confirmed(*fix));
        problem.fix = fix.map(Box::new);
    }
}

/// What could be better, whether it is looked at or not.
fn advice() -> impl Iterator<Item = &'static Rule> + Clone {
    ADVICE.iter().chain(OPTIONAL)
}

/// As the site file has it, or else the rule itself.
fn severity(content: &Content, rule: &Rule) -> Severity {
    let own = content.site.check.get(rule.name);
    own.copied().unwrap_or(rule.severity)
}
