//! How the client's story ends, as a picture: what was counted, and the ground underneath.

use super::beat::label;
use super::element::{Node, element};
use super::plot::{Series, area, canvas, line, path, plot, table};
use super::screen::Screen;
use paradox::story::Kind;

/// What was counted: much the same all along.
const COUNTED: [f64; 12] = [46.0, 45.0, 46.5, 44.0, 45.5, 43.0, 42.0, 43.5, 43.0, 44.5, 44.0, 45.0];

/// Two lines: flat on top, and what rose beneath it, as far as it did.
pub(super) fn two_lines(screen: &Screen) -> Node {
    let story = screen.story();
    let Some(Kind::Line(words)) = story.kind() else {
        return element("div#picture", []);
    };
    let [ground, _] = screen.session.readings(story);
    // Past what was counted, or only begun.
    let height = if ground >= 3 { 66.0 } else { 30.0 };
    let rising: Vec<f64> = (0..COUNTED.len())
        .map(|at| {
            let along = at as f64 / (COUNTED.len() - 1) as f64;
            // Slow at first: ground is long in coming.
            12.0 + (height - 12.0) * along * along.sqrt()
        })
        .collect();
    let told = screen.session.variant(story).and_then(|variant| variant.picture.as_ref());
    let says = told.or_else(|| screen.session.scene(story).map(|scene| &scene.picture));
    let paths = [
        path("ground", "plot__ground", area(&rising)),
        path("counted", "plot__run", line(&COUNTED)),
    ];
    let series = [
        Series { name: &words.shows, values: COUNTED.to_vec() },
        Series { name: &words.ground, values: rising },
    ];
    let mut children = vec![
        plot(
            words,
            canvas(paths),
            &[("plot__run", &words.shows), ("plot__ground", &words.ground)],
            says.map_or("", String::as_str),
        ),
        table(screen, words, &series),
    ];
    children.extend(story.model.as_ref().map(label));
    element("div#picture.spread__picture", children)
}
