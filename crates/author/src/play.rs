//! A walk in a terminal: a screen at a time, a number to choose.
//!
//! It reads lines and writes lines and asks nothing of the terminal, so a script can walk as well.

use crate::said::plain;
use anyhow::Result;
use paradox::session::{Guess, Length, Message, Place, Session, Stage, Way};
use paradox::story::{Chair, Pack, Reading, Scenario, Scene, Spoken};
use std::io::{BufRead, Write};

/// What one can always do.
const KEYS: &str = "b back · p path · q quit";

/// Walks `pack` with whoever types into `input`, until they or their lines are done.
pub fn play(
    pack: &Pack,
    length: Length,
    input: impl BufRead,
    mut output: impl Write,
) -> Result<()> {
    let mut session = Session::new(pack, length);
    show(pack, &session, &mut output)?;
    for line in input.lines() {
        let offers = offers(pack, &session);
        let before = session.stop().clone();
        match line?.trim() {
            "q" => break,
            "b" => session = session.update(pack, Message::SteppedBack),
            "p" => {
                show_path(pack, &session, &mut output)?;
                continue;
            }
            // Where there is one way on, an empty line takes it.
            "" if offers.len() == 1 => session = session.update(pack, offers[0].1.clone()),
            typed => {
                let number = typed.parse::<usize>().ok().and_then(|it| it.checked_sub(1));
                match number.and_then(|number| offers.get(number)) {
                    Some((_, message)) => session = session.update(pack, message.clone()),
                    None => writeln!(output, "Type a number from 1 to {}. {KEYS}", offers.len())?,
                }
            }
        }
        if *session.stop() != before {
            show(pack, &session, &mut output)?;
        }
    }
    Ok(())
}

/// What can be done here, in words, and what it comes to.
fn offers(pack: &Pack, session: &Session) -> Vec<(String, Message)> {
    let story = session.story(pack);
    let said = |text: &String| plain(text);
    if let (Place::Scene { stage, .. }, Some(scenario), Some(scene)) =
        (session.place(), session.scenario(story), session.scene(story))
    {
        match stage {
            Stage::Asked if !scene.is_end() => {
                let offers = Session::offers(scenario, scene).into_iter();
                return offers
                    .map(|it| (said(&it.label), Message::ChoiceTaken(it.id.clone())))
                    .collect();
            }
            Stage::Took(_) => return guesses(pack, session, scenario, scene),
            _ => (),
        }
    }
    let ways = session.ways(pack).into_iter();
    ways.map(|way| (named(pack, session, &way), Message::WentOn(way))).collect()
}

fn guesses(
    pack: &Pack,
    session: &Session,
    scenario: &Scenario,
    scene: &Scene,
) -> Vec<(String, Message)> {
    let Some(choice) = session.choice(session.story(pack)) else { return Vec::new() };
    let guesses = Session::guesses(scenario, scene, choice);
    let skip = (Guess::Shown, pack.interface.guess_skip.as_str());
    let all = guesses.into_iter().chain([skip]);
    all.map(|(guess, words)| (words.to_owned(), Message::Guessed(guess))).collect()
}

/// A way onward, in the words of its control.
fn named(pack: &Pack, session: &Session, way: &Way) -> String {
    let (story, words) = (session.story(pack), &pack.interface);
    match way {
        Way::Next if *session.place() == Place::Door => words.start.clone(),
        Way::Next => match session.place() {
            Place::Beat(id) => story.beat(*id).map_or(&words.go_on, |beat| &beat.go).clone(),
            Place::Other { .. } => words.untaken_return.clone(),
            _ => words.go_on.clone(),
        },
        Way::Summary => words.summary.clone(),
        Way::Skip => words.skip.clone(),
        Way::Deeper => words.deeper.clone(),
        Way::Chair(id) => match story.scenario(id) {
            Some(it) if it.chair == Chair::Client => {
                words.chair_client.replace("{name}", &it.cast.client)
            }
            Some(it) => words.chair_therapist.replace("{name}", &it.cast.therapist),
            None => words.chairs.clone(),
        },
        Way::Card => words.to_card.clone(),
        Way::Reflection => words.think.clone(),
        Way::Untaken => words.untaken.clone(),
        Way::Onto(walk) => words.begin.replace("{name}", &pack.stories[*walk].name),
        Way::Closing => words.to_closing.clone(),
    }
}

fn show(pack: &Pack, session: &Session, output: &mut impl Write) -> Result<()> {
    writeln!(output, "\n--- {} ---", session.stop().address(pack))?;
    for line in screen(pack, session) {
        writeln!(output, "{}", plain(&line))?;
    }
    writeln!(output)?;
    for (number, (words, _)) in offers(pack, session).iter().enumerate() {
        writeln!(output, "  {} {words}", number + 1)?;
    }
    writeln!(output, "  {KEYS}")?;
    Ok(output.flush()?)
}

