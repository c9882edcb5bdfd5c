//! One reader's walk through one story.
//!
//! A session holds the trail of places gone through, and what was done with the model. All else (the
//! readings, the path, the ways onward) is derived from the trail, so stepping back is a pop and a
//! saved walk is a list of ids.

mod path;
mod place;
mod play;
mod ways;

pub use path::{Crossroads, Offer};
pub use place::{Guess, Place, Stage};
pub use play::{Play, Played, Slider};
pub use ways::Way;

use crate::sim::random::{shuffled, stable};
use crate::story::{Choice, Scenario, Scene, Story, Variant};

/// How much of a story is walked.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Length {
    /// The core beats, one chair, the card.
    #[default]
    Short,
    /// All of it.
    Full,
}

/// What lies over the walk for a moment, and is no part of the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sheet {
    /// Paused.
    Pause,
    /// Stopped for now.
    Stopped,
    /// The path so far.
    Path,
}

/// One reader's walk.
#[derive(Debug, Clone, PartialEq)]
pub struct Session {
    length: Length,
    /// Invariant: never empty, and the story has every place in it.
    trail: Vec<Place>,
    play: Play,
    sheet: Option<Sheet>,
}

/// What happened, in the past tense.
#[derive(Debug, Clone, PartialEq)]
pub enum Message {
    /// A way onward was taken. Only ways on offer count.
    WentOn(Way),
    /// A choice was taken in the scene on show.
    ChoiceTaken(String),
    /// The other's thought was guessed, or shown.
    Guessed(Guess),
    /// The model was played with.
    Played(Played),
    /// One step back.
    SteppedBack,
    /// A sheet was opened.
    SheetOpened(Sheet),
    /// The sheet was closed.
    SheetClosed,
    /// A host or a link led straight to a place.
    WasLed(Place),
    /// Everything was begun anew.
    Restarted,
}

impl Session {
    /// A new walk, at the door.
    pub fn new(length: Length) -> Self {
        Self { length, trail: vec![Place::Door], play: Play::default(), sheet: None }
    }

    /// The walk after `message`. What is not on offer changes nothing.
    #[must_use]
    pub fn update(mut self, story: &Story, message: Message) -> Self {
        let trail_before = self.trail.len();
        match message {
            Message::WentOn(way) => self.went_on(story, way),
            Message::ChoiceTaken(id) => {
                if let Place::Scene { scenario, scene, stage: Stage::Asked } = self.place()
                    && self.scene(story).is_some_and(|scene| scene.choice(&id).is_some())
                {
                    let (scenario, scene) = (scenario.clone(), scene.clone());
                    self.trail.push(Place::Scene { scenario, scene, stage: Stage::Took(id) });
                }
            }
            Message::Guessed(guess) => {
                if let Place::Scene { scenario, scene, stage: Stage::Took(choice) } = self.place() {
                    let (scenario, scene) = (scenario.clone(), scene.clone());
                    let stage = Stage::Heard(choice.clone(), guess);
                    self.trail.push(Place::Scene { scenario, scene, stage });
                }
            }
            Message::Played(played) => {
                self.play = self.play.clone().update(played);
                // Leaving the drawing out is a way on as well.
                if played == Played::DrawingSkipped {
                    self.went_on(story, Way::Next);
                }
            }
            Message::SteppedBack => {
                if self.trail.len() > 1 {
                    self.trail.pop();
                }
            }
            Message::SheetOpened(sheet) => self.sheet = Some(sheet),
            Message::SheetClosed => self.sheet = None,
            Message::WasLed(place) => {
                // A place may come from a link: believe it only if this story has it.
                if Place::parse(&place.to_string(), story).is_some() {
                    self.sheet = None;
                    if place != *self.place() {
                        self.trail.push(place);
                    }
                }
            }
            Message::Restarted => return Self::new(self.length),
        }
        if self.trail.len() != trail_before {
            self.play.table = false;
        }
        self
    }

    fn went_on(&mut self, story: &Story, way: Way) {
        if let Some(place) = self.leads_to(story, &way) {
            self.trail.push(place);
        }
    }

    /// Where the reader is.
    pub fn place(&self) -> &Place {
        // The trail is never empty; the door is what an empty one would mean.
        self.trail.last().unwrap_or(&Place::Door)
    }

    /// Every place gone through, the door first.
    pub fn trail(&self) -> &[Place] {
        &self.trail
    }

    /// Which length is walked.
    pub fn length(&self) -> Length {
        self.length
    }

    /// What was done with the model.
    pub fn play(&self) -> &Play {
        &self.play
    }

    /// What lies over the walk, if anything.
    pub fn sheet(&self) -> Option<Sheet> {
        self.sheet
    }

    /// Whether there is a step to go back.
    pub fn can_step_back(&self) -> bool {
        self.trail.len() > 1
    }

    /// Whether the walk has come to its natural end: a chair and the card in short, a chair and the
    /// reflection in full. Skipping to the card is no end.
    pub fn is_complete(&self) -> bool {
        let ended = |place: &Place| match self.length {
            Length::Short => matches!(place, Place::Card | Place::Reflection),
            Length::Full => matches!(place, Place::Reflection),
        };
        self.has_sat() && self.trail.iter().any(ended)
    }

    /// Whether the reader has sat in a chair.
    pub fn has_sat(&self) -> bool {
        self.trail.iter().any(|place| matches!(place, Place::Scene { .. }))
    }

