//! One reader's walk, written down: played against the bare session here, and by a real browser.
//!
//! A walk is a text file, a step a line; `#` begins a remark:
//!
//! ```text
//! pack    change
//! length  short
//! go
//! choose  “It’s fine. Tiny dip.”
//! guess   shown
//! expect  Dara waits.
//! at      a/s1
//! back
//! ```

use crate::session::{
    DialMove, Guess, Length, LensMove, LineMove, Message, Place, Played, Session, Way,
};
use crate::sim::lens::Lens;
use crate::story::{BeatId, Kind, Pack, Scenario, Story};
use std::fmt;

/// A walk, ready to be played.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Walk {
    /// Which pack is walked.
    pub pack: String,
    /// How much of it.
    pub length: Length,
    /// What is done, each with its line in the file, from 1.
    pub steps: Vec<(usize, Step)>,
}

/// One thing a reader does, or sees.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// Takes the natural way on.
    Go,
    /// Takes another way on.
    Take(Way),
    /// Takes a choice, by its words or its id.
    Choose(String),
    /// Guesses.
    Guess(Guess),
    /// Goes to another walk of the pack, by its id.
    Onto(String),
    /// Presses a control of a model, by its words.
    Press(String),
    /// Goes back one step.
    Back,
    /// Sees these words.
    Expect(String),
    /// Is at this screen.
    At(String),
}

/// Why a walk could not be read or played, and on which line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WalkError {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong.
    pub message: String,
}

impl fmt::Display for WalkError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.message)
    }
}

impl std::error::Error for WalkError {}

