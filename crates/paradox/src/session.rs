//! One reader's walk through a pack: one story, or several with an opening and a closing.
//!
//! A session holds the trail of stops gone through, and what was done with each model. All else (the
//! readings, the path, the ways onward) is derived from the trail, so stepping back is a pop and a
//! saved walk is a list of ids.

mod path;
mod place;
mod play;
mod stop;
mod ways;

pub use path::{Crossroads, Offer};
pub use place::{Guess, Place, Stage};
pub use play::{DialMove, DialPlay, LensMove, LensPlay, LineMove, LinePlay, Play, Played, Slider};
pub use stop::Stop;
pub use ways::Way;

use crate::sim::random::{shuffled, stable};
use crate::story::{Choice, Effect, Pack, Scenario, Scene, Story, Variant};

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
    /// Invariant: never empty, and the pack has every stop in it.
    trail: Vec<Stop>,
    /// One for each walk of the pack.
    plays: Vec<Play>,
    sheet: Option<Sheet>,
    /// Whether the opening is seen through its second lens.
    second_lens: bool,
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
    /// A lens of the opening was taken in hand: whether the second.
    LensTaken(bool),
    /// One step back.
    SteppedBack,
    /// A sheet was opened.
    SheetOpened(Sheet),
    /// The sheet was closed.
    SheetClosed,
    /// A host or a link led straight to a place.
    WasLed(Stop),
    /// Everything was begun anew.
    Restarted,
}

impl Session {
    /// A new walk, where the pack begins.
    pub fn new(pack: &Pack, length: Length) -> Self {
        let plays = pack.stories.iter().map(|_| Play::default()).collect();
        Self { length, trail: vec![Stop::first(pack)], plays, sheet: None, second_lens: false }
    }

    /// The walk after `message`. What is not on offer changes nothing.
    #[must_use]
    pub fn update(mut self, pack: &Pack, message: Message) -> Self {
        let trail_before = self.trail.len();
        let story = self.story(pack);
        match message {
            Message::WentOn(way) => self.went_on(pack, way),
            Message::ChoiceTaken(id) => {
                if let Place::Scene { scenario, scene, stage: Stage::Asked } = self.place()
                    && self.scene(story).is_some_and(|scene| scene.choice(&id).is_some())
                {
                    let (scenario, scene) = (scenario.clone(), scene.clone());
                    self.go(Place::Scene { scenario, scene, stage: Stage::Took(id) });
                }
            }
            Message::Guessed(guess) => {
                if let Place::Scene { scenario, scene, stage: Stage::Took(choice) } = self.place() {
                    let (scenario, scene) = (scenario.clone(), scene.clone());
                    let stage = Stage::Heard(choice.clone(), guess);
                    self.go(Place::Scene { scenario, scene, stage });
                }
            }
            Message::Played(played) => {
                let walk = self.walk();
                self.plays[walk].update(played);
                // Leaving the drawing out is a way on as well.
                if played == Played::Line(LineMove::DrawingSkipped) {
                    self.went_on(pack, Way::Next);
                }
            }
            Message::LensTaken(second) => self.second_lens = second,
            Message::SteppedBack => {
                if self.trail.len() > 1 {
                    self.trail.pop();
                }
            }
            Message::SheetOpened(sheet) => self.sheet = Some(sheet),
            Message::SheetClosed => self.sheet = None,
            Message::WasLed(stop) => {
                // A stop may come from a link: believe it only if this pack has it.
                if Stop::parse(&stop.address(pack), pack).is_some() {
                    self.sheet = None;
                    if stop != *self.stop() {
                        self.trail.push(stop);
                    }
                }
            }
            Message::Restarted => return Self::new(pack, self.length),
        }
        if self.trail.len() != trail_before {
            let walk = self.walk();
            self.plays[walk].table = false;
        }
        self
    }

    fn went_on(&mut self, pack: &Pack, way: Way) {
        if let Some(stop) = self.leads_to(pack, &way) {
            self.trail.push(stop);
        }
    }

