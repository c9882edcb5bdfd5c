//! The reader's own room: five sliders, one person after another, and the ground underneath.

use super::beat::{Drawing, ask, onward};
use super::element::{actions, element, paragraphs, text};
use super::plot::{Series, area, canvas, describe, ground, line, path, plot, shown, table};
use super::screen::Screen;
use paradox::session::{Message, Played, Slider, Way};
use paradox::sim::line::run;
use paradox::story::{Beat, BeatId, Line, SliderWords};
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// The beats with sliders: the run alone, then with what is underneath it.
pub(super) fn own(screen: &Screen, model: &Line, beat: &Beat) -> Drawing {
    let words = &model.words;
    let play = screen.session.play();
    let points = run(play.seed, &play.settings);
    let (values, soil) = (shown(&points), ground(&points));
    let under = beat.id == BeatId::Underneath && play.underneath;

    let mut says = describe(words, &words.says_run, &values);
    let mut paths = vec![path("run", "plot__run", line(&values))];
    let mut series = vec![Series { name: &words.shows, values }];
    if under {
        says = format!("{says} {}", describe(words, &words.says_ground, &soil));
        paths.insert(0, path("ground", "plot__ground", area(&soil)));
        series.push(Series { name: &words.ground, values: soil });
    }
    let lines = [("plot__run", words.shows.as_str()), ("plot__ground", &words.ground)];
    let lines = if under { &lines[..] } else { &[] };
    let mut picture = vec![plot(model, canvas(paths), lines, &says)];
    if beat.id == BeatId::Underneath {
        picture.push(check(screen, &words.underneath, play.underneath, Played::GroundToggled));
    }
    let sliders =
        Slider::ALL.into_iter().zip(&words.sliders).map(|(it, words)| slider(screen, it, words));
    let another = Message::Played(Played::PersonChanged);
    let mut said = vec![
        element("div", "sliders", "sliders", sliders.collect()),
        element("div", "another", "actions", vec![screen.plain(&words.again, another)]),
    ];
    if beat.id == BeatId::Own || play.underneath {
        said.extend(paragraphs("text", &beat.then));
    }
    said.extend(ask(beat));
    said.push(actions(vec![screen.go(&onward(screen, beat), Way::Next)]));
    Drawing { first: vec![], picture, words: said, table: table(screen, words, &series) }
}

/// A box to tick.
fn check(screen: &Screen, words: &str, checked: bool, toggled: Played) -> Html {
    html! {
        <label key="check" class="check">
            <input
                key="box"
                type="checkbox"
                {checked}
                onchange={screen.send.reform(move |_: Event| Message::Played(toggled))}
            />
            { text("span", "words", "", words) }
        </label>
    }
}

fn slider(screen: &Screen, slider: Slider, words: &SliderWords) -> Html {
    let value = screen.session.play().slider(slider);
    let step = (usize::from(value) * 4 + 5) / 10;
    // Two inks tell what is the person's and the room's from what the two make between them.
    let class = match slider {
        Slider::Relationship | Slider::Length => "slider__range cool",
        _ => "slider__range",
    };
    let send = screen.send.clone();
    let on_input = move |event: InputEvent| {
        let input: Option<HtmlInputElement> = event.target_dyn_into();
        if let Some(to) = input.and_then(|input| input.value().parse().ok()) {
            send.emit(Message::Played(Played::SliderMoved(slider, to)));
        }
    };
    html! {
        <div key={slider as usize} class="slider">
            <label key="label">
                { text("span", "name", "", &words.name) }
                <input
                    key="range"
                    {class}
                    type="range"
                    min="0"
                    max="10"
                    value={value.to_string()}
                    aria-valuetext={words.steps[step].clone()}
                    oninput={on_input}
                />
            </label>
            <p key="ends" class="slider__ends" aria-hidden="true">
                { text("span", "low", "", &words.steps[0]) }
                { text("span", "high", "", &words.steps[4]) }
            </p>
        </div>
    }
}
