//! A rule for what a link is called.

use std::collections::BTreeMap;

use super::{Problem, Survey};
use crate::{grammar::words::without_invisible, model::Mark};

/// What says of no link where it leads, in lower case, by language.
const NOTHING_SAID: [(&str, &[&str]); 13] = [
    (
        "ar",
        &[
            "هنا",
            "اضغط هنا",
            "انقر هنا",
            "المزيد",
            "اقرأ المزيد",
            "الرابط",
        ],
    ),
    (
        "de",
        &[
            "hier",
            "hier klicken",
            "klicken sie hier",
            "klick hier",
            "mehr",
            "mehr dazu",
            "weiterlesen",
            "link",
            "dieser link",
        ],
    ),
    (
        "en",
        &[
            "here",
            "click here",
            "click",
            "this",
            "this link",
            "link",
            "more",
            "read more",
            "see here",
            "this page",
            "learn more",
        ],
    ),
    (
        "es",
        &[
            "aquí",
            "aqui",
            "haga clic aquí",
            "haz clic aquí",
            "pincha aquí",
            "más",
            "leer más",
            "enlace",
            "este enlace",
        ],
    ),
    (
        "fa",
        &[
            "اینجا",
            "این‌جا",
            "اینجا کلیک کنید",
            "کلیک کنید",
            "بیشتر",
            "ادامه",
            "لینک",
        ],
    ),
    (
        "fr",
        &[
            "ici",
            "cliquez ici",
            "cliquer ici",
            "là",
            "plus",
            "en savoir plus",
            "lire la suite",
            "lien",
            "ce lien",
        ],
    ),
    (
        "it",
        &[
            "qui",
            "clicca qui",
            "cliccando qui",
            "cliccare qui",
            "qua",
            "più",
            "leggi tutto",
            "leggi di più",
            "link",
            "questo link",
        ],
    ),
    (
        "ja",
        &[
            "こちら",
            "ここ",
            "ここをクリック",
            "こちらをクリック",
            "クリック",
            "続きを読む",
            "リンク",
            "詳しくはこちら",
            "もっと見る",
        ],
    ),
    (
        "nl",
        &[
            "hier",
            "klik hier",
            "meer",
            "lees meer",
            "lees verder",
            "link",
            "deze link",
        ],
    ),
    (
        "pl",
        &[
            "tutaj",
            "tu",
            "kliknij tutaj",
            "kliknij tu",
            "więcej",
            "czytaj więcej",
            "link",
        ],
    ),
    (
        "pt",
        &[
            "aqui",
            "clique aqui",
            "clicar aqui",
            "mais",
            "leia mais",
            "saiba mais",
            "ler mais",
            "link",
            "este link",
        ],
    ),
    (
        "ru",
        &[
            "здесь",
            "тут",
            "сюда",
            "нажмите здесь",
            "подробнее",
            "читать далее",
            "ссылка",
            "по ссылке",
        ],
    ),
    (
        "zh",
        &[
            "这里",
            "這裡",
            "这儿",
            "点击这里",
            "點擊這裡",
            "点这里",
            "点击此处",
            "此处",
            "此處",
            "更多",
            "阅读更多",
            "链接",
            "連結",
        ],
    ),
];

/// Ensure that the words of a link say where it leads. Screen readers list links by their words alone, and
/// whoever looks through a page reads them first: "here" tells them nothing.
pub(super) fn every_link_says_where_it_leads(content: &Survey, problems: &mut Vec<Problem>) {
    let mend = "make a link of the words that name what is there";
    let own: BTreeMap<_, _> = content
        .articles
        .iter()
        .map(|entry| (&entry.source.path, entry.value.language.as_ref()))
        .collect();
    let first = content.site.language();
    for (pointer, mark, source) in content.marks() {
        let Mark::Link { href, text } = mark else {
            continue;
        };
        let plain = text.plain();
        let words = without_invisible(&plain).to_lowercase();
        let sides = |c: char| !c.is_alphanumeric();
        let words = words.trim_matches(sides);
        let language = own.get(&source.path).copied().flatten().unwrap_or(first);
        let tags = [language.primary(), "en"];
        let mut said = NOTHING_SAID.iter().filter(|(tag, _)| tags.contains(tag));
        if said.any(|(_, all)| all.contains(&words)) {
            let what = format!("the link is called `{}`", plain.trim());
            problems.push(source.problem(&format!("{pointer}/text"), what, mend));
        } else if plain.trim() == href.trim() && href.chars().count() > LONGEST_ADDRESS {
            let what = "the link is called by its address, which is long".to_owned();
            problems.push(source.problem(&format!("{pointer}/text"), what, mend));
        }
    }
}

/// In characters: an address of this length is a name that can be read out.
const LONGEST_ADDRESS: usize = 40;
