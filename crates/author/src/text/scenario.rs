//! A scenario, scene by scene: what happens, what one might do, and all that comes of it.

use super::page::{Page, escape};
use paradox::story::{Chair, Choice, Condition, Reading, Scenario, Scene, Variant};

/// Writes a scenario, whose scenes are places below `at`. `lenses` are the names of the two lenses,
/// if its walk has them. The first choice of a walk can be taken from here.
pub(super) fn write(
    page: &mut Page<'_>,
    lenses: Option<[&str; 2]>,
    scenario: &Scenario,
    at: &str,
    is_first: bool,
) {
    page.paragraph(&scenario.intro);
    for (nth, scene) in scenario.scenes.iter().enumerate() {
        let at = format!("{at}/{}", scene.id);
        write_scene(page, lenses, scenario, scene, &at);
        let place = |choice: &Choice| format!("{at}/{}", choice.id);
        if is_first && nth == 0 {
            page.paragraph(&scenario.prompt);
            let choices = &scene.choices;
            page.ways(choices.iter().map(|choice| (choice.label.as_str(), place(choice))));
        }
        write_choices(page, scenario, scene, place);
    }
}

fn write_scene(
    page: &mut Page<'_>,
    lenses: Option<[&str; 2]>,
    scenario: &Scenario,
    scene: &Scene,
    at: &str,
) {
    page.heading_at(2, at, &scene.name);
    page.lines(&scene.lines);
    write_variants(page, scenario, &scene.variants);
    for (lens, words) in lenses.iter().flatten().zip(&scene.lenses) {
        page.titled(lens, words);
    }
}

fn write_choices(
    page: &mut Page<'_>,
    scenario: &Scenario,
    scene: &Scene,
    place: impl Fn(&Choice) -> String,
) {
    if scene.choices.is_empty() {
        return;
    }
    page.paragraph(&page.interface.text_choices);
    // Where the choices part, each says where it leads.
    let parted = scene.choices.windows(2).any(|pair| pair[0].goto != pair[1].goto);
    let choices = scene.choices.iter().map(|choice| (place(choice), choice));
    page.items_at(choices, |page, choice| {
        let next = scenario.scene(&choice.goto).filter(|_| parted);
        write_choice(page, scenario, choice, next);
    });
}

/// What happens in one case and in another, each with the state it belongs to, if one phrase can
/// say it.
fn write_variants(page: &mut Page<'_>, scenario: &Scenario, variants: &[Variant]) {
    if variants.is_empty() {
        return;
    }
    page.items(variants, |page, variant| {
        if let Some(phrase) = variant.when.as_ref().and_then(|when| phrase(scenario, when)) {
            page.aside(phrase);
        }
        page.lines(&variant.lines);
    });
}

fn write_choice(page: &mut Page<'_>, scenario: &Scenario, choice: &Choice, next: Option<&Scene>) {
    page.titled(&choice.label, &choice.reason);
    page.lines(&choice.then);
    let client = (&scenario.cast.client, &choice.client);
    let therapist = (&scenario.cast.therapist, &choice.therapist);
    // One's own thought first, then the other's, as one would come to know them.
    let thoughts = match scenario.chair {
        Chair::Client => [client, therapist],
        Chair::Therapist => [therapist, client],
    };
    for (name, thought) in thoughts {
        let thinks = escape(&page.interface.thinks.replace("{name}", name));
        page.push(&format!("<p>{thinks}: <i>{}</i></p>", escape(thought)));
    }
    page.lines(&choice.after);
    page.paragraph(&choice.opened);
    if let Some(next) = next {
        page.push(&format!("<p>→ {}</p>", escape(&next.name)));
    }
}

/// The state a condition stands for, in the words of its reading.
fn phrase<'story>(scenario: &'story Scenario, when: &Condition) -> Option<&'story str> {
    if when.right.reading.is_some() {
        return None;
    }
    let number = when.right.number;
    let least = if when.or_equal { number } else { number.saturating_add(1) };
    let reading = scenario.readings.iter().find(|reading| reading.id == when.left)?;
    reading.levels.get(Reading::level(least)).map(String::as_str)
}
