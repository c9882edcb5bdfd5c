//! A story: one paradox as data, from the door to the card.
//!
//! The same types are read from an author's TOML and from the JSON a page fetches. The author's file
//! is checked by `pack`; the JSON by [`Pack::from_json`], so past either door every link leads
//! somewhere and every list holds what the views take from it.

use crate::interface::Interface;
use crate::stage::Pose;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

/// What a page fetches: one story and the words of the controls around it, in one language.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Pack {
    /// The paradox.
    pub story: Story,
    /// The words on controls.
    pub interface: Interface,
}

/// One paradox, as a walk.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Story {
    /// Its id, such as `change`: the name of its file and of its place in links.
    pub id: String,
    /// Its name in a running head: “Change”.
    pub name: String,
    /// The five parts, as the running head names them: the model, the client's chair, the
    /// therapist's chair, the card, the reflection.
    pub parts: Vec<String>,
    /// Where a reader decides whether to come in.
    pub door: Door,
    /// The model *The line you can't draw*, if this paradox plays with it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<Line>,
    /// The two scenarios, the client's chair first.
    #[serde(rename = "scenario")]
    pub scenarios: Vec<Scenario>,
    /// Both sides and how they hold.
    pub card: Card,
    /// What to think over.
    pub reflection: Reflection,
    /// For whoever leads a group. Never sent to a reader's page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub facilitator: Option<Facilitator>,
}

/// The door of a walk: what it is about, what it holds, and three ways on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Door {
    /// The title of the walk.
    pub title: String,
    /// The paradox in two sentences, not yet named as one.
    pub lead: String,
    /// The content note: one plain, exact line.
    pub note: String,
    /// The whole walk for someone who would rather read, a paragraph each.
    pub summary: Vec<String>,
    /// How long it takes.
    pub minutes: Minutes,
    /// Ids of the claims this screen carries.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub claims: Vec<String>,
}

/// About how many minutes each length of the walk takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Minutes {
    /// The core beats, one chair, the card.
    pub short: u8,
    /// Everything.
    pub full: u8,
}

/// *The line you can't draw*: its beats and the words of its drawing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Line {
    /// The label that is always in view: its first words stand out.
    pub label: String,
    /// The rest of the label.
    pub label_rest: String,
    /// “What we assumed”, a sentence each.
    pub assumed: Vec<String>,
    /// The words of the drawing.
    pub words: LineWords,
    /// The beats, in order.
    #[serde(rename = "beat")]
    pub beats: Vec<Beat>,
}

/// Which beat of the model this is. Each has its own drawing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BeatId {
    /// The reader draws a line.
    Predict,
    /// One run over the reader's line.
    Reveal,
    /// Nine more people, one at a time.
    Rerun,
    /// All of them and their average.
    Average,
    /// Four settings side by side, with a cover.
    Rooms,
    /// The reader's own settings.
    Own,
    /// The ground underneath.
    Underneath,
}

impl BeatId {
    /// Every beat, in the order of the walk.
    pub const ALL: [Self; 7] = [
        Self::Predict,
        Self::Reveal,
        Self::Rerun,
        Self::Average,
        Self::Rooms,
        Self::Own,
        Self::Underneath,
    ];

    /// Its id in links and packs.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Predict => "predict",
            Self::Reveal => "reveal",
            Self::Rerun => "rerun",
            Self::Average => "average",
            Self::Rooms => "rooms",
            Self::Own => "own",
            Self::Underneath => "underneath",
        }
    }
}

/// One beat of the model.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Beat {
    /// Which.
    pub id: BeatId,
    /// Whether the short walk has it.
    #[serde(default, skip_serializing_if = "is_false")]
    pub core: bool,
    /// Its heading.
    pub title: String,
    /// What it says before the reader does anything, a paragraph each.
    pub lines: Vec<String>,
    /// What it says once the reader has done the thing (run it again, lifted the cover).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub then: Vec<String>,
    /// A question to think about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ask: Option<String>,
    /// The answer to that question, once the cover is off. Of the beat `rooms` alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<String>,
    /// The words on the control that leads on.
    pub go: String,
    /// Ids of the claims this screen carries.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub claims: Vec<String>,
}

