//! The two sides of a meeting and the type of everything that exists once for each of them.

use std::ops::{Index, IndexMut};

/// One of the two sides of a meeting: `Left` is the one its file declares first.
///
/// The code knows no countries; their names are data (see [`Party`](super::Party)).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// The side declared first, shown on the left.
    Left,
    /// The side declared second, shown on the right.
    Right,
}

impl Side {
    /// Both sides, left first.
    pub const BOTH: [Self; 2] = [Self::Left, Self::Right];

    /// The side across the table.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Left => Self::Right,
            Self::Right => Self::Left,
        }
    }
}

/// Whose position or act a statement reports, whoever published it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Voice {
    /// The position of one side.
    Of(Side),
    /// Both sides said, agreed or did it, or the statement reports the event itself.
    Both,
}

/// A value for each side.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct BySide<T> {
    /// What belongs to [`Side::Left`].
    pub left: T,
    /// What belongs to [`Side::Right`].
    pub right: T,
}

impl<T> BySide<T> {
    /// A value for each side, left first.
    pub const fn new(left: T, right: T) -> Self {
        Self { left, right }
    }

    /// Asks `make` for each side's value, left first.
    pub fn from_fn(mut make: impl FnMut(Side) -> T) -> Self {
        Self { left: make(Side::Left), right: make(Side::Right) }
    }

    /// The same for both sides after `change`, left first.
    pub fn map<U>(self, mut change: impl FnMut(T) -> U) -> BySide<U> {
        BySide { left: change(self.left), right: change(self.right) }
    }

    /// Borrows both values.
    pub const fn as_ref(&self) -> BySide<&T> {
        BySide { left: &self.left, right: &self.right }
    }

    /// Each side with its value, left first.
    pub fn iter(&self) -> impl Iterator<Item = (Side, &T)> {
        [(Side::Left, &self.left), (Side::Right, &self.right)].into_iter()
    }
}

impl<T> Index<Side> for BySide<T> {
    type Output = T;

    fn index(&self, side: Side) -> &T {
        match side {
            Side::Left => &self.left,
            Side::Right => &self.right,
        }
    }
}

impl<T> IndexMut<Side> for BySide<T> {
    fn index_mut(&mut self, side: Side) -> &mut T {
        match side {
            Side::Left => &mut self.left,
            Side::Right => &mut self.right,
        }
    }
}
