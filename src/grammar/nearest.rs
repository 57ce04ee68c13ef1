/// The value whose name is most like `word` by Jaro and Winkler; none where no likeness is greater than
/// `least`, 1 being the same word. Of equals the last.
pub fn nearest<N: AsRef<str>, T>(
    word: &str,
    candidates: impl IntoIterator<Item = (N, T)>,
    least: f64,
) -> Option<T> {
    candidates
        .into_iter()
        .map(|(name, value)| (strsim::jaro_winkler(word, name.as_ref()), value))
        .max_by(|one, other| one.0.total_cmp(&other.0))
        .and_then(|(likeness, value)| (likeness > least).then_some(value))
}