/// Every word in the drawing of the line.
///
/// In sentences, `{…}` is filled in: `{start}`, `{course}` and `{end}` from the lists below.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct LineWords {
    /// The top of the picture: “nearer to how I want to live”.
    pub near: String,
    /// The foot of the picture.
    pub far: String,
    /// Under its left end.
    pub first: String,
    /// Under its right end.
    pub last: String,
    /// How to draw: pointer, touch or keys.
    pub how: String,
    /// The five points' names, first to last.
    pub points: Vec<String>,
    /// Five heights in words, lowest first: what a point says when it is spoken.
    pub heights: Vec<String>,
    /// What a point says aloud: `{height}`, and `{step}` of twenty.
    pub says_point: String,
    /// The reader's line.
    pub yours: String,
    /// One run.
    pub run: String,
    /// The average.
    pub average: String,
    /// What shows, beside the ground.
    pub shows: String,
    /// The hidden ground.
    pub ground: String,
    /// Eight courses a line can take, in the order of `sim::line::Course`.
    pub courses: Vec<String>,
    /// A sentence about the reader's line: `{start}`, `{course}`, `{end}`.
    pub says_yours: String,
    /// A sentence about one run: the same three.
    pub says_run: String,
    /// A sentence about many runs and their average: `{count}`, `{course}`, `{higher}`.
    pub says_many: String,
    /// A sentence about the ground under a run: `{course}`.
    pub says_ground: String,
    /// Said of a small picture that is covered.
    pub says_covered: String,
    /// Skip the drawing.
    pub skip: String,
    /// Hide my line.
    pub hide: String,
    /// Show my line.
    pub show: String,
    /// One more person, same room.
    pub again: String,
    /// Lift the cover from the four rooms.
    pub lift: String,
    /// Lay it again.
    pub cover: String,
    /// Show what is underneath.
    pub underneath: String,
    /// The four rooms: their names and what is in them, in the order of `Settings::FOUR_ROOMS`.
    pub rooms: Vec<RoomWords>,
    /// The five sliders, in the order of the fields of `Settings`.
    pub sliders: Vec<SliderWords>,
    /// The heading of the table: what its first column counts.
    pub session: String,
}

/// A room in the comparison of four.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct RoomWords {
    /// “Demand”.
    pub name: String,
    /// “hard push, little room”.
    pub holds: String,
}

/// A slider: its name, its two ends, and what it says aloud in five steps.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct SliderWords {
    /// “Push”.
    pub name: String,
    /// Five words from its low end to its high end; the first and last stand under the slider.
    pub steps: Vec<String>,
}

/// Whose chair a reader sits in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Chair {
    /// The one who came.
    Client,
    /// The one who works there.
    Therapist,
}

/// A short branching story from one chair.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Scenario {
    /// `a` or `b`.
    pub id: String,
    /// Whose chair the reader sits in.
    pub chair: Chair,
    /// Its title.
    pub title: String,
    /// Who you are and who sits opposite, in a sentence or two.
    pub intro: String,
    /// What to do, above the choices: “You are Kiran. What do you do?”
    pub prompt: String,
    /// The people's names.
    pub cast: Cast,
    /// The two quiet words: the client's first, then the therapist's.
    #[serde(rename = "reading")]
    pub readings: Vec<Reading>,
    /// Three lines that the other person might have thought, and did not.
    pub decoys: Vec<String>,
    /// The scenes; the first is where it starts.
    #[serde(rename = "scene")]
    pub scenes: Vec<Scene>,
}

/// Who is in a scenario.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Cast {
    /// The client's name.
    pub client: String,
    /// The therapist's name.
    pub therapist: String,
    /// Anyone else who speaks.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub others: Vec<String>,
}

