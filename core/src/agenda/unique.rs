//! Maps of the agenda file in which an id must stand once. JSON readers let the last one win in silence, and a person
//! would be gone without a word.

use indexmap::IndexMap;
use indexmap::map::Entry;
use serde::de::{Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use std::fmt;
use std::hash::Hash;
use std::marker::PhantomData;

/// How the error begins: the reader of files knows it by this.
pub(crate) const REPEATED: &str = "repeated id ";

/// Reads a map whose keys are all different.
pub(super) fn map<'de, D, K, V>(deserializer: D) -> Result<IndexMap<K, V>, D::Error>
where
    D: Deserializer<'de>,
    K: Deserialize<'de> + Hash + Eq + fmt::Display,
    V: Deserialize<'de>,
{
    struct UniqueVisitor<K, V>(PhantomData<(K, V)>);

    impl<'de, K, V> Visitor<'de> for UniqueVisitor<K, V>
    where
        K: Deserialize<'de> + Hash + Eq + fmt::Display,
        V: Deserialize<'de>,
    {
        type Value = IndexMap<K, V>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a map")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Self::Value, A::Error> {
            let mut map = IndexMap::new();
            while let Some(key) = access.next_key::<K>()? {
                match map.entry(key) {
                    Entry::Occupied(first) => {
                        return Err(A::Error::custom(format_args!("{REPEATED}{}", first.key())));
                    }
                    Entry::Vacant(place) => {
                        place.insert(access.next_value()?);
                    }
                }
            }
            Ok(map)
        }
    }

    deserializer.deserialize_map(UniqueVisitor(PhantomData))
}
