//! Definitions as editors see them: as JSON, beside the schema.

use jsonschema::Validator;
use serde_json::{Map, Number, Value, json};
use svar::survey::SCHEMA;
use toml::de::{DeTable, DeValue};

pub(crate) fn validator() -> Validator {
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    jsonschema::draft7::new(&schema).unwrap()
}

/// A definition as editors hand it to a validator: dates are texts, `inf` is nothing.
pub(crate) fn as_json(source: &str) -> Option<Value> {
    Some(table(DeTable::parse(source).ok()?.get_ref()))
}

fn table(table: &DeTable<'_>) -> Value {
    let fields = table.iter();
    let fields = fields.map(|(key, value)| (key.get_ref().to_string(), json(value.get_ref())));
    Value::Object(fields.collect::<Map<_, _>>())
}

fn json(value: &DeValue<'_>) -> Value {
    match value {
        DeValue::String(text) => json!(text),
        DeValue::Integer(number) => {
            json!(i64::from_str_radix(number.as_str(), number.radix()).ok())
        }
        DeValue::Float(number) => {
            let number: Option<f64> = number.as_str().parse().ok();
            number
                .and_then(Number::from_f64)
                .map_or(Value::Null, Value::Number)
        }
        DeValue::Boolean(truth) => json!(truth),
        DeValue::Datetime(moment) => json!(moment.to_string()),
        DeValue::Array(list) => list.iter().map(|member| json(member.get_ref())).collect(),
        DeValue::Table(fields) => table(fields),
    }
}

pub(crate) fn complaints(validator: &Validator, definition: &Value) -> Vec<String> {
    let errors = validator.iter_errors(definition);
    errors
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect()
}
