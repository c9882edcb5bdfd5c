//! One reader's walk through a pack: one story, or several with an opening and a closing.
//!
//! A session holds the trail of stops gone through, and what was done with each model. All else (the
//! readings, the path, the ways onward) is derived from the trail, so stepping back is a pop and a
//! saved walk is a list of ids.

mod code;
mod detour;
mod own;
mod path;
mod place;
mod play;
mod stop;
mod ways;

pub use code::CodeError;
pub use own::{Errand, Notice, Own, Owned, Setting, Settings};
pub use path::{Crossroads, Offer};
pub use place::{Guess, Place, Stage};
pub use play::{DialMove, DialPlay, LensMove, LensPlay, LineMove, LinePlay, Play, Played, Slider};
pub use stop::Stop;
pub use ways::Way;

use crate::interface::Key;
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
    /// What is the reader's own: their place, how they read, what the keys do.
    Yours,
    /// A page of one's own: the cards met, and what was written.
    Page,
}

/// One reader's walk.
#[derive(Debug, Clone, PartialEq)]
pub struct Session {
    length: Length,
    /// Invariant: never empty, and the pack has every stop in it.
    trail: Vec<Stop>,
    /// The trail to return to, while the reader is back at an earlier moment. The same invariant.
    aside: Option<Vec<Stop>>,
    /// One for each walk of the pack.
    plays: Vec<Play>,
    sheet: Option<Sheet>,
    /// Whether the opening is seen through its second lens.
    second_lens: bool,
    own: Own,
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
    /// The reader looked back, to the stop of that number on the trail; and from there, if a choice is
    /// named, at what would have followed it.
    LookedBack(usize, Option<String>),
    /// They returned to where they had been.
    CameBack,
    /// They stayed on the road they had turned into: where they had been is let go.
    Stayed,
    /// A host or a link led straight to a place.
    WasLed(Stop),
    /// A key was pressed that is none of the browser's: its name, as in `KeyboardEvent.key`.
    KeyPressed(String),
    /// Something of the reader's own was changed.
    Owned(Owned),
    /// Something was asked for that only the device can do. Here it changes nothing.
    Asked(Errand),
    /// A walk was taken up again: by a code, or by what was kept.
    TookUp(String),
    /// Everything was begun anew.
    Restarted,
}

impl Session {
    /// A new walk, where the pack begins.
    pub fn new(pack: &Pack, length: Length) -> Self {
        let plays = pack.stories.iter().map(|_| Play::default()).collect();
        let own = Own::new(pack.stories.len());
        let trail = vec![Stop::first(pack)];
        Self { length, trail, aside: None, plays, sheet: None, second_lens: false, own }
    }