impl Walk {
    /// Reads a walk.
    ///
    /// # Errors
    /// At the first line that is not a step.
    pub fn parse(text: &str) -> Result<Self, WalkError> {
        let mut walk = Self { pack: String::new(), length: Length::Short, steps: Vec::new() };
        for (at, line) in text.lines().enumerate() {
            let line = line.trim();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let (verb, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
            let rest = rest.trim();
            let step = match (verb, rest) {
                ("pack", pack) => {
                    pack.clone_into(&mut walk.pack);
                    continue;
                }
                ("length", length) => {
                    walk.length = if length == "full" { Length::Full } else { Length::Short };
                    continue;
                }
                ("go", "") => Step::Go,
                ("summary", "") => Step::Take(Way::Summary),
                ("skip", "") => Step::Take(Way::Skip),
                ("deeper", "") => Step::Take(Way::Deeper),
                ("reflect", "") => Step::Take(Way::Reflection),
                ("close", "") => Step::Take(Way::Closing),
                ("onto", id) => Step::Onto(id.to_owned()),
                ("press", label) => Step::Press(label.to_owned()),
                ("untaken", "") => Step::Take(Way::Untaken),
                ("chair", id) => Step::Take(Way::Chair(id.to_owned())),
                ("choose", label) => Step::Choose(label.to_owned()),
                ("guess", "same") => Step::Guess(Guess::Same),
                ("guess", "other") => Step::Guess(Guess::Other),
                ("guess", "shown") => Step::Guess(Guess::Shown),
                ("back", "") => Step::Back,
                ("expect", words) => Step::Expect(words.to_owned()),
                ("at", place) => Step::At(place.to_owned()),
                _ => {
                    let message = format!("`{line}` is not a step of a walk");
                    return Err(WalkError { line: at + 1, message });
                }
            };
            walk.steps.push((at + 1, step));
        }
        Ok(walk)
    }

    /// Plays the walk against a bare session.
    ///
    /// # Errors
    /// At the first step that is not on offer, or whose words are not on show.
    pub fn play(&self, pack: &Pack) -> Result<Session, WalkError> {
        let mut session = Session::new(pack, self.length);
        for (line, step) in &self.steps {
            session = played(pack, session, step)
                .map_err(|message| WalkError { line: *line, message })?;
        }
        Ok(session)
    }
}

fn played(pack: &Pack, session: Session, step: &Step) -> Result<Session, String> {
    let story = session.story(pack);
    let message = match step {
        Step::Go => Message::WentOn(Way::Next),
        Step::Take(way) => Message::WentOn(way.clone()),
        Step::Choose(label) => {
            let scene = session.scene(story).ok_or("no scene is on show")?;
            let found = scene.choices.iter().find(|it| it.label == *label || it.id == *label);
            let choice = found.ok_or_else(|| format!("`{label}` is not on offer"))?;
            Message::ChoiceTaken(choice.id.clone())
        }
        Step::Guess(guess) => Message::Guessed(*guess),
        Step::Onto(id) => Message::WentOn(Way::Onto(number(pack, id)?)),
        Step::Press(label) => {
            let pressed = press(&session, story, label);
            pressed.ok_or_else(|| format!("`{label}` is not on offer"))?
        }
        Step::Back => Message::SteppedBack,
        Step::Expect(words) => {
            let shown = transcript(pack, &session).join("\n");
            let found = shown.contains(words.as_str());
            return found.then_some(session).ok_or_else(|| format!("no “{words}” in:\n{shown}"));
        }
        Step::At(place) => {
            let here = session.stop().screen(pack);
            return if here == *place { Ok(session) } else { Err(format!("this is {here}")) };
        }
    };
    let before = session.clone();
    let after = session.update(pack, message);
    if after == before {
        return Err(format!("{step:?} changed nothing at {}", after.place()));
    }
    Ok(after)
}

/// The number of a walk by its id.
///
/// # Errors
/// If the pack has no such walk.
pub fn number(pack: &Pack, id: &str) -> Result<usize, String> {
    let found = pack.stories.iter().position(|story| story.id == id);
    found.ok_or_else(|| format!("this pack has no walk `{id}`"))
}

/// What pressing a control of a model does, by its words.
pub fn press(session: &Session, story: &Story, label: &str) -> Option<Message> {
    let Place::Beat(beat) = session.place() else { return None };
    let played = match story.kind()? {
        Kind::Dial(dial) => Played::Dial(match label {
            it if *it == dial.say && *beat == BeatId::Predict => DialMove::Guessed,
            it if *it == dial.say => DialMove::Answered,
            it if *it == dial.ask => DialMove::Asked,
            it if *it == dial.repair => DialMove::Repaired,
            it if *it == dial.next => DialMove::WentOn,
            it if *it == dial.another => DialMove::Another,
            _ => return None,
        }),
        Kind::Lenses(lenses) => Played::Lenses(match label {
            it if *it == lenses.flip => LensMove::Took(Lens::Frame),
            it if *it == lenses.reveal => LensMove::Revealed,
            it if *it == lenses.skip => LensMove::Skipped,
            it if *it == lenses.next => LensMove::WentOn,
            it => LensMove::Tried(lenses.boxes.iter().position(|a_box| a_box.name == it)?),
        }),
        Kind::Line(line) => Played::Line(match label {
            it if *it == line.again => LineMove::RanAgain,
            it if *it == line.lift => LineMove::CoverToggled,
            _ => return None,
        }),
    };
    Some(Message::Played(played))
}

/// What the story says on the screen a session shows before anything on it is opened or tried.
pub fn transcript(pack: &Pack, session: &Session) -> Vec<String> {
    let story = session.story(pack);
    let mut shown = Vec::new();
    match session.place() {
        Place::Opening | Place::Closing => {
            let Some(frame) = &pack.frame else { return Vec::new() };
            if *session.place() == Place::Closing {
                shown.push(&frame.closing.title);
                shown.extend(frame.closing.lines.iter().chain(&frame.closing.ask));
            } else {
                shown.push(&frame.opening.title);
                shown.extend(frame.opening.captions.iter().map(|caption| &caption.words));
                shown.extend(frame.opening.lines.iter().chain(&frame.opening.care));
            }
        }
        Place::Door => shown.extend([&story.door.title, &story.door.lead, &story.door.note]),
        Place::Summary => shown.extend(&story.door.summary),
        Place::Beat(id) => {
            if let Some(beat) = story.beat(*id) {
                shown.push(&beat.title);
                shown.extend(&beat.lines);
                // These ask about a guess, once there is one.
                let waits = match story.kind() {
                    Some(Kind::Dial(_)) => *id == BeatId::Predict,
                    Some(Kind::Lenses(_)) => *id == BeatId::Moments,
                    _ => false,
                };
                shown.extend(beat.ask.iter().filter(|_| !waits));
            }
        }
        Place::Chairs => shown.extend(story.scenarios.iter().map(|scenario| &scenario.title)),
        Place::Scene { .. } | Place::Other { .. } => {
            if let Some(scenario) = session.scenario(story) {
                return in_scene(story, scenario, session);
            }
        }
        Place::Card => {
            let card = &story.card;
            shown.extend([&card.one, &card.both, &card.other, &card.not]);
            shown.extend(session.has_sat().then_some(&card.alike));
        }
        Place::Reflection => shown.extend(&story.reflection.prompts),
    }
    shown.into_iter().cloned().collect()
}

fn in_scene(story: &Story, scenario: &Scenario, session: &Session) -> Vec<String> {
    let Some(scene) = session.scene(story) else { return Vec::new() };
    let mut shown: Vec<String> = Vec::new();
    if !matches!(session.place(), Place::Other { .. }) {
        shown.extend(scene.lines.clone());
        shown.extend(session.variant(story).map(|it| it.lines.clone()).unwrap_or_default());
    }
    if scene.drawing.is_none() {
        let levels = session.readings_on_arrival(story).map(crate::story::Reading::level);
        for (reading, level) in scenario.readings.iter().zip(levels) {
            shown.push(reading.levels[level].clone());
        }
    }
    let Some(choice) = session.choice(story) else {
        shown.extend(Session::offers(scenario, scene).iter().map(|choice| choice.label.clone()));
        return shown;
    };
    shown.extend([choice.label.clone(), choice.reason.clone()]);
    shown.extend(choice.then.clone());
    let heard = matches!(
        session.place(),
        Place::Other { .. } | Place::Scene { stage: crate::session::Stage::Heard(..), .. }
    );
    if heard {
        shown.extend([choice.client.clone(), choice.therapist.clone()]);
        shown.extend(choice.after.clone());
        shown.push(choice.opened.clone());
    }
    shown
}
