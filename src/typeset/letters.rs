/// How wide a text is in the grotesque, in the unit of `size`. By Helvetica's measures where there
/// are any, rather too wide than too narrow elsewhere: labels keep clear of each other by it.
pub fn width(text: &str, size: f64) -> f64 {
    text.chars().map(advance).sum::<f64>() * size
}

/// In em.
fn advance(letter: char) -> f64 {
    match letter {
        'i' | 'j' | 'l' | '\'' | '|' => 0.24,
        ' ' | '.' | ',' | ':' | ';' | 'f' | 't' | 'I' | '/' | '!' | '[' | ']' | '\u{a0}' => 0.29,
        'r' | '(' | ')' | '-' => 0.34,
        'm' | 'M' => 0.85,
        'w' | 'C' | 'D' | 'G' | 'H' | 'N' | 'O' | 'Q' | 'R' | 'U' => 0.76,
        'W' | '%' | '—' | '@' => 0.97,
        'A'..='Z' | '&' => 0.68,
        'c' | 'k' | 's' | 'v' | 'x' | 'y' | 'z' => 0.52,
        '\0'..='\u{24f}' => 0.57,
        // Marks over and under letters, joiners and the marks of direction.
        '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}' | '\u{200b}'..='\u{200f}' => 0.0,
        '\u{2066}'..='\u{2069}' => 0.0,
        '\u{600}'..='\u{6ff}' => 0.62,
        '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' => 1.0,
        '\u{ff00}'..='\u{ff60}' | '\u{1f000}'.. => 1.1,
        _ => 0.65,
    }
}

/// A text in lines no wider than `room`, broken at spaces. A word that is wider stands in a line of
/// its own; [`fits`] tells.
pub fn lines(text: &str, room: f64, size: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if width(line, size) + width(word, size) + size * 0.29 <= room => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// Whether a text can be broken into at most `most` lines of that width.
pub fn fits(text: &str, room: f64, size: f64, most: usize) -> bool {
    let lines = lines(text, room, size);
    lines.len() <= most && lines.iter().all(|line| width(line, size) <= room)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_keep_to_their_room() {
        let text = "Lignite and hard coal from the Lausitz";
        for room in [60.0, 100.0, 400.0] {
            let lines = lines(text, room, 13.0);
            assert_eq!(lines.join(" "), text);
            assert!(
                lines.iter().all(|line| width(line, 13.0) <= room),
                "{lines:?}"
            );
        }
        assert!(!fits(text, 60.0, 13.0, 2));
        assert!(lines("", 10.0, 13.0).is_empty());
    }
}
