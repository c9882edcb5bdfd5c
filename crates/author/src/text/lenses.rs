//! *Two lenses*, in words: the boxes, the moments through both lenses, and the habits.

use super::page::Page;
use paradox::story::{BeatId, Habit, LensMoment, Lenses};

/// Writes what a beat of the lenses shows.
pub(super) fn drawing(page: &mut Page<'_>, lenses: &Lenses, id: BeatId) {
    match id {
        BeatId::Sort => {
            page.paragraph(&lenses.sort);
            page.items(&lenses.boxes, |page, it| {
                page.titled(&it.name, &it.fits);
                page.paragraph(&it.fails);
            });
        }
        BeatId::Moments => {
            page.paragraph(&lenses.question);
            page.items(&lenses.moments, |page, moment| write_moment(page, lenses, moment));
            page.paragraph(&lenses.done);
        }
        BeatId::Mirror => page.items(&lenses.habits, |page, habit| {
            page.titled(&habit.name, &places(lenses, habit));
        }),
        _ => (),
    }
}

fn write_moment(page: &mut Page<'_>, lenses: &Lenses, moment: &LensMoment) {
    page.titled(&moment.name, "");
    let through = [
        (&lenses.ordinary, &moment.ordinary, moment.rated.ordinary),
        (&lenses.frame, &moment.frame, moment.rated.frame),
    ];
    for (lens, thought, rating) in through {
        let rating = usize::try_from(rating + 3).ok().and_then(|at| lenses.ratings.get(at));
        let ours = rating.map_or(String::new(), |it| lenses.ours.replace("{rating}", it));
        page.titled(lens, &format!("{thought} {ours}"));
    }
}

/// Where a habit shows, and whether that is the same.
fn places(lenses: &Lenses, habit: &Habit) -> String {
    let places = [(habit.inside, &lenses.inside), (habit.outside, &lenses.outside)];
    let shown = places.into_iter().filter(|(shows, _)| *shows).map(|(_, name)| name.as_str());
    let verdict = if habit.inside == habit.outside { &lenses.same } else { &lenses.differs };
    shown.chain([verdict.as_str()]).collect::<Vec<_>>().join(" · ")
}
