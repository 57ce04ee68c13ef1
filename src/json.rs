//! JSON that has been parsed: in the browser by the browser, whose parser costs readers no bytes, and
//! natively by serde_json. Whoever reads data from it is the same code in both.

#[cfg(target_arch = "wasm32")]
use js_sys::{Array, JSON, Reflect};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen::JsValue as Value;

#[cfg(not(target_arch = "wasm32"))]
use serde_json::Value;

/// A value of JSON. What is `null` counts as not being there.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Serialize))]
#[cfg_attr(not(target_arch = "wasm32"), serde(transparent))]
pub struct Json(Value);

impl From<Value> for Json {
    fn from(value: Value) -> Self {
        Self(value)
    }
}

impl Json {
    /// As the parser made it.
    pub fn into_value(self) -> Value {
        self.0
    }
}

#[cfg(target_arch = "wasm32")]
impl Json {
    /// None where the text is not JSON.
    pub fn parse(text: &str) -> Option<Self> {
        JSON::parse(text).ok().map(Self)
    }

    /// The field of an object.
    pub fn get(&self, name: &str) -> Option<Self> {
        let value = Reflect::get(&self.0, &name.into()).ok()?;
        (!value.is_undefined() && !value.is_null()).then_some(Self(value))
    }

    /// What is in a list.
    pub fn items(&self) -> Option<Vec<Self>> {
        let is_list = Array::is_array(&self.0);
        is_list.then(|| Array::from(&self.0).iter().map(Self).collect())
    }

    /// The characters of a string.
    pub fn string(&self) -> Option<String> {
        self.0.as_string()
    }

    /// A number.
    pub fn number(&self) -> Option<f64> {
        self.0.as_f64()
    }

    /// Whether it is `true`.
    pub fn is_true(&self) -> bool {
        self.0 == Value::TRUE
    }

    /// As JSON, on one line.
    pub fn text(&self) -> String {
        JSON::stringify(&self.0).map_or_else(|_| String::new(), String::from)
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl Json {
    /// None where the text is not JSON.
    pub fn parse(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok().map(Self)
    }

    /// The field of an object.
    pub fn get(&self, name: &str) -> Option<Self> {
        let value = self.0.get(name).filter(|value| !value.is_null());
        value.cloned().map(Self)
    }

    /// What is in a list.
    pub fn items(&self) -> Option<Vec<Self>> {
        let items = self.0.as_array()?;
        Some(items.iter().cloned().map(Self).collect())
    }

    /// The characters of a string.
    pub fn string(&self) -> Option<String> {
        self.0.as_str().map(str::to_owned)
    }

    /// A number.
    pub fn number(&self) -> Option<f64> {
        self.0.as_f64()
    }

    /// Whether it is `true`.
    pub fn is_true(&self) -> bool {
        self.0 == true
    }

    /// As JSON, on one line.
    pub fn text(&self) -> String {
        self.0.to_string()
    }
}
