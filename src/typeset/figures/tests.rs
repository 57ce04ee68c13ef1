use super::*;

fn of(language: &str) -> Rc<Figures> {
    Figures::of(&Language(language.to_owned()))
}

#[test]
fn numbers_are_those_of_the_language() {
    assert_eq!(of("en").number(-12500.25, 1), "−12,500.2");
    assert_eq!(of("de").with_unit(12.5, 1, Some("%")), "12,5\u{a0}%");
    assert_eq!(of("fa").with_unit(12.5, 1, Some("%")), "۱۲٫۵٪");
    assert_eq!(of("en").with_unit(-3.0, 0, Some("$")), "−$3");
    assert_eq!(of("en").year(1950), "1950");
    assert_eq!(of("fa").year(1950), "۱۹۵۰");
    assert_eq!(of("en").number(-0.01, 1), "0.0");
    assert_eq!(of("en").number(1e-9, 9), "0.000000001");
    assert_eq!(of("en").number(1e12, 0), "1,000,000,000,000");
    assert_eq!(of("en").number(-2.5e-20, 21), "−2.5×10⁻²⁰");
    assert_eq!(of("fa").number(1e15, 0), "۱×۱۰¹⁵");
    assert_eq!(of("de").number(0.0, 40), "0");
}

#[test]
fn a_number_has_the_decimals_that_it_was_given_with() {
    for (number, all, few) in [
        (0.0034, 4, 4),
        (0.25, 2, 2),
        (0.1 + 0.2, 1, 1),
        (12.34567, 5, 3),
        (0.000_345_678, 9, 6),
        (1e-9, 9, 9),
        (1e12, 0, 0),
        (-1.5, 1, 1),
        (0.0, 0, 0),
        (1e300, 0, 0),
    ] {
        assert_eq!(
            (decimals(number), few_decimals(number)),
            (all, few),
            "{number}"
        );
    }
}

#[test]
fn figures_that_were_reckoned_have_as_many_decimals_as_tell_them_apart() {
    let third = 1.0 / 3.0;
    for (numbers, told, drawn) in [
        (vec![third], 3, 3),
        (vec![third, 2.0 * third, 12.0], 3, 3),
        (vec![1.0, 12.34567], 5, 3),
        (vec![12.34567, 12.34571], 5, 5),
        (vec![third, third + 2e-6], 8, 7),
        (vec![third, third], 3, 3),
        (vec![1234.5, 99.0], 1, 1),
        (vec![1e6 / 3.0, 2e6 / 3.0], 3, 3),
        (vec![third * 1e-6], 9, 9),
        (vec![], 0, 0),
        (vec![f64::MAX, f64::MIN, f64::NAN], 0, 0),
    ] {
        let found = (told_decimals(&numbers), drawn_decimals(&numbers));
        assert_eq!(found, (told, drawn), "{numbers:?}");
    }
}

#[test]
fn any_number_is_written() {
    for language in ["en", "ar", "xx-invalid-tag-", ""] {
        for number in [
            f64::NAN,
            f64::INFINITY,
            f64::MAX,
            f64::MIN_POSITIVE,
            -1e15,
            1e14,
        ] {
            assert!(!of(language).number(number, decimals(number)).is_empty());
        }
    }
}
