//! A line of a scene: told, or said by someone.

/// What speech begins with.
pub(super) const OPENING_QUOTES: [char; 4] = ['“', '«', '„', '"'];

/// A line of a scene: told, or said by someone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spoken<'text> {
    /// Narration.
    Told(&'text str),
    /// Speech, with its quotation marks.
    Said {
        /// Who.
        who: &'text str,
        /// What.
        what: &'text str,
    },
}

impl<'text> Spoken<'text> {
    /// Reads a line: `Name: “…”` is speech.
    pub fn of(line: &'text str) -> Self {
        match line.split_once(':') {
            Some((who, what))
                if !who.contains(' ') && what.trim_start().starts_with(OPENING_QUOTES) =>
            {
                Self::Said { who, what: what.trim_start() }
            }
            _ => Self::Told(line),
        }
    }
}