/// A quiet word that tracks state: a number inside, four phrases outside.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Reading {
    /// Its id, as effects and conditions name it.
    pub id: String,
    /// Where it starts: 0 to 6.
    pub start: i8,
    /// Four phrases, for 0, 1, 2, and 3 or more.
    pub levels: Vec<String>,
}

impl Reading {
    /// Which of the four phrases stands for `value`.
    pub fn level(value: i8) -> usize {
        usize::try_from(value).unwrap_or(0).min(3)
    }
}

/// One scene: what happens, and what a person might do next.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Scene {
    /// Its id within the scenario, such as `s2c`.
    pub id: String,
    /// Its name on the path.
    pub name: String,
    /// Narration and speech. `Dara: “…”` is speech; anything else is told.
    pub lines: Vec<String>,
    /// More lines that depend on what came before. The last has no condition.
    #[serde(default, rename = "variant", skip_serializing_if = "Vec::is_empty")]
    pub variants: Vec<Variant>,
    /// A sentence that says what the drawing shows.
    pub picture: String,
    /// What the clock on the wall shows, `10:50`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clock: Option<String>,
    /// How the people sit, where the rules of the stage would not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pose: Option<PoseChange>,
    /// A chair nobody sits in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub empty: Option<Chair>,
    /// Whether the client holds a phone.
    #[serde(default, skip_serializing_if = "is_false")]
    pub phone: bool,
    /// Whether the paradox is met here.
    #[serde(default, skip_serializing_if = "is_false")]
    pub paradox: bool,
    /// A drawing that takes the stage's place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub drawing: Option<Drawing>,
    /// What a person might do. A scene without any is an end.
    #[serde(default, rename = "choice", skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<Choice>,
    /// Ids of the claims this screen carries.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub claims: Vec<String>,
}

/// Lines for one case.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Variant {
    /// When. Without it: otherwise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
    /// Narration and speech.
    pub lines: Vec<String>,
    /// What the drawing shows in this case, if not the scene's own sentence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub picture: Option<String>,
    /// How the people sit in this case, where neither the rules nor the scene would say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pose: Option<PoseChange>,
    /// A chair nobody sits in, in this case.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub empty: Option<Chair>,
}

/// A drawing of its own at an end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Drawing {
    /// What was counted (flat) and the ground (rising, or just begun).
    TwoLines,
}

/// Something a person would say or do, and all that comes of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Choice {
    /// Its id within the scene.
    pub id: String,
    /// In the person's words. In “quotes” it is said, without it is done.
    pub label: String,
    /// What it does to the readings.
    #[serde(default, skip_serializing_if = "Effect::is_empty")]
    pub effect: Effect,
    /// Why a decent person does this, said first.
    pub reason: String,
    /// What happens: narration and speech.
    pub then: Vec<String>,
    /// What the client thinks.
    pub client: String,
    /// What the therapist thinks.
    pub therapist: String,
    /// What happens once both thoughts are out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub after: Vec<String>,
    /// What it cost and what it opened.
    pub opened: String,
    /// A sentence that says what the drawing shows now.
    pub picture: String,
    /// How the people sit now, where the rules of the stage would not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pose: Option<PoseChange>,
    /// Whether the client still holds the phone.
    #[serde(default, skip_serializing_if = "is_false")]
    pub phone: bool,
    /// The scene that follows.
    pub goto: String,
}

/// By how much a choice moves each reading it names: `{ ground = 1 }`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "BTreeMap<String, i8>", into = "BTreeMap<String, i8>")]
pub struct Effect(pub Vec<(String, i8)>);

impl Effect {
    /// By how much it moves this reading.
    pub fn on(&self, reading: &str) -> i8 {
        self.0.iter().find(|(id, _)| id == reading).map_or(0, |(_, by)| *by)
    }

    /// Whether it moves nothing.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl From<BTreeMap<String, i8>> for Effect {
    fn from(effect: BTreeMap<String, i8>) -> Self {
        Self(effect.into_iter().collect())
    }
}