/// What a screen says that the one before did not.
fn screen(pack: &Pack, session: &Session) -> Vec<String> {
    let (story, words) = (session.story(pack), &pack.interface);
    let frame = pack.frame.as_ref();
    let mut shown: Vec<&String> = Vec::new();
    match session.place() {
        Place::Opening => shown.extend(frame.iter().flat_map(|frame| {
            let it = &frame.opening;
            let captions = it.captions.iter().map(|caption| &caption.words);
            [&it.title]
                .into_iter()
                .chain(captions)
                .chain(&it.lines)
                .chain(&it.care)
                .chain([&it.order])
        })),
        Place::Closing => shown.extend(frame.iter().flat_map(|frame| {
            let it = &frame.closing;
            [&it.title].into_iter().chain(&it.lines).chain(&it.ask)
        })),
        Place::Door => shown.extend([&story.door.title, &story.door.lead, &story.door.note]),
        Place::Summary => shown.extend(&story.door.summary),
        Place::Beat(id) => {
            if let Some(beat) = story.beat(*id) {
                shown.push(&beat.title);
                shown.extend(
                    beat.lines.iter().chain(&beat.ask).chain(&beat.answer).chain(&beat.then),
                );
            }
        }
        Place::Chairs => shown.extend([&words.chairs, &words.chairs_note]),
        Place::Card => {
            let card = &story.card;
            shown.extend([&card.one, &card.other, &card.both, &card.not]);
            shown.extend(session.has_sat().then_some(&card.alike));
        }
        Place::Reflection => {
            shown.push(&story.reflection.title);
            shown.extend(&story.reflection.prompts);
        }
        Place::Scene { .. } | Place::Other { .. } => return scene(pack, session),
    }
    shown.into_iter().cloned().collect()
}

fn scene(pack: &Pack, session: &Session) -> Vec<String> {
    let (story, words) = (session.story(pack), &pack.interface);
    let (Some(scenario), Some(scene)) = (session.scenario(story), session.scene(story)) else {
        return Vec::new();
    };
    let mut shown = Vec::new();
    let asked = matches!(session.place(), Place::Scene { stage: Stage::Asked, .. });
    if asked {
        if *session.place() == Place::start_of(scenario) {
            shown.extend([scenario.title.clone(), scenario.intro.clone(), String::new()]);
        }
        shown.push(scene.name.clone());
        shown.extend(lines(&scene.lines));
        shown.extend(session.variant(story).into_iter().flat_map(|it| lines(&it.lines)));
        let levels = session.readings_on_arrival(story).map(Reading::level);
        let levels =
            scenario.readings.iter().zip(levels).map(|(it, level)| it.levels[level].as_str());
        shown.push(format!("({})", levels.collect::<Vec<_>>().join(" · ")));
        shown.extend((!scene.is_end()).then(|| scenario.prompt.clone()));
    }
    let Some(choice) = session.choice(story) else { return shown };
    if !matches!(session.place(), Place::Scene { stage: Stage::Heard(..), .. }) {
        shown.extend([choice.label.clone(), choice.reason.clone()]);
        shown.extend(lines(&choice.then));
    }
    if matches!(session.place(), Place::Scene { stage: Stage::Took(_), .. }) {
        shown.push(words.guess.replace("{name}", scenario.other()));
        return shown;
    }
    let cast = &scenario.cast;
    for (name, thought) in [(&cast.client, &choice.client), (&cast.therapist, &choice.therapist)] {
        shown.push(format!("{}: {thought}", words.thinks.replace("{name}", name)));
    }
    shown.extend(lines(&choice.after));
    shown.push(choice.opened.clone());
    shown
}

fn lines(lines: &[String]) -> impl Iterator<Item = String> {
    lines.iter().map(|line| match Spoken::of(line) {
        Spoken::Told(text) => text.to_owned(),
        Spoken::Said { who, what } => format!("{who}: {what}"),
    })
}

fn show_path(pack: &Pack, session: &Session, output: &mut impl Write) -> Result<()> {
    let path = session.path(session.walk(), session.story(pack));
    if path.is_empty() {
        writeln!(output, "{}", pack.interface.path_empty)?;
    }
    for met in path {
        writeln!(output, "{}: {}", met.scenario.title, met.scene.name)?;
        for offer in met.offers {
            let mark = if offer.taken { "*" } else { " " };
            writeln!(output, "  {mark} {}", plain(&offer.choice.label))?;
        }
    }
    Ok(output.flush()?)
}
