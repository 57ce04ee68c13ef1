use crate::{
    json::Json,
    model::{Direction, Elsewhere, Kind, Language, Layout, Role},
};

/// What stands in a field of a page's data.
pub trait Field: Sized {
    /// None where the JSON is not of this form.
    fn read(json: &Json) -> Option<Self>;

    /// What a field is that is not there; none where it has to be.
    fn absent() -> Option<Self> {
        None
    }

    /// Whether it is not written, since it would be the same without.
    fn is_absent(&self) -> bool {
        false
    }

    /// The field of an object.
    fn of(json: &Json, name: &str) -> Option<Self> {
        match json.get(name) {
            Some(value) => Self::read(&value),
            None => Self::absent(),
        }
    }
}

/// A type of the data of a page: written by serde when publishing, and read by a plain function, since
/// what serde derives for reading is many times larger and every reader downloads it. A field that says
/// nothing is not written, and not missed.
macro_rules! record {
    (
        $(#[$about:meta])*
        pub struct $Name:ident {
            $($(#[$doc:meta])* pub $field:ident: $Type:ty,)*
        }
    ) => {
        $(#[$about])*
        #[derive(Debug, Clone, PartialEq)]
        #[cfg_attr(not(target_arch = "wasm32"), derive(serde::Serialize))]
        pub struct $Name {
            $(
                $(#[$doc])*
                #[cfg_attr(
                    not(target_arch = "wasm32"),
                    serde(skip_serializing_if = "crate::page::Field::is_absent")
                )]
                pub $field: $Type,
            )*
        }

        impl $crate::page::Field for $Name {
            fn read(json: &$crate::json::Json) -> Option<Self> {
                Some(Self {
                    $($field: $crate::page::Field::of(json, stringify!($field))?,)*
                })
            }
        }
    };
}
pub(crate) use record;

impl Field for String {
    fn read(json: &Json) -> Option<Self> {
        json.string()
    }
}

impl Field for Json {
    fn read(json: &Json) -> Option<Self> {
        Some(json.clone())
    }
}

impl Field for u32 {
    fn read(json: &Json) -> Option<Self> {
        json.number().map(|number| number as Self)
    }
}

impl Field for bool {
    fn read(json: &Json) -> Option<Self> {
        Some(json.is_true())
    }

    fn absent() -> Option<Self> {
        Some(false)
    }

    fn is_absent(&self) -> bool {
        !*self
    }
}

impl<T: Field> Field for Option<T> {
    fn read(json: &Json) -> Option<Self> {
        T::read(json).map(Some)
    }

    fn absent() -> Option<Self> {
        Some(None)
    }

    fn is_absent(&self) -> bool {
        self.is_none()
    }
}

impl<T: Field> Field for Vec<T> {
    fn read(json: &Json) -> Option<Self> {
        json.items()?.iter().map(T::read).collect()
    }

    fn absent() -> Option<Self> {
        Some(Self::new())
    }

    fn is_absent(&self) -> bool {
        self.is_empty()
    }
}

impl<A: Field, B: Field> Field for (A, B) {
    fn read(json: &Json) -> Option<Self> {
        let items = json.items()?;
        Some((A::read(items.first()?)?, B::read(items.get(1)?)?))
    }
}

impl Field for Language {
    fn read(json: &Json) -> Option<Self> {
        json.string().map(Self)
    }
}

/// One of a closed set, by its name. The usual one is not written.
macro_rules! named {
    ($($Type:ty),*) => {
        $(
            impl Field for $Type {
                fn read(json: &Json) -> Option<Self> {
                    let name = json.string()?;
                    Self::ALL.into_iter().find(|one| one.as_str() == name)
                }

                fn absent() -> Option<Self> {
                    Some(Self::default())
                }

                fn is_absent(&self) -> bool {
                    *self == Self::default()
                }
            }
        )*
    };
}
named!(Direction, Kind, Layout, Role);

impl Field for Elsewhere {
    fn read(json: &Json) -> Option<Self> {
        Some(Self {
            name: String::of(json, "name")?,
            href: String::of(json, "href")?,
        })
    }
}