impl From<Effect> for BTreeMap<String, i8> {
    fn from(effect: Effect) -> Self {
        effect.0.into_iter().collect()
    }
}

/// How people sit, where a story says more than the rules of the stage do. Ranges as in `stage`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct PoseChange {
    /// How near they sit, 0 to 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub near: Option<f64>,
    /// The client.
    pub client: LimbChange,
    /// The therapist.
    pub therapist: LimbChange,
}

/// What is different about one person's pose.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct LimbChange {
    /// Turned to the window, 0 to 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub turn: Option<f64>,
    /// Leaning forward or back, −1 to 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lean: Option<f64>,
    /// Head lifted to bowed, −1 to 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub head: Option<f64>,
    /// Hands held to open, 0 to 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hands: Option<f64>,
}

impl LimbChange {
    /// `pose` with this change laid over it.
    pub fn over(self, pose: Pose) -> Pose {
        Pose {
            turn: self.turn.unwrap_or(pose.turn),
            lean: self.lean.unwrap_or(pose.lean),
            head: self.head.unwrap_or(pose.head),
            hands: self.hands.unwrap_or(pose.hands),
        }
    }
}

/// The both-true card. All four lines are required, the last one most of all.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Card {
    /// One side.
    pub one: String,
    /// The other side.
    pub other: String,
    /// How both can hold.
    pub both: String,
    /// When it might not be this.
    pub not: String,
    /// What the two rooms and the two chairs had in common: the principle, after the cases.
    pub alike: String,
    /// Ids of the claims this screen carries.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub claims: Vec<String>,
}

/// What to think over, and where it goes (nowhere).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Reflection {
    /// Its heading.
    pub title: String,
    /// The questions.
    pub prompts: Vec<String>,
    /// Ids of the claims this screen carries.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub claims: Vec<String>,
}

/// Notes for whoever leads a group through this paradox.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Facilitator {
    /// What the session is for.
    pub aim: String,
    /// A plan in minutes.
    pub plan: Vec<PlanItem>,
    /// Three questions.
    pub questions: Vec<String>,
    /// What usually comes up.
    pub comes_up: Vec<String>,
    /// A version for pairs.
    pub pairs: String,
}

/// A stretch of a facilitator's plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct PlanItem {
    /// How long.
    pub minutes: u8,
    /// For what.
    pub what: String,
}

/// A test on the readings: `ground >= 3` or `pressure > ground`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Condition {
    /// A reading's id.
    pub left: String,
    /// Whether equal will do.
    pub or_equal: bool,
    /// What it has to be above (or equal to).
    pub right: Operand,
}

/// The right-hand side of a condition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Operand {
    /// A number.
    Number(i8),
    /// Another reading's id.
    Reading(String),
}

impl Condition {
    /// Whether it holds, given each reading's value.
    pub fn holds(&self, value: impl Fn(&str) -> i8) -> bool {
        let left = value(&self.left);
        let right = match &self.right {
            Operand::Number(number) => *number,
            Operand::Reading(id) => value(id),
        };
        if self.or_equal { left >= right } else { left > right }
    }
}

/// Why a condition could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConditionError(String);

impl fmt::Display for ConditionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is not a condition: write `ground >= 3` or `pressure > ground`", self.0)
    }
}

impl FromStr for Condition {
    type Err = ConditionError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut words = text.split_whitespace();
        let (Some(left), Some(sign), Some(right), None) =
            (words.next(), words.next(), words.next(), words.next())
        else {
            return Err(ConditionError(text.to_owned()));
        };
        let or_equal = match sign {
            ">=" => true,
            ">" => false,
            _ => return Err(ConditionError(text.to_owned())),
        };
        let right =
            right.parse().map_or_else(|_| Operand::Reading(right.to_owned()), Operand::Number);
        Ok(Self { left: left.to_owned(), or_equal, right })
    }
}

