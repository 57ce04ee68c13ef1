use leptos::prelude::*;

use super::text::text;
use crate::{locales::Strings, page::Endnote};

/// The raised number in the text. The first reference to a note is where the note leads back to.
pub fn reference(number: Option<u32>, again: bool, strings: &Strings) -> impl IntoView + use<> {
    number.map(|number| {
        let id = (!again).then(|| format!("to-note-{number}"));
        let label = format!("{} {number}", strings.note);
        view! {
            <sup class="note-reference">
                <a href=format!("#note-{number}") rel="external" id=id role="doc-noteref" aria-label=label>
                    {number.to_string()}
                </a>
            </sup>
        }
    })
}

/// The notes at the end of the story.
pub fn notes(notes: &[Endnote], strings: &Strings) -> Option<impl IntoView + use<>> {
    (!notes.is_empty()).then(|| {
        let items = notes.iter().map(|note| item(note, strings)).collect_view();
        view! {
            <section class="notes" role="doc-endnotes" aria-labelledby="notes">
                <h2 class="notes__title" id="notes">{strings.notes.clone()}</h2>
                <ol class="notes__list">{items}</ol>
            </section>
        }
    })
}

fn item(note: &Endnote, strings: &Strings) -> impl IntoView + use<> {
    let back = format!("#to-note-{}", note.number);
    view! {
        <li id=format!("note-{}", note.number)>
            {text(&note.text, strings)}
            " "
            <a class="notes__back" href=back rel="external" role="doc-backlink" aria-label=strings.back_to_text.clone()>
                {"↩\u{fe0e}"}
            </a>
        </li>
    }
}
