use super::*;

#[test]
fn a_name_that_runs_the_other_way_keeps_to_itself() {
    let (english, arabic) = (Language("en".to_owned()), Language("ar".to_owned()));
    assert_eq!(apart("World!", &english), "World!");
    assert_eq!(apart("أخبار 1!", &english), "\u{2068}أخبار 1!\u{2069}");
    assert_eq!(apart("أخبار 1!", &arabic), "أخبار 1!");
    assert_eq!(apart("World!", &arabic), "\u{2068}World!\u{2069}");
}

#[test]
fn a_text_is_visible_by_one_character_that_draws_something() {
    for text in [
        "",
        " ",
        "\u{a0}\u{3000}\n",
        "\u{200b}\u{200d}\u{2060}",
        "\u{ad}",
        "\u{feff}",
        "\u{2800}",
        "\u{115f}\u{1160}\u{3164}\u{ffa0}",
        "\u{301}\u{fe0f}",
        "\u{200e}\u{200f}",
        "\u{202e}\u{2066}",
        "\u{34f}",
        "\u{180e}",
        "\u{20dd}",
        "\u{e0041}",
        "\u{2028}",
    ] {
        assert!(!is_visible(text), "{}", codes(text));
    }
    for text in [
        "x",
        ".",
        "—",
        "ا",
        "❤\u{fe0f}",
        "\u{200b}1",
        "\u{600}",
        "日",
        "\u{e000}",
    ] {
        assert!(is_visible(text), "{text}");
    }
}

#[test]
fn invisible_characters_go_but_for_those_that_are_letters() {
    for (text, left) in [
        ("Do\u{ad}nau\u{2060}\u{200b}\u{feff}", "Donau"),
        ("\u{202e}Evil\u{202c}\u{200f}", "Evil"),
        ("می\u{200c}خواهم", "می\u{200c}خواهم"),
        ("می\u{200c} خوا", "می خوا"),
        ("ه\u{200d}.", "ه\u{200d}."),
        ("क्\u{200d}ष", "क्\u{200d}ष"),
        ("क्\u{200c} ", "क्\u{200c} "),
        ("ന്\u{200d}", "ന്\u{200d}"),
        ("a\u{200d}b\u{200c}c", "abc"),
        ("👩\u{200d}💻", "👩\u{200d}💻"),
        ("👩🏽\u{200d}🚀", "👩🏽\u{200d}🚀"),
        ("❤\u{fe0f}\u{200d}🔥", "❤\u{fe0f}\u{200d}🔥"),
        ("🏴\u{e0067}\u{e007f}", "🏴\u{e0067}\u{e007f}"),
        ("x\u{e0067}", "x"),
        ("葛\u{e0100}", "葛\u{e0100}"),
        ("\u{fe0f}x", "x"),
        ("one\u{2028}two", "one two"),
    ] {
        assert_eq!(without_invisible(text), left, "{}", codes(text));
    }
}

#[test]
fn marks_of_direction_end_with_their_text() {
    for (text, closed) in [
        ("Evil\u{202e}NAME", "Evil\u{202e}NAME\u{202c}"),
        ("a\u{202c}b\u{2069}", "ab"),
        (
            "\u{2067}a\u{202d}b\u{2069}c",
            "\u{2067}a\u{202d}b\u{202c}\u{2069}c",
        ),
        ("\u{2068}\u{202b}a", "\u{2068}\u{202b}a\u{202c}\u{2069}"),
        ("\u{2067}a\u{2069}", "\u{2067}a\u{2069}"),
        ("\u{2067}a\u{202c}", "\u{2067}a\u{2069}"),
    ] {
        assert_eq!(balanced(text), closed, "{}", codes(text));
    }
}

#[test]
fn an_initial_is_all_that_readers_take_for_one_letter() {
    for (name, letter) in [
        ("ada", "A"),
        ("\u{200b} ada", "A"),
        ("e\u{301}lise", "E\u{301}"),
        ("नि", "नि"),
        ("👩\u{200d}💻 Ada", "👩\u{200d}💻"),
        ("\u{200b}", ""),
    ] {
        assert_eq!(initial(name), letter, "{name}");
    }
}