    /// On to a place of the same walk.
    fn go(&mut self, place: Place) {
        self.trail.push(Stop { walk: self.walk(), place });
    }

    /// Where the reader is.
    pub fn stop(&self) -> &Stop {
        // The trail is never empty.
        &self.trail[self.trail.len() - 1]
    }

    /// Where the reader is in the walk they are in.
    pub fn place(&self) -> &Place {
        &self.stop().place
    }

    /// Which walk of the pack the reader is in: its number.
    pub fn walk(&self) -> usize {
        self.stop().walk
    }

    /// The walk the reader is in.
    pub fn story<'pack>(&self, pack: &'pack Pack) -> &'pack Story {
        &pack.stories[self.walk()]
    }

    /// Every stop gone through, the first one first.
    pub fn trail(&self) -> &[Stop] {
        &self.trail
    }

    /// The places gone through in the walk the reader is in.
    pub fn places(&self) -> impl DoubleEndedIterator<Item = &Place> {
        self.places_of(self.walk())
    }

    fn places_of(&self, walk: usize) -> impl DoubleEndedIterator<Item = &Place> {
        self.trail.iter().filter(move |stop| stop.walk == walk).map(|stop| &stop.place)
    }

    /// Which length is walked.
    pub fn length(&self) -> Length {
        self.length
    }

    /// What was done with the model.
    pub fn play(&self) -> &Play {
        &self.plays[self.walk()]
    }

    /// What lies over the walk, if anything.
    pub fn sheet(&self) -> Option<Sheet> {
        self.sheet
    }

    /// Whether the opening is seen through its second lens.
    pub fn second_lens(&self) -> bool {
        self.second_lens
    }

    /// Whether there is a step to go back.
    pub fn can_step_back(&self) -> bool {
        self.trail.len() > 1
    }

    /// Whether the walk the reader is in has come to its natural end: a chair and the card in short,
    /// a chair and the reflection in full. Skipping to the card is no end.
    pub fn is_complete(&self) -> bool {
        self.has_completed(self.walk())
    }

    /// Whether every walk of the pack has, and the closing was seen, if there is one.
    pub fn is_all_complete(&self, pack: &Pack) -> bool {
        let closed = self.trail.iter().any(|stop| stop.place == Place::Closing);
        (closed || pack.frame.is_none())
            && (0..pack.stories.len()).all(|walk| self.has_completed(walk))
    }

    /// Whether this walk of the pack has come to its natural end.
    pub fn has_completed(&self, walk: usize) -> bool {
        let ended = |place: &Place| match self.length {
            Length::Short => matches!(place, Place::Card | Place::Reflection),
            Length::Full => matches!(place, Place::Reflection),
        };
        // An end is one only after a chair: whoever skipped to the card may still sit down.
        let from_a_chair =
            self.places_of(walk).skip_while(|place| !matches!(place, Place::Scene { .. }));
        from_a_chair.into_iter().any(ended)
    }

    /// Whether the reader has sat in a chair of the walk they are in.
    pub fn has_sat(&self) -> bool {
        self.has_sat_in(self.walk())
    }

    fn has_sat_in(&self, walk: usize) -> bool {
        self.places_of(walk).any(|place| matches!(place, Place::Scene { .. }))
    }

    /// Whether the card of a walk was seen.
    pub fn has_card(&self, walk: usize) -> bool {
        self.places_of(walk).any(|place| *place == Place::Card)
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
            let now = then.reading(scenario, id);
            looked_at.map_or(now, |choice| choice.effect.moved(now, id))
        })
    }

    /// Where they stood when the reader came into the scene on show.
    pub fn readings_on_arrival(&self, story: &Story) -> [i8; 2] {
        self.on_arrival(story).map_or_else(|| self.readings(story), |then| then.readings(story))
    }

    /// The walk as it was when the reader came into the scene on show.
    fn on_arrival(&self, story: &Story) -> Option<Self> {
        let arrival = Place::scene(&self.scenario(story)?.id, &self.scene(story)?.id);
        let at = self.trail.iter().rposition(|it| it.walk == self.walk() && it.place == arrival)?;
        Some(Self { trail: self.trail[..=at].to_vec(), ..self.clone() })
    }

    /// Where both readings stood at the start of a scenario and after each choice, oldest first.
    pub fn course(&self, scenario: &Scenario) -> Vec<[i8; 2]> {
        let mut now = [0, 1].map(|which| scenario.readings[which].start);
        let mut course = vec![now];
        for (effect, chosen) in self.effects(scenario) {
            now = [0, 1].map(|which| effect.moved(now[which], &scenario.readings[which].id));
            if chosen {
                course.push(now);
            }
        }
        course
    }

    fn reading(&self, scenario: &Scenario, id: &str) -> i8 {
        let start = scenario.readings.iter().find(|it| it.id == id).map_or(0, |it| it.start);
        self.effects(scenario).fold(start, |value, (effect, _)| effect.moved(value, id))
    }

    /// What has moved the readings of a scenario since it was last begun, oldest first: each scene that
    /// was come into, and each choice. And whether it was a choice.
    fn effects<'walk>(
        &'walk self,
        scenario: &'walk Scenario,
    ) -> impl Iterator<Item = (&'walk Effect, bool)> {
        self.stages(scenario).filter_map(|(scene, stage)| match stage {
            Stage::Asked => Some((&scene.effect, false)),
            Stage::Took(choice) => Some((&scene.choice(choice)?.effect, true)),
            Stage::Heard(..) => None,
        })
    }

    /// The choices taken in a scenario since it was last begun, oldest first.
    fn taken<'walk>(
        &'walk self,
        scenario: &'walk Scenario,
    ) -> impl Iterator<Item = (&'walk Scene, &'walk str)> {
        self.stages(scenario).filter_map(|(scene, stage)| match stage {
            Stage::Took(choice) => Some((scene, choice.as_str())),
            _ => None,
        })
    }

    /// How far the reader came in each scene of a scenario since it was last begun, oldest first.
    fn stages<'walk>(
        &'walk self,
        scenario: &'walk Scenario,
    ) -> impl Iterator<Item = (&'walk Scene, &'walk Stage)> {
        let begin = Place::start_of(scenario);
        let walk = self.walk();
        let from = self.trail.iter().rposition(|it| it.walk == walk && it.place == begin);
        let since = self.trail[from.unwrap_or(0)..].iter().filter(move |it| it.walk == walk);
        since.filter_map(move |stop| match &stop.place {
            Place::Scene { scenario: id, scene, stage } if *id == scenario.id => {
                Some((scenario.scene(scene)?, stage))
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
        scene: &'story Scene,
        choice: &'story Choice,
    ) -> [(Guess, &'story str); 2] {
        let names = [scenario.id.as_str(), &scene.id, &choice.id];
        let chance = stable(&names);
        let same = (Guess::Same, scenario.others_thought(choice));
        let other = (Guess::Other, scene.decoy.as_str());
        if (chance >> 32).is_multiple_of(2) { [same, other] } else { [other, same] }
    }

    /// The walk as text, to be kept: ids alone, and what was done with the models.
    pub fn save(&self, pack: &Pack) -> String {
        let mut words: Vec<String> = self.trail.iter().map(|stop| stop.address(pack)).collect();
        for (story, play) in pack.stories.iter().zip(&self.plays) {
            let before = words.len();
            play.save(&mut words);
            for word in &mut words[before..] {
                *word = format!("{}:{word}", story.id);
            }
        }
        words.join(" ")
    }

    /// The walk that was kept. Places this pack no longer has are left out.
    pub fn restore(pack: &Pack, length: Length, saved: &str) -> Self {
        let mut session = Self::new(pack, length);
        for word in saved.split_whitespace() {
            if let Some((id, rest)) = word.split_once(':') {
                let walk = pack.stories.iter().position(|story| story.id == id);
                if let Some(walk) = walk {
                    session.plays[walk].restore(rest);
                }
            } else if let Some(stop) = Stop::parse(word, pack)
                && stop != *session.stop()
            {
                session.trail.push(stop);
            }
        }
        session
    }
}
