//! Words that are stored as text and shown as the same text.

/// Declares an enumeration whose members are words: stored, sent and read as the text beside each.
///
/// The texts are taken as single tokens (`tt`): derives look into them, which they cannot with a `literal`.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$each:meta])* $variant:ident = $text:tt),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
            utoipa::ToSchema,
        )]
        pub enum $name { $($(#[$each])* #[serde(rename = $text)] $variant),+ }

        impl $name {
            /// The word.
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }

            /// The one of this word.
            #[allow(dead_code, reason = "not every word comes from outside")]
            pub fn of(word: &str) -> Option<Self> {
                match word { $($text => Some(Self::$variant),)+ _ => None }
            }
        }
        impl From<$name> for ombud_base::Value<'_> {
            fn from(it: $name) -> Self {
                ombud_base::Value::Text(it.word())
            }
        }
        impl ombud_base::FromCell for $name {
            fn from_cell(cell: ombud_base::Cell<'_>) -> Result<Self, ombud_base::CellError> {
                let expected = concat!("one of the words of ", stringify!($name));
                match cell {
                    ombud_base::Cell::Text(word) => Self::of(word).ok_or(ombud_base::CellError { expected }),
                    _ => Err(ombud_base::CellError { expected }),
                }
            }
        }
    };
}
pub(crate) use words;
