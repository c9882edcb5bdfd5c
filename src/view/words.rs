//! Sentences with places to fill in.

/// `template` with each `{name}` replaced by its value.
pub(super) fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::new();
    for piece in template.split('{') {
        match piece.split_once('}') {
            Some((name, rest)) => {
                let value = values.iter().find(|(it, _)| *it == name);
                filled.push_str(value.map_or("", |(_, value)| value));
                filled.push_str(rest);
            }
            None => filled.push_str(piece),
        }
    }
    filled
}
