//! How hard a text is to read: sentences, words, syllables and the Flesch–Kincaid grade.
//!
//! The counting is rough and always the same: what matters is that two drafts can be compared.

/// The Flesch–Kincaid grade of `texts` taken together; no sentence runs from one into the next.
pub(super) fn grade<'text>(texts: impl IntoIterator<Item = &'text str>) -> f64 {
    let sentences: Vec<&str> = texts.into_iter().flat_map(sentences).collect();
    let words: Vec<&str> = sentences.iter().flat_map(|sentence| words(sentence)).collect();
    if words.is_empty() {
        return 0.0;
    }
    let count = words.len() as f64;
    let syllables: usize = words.iter().map(|word| syllables(word)).sum();
    0.39 * count / sentences.len() as f64 + 11.8 * syllables as f64 / count - 15.59
}

/// The sentences of a text. A closing quotation mark belongs to the sentence it closes.
pub(super) fn sentences(text: &str) -> Vec<&str> {
    let mut sentences = Vec::new();
    let mut start = 0;
    for (at, _) in text.char_indices().filter(|(_, c)| c.is_whitespace()) {
        let before = text[start..at].trim_end_matches(['”', '’', '"', '\'', ')', '*']);
        let goes_on = text[at..].trim_start().starts_with(char::is_lowercase);
        if before.ends_with(['.', '!', '?', '؟', '…']) && !goes_on {
            sentences.push(text[start..at].trim());
            start = at;
        }
    }
    sentences.push(text[start..].trim());
    sentences.retain(|sentence| sentence.contains(char::is_alphabetic));
    sentences
}

/// The words of a text: letters and apostrophes.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphabetic() && c != '’' && c != '\'')
        .filter(|word| word.contains(char::is_alphabetic))
}

/// About how many syllables an English word has: its groups of vowels, but for silent ends.
fn syllables(word: &str) -> usize {
    let word: String = word.to_lowercase().chars().filter(char::is_ascii_lowercase).collect();
    let is_vowel = |c: char| "aeiouy".contains(c);
    let mut groups = word.split(|c| !is_vowel(c)).filter(|group| !group.is_empty()).count();
    if word.ends_with('e') && !word.ends_with("le") && groups > 1 {
        groups -= 1;
    }
    let silent_ed = word.ends_with("ed") && !word.ends_with("ted") && !word.ends_with("ded");
    if silent_ed && word.len() > 2 && groups > 1 {
        groups -= 1;
    }
    groups.max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_ends_at_its_mark_and_keeps_its_closing_quote() {
        let text = "It waits. “Is it?” she asks. “No.” Then… silence!";
        let split = ["It waits.", "“Is it?” she asks.", "“No.”", "Then… silence!"];
        assert_eq!(sentences(text), split);
    }

    #[test]
    fn silent_endings_are_not_syllables() {
        let count = |word| syllables(word);
        assert_eq!(count("change"), 1);
        assert_eq!(count("little"), 2);
        assert_eq!(count("walked"), 1);
        assert_eq!(count("wanted"), 2);
        assert_eq!(count("the"), 1);
        assert_eq!(count("therapy"), 3);
    }

    #[test]
    fn a_grade_is_the_same_as_by_hand() {
        // Two sentences, eight words, nine syllables.
        let grade = grade(["The cat sat down. It was very glad."]);
        assert!((grade - (0.39 * 4.0 + 11.8 * 9.0 / 8.0 - 15.59)).abs() < 1e-9, "{grade}");
    }
}