    /// The walk after `message`. What is not on offer changes nothing.
    #[must_use]
    pub fn update(mut self, pack: &Pack, message: Message) -> Self {
        let trail_before = self.trail.len();
        self.own.notice = None;
        let story = self.story(pack);
        match message {
            Message::WentOn(way) => self.went_on(pack, way),
            Message::ChoiceTaken(id) => {
                if let Place::Scene { scenario, scene, stage: Stage::Asked } = self.place()
                    && self.scene(story).is_some_and(|scene| scene.choice(&id).is_some())
                {
                    let (scenario, scene) = (scenario.clone(), scene.clone());
                    self.go(Place::Scene { scenario, scene, stage: Stage::Took(id) });
                } else {
                    self.take_instead(&id);
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
            Message::LookedBack(at, other) => {
                self.sheet = None;
                self.look_back(at, other, pack);
            }
            Message::CameBack => self.come_back(),
            Message::Stayed => self.aside = None,
            Message::Owned(owned) => self.own.update(owned),
            Message::Asked(_) => (),
            Message::KeyPressed(key) => {
                if let Some(message) = self.by_key(pack, &key) {
                    return self.update(pack, message);
                }
            }
            Message::TookUp(kept) => self.take_up(pack, &kept),
            Message::WasLed(stop) => {
                // A stop may come from a link: believe it only if this pack has it.
                if Stop::parse(&stop.address(pack), pack).is_some() {
                    self.sheet = None;
                    if stop != *self.stop() {
                        self.trail.push(stop);
                    }
                }
            }
            Message::Restarted => return Self { own: self.own, ..Self::new(pack, self.length) },
        }
        if self.trail.len() != trail_before {
            let walk = self.walk();
            self.plays[walk].table = false;
        }
        self
    }

    /// What a key does: the choice of that number; or what is the reader's own, one step back, the path.
    fn by_key(&self, pack: &Pack, key: &str) -> Option<Message> {
        let story = self.story(pack);
        if let ([number @ b'1'..=b'4'], Place::Scene { stage: Stage::Asked, .. }) =
            (key.as_bytes(), self.place())
        {
            let offers = Self::offers(self.scenario(story)?, self.scene(story)?);
            let choice = offers.get(usize::from(number - b'1'))?;
            return Some(Message::ChoiceTaken(choice.id.clone()));
        }
        let named = |it: &Key| it.key.eq_ignore_ascii_case(key);
        Some(match pack.interface.key.iter().position(named)? {
            0 => Message::SheetOpened(Sheet::Yours),
            2 => Message::SteppedBack,
            3 => Message::SheetOpened(Sheet::Path),
            _ => return None,
        })
    }

    /// The walk, and what is the reader's own, as text to be kept.
    pub fn kept(&self, pack: &Pack) -> String {
        let mut kept = self.code(pack);
        kept.push(own::SEPARATOR);
        kept + &self.own.save()
    }

    /// Takes up the walk of a code, and what is the reader's own if that was kept with it. A place that can't
    /// be read is not gone to, and the reader is told.
    fn take_up(&mut self, pack: &Pack, kept: &str) {
        let (code, own) = kept.split_once(own::SEPARATOR).unwrap_or((kept, ""));
        if !own.is_empty() {
            self.own.restore(own);
        }
        match Self::from_code(pack, self.length, code) {
            Ok((taken, whole)) => {
                (self.trail, self.plays) = (taken.trail, taken.plays);
                (self.aside, self.sheet) = (None, None);
                self.own.notice = (!whole).then_some(Notice::NEAREST);
            }
            Err(error) => {
                // Nothing is kept in its stead unless the reader says so anew.
                (self.own.keeps_place, self.own.keeps_words) = (false, false);
                let newer = error == CodeError::Newer;
                self.own.notice = Some(if newer { Notice::NEWER } else { Notice::UNREADABLE });
            }
        }
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

    /// What is the reader's own.
    pub fn own(&self) -> &Own {
        &self.own
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

    /// The walks whose card was met, or to which something was written: their numbers.
    pub fn collected(&self) -> Vec<usize> {
        let collected = |walk: &usize| self.has_card(*walk) || !self.own.words[*walk].is_empty();
        (0..self.plays.len()).filter(collected).collect()
    }

    /// Whether a walk was begun.
    pub fn has_begun(&self, walk: usize) -> bool {
        self.trail.iter().any(|stop| stop.walk == walk && !stop.is_around())
    }

    /// The walk as it was at each screen of this part that the reader has left behind, the first one first.
    pub fn left_behind(&self, pack: &Pack) -> Vec<Self> {
        let story = self.story(pack);
        let here = |stop: &Stop| {
            stop.walk == self.walk()
                && !stop.is_around()
                && stop.place.part(story) == self.place().part(story)
        };
        let from = self.trail.iter().rposition(|stop| !here(stop)).map_or(0, |at| at + 1);
        let mut left = Vec::new();
        for (at, pair) in self.trail.windows(2).enumerate().skip(from) {
            if pair[0].place.screen() != pair[1].place.screen() {
                left.push(Self { trail: self.trail[..=at].to_vec(), ..self.clone() });
            }
        }
        left
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
            session.restore_word(pack, word, true);
        }
        session
    }

    /// Takes back a stop, to stand after the others or to begin with, or what was done with a model. False
    /// if this pack has no such thing.
    fn restore_word(&mut self, pack: &Pack, word: &str, after: bool) -> bool {
        if let Some((id, play)) = word.split_once(':') {
            let walk = pack.stories.iter().position(|story| story.id == id);
            return walk.is_some_and(|walk| self.plays[walk].restore(play));
        }
        let Some(stop) = Stop::parse(word, pack) else { return false };
        if !after {
            self.trail.clear();
        }
        if self.trail.last() != Some(&stop) {
            self.trail.push(stop);
        }
        true
    }
}
