//! The blocks of a publication's own: a template each, and the schema of their fields.

mod schema;

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
};

use serde_json::Value;

use super::{
    Problem, content_type::ContentType, entry::Content, files::content_files, markdown::Shapes,
    reading::A_TEMPLATE_CAN_BE_READ, schema::schema as schema_of, source::Source, texts::Texts,
};
use crate::{
    grammar::own_block,
    model::{Article, OwnBlock, StaticPage, Template, Templates},
};
pub use schema::with_templates;

/// Where they are in a content folder.
const FOLDER: &str = "templates/blocks";

/// The files that a block may have.
const ENDINGS: &[&str] = &["css", "html", "json"];

/// How the fields of a block are told that has no schema.
const SCHEMA: &str =
    "`{ \"properties\": { \"label\": { \"type\": \"string\" } }, \"required\": [\"label\"] }`";

/// The kinds of files that hold blocks.
pub struct StoryTypes {
    /// The files of `articles/`.
    pub article: ContentType<Article>,
    /// The files of `pages/`.
    pub page: ContentType<StaticPage>,
    /// What the blocks may have.
    pub shapes: Shapes,
}

/// Those of a publication with these templates. They are made once for each set of schemas, and kept: there are
/// few, and whatever reads Markdown looks at them again and again.
pub fn story_types(templates: &Templates) -> &'static StoryTypes {
    static MADE: Mutex<BTreeMap<String, &'static StoryTypes>> = Mutex::new(BTreeMap::new());
    let schemas = templates.iter().map(|(kind, one)| (kind, &one.schema));
    let name = serde_json::to_string(&schemas.collect::<BTreeMap<_, _>>()).unwrap_or_default();
    let mut made = MADE.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(types) = made.get(&name) {
        return types;
    }
    let types: &'static StoryTypes = Box::leak(Box::new(made_of(templates)));
    made.insert(name, types);
    types
}

fn made_of(templates: &Templates) -> StoryTypes {
    let article = with_templates(schema_of::<Article>(), templates);
    let page = with_templates(schema_of::<StaticPage>(), templates);
    let types = ContentType::of(article.clone()).and_then(|of_stories| {
        Ok(StoryTypes {
            article: of_stories,
            page: ContentType::of(page)?,
            shapes: Shapes::of(Box::leak(Box::new(article))),
        })
    });
    match types {
        Ok(types) => types,
        // Each template has been tried by itself.
        Err(_) if !templates.is_empty() => made_of(&Templates::new()),
        Err(error) => unreachable_types(&error),
    }
}

#[expect(clippy::panic, reason = "the schemas of our types depend on no input")]
fn unreachable_types(error: &str) -> StoryTypes {
    panic!("a schema made from a type is a schema: {error}")
}

/// The templates of a content folder that can be read, whatever is wrong with others.
pub fn read_templates(root: &Path) -> Templates {
    read(root, &Texts::new()).0
}

/// The templates of a content folder, and what is wrong with them. Of one that can't be read it is still known that
/// there is such a block.
pub fn read(root: &Path, texts: &Texts) -> (Templates, Vec<Problem>) {
    let mut problems = Vec::new();
    let paths = content_files(root, &root.join(FOLDER), ENDINGS, texts, &mut problems);
    let mut blocks: BTreeMap<PathBuf, Vec<&str>> = BTreeMap::new();
    for path in &paths {
        let ending = path.extension().and_then(|ending| ending.to_str());
        let endings = blocks.entry(path.with_extension("")).or_default();
        endings.extend(ending);
    }
    let mut templates = Templates::new();
    for (path, endings) in blocks {
        let file = |ending: &str| path.with_extension(ending);
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if !is_name(&name) {
            let what = format!("`{name}` can't be the name of a block");
            let mend = "rename it: a small letter of a to z, then such letters, digits and hyphens";
            problems.push(Problem::in_file(file(endings[0]), what, mend));
            continue;
        }
        let kind = format!("{}{name}", OwnBlock::PREFIX);
        if !endings.contains(&"html") {
            let what = format!("`{kind}` has no template");
            let mend = format!("write `{name}.html` beside it, or remove this");
            problems.push(Problem::in_file(file(endings[0]), what, mend));
            continue;
        }
        let schema = if endings.contains(&"json") {
            schema_in(&file("json"), &kind, texts, &mut problems)
        } else {
            let what = format!("`{kind}` has no schema, and so nothing is known of its fields");
            let mend = format!("write `{name}.json` beside it, such as {SCHEMA}");
            problems.push(Problem::in_file(file("html"), what, mend));
            None
        };
        let html = html_in(&file("html"), texts, &mut problems);
        let template = Template {
            html: html.filter(|_| schema.is_some()).unwrap_or_default(),
            schema: schema.unwrap_or_else(|| schema::anything(&kind)),
        };
        templates.insert(kind, template);
    }
    for problem in &mut problems {
        problem.breaks(A_TEMPLATE_CAN_BE_READ);
    }
    (templates, problems)
}

impl Content {
    /// What blocks may have in Markdown.
    pub fn shapes(&self) -> Shapes {
        story_types(&self.templates).shapes
    }
}

/// The path of the template of a block.
pub fn path_of(root: &Path, kind: &str) -> PathBuf {
    let name = kind.strip_prefix(OwnBlock::PREFIX).unwrap_or(kind);
    root.join(FOLDER).join(format!("{name}.html"))
}

fn is_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_lowercase())
        && name
            .bytes()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == b'-')
}

fn html_in(path: &Path, texts: &Texts, problems: &mut Vec<Problem>) -> Option<String> {
    let read = match texts.get(path) {
        Some(text) => Ok(text.clone()),
        None => std::fs::read_to_string(path),
    };
    let html = match read {
        Ok(html) => html,
        Err(error) => {
            let what = format!("can't be read: {error}");
            let mend = "make it readable, as text in UTF-8";
            problems.push(Problem::in_file(path.to_owned(), what, mend));
            return None;
        }
    };
    let wrong = if html.trim().is_empty() {
        Some((
            0,
            "there is nothing in this template".to_owned(),
            "write its HTML".to_owned(),
        ))
    } else {
        let wrong = own_block::check(&html).err();
        wrong.map(|error| (error.line.unwrap_or(0), error.what, error.mend))
    };
    let Some((line, what, mend)) = wrong else {
        return Some(html);
    };
    let place = (line, usize::from(line > 0));
    problems.push(Problem::at(path.to_owned(), place, what, mend));
    None
}

/// The schema of a whole block by that of its fields.
fn schema_in(path: &Path, kind: &str, texts: &Texts, problems: &mut Vec<Problem>) -> Option<Value> {
    let source = Source::read(path, texts).map_err(|problem| problems.push(problem));
    let source = source.ok()?;
    let before = problems.len();
    problems.extend(source.faults());
    schema::check(&source, problems);
    if problems.len() > before {
        return None;
    }
    let schema = schema::of_block(kind, source.value());
    let alone = Templates::from([(
        kind.to_owned(),
        Template {
            html: String::new(),
            schema: schema.clone(),
        },
    )]);
    let whole = with_templates(schema_of::<StaticPage>(), &alone);
    if let Err(error) = ContentType::<StaticPage>::of(whole) {
        let what = format!("this is no schema: {error}");
        let mend =
            "a `$ref` leads to `#/$defs/…` of the schema of pages, or write out what is there";
        problems.push(source.problem("", what, mend));
        return None;
    }
    Some(schema)
}
