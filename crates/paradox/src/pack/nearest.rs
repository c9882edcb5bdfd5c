//! The word somebody most likely meant.

/// The nearest of `known` to `word`: near enough to be worth saying, and no other as near.
pub(super) fn nearest<'known>(
    word: &str,
    known: impl IntoIterator<Item = &'known str>,
) -> Option<&'known str> {
    let mut near: Vec<(usize, &str)> = known
        .into_iter()
        .map(|known| (strsim::damerau_levenshtein(word, known), known))
        .filter(|(distance, known)| *distance <= (known.chars().count() / 3).max(1))
        .collect();
    near.sort_unstable();
    near.dedup();
    match near[..] {
        [(first, _), (second, _), ..] if first == second => None,
        [(_, known), ..] => Some(known),
        [] => None,
    }
}
