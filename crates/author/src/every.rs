//! Every road through a story, played as a reader would: how many there are, how long they take, and
//! what no road ever comes to.

use crate::roads;
use crate::said::{minutes, words};
use anyhow::{Result, bail, ensure};
use paradox::session::{Guess, Length, Message, Place, Session, Stop, Way};
use paradox::story::{Beat, BeatId, Choice, DialMoment, Kind, Model, Pack, Scenario, Scene, Story};
use std::collections::BTreeSet;
use std::fmt::Write;

/// More roads than this are too many to play one by one.
const MOST: f64 = 1_000_000.0;

/// All roads through one scenario.
struct Roads<'story> {
    scenario: &'story Scenario,
    /// How many there are.
    count: usize,
    shortest: Road<'story>,
    longest: Road<'story>,
    /// The choices that no road takes, and the variants that no road comes by, by place.
    unmet: Vec<String>,
}

/// One road: the ids of its choices, and how many words a reader meets on it.
#[derive(Clone)]
struct Road<'story> {
    choices: Vec<&'story str>,
    words: usize,
}

/// Plays every road of the scenario with that number, in the walk with that number.
fn walk(pack: &Pack, walk: usize, number: usize) -> Result<Roads<'_>> {
    let story = &pack.stories[walk];
    let scenario = &story.scenarios[number];
    let roads = roads::count(scenario, |_| true);
    ensure!(roads <= MOST, "scenario `{}` has {roads} roads: too many to play", scenario.id);
    let start = Stop { walk, place: Place::start_of(scenario) };
    let session = Session::new(pack, Length::Full).update(pack, Message::WasLed(start));
    let mut player = Player { pack, story, scenario, met: BTreeSet::new(), ended: Vec::new() };
    player.play(session, Road { choices: Vec::new(), words: words([&scenario.intro]) })?;
    let unmet = player.unmet();
    let mut ended = player.ended;
    ended.sort_by_key(|road| road.words);
    match (ended.first(), ended.last()) {
        (Some(shortest), Some(longest)) => Ok(Roads {
            scenario,
            count: ended.len(),
            shortest: shortest.clone(),
            longest: longest.clone(),
            unmet,
        }),
        _ => bail!("no road through scenario `{}` comes to an end", scenario.id),
    }
}

/// Whoever plays all roads of a scenario.
struct Player<'pack> {
    pack: &'pack Pack,
    story: &'pack Story,
    scenario: &'pack Scenario,
    /// The places of choices and variants that were met.
    met: BTreeSet<String>,
    ended: Vec<Road<'pack>>,
}

impl<'pack> Player<'pack> {
    fn play(&mut self, session: Session, mut road: Road<'pack>) -> Result<()> {
        let here = session.stop().screen(self.pack);
        let Some(scene) = session.scene(self.story) else {
            bail!("{here} is no scene");
        };
        road.words += words(&scene.lines);
        if let Some(variant) = session.variant(self.story) {
            road.words += words(&variant.lines);
            let number = scene.variants.iter().position(|it| it == variant).unwrap_or(0);
            self.met.insert(variant_place(scene, number));
        }
        if scene.is_end() {
            let on = self.step(&session, Message::WentOn(Way::Next))?;
            ensure!(
                on.scenario(self.story).is_none_or(|it| it.id != self.scenario.id),
                "{here} never ends"
            );
            self.ended.push(road);
            return Ok(());
        }
        let offers = Session::offers(self.scenario, scene);
        road.words += words(offers.iter().map(|choice| &choice.label));
        for choice in offers {
            let mut road = road.clone();
            road.choices.push(&choice.id);
            road.words += words(told(choice));
            self.met.insert(choice_place(scene, choice));
            let took = self.step(&session, Message::ChoiceTaken(choice.id.clone()))?;
            let heard = self.step(&took, Message::Guessed(Guess::Shown))?;
            self.play(self.step(&heard, Message::WentOn(Way::Next))?, road)?;
        }
        Ok(())
    }

    fn step(&self, session: &Session, message: Message) -> Result<Session> {
        let said = format!("{message:?}");
        let after = session.clone().update(self.pack, message);
        let moved = after.trail().len() > session.trail().len();
        ensure!(moved, "{said} leads nowhere at {}", session.stop().address(self.pack));
        Ok(after)
    }

    fn unmet(&self) -> Vec<String> {
        let scenes = self.scenario.scenes.iter();
        let places = scenes.flat_map(|scene| {
            let choices = scene.choices.iter().map(|choice| choice_place(scene, choice));
            choices.chain((0..scene.variants.len()).map(|number| variant_place(scene, number)))
        });
        places.filter(|place| !self.met.contains(place)).collect()
    }
}

