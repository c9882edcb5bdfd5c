//! Where in a file something stands: `scenario`, the second, `scene`, the third, `label`.
//!
//! Checks speak of addresses and the tree knows the bytes, so no check ever counts characters.

/// The way from the root of a file down to one value.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Address(Vec<Step>);

/// One step down.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Step {
    /// Into a table, by key.
    Key(String),
    /// Into a list, counted from nought.
    Item(usize),
}

impl Address {
    /// The address of `key` in the table at this address.
    pub(super) fn key(&self, key: &str) -> Self {
        self.step(Step::Key(key.to_owned()))
    }

    /// The address of the item at `index` in the list at this address.
    pub(super) fn item(&self, index: usize) -> Self {
        self.step(Step::Item(index))
    }

    /// The steps, from the root down.
    pub(super) fn steps(&self) -> &[Step] {
        &self.0
    }

    /// The first `count` steps of the way.
    pub(super) fn first(&self, count: usize) -> Self {
        Self(self.0.iter().take(count).cloned().collect())
    }

    /// Whether this address is `other`, or leads on from it.
    pub(super) fn is_within(&self, other: &Self) -> bool {
        self.0.starts_with(&other.0)
    }

    /// The last key on the way: what an author would call this place.
    pub(super) fn name(&self) -> &str {
        self.keys().last().unwrap_or("the file")
    }

    /// Whether it ends at an item of a list.
    pub(super) fn is_item(&self) -> bool {
        matches!(self.0.last(), Some(Step::Item(_)))
    }

    /// The keys alone, joined by dots: the same for every scene's every label.
    pub(super) fn pattern(&self) -> String {
        self.keys().collect::<Vec<_>>().join(".")
    }

    fn keys(&self) -> impl Iterator<Item = &str> {
        self.0.iter().filter_map(|step| match step {
            Step::Key(key) => Some(key.as_str()),
            Step::Item(_) => None,
        })
    }

    fn step(&self, step: Step) -> Self {
        let mut steps = self.0.clone();
        steps.push(step);
        Self(steps)
    }
}