impl TryFrom<String> for Condition {
    type Error = ConditionError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<Condition> for String {
    fn from(condition: Condition) -> Self {
        let sign = if condition.or_equal { ">=" } else { ">" };
        let right = match condition.right {
            Operand::Number(number) => number.to_string(),
            Operand::Reading(id) => id,
        };
        format!("{} {sign} {right}", condition.left)
    }
}

/// What speech begins with.
const OPENING_QUOTES: [char; 4] = ['“', '«', '„', '"'];

impl Choice {
    /// Whether it is said, rather than done.
    pub fn is_said(&self) -> bool {
        self.label.starts_with(OPENING_QUOTES)
    }
}

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

/// Why a pack could not be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PackError {
    /// Not JSON, or not the JSON of a pack.
    Malformed(String),
    /// A list that the views count on is too short, or a link leads nowhere.
    Broken(String),
}

impl fmt::Display for PackError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Malformed(why) => write!(f, "this is not a Both True pack: {why}"),
            Self::Broken(what) => write!(f, "this pack is broken at {what}: build it again"),
        }
    }
}

impl std::error::Error for PackError {}

impl Story {
    /// The scenario with this id.
    pub fn scenario(&self, id: &str) -> Option<&Scenario> {
        self.scenarios.iter().find(|scenario| scenario.id == id)
    }

    /// The beats of its model.
    pub fn beats(&self) -> &[Beat] {
        self.line.as_ref().map_or(&[], |line| &line.beats)
    }

    /// The beat with this id.
    pub fn beat(&self, id: BeatId) -> Option<&Beat> {
        self.beats().iter().find(|beat| beat.id == id)
    }

    /// The first place that would fail a reader, or none. Authors get a fuller answer from `pack`.
    pub(crate) fn broken(&self) -> Option<String> {
        if self.parts.len() != 5 {
            return Some("parts".into());
        }
        if self.reflection.prompts.is_empty() {
            return Some("reflection".into());
        }
        if let Some(line) = &self.line {
            let words = &line.words;
            let counts = [
                (line.beats.len(), 1),
                (words.points.len(), 5),
                (words.heights.len(), 5),
                (words.courses.len(), 8),
                (words.rooms.len(), 4),
                (words.sliders.len(), 5),
            ];
            if counts.iter().any(|&(has, needs)| has < needs)
                || words.sliders.iter().any(|slider| slider.steps.len() != 5)
            {
                return Some("line".into());
            }
        }
        self.scenarios.iter().find_map(Scenario::broken)
    }
}

impl Scenario {
    /// The scene with this id.
    pub fn scene(&self, id: &str) -> Option<&Scene> {
        self.scenes.iter().find(|scene| scene.id == id)
    }

    /// The name of whoever sits in the other chair.
    pub fn other(&self) -> &str {
        match self.chair {
            Chair::Client => &self.cast.therapist,
            Chair::Therapist => &self.cast.client,
        }
    }

    /// What the person in the other chair thinks once a choice is taken.
    pub fn others_thought<'story>(&self, choice: &'story Choice) -> &'story str {
        match self.chair {
            Chair::Client => &choice.therapist,
            Chair::Therapist => &choice.client,
        }
    }

    fn broken(&self) -> Option<String> {
        let reads =
            |reading: &Reading| reading.levels.len() == 4 && (0..=6).contains(&reading.start);
        let readings = self.readings.len() == 2 && self.readings.iter().all(reads);
        if !readings || self.decoys.is_empty() || self.scenes.is_empty() {
            return Some(self.id.clone());
        }
        self.scenes.iter().find_map(|scene| {
            let dangling = scene.choices.iter().any(|choice| self.scene(&choice.goto).is_none());
            dangling.then(|| format!("{}/{}", self.id, scene.id))
        })
    }
}

impl Scene {
    /// The choice with this id.
    pub fn choice(&self, id: &str) -> Option<&Choice> {
        self.choices.iter().find(|choice| choice.id == id)
    }

    /// Whether a scenario stops here.
    pub fn is_end(&self) -> bool {
        self.choices.is_empty()
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde's signature")]
fn is_false(value: &bool) -> bool {
    !value
}