    /// The scenario the reader is in.
    pub fn scenario<'story>(&self, story: &'story Story) -> Option<&'story Scenario> {
        match self.place() {
            Place::Scene { scenario, .. } | Place::Other { scenario, .. } => {
                story.scenario(scenario)
            }
            _ => None,
        }
    }

    /// The scene the reader is in, or looks back at.
    pub fn scene<'story>(&self, story: &'story Story) -> Option<&'story Scene> {
        match self.place() {
            Place::Scene { scene, .. } | Place::Other { scene, .. } => {
                self.scenario(story)?.scene(scene)
            }
            _ => None,
        }
    }

    /// The choice that is on show: taken here, or looked at as a path not taken.
    pub fn choice<'story>(&self, story: &'story Story) -> Option<&'story Choice> {
        match self.place() {
            Place::Scene { stage, .. } => self.scene(story)?.choice(stage.choice()?),
            Place::Other { choice, .. } => self.scene(story)?.choice(choice),
            _ => None,
        }
    }

    /// Where the two readings of a scenario stand now, 0 to 6 each: the client's, the therapist's.
    ///
    /// On a path not taken they stand as they would have stood.
    pub fn readings(&self, story: &Story) -> [i8; 2] {
        let Some(scenario) = self.scenario(story) else { return [0, 0] };
        let looked_at = match self.place() {
            Place::Other { .. } => self.choice(story),
            _ => None,
        };
        let then = looked_at.and_then(|_| self.on_arrival(story));
        let then = then.as_ref().unwrap_or(self);
        [0, 1].map(|which| {
            let id = &scenario.readings[which].id;
            let effect = looked_at.map_or(0, |choice| choice.effect.on(id));
            then.reading(scenario, id).saturating_add(effect).clamp(0, 6)
        })
    }

    /// The walk as it was when the reader came into the scene on show.
    fn on_arrival(&self, story: &Story) -> Option<Self> {
        let arrival = Place::scene(&self.scenario(story)?.id, &self.scene(story)?.id);
        let at = self.trail.iter().rposition(|place| *place == arrival)?;
        Some(Self { trail: self.trail[..=at].to_vec(), ..self.clone() })
    }

    fn reading(&self, scenario: &Scenario, id: &str) -> i8 {
        let start = scenario.readings.iter().find(|it| it.id == id).map_or(0, |it| it.start);
        self.taken(scenario)
            .filter_map(|(scene, choice)| Some(scene.choice(choice)?.effect.on(id)))
            .fold(start, |value, effect| value.saturating_add(effect).clamp(0, 6))
    }

    /// The choices taken in a scenario since it was last begun, oldest first.
    fn taken<'walk>(
        &'walk self,
        scenario: &'walk Scenario,
    ) -> impl Iterator<Item = (&'walk Scene, &'walk str)> {
        let begin = Place::start_of(scenario);
        let from = self.trail.iter().rposition(|place| *place == begin).unwrap_or(0);
        self.trail[from..].iter().filter_map(move |place| match place {
            Place::Scene { scenario: id, scene, stage: Stage::Took(choice) }
                if *id == scenario.id =>
            {
                Some((scenario.scene(scene)?, choice.as_str()))
            }
            _ => None,
        })
    }

    /// The lines of a scene that depend on what came before.
    ///
    /// They are told as the reader came into the scene, so the choice taken in it does not count.
    pub fn variant<'story>(&self, story: &'story Story) -> Option<&'story Variant> {
        let scenario = self.scenario(story)?;
        let scene = self.scene(story)?;
        let then = self.on_arrival(story)?;
        scene.variants.iter().find(|variant| {
            variant
                .when
                .as_ref()
                .is_none_or(|condition| condition.holds(|id| then.reading(scenario, id)))
        })
    }

    /// The choices of a scene in the order they are shown: shuffled, the same for every reader.
    pub fn offers<'story>(scenario: &Scenario, scene: &'story Scene) -> Vec<&'story Choice> {
        shuffled(scene.choices.len(), stable(&[&scenario.id, &scene.id]))
            .into_iter()
            .map(|at| &scene.choices[at])
            .collect()
    }

    /// Two thoughts to guess between, in a fixed order: what the other thinks, and a decoy.
    pub fn guesses<'story>(
        scenario: &'story Scenario,
        scene: &Scene,
        choice: &'story Choice,
    ) -> [(Guess, &'story str); 2] {
        let names = [scenario.id.as_str(), &scene.id, &choice.id];
        let chance = stable(&names);
        let decoy = &scenario.decoys[(chance % scenario.decoys.len() as u64) as usize];
        let same = (Guess::Same, scenario.others_thought(choice));
        let other = (Guess::Other, decoy.as_str());
        if (chance >> 32).is_multiple_of(2) { [same, other] } else { [other, same] }
    }

    /// The walk as text, to be kept: ids alone, and the line that was drawn.
    pub fn save(&self) -> String {
        let mut words: Vec<String> = self.trail.iter().map(ToString::to_string).collect();
        if !self.play.skipped {
            let drawn: Vec<String> = self.play.drawn.iter().map(ToString::to_string).collect();
            words.push(format!("line={}", drawn.join(",")));
        }
        words.join(" ")
    }

    /// The walk that was kept. Places this story no longer has are left out.
    pub fn restore(story: &Story, length: Length, saved: &str) -> Self {
        let mut session = Self::new(length);
        session.play.skipped = true;
        for word in saved.split_whitespace() {
            if let Some(points) = word.strip_prefix("line=") {
                session.play.drawn = drawn(points).unwrap_or(session.play.drawn);
                session.play.skipped = false;
            } else if let Some(place) = Place::parse(word, story)
                && place != *session.place()
            {
                session.trail.push(place);
            }
        }
        session
    }
}

fn drawn(points: &str) -> Option<[u8; 5]> {
    let heights: Vec<u8> =
        points.split(',').map(|point| point.parse().ok()).collect::<Option<_>>()?;
    let heights: [u8; 5] = heights.try_into().ok()?;
    heights.iter().all(|&height| height <= 100).then_some(heights)
}
