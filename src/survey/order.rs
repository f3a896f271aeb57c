//! In which order things are shown: as written, or shuffled for each response.

use sha2::{Digest, Sha256};

/// The order of a survey's pages, a page's questions or a question's choices.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    #[default]
    Written,
    /// Shuffled by the response's id: another order for everybody, the same each time.
    Random,
}

impl Order {
    /// Indexes of `items` in the order in which this response shows them. An item is its
    /// name and whether it stays put.
    ///
    /// The items that may move are sorted by SHA-256 of `{response}/{of}/{name}`, so that
    /// anybody can repeat the order, and an item more or less does not disturb the others.
    pub fn of(self, items: &[(&str, bool)], (response, of): (&str, &str)) -> Vec<usize> {
        let mut order: Vec<usize> = (0..items.len()).collect();
        if self == Self::Written {
            return order;
        }
        let mut movable: Vec<usize> = order.iter().copied().filter(|at| !items[*at].1).collect();
        let places = movable.clone();
        movable.sort_by_cached_key(|at| {
            <[u8; 32]>::from(Sha256::digest(format!("{response}/{of}/{}", items[*at].0)))
        });
        for (place, item) in places.into_iter().zip(movable) {
            order[place] = item;
        }
        order
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ITEMS: [(&str, bool); 6] = [
        ("a", false),
        ("b", false),
        ("c", true),
        ("d", false),
        ("e", false),
        ("other", true),
    ];

    fn names(response: &str, items: &[(&str, bool)]) -> String {
        let order = Order::Random.of(items, (response, "best"));
        order.into_iter().map(|at| items[at].0).collect()
    }

    #[test]
    fn what_is_fixed_stays_and_the_rest_is_shuffled_by_the_response() {
        let orders: Vec<String> = (0..200)
            .map(|id| names(&format!("response-{id}"), &ITEMS))
            .collect();
        assert!(
            orders
                .iter()
                .all(|order| &order[2..3] == "c" && order.ends_with("other"))
        );
        let mut different = orders.clone();
        different.sort_unstable();
        different.dedup();
        assert_eq!(different.len(), 24, "each order of four is seen");
        assert_eq!(orders[7], names("response-7", &ITEMS));
    }

    #[test]
    fn an_item_less_does_not_disturb_the_others() {
        let all = [("a", false), ("b", false), ("d", false), ("e", false)];
        let fewer = [("a", false), ("d", false), ("e", false)];
        let order = names("response-1", &all).replace('b', "");
        assert_eq!(names("response-1", &fewer), order);
    }

    #[test]
    fn as_written_is_as_written() {
        assert_eq!(Order::Written.of(&ITEMS, ("x", "y")), [0, 1, 2, 3, 4, 5]);
    }
}
