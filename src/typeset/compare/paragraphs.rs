//! Which paragraph of an old text became which one of the new text.

use std::collections::BTreeMap;

/// With more paragraphs than this, old times new, they are paired by their order alone.
const MOST_PAIRS: usize = 10_000;

/// Two paragraphs that are less similar are not two versions of one; from 0 to 1.
const SIMILAR: f32 = 0.4;

/// Old paragraphs with the new ones that came of them, in order: of all ways to pair them the one with
/// the highest similarity in sum. A paragraph without a counterpart stands alone.
pub fn pair<'a>(old: &'a [String], new: &'a [String]) -> Vec<(Option<&'a str>, Option<&'a str>)> {
    let (rows, columns) = (old.len(), new.len());
    if rows * columns > MOST_PAIRS {
        let at = |texts: &'a [String], index| texts.get(index).map(String::as_str);
        return (0..rows.max(columns))
            .map(|index| (at(old, index), at(new, index)))
            .collect();
    }
    let (old_bags, new_bags): (Vec<_>, Vec<_>) = (
        old.iter().map(|text| bag(text)).collect(),
        new.iter().map(|text| bag(text)).collect(),
    );
    // The highest sum from each pair of indices to the end.
    let mut best = vec![vec![0.0_f32; columns + 1]; rows + 1];
    let mut similarities = vec![vec![0.0_f32; columns]; rows];
    for row in (0..rows).rev() {
        for column in (0..columns).rev() {
            let similarity = similarity(&old_bags[row], &new_bags[column]);
            similarities[row][column] = similarity;
            let paired = if similarity >= SIMILAR {
                similarity + best[row + 1][column + 1]
            } else {
                0.0
            };
            best[row][column] = paired.max(best[row + 1][column]).max(best[row][column + 1]);
        }
    }
    let mut pairs = Vec::new();
    let (mut row, mut column) = (0, 0);
    while row < rows || column < columns {
        let is_pair = row < rows
            && column < columns
            && similarities[row][column] >= SIMILAR
            && best[row][column] <= similarities[row][column] + best[row + 1][column + 1];
        let is_old = column == columns || row < rows && best[row][column] <= best[row + 1][column];
        let before = (is_pair || is_old).then(|| old[row].as_str());
        let after = (is_pair || !is_old).then(|| new[column].as_str());
        row += usize::from(before.is_some());
        column += usize::from(after.is_some());
        pairs.push((before, after));
    }
    pairs
}

/// How often each word is in a text.
fn bag(text: &str) -> BTreeMap<&str, usize> {
    let mut bag = BTreeMap::new();
    let mut count = |word| *bag.entry(word).or_default() += 1;
    if text.contains(' ') {
        text.split(' ').for_each(&mut count);
    } else {
        // By letters where there are no spaces between words.
        text.char_indices()
            .for_each(|(at, letter)| count(&text[at..at + letter.len_utf8()]));
    }
    bag
}

/// Dice's coefficient: from 0, no word in common, to 1, all words.
fn similarity(one: &BTreeMap<&str, usize>, other: &BTreeMap<&str, usize>) -> f32 {
    let count = |bag: &BTreeMap<&str, usize>| bag.values().sum::<usize>();
    let shared: usize = one
        .iter()
        .map(|(word, times)| other.get(word).copied().unwrap_or_default().min(*times))
        .sum();
    2.0 * shared as f32 / (count(one) + count(other)).max(1) as f32
}
