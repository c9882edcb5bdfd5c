//! The reader's own room: five sliders, one person after another, and the ground underneath.

use super::beat::{Drawing, ask, onward};
use super::element::{Node, actions, element, paragraphs};
use super::plot::{Series, area, canvas, describe, ground, line, path, plot, shown, table};
use super::range::{Range, check};
use super::screen::Screen;
use paradox::session::{LineMove, Message, Played, Slider, Way};
use paradox::sim::line::run;
use paradox::story::{Beat, BeatId, Line, LineSlider};

/// The beats with sliders: the run alone, then with what is underneath it.
pub(super) fn own(screen: &Screen, words: &Line, beat: &Beat) -> Drawing {
    let play = &screen.session.play().line;
    let points = run(play.seed, &play.settings);
    let (values, soil) = (shown(&points), ground(&points));
    let under = beat.id == BeatId::Underneath && play.underneath;

    let mut says = describe(words, &words.says_run, &values);
    let mut paths = vec![path("run", "plot__run", line(&values))];
    let mut series = vec![Series { name: &words.shows, values }];
    if under {
        // Ground is slow, and a few points of it know no jumps.
        let few: Vec<f64> = soil.iter().copied().step_by(5).collect();
        says = [&says, " ", &describe(words, &words.says_ground, &few)].concat();
        paths.insert(0, path("ground", "plot__ground", area(&soil)));
        series.push(Series { name: &words.ground, values: soil });
    }
    let lines = [("plot__run", words.shows.as_str()), ("plot__ground", &words.ground)];
    let lines = if under { &lines[..] } else { &[] };
    let mut picture = vec![plot(words, canvas(paths), lines, &says)];
    if beat.id == BeatId::Underneath {
        picture.push(check(
            screen,
            &words.underneath,
            play.underneath,
            Message::Played(Played::Line(LineMove::GroundToggled)),
        ));
    }
    let sliders =
        Slider::ALL.into_iter().zip(&words.sliders).map(|(it, words)| slider(screen, it, words));
    let another = Message::Played(Played::Line(LineMove::PersonChanged));
    let mut said = vec![
        element("div.sliders", sliders.collect::<Vec<_>>()),
        element("div#another.actions", [screen.plain(&words.again, another)]),
    ];
    if beat.id == BeatId::Own || play.underneath {
        said.extend(paragraphs("p.text", &beat.then));
    }
    said.extend(ask(beat));
    said.push(actions([screen.go(&onward(screen, beat), Way::Next)]));
    Drawing { first: vec![], picture, words: said, table: table(screen, words, &series) }
}

fn slider(screen: &Screen, slider: Slider, words: &LineSlider) -> Node {
    let value = screen.session.play().line.slider(slider);
    let step = (usize::from(value) * 4 + 5) / 10;
    // Two inks tell what is the person's and the room's from what the two make between them.
    let class = match slider {
        Slider::Relationship | Slider::Length => "slider__range cool",
        _ => "slider__range",
    };
    let range = Range {
        class,
        name: &words.name,
        span: (0, 10),
        value: value.cast_signed(),
        says: &words.steps[step],
        ends: &[&words.steps[0], &words.steps[4]],
    };
    range.draw(screen, move |to| Played::Line(LineMove::SliderMoved(slider, to as u8)))
}