fn choice_place(scene: &Scene, choice: &Choice) -> String {
    format!("choice {}/{}", scene.id, choice.id)
}

fn variant_place(scene: &Scene, number: usize) -> String {
    format!("variant {} of {}", number + 1, scene.id)
}

/// What is said once a choice is taken.
fn told(choice: &Choice) -> impl Iterator<Item = &String> {
    let thoughts = [&choice.reason, &choice.client, &choice.therapist, &choice.opened];
    choice.then.iter().chain(&choice.after).chain(thoughts)
}

/// What every road of a story comes to, in words: its scenarios, then its two lengths.
pub fn report(pack: &Pack, number: usize) -> Result<String> {
    let story = &pack.stories[number];
    let all = (0..story.scenarios.len()).map(|it| walk(pack, number, it));
    let all = all.collect::<Result<Vec<_>>>()?;
    let mut text = format!("{}\n", story.id);
    // Writing to a string cannot fail.
    for Roads { scenario, count, shortest, longest, unmet } in &all {
        let _ = writeln!(text, "  {} ({}): {}", scenario.id, scenario.title, roads_in(*count));
        let _ = writeln!(text, "    shortest  {}  {}", length(shortest.words), steps(shortest));
        let _ = writeln!(text, "    longest   {}  {}", length(longest.words), steps(longest));
        for place in unmet {
            let _ = writeln!(text, "    unreachable: {place}");
        }
    }
    let around = words([&story.door.lead, &story.door.note]) + card(story);
    let least = |pick: fn(&Roads) -> usize| all.iter().map(pick).min().unwrap_or(0);
    let most = |pick: fn(&Roads) -> usize| all.iter().map(pick).max().unwrap_or(0);
    let short = around + beats(story, |beat| beat.core);
    let full = around + beats(story, |_| true) + words(&story.reflection.prompts);
    let lengths = [
        (
            "short",
            all.iter().map(|it| it.count).sum(),
            short + least(|it| it.shortest.words),
            short + most(|it| it.longest.words),
        ),
        (
            "full",
            all.iter().map(|it| it.count).product::<usize>(),
            full + all.iter().map(|it| it.shortest.words).sum::<usize>(),
            full + all.iter().map(|it| it.longest.words).sum::<usize>(),
        ),
    ];
    for (name, count, least, most) in lengths {
        let _ = writeln!(text, "  {name} walk: {}", roads_in(count));
        let _ = writeln!(text, "    shortest  {}\n    longest   {}", length(least), length(most));
    }
    Ok(text)
}

fn roads_in(count: usize) -> String {
    if count == 1 { "1 road".to_owned() } else { format!("{count} roads") }
}

fn length(words: usize) -> String {
    format!("{words:>5} words, {:>4.1} min", minutes(words))
}

fn steps(road: &Road<'_>) -> String {
    road.choices.join(" ")
}

fn card(story: &Story) -> usize {
    let card = &story.card;
    words([&card.one, &card.other, &card.both, &card.not, &card.alike])
}

/// The words of the beats that are walked, with those of their drawings that all read.
fn beats(story: &Story, walked: impl Fn(&Beat) -> bool) -> usize {
    let Some(model) = &story.model else { return 0 };
    let beats = model.beats.iter().filter(|beat| walked(beat));
    let said = |beat: &Beat| {
        words(beat.lines.iter().chain(&beat.ask).chain(&beat.answer).chain(&beat.then))
            + drawn(model, beat)
    };
    words([&model.label, &model.label_rest]) + beats.map(said).sum::<usize>()
}

fn drawn(model: &Model, beat: &Beat) -> usize {
    match (model.kind(), beat.id) {
        (Some(Kind::Dial(dial)), BeatId::Moments) => {
            // One reply of three is said, and met in one way of four.
            let moment =
                |it: &DialMoment| words([&it.says]) + words(&it.said) / 3 + words(&it.met) / 5;
            dial.moments.iter().map(moment).sum()
        }
        (Some(Kind::Dial(dial)), BeatId::Plays) => {
            words(dial.plays.iter().flat_map(|play| [&play.name, &play.comes]))
        }
        (Some(Kind::Lenses(lenses)), BeatId::Sort) => {
            words(lenses.boxes.iter().flat_map(|it| [&it.name, &it.fits, &it.fails]))
        }
        (Some(Kind::Lenses(lenses)), BeatId::Moments) => {
            words(lenses.moments.iter().flat_map(|it| [&it.name, &it.ordinary, &it.frame]))
        }
        _ => 0,
    }
}
