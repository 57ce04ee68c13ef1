use leptos::{either::Either, prelude::*};

use super::{
    picture::{Fetch, figure},
    text::text,
};
use crate::{
    locales::Strings,
    model::{Block, Code, Column, Heading, List, PullQuote, Quote, Table},
};

/// One block of a story's body.
pub fn block(block: &Block, strings: &Strings) -> AnyView {
    match block {
        Block::Paragraph(paragraph) => view! { <p>{text(&paragraph.text, strings)}</p> }.into_any(),
        Block::Heading(heading) => self::heading(heading, strings).into_any(),
        Block::List(list) => self::list(list, strings).into_any(),
        Block::Quote(quote) => self::quote(quote, strings).into_any(),
        Block::PullQuote(quote) => pull_quote(quote, strings).into_any(),
        Block::Image(picture) => figure(picture, "figure", Fetch::Near, strings).into_any(),
        Block::Table(table) => self::table(table, strings).into_any(),
        Block::Code(code) => self::code(code, strings).into_any(),
        Block::Divider {} => view! { <hr class="divider" /> }.into_any(),
        Block::Unknown(words) => view! { <p>{text(words, strings)}</p> }.into_any(),
    }
}

fn heading(heading: &Heading, strings: &Strings) -> impl IntoView + use<> {
    let id = (!heading.id.is_empty()).then(|| heading.id.clone());
    let words = text(&heading.text, strings);
    match heading.level {
        2 => Either::Left(view! { <h2 id=id>{words}</h2> }),
        _ => Either::Right(view! { <h3 id=id>{words}</h3> }),
    }
}

fn list(list: &List, strings: &Strings) -> impl IntoView + use<> {
    let items = list
        .items
        .iter()
        .map(|item| view! { <li>{text(&item.text, strings)}</li> })
        .collect_view();
    match list.ordered {
        true => Either::Left(view! { <ol>{items}</ol> }),
        false => Either::Right(view! { <ul>{items}</ul> }),
    }
}

fn quote(quote: &Quote, strings: &Strings) -> impl IntoView + use<> {
    let source = quote.source.clone().map(|source| {
        view! { <a class="quote__source" href=source>{strings.source.clone()}</a> }
    });
    let attribution = quote
        .attribution
        .clone()
        .map(|name| view! { <cite>{name}</cite> });
    let from = (source.is_some() || attribution.is_some())
        .then(|| view! { <figcaption class="quote__from">{attribution}{source}</figcaption> });
    view! {
        <figure class="quote">
            <blockquote cite=quote.source.clone()>
                <p>{text(&quote.text, strings)}</p>
            </blockquote>
            {from}
        </figure>
    }
}

/// Those who hear the story hear these words once, in their place.
fn pull_quote(quote: &PullQuote, strings: &Strings) -> impl IntoView + use<> {
    view! {
        <aside class="pull-quote" aria-hidden="true">
            <p>{text(&quote.text, strings)}</p>
        </aside>
    }
}

/// The frame scrolls by itself where the table is wider than the page, also by keyboard.
fn table(table: &Table, strings: &Strings) -> impl IntoView + use<> {
    let label = match &table.caption {
        Some(caption) => caption.text.plain(),
        None => strings.table.clone(),
    };
    let caption = table
        .caption
        .as_ref()
        .map(|caption| view! { <caption>{text(&caption.text, strings)}</caption> });
    let columns = table
        .columns
        .iter()
        .map(|column| self::column(column, strings))
        .collect_view();
    let rows = table.rows.iter().map(|cells| {
        let cells = cells.iter().enumerate().map(|(place, cell)| {
            let words = text(&cell.text, strings);
            let align = align(table.columns.get(place));
            match place {
                0 => Either::Left(view! { <th scope="row" data-align=align>{words}</th> }),
                _ => Either::Right(view! { <td data-align=align>{words}</td> }),
            }
        });
        view! { <tr>{cells.collect_view()}</tr> }
    });
    view! {
        <div class="table" role="group" tabindex="0" aria-label=label>
            <table>
                {caption}
                <thead><tr>{columns}</tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
}

fn column(column: &Column, strings: &Strings) -> impl IntoView + use<> {
    let align = align(Some(column));
    view! { <th scope="col" data-align=align>{text(&column.text, strings)}</th> }
}

/// As data, since an absent class is published as an empty one, which the app would not render.
fn align(column: Option<&Column>) -> Option<&'static str> {
    column.filter(|column| column.numeric).map(|_| "end")
}

fn code(code: &Code, strings: &Strings) -> impl IntoView + use<> {
    let label = code
        .language
        .clone()
        .unwrap_or_else(|| strings.code.clone());
    view! {
        <pre class="code" role="group" tabindex="0" aria-label=label dir="ltr">
            <code>{code.text.clone()}</code>
        </pre>
    }
}
