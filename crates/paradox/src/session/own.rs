//! What is the reader's own: the words they write, how they like to read, and what they want kept.
//!
//! Nothing here leaves the page by itself. Whoever draws a session does what these choices ask for, and
//! tells what came of it as a notice.

use crate::interface::{NOTICES, OPTIONS};

/// Stands between what is kept; nobody writes it.
pub(super) const SEPARATOR: char = '\u{1f}';

/// The reader's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Own {
    /// What was written to think over, a text for each walk of the pack.
    pub words: Vec<String>,
    /// How they like to read.
    pub settings: Settings,
    /// Whether place, choices and settings are kept on this device.
    pub keeps_place: bool,
    /// Whether what was written is kept too.
    pub keeps_words: bool,
    /// What was told last.
    pub notice: Option<Notice>,
}

/// What the reader changed, or what was told to them, in the past tense.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Owned {
    /// The words for the walk of that number were changed.
    Wrote(usize, String),
    /// A setting was set to its option of that number, from 0.
    Set(Setting, u8),
    /// Whether place, choices and settings are kept was changed.
    KeptPlace(bool),
    /// Whether what is written is kept was changed.
    KeptWords(bool),
    /// Everything that was kept was forgotten.
    Forgot,
    /// Something is told.
    Told(Notice),
}

/// What only the device can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Errand {
    /// Copy the link to this moment.
    Copy,
    /// Print the page of one's own.
    Print,
    /// Save it as plain text.
    SaveText,
    /// Save it as Markdown.
    SaveMarkdown,
}

/// What is told to the reader, once, without being in the way: its number in `Interface::notices`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Notice(pub usize);

impl Notice {
    /// Some of the walk is no longer there; this is the nearest step that is.
    pub const NEAREST: Self = Self(0);
    /// The link or what was kept can't be read. It stands as it was.
    pub const UNREADABLE: Self = Self(1);
    /// It was written by a newer version. It stands as it was.
    pub const NEWER: Self = Self(2);
    /// This is the place of a link, and another one is kept. It stands as it was.
    pub const LINKED: Self = Self(3);
    /// The browser refuses to keep anything, or has no room.
    pub const REFUSED: Self = Self(4);
    /// The walk was taken further in another tab.
    pub const ELSEWHERE: Self = Self(5);
    /// Everything was forgotten in another tab.
    pub const FORGOTTEN_ELSEWHERE: Self = Self(6);
    /// Everything was forgotten.
    pub const FORGOTTEN: Self = Self(7);
    /// The link was copied.
    pub const COPIED: Self = Self(8);
    /// The browser would not copy it.
    pub const NOT_COPIED: Self = Self(9);
}

/// Each has its words.
const _: () = assert!(Notice::NOT_COPIED.0 + 1 == NOTICES);

impl Own {
    /// Nothing written, all as the system has it, nothing kept.
    pub fn new(walks: usize) -> Self {
        Self {
            words: vec![String::new(); walks],
            settings: Settings::default(),
            keeps_place: false,
            keeps_words: false,
            notice: None,
        }
    }

    /// All of it as text to be kept.
    pub(super) fn save(&self) -> String {
        let flag = |set| if set { "1" } else { "0" };
        let settings = self.settings.save();
        let mut saved = [flag(self.keeps_place), flag(self.keeps_words), &settings].concat();
        for words in &self.words {
            saved.push(SEPARATOR);
            saved += words;
        }
        saved
    }

    /// Takes back what was kept, of as many walks as there are.
    pub(super) fn restore(&mut self, saved: &str) {
        let mut parts = saved.split(SEPARATOR);
        let head = parts.next().unwrap_or_default();
        let (flags, settings) = head.split_at_checked(2).unwrap_or_default();
        (self.keeps_place, self.keeps_words) = (flags.starts_with('1'), flags.ends_with('1'));
        self.settings = Settings::restore(settings);
        for (own, words) in self.words.iter_mut().zip(parts) {
            words.clone_into(own);
        }
    }

    pub(super) fn update(&mut self, owned: Owned) {
        match owned {
            Owned::Wrote(walk, words) => {
                if let Some(own) = self.words.get_mut(walk) {
                    *own = words.split(SEPARATOR).collect();
                }
            }
            Owned::Set(setting, option) => self.settings.set(setting, option),
            // Words are kept with the place, and never without it.
            Owned::KeptPlace(kept) => {
                self.keeps_place = kept;
                self.keeps_words &= kept;
            }
            Owned::KeptWords(kept) => {
                self.keeps_words = kept;
                self.keeps_place |= kept;
            }
            Owned::Forgot => {
                *self = Self { notice: Some(Notice::FORGOTTEN), ..Self::new(self.words.len()) };
            }
            Owned::Told(notice) => {
                if [Notice::REFUSED, Notice::FORGOTTEN_ELSEWHERE].contains(&notice) {
                    (self.keeps_place, self.keeps_words) = (false, false);
                }
                self.notice = Some(notice);
            }
        }
    }
}

/// One thing about how a reader reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Setting {
    /// How large the text is: as the page has it, larger, largest.
    Size,
    /// How long its lines are: as they are, shorter, longer.
    Width,
    /// As the system has it, light, dark.
    Theme,
    /// As the system has it, more contrast.
    Contrast,
    /// Motion and drawings: as the system has it, none.
    Calm,
    /// One screen at a time, or what was read stays above.
    Flow,
    /// Keys on, keys off.
    Keys,
}

impl Setting {
    /// Every setting, in the order of `Interface::settings`.
    pub const ALL: [Self; OPTIONS.len()] =
        [Self::Size, Self::Width, Self::Theme, Self::Contrast, Self::Calm, Self::Flow, Self::Keys];
}

/// The option each setting is at, from 0, the first as the system or the page has it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Settings([u8; OPTIONS.len()]);

impl Settings {
    /// The option a setting is at.
    pub fn get(self, setting: Setting) -> u8 {
        self.0[setting as usize]
    }

    /// An option that there is not changes nothing.
    fn set(&mut self, setting: Setting, option: u8) {
        if option < OPTIONS[setting as usize] {
            self.0[setting as usize] = option;
        }
    }

    /// The settings as text: a digit each.
    fn save(self) -> String {
        self.0.map(|option| char::from(b'0' + option)).iter().collect()
    }

    /// The settings that were kept. What there is not any more, or not yet, is left as it was.
    fn restore(saved: &str) -> Self {
        let mut settings = Self::default();
        for (setting, option) in Setting::ALL.into_iter().zip(saved.bytes()) {
            settings.set(setting, option.wrapping_sub(b'0'));
        }
        settings
    }
}
