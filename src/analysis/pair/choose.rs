//! Which of the near pairs share a row: those near enough, and those that are each other's best.

use std::collections::{BTreeMap, HashMap};

use super::score::{Nearness, Pair, Weights};

/// The pairs that share a row, in the order of the left side's statements.
#[must_use]
pub fn chosen(near: BTreeMap<Pair, Nearness>, weights: &Weights) -> Vec<(Pair, Nearness)> {
    let mut best: HashMap<(bool, usize), f64> = HashMap::new();
    for ((left, right), nearness) in &near {
        let score = nearness.score();
        for key in [(true, *left), (false, *right)] {
            let known = best.entry(key).or_insert(0.0);
            *known = known.max(score);
        }
    }
    let keep = |(left, right): Pair, nearness: &Nearness| {
        let score = nearness.score();
        let best = |key| best.get(&key).copied().unwrap_or(0.0);
        let mutual = score >= best((true, left)) && score >= best((false, right));
        score >= weights.enough || mutual && score >= weights.mutual
    };
    near.into_iter().filter(|(pair, nearness)| keep(*pair, nearness)).collect()
}
