//! The definition format as a JSON Schema, from which editors complete, explain and check.

/// Draft 7: the newest that all common TOML editors read. It sees one place at a time; what
/// takes knowledge of others (names, conditions, lists) only the reader knows.
pub const SCHEMA: &str = include_str!("schema.json");

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fs;

    use serde_json::Value;
    use toml::Spanned;
    use toml::de::{DeTable, DeValue};

    use super::super::keys::{Owner, kind_keys, kind_words};
    use super::super::questions::TAKEN;
    use super::SCHEMA;
    use crate::expr::RESERVED;
    use crate::survey::{ProblemCode, Reason, Severity};

    fn schema() -> Value {
        serde_json::from_str(SCHEMA).unwrap()
    }

    fn at<'v>(schema: &'v Value, pointer: &str) -> &'v Value {
        schema
            .pointer(pointer)
            .unwrap_or_else(|| panic!("the schema has no {pointer}"))
    }

    fn keys(table: &Value) -> BTreeSet<&str> {
        table
            .as_object()
            .unwrap()
            .keys()
            .map(String::as_str)
            .collect()
    }

    fn words(list: &Value) -> BTreeSet<&str> {
        list.as_array()
            .unwrap()
            .iter()
            .filter_map(Value::as_str)
            .collect()
    }

    /// The schema says what the reader says.
    #[track_caller]
    fn same(place: &str, schema: &BTreeSet<&str>, reader: &[&str]) {
        let known: BTreeSet<&str> = reader.iter().copied().collect();
        assert_eq!(
            *schema, known,
            "{place}: the schema on the left, the reader on the right"
        );
    }

    /// The part of the schema that holds for one kind.
    fn of_kind<'v>(schema: &'v Value, kind: &str) -> Option<&'v Value> {
        let cases = at(schema, "/definitions/question/then/allOf")
            .as_array()
            .unwrap();
        let case = cases
            .iter()
            .find(|case| at(case, "/if/properties/kind/const") == kind)?;
        Some(at(case, "/then"))
    }

    #[test]
    fn the_schema_and_the_reader_know_the_same_keys() {
        let schema = schema();
        for (owner, place) in [
            (Owner::Survey, "/properties"),
            (Owner::Privacy, "/properties/privacy/properties"),
            (Owner::Collect, "/properties/collect/properties"),
            (Owner::Page, "/definitions/page/properties"),
            (Owner::Choice, "/definitions/choice/properties"),
            (Owner::Row, "/definitions/row/properties"),
            (Owner::Part, "/definitions/part/properties"),
            (Owner::Check, "/definitions/check/properties"),
            (Owner::List, "/definitions/list/properties"),
        ] {
            let table = at(&schema, place);
            same(place, &keys(table), owner.keys());
            let around = at(&schema, place.strip_suffix("/properties").unwrap());
            assert_eq!(around["additionalProperties"], false, "{place} is closed");
            let has_languages = around.get("patternProperties").is_some();
            assert_eq!(has_languages, owner.has_languages(), "{place}: languages");
        }
    }

    #[test]
    fn the_schema_knows_the_codes_of_all_warnings() {
        let schema = schema();
        let codes = ProblemCode::ALL.iter();
        let warnings = codes.filter(|code| code.severity() == Severity::Warning);
        let names: Vec<&str> = warnings.map(|code| code.name()).collect();
        let place = "/definitions/warning/enum";
        same(place, &words(at(&schema, place)), &names);
    }

    #[test]
    fn the_schema_and_the_reader_know_the_same_keys_of_each_kind() {
        let schema = schema();
        let kinds = words(at(&schema, "/definitions/question/properties/kind/enum"));
        let known: Vec<&str> = kind_words();
        same("kinds", &kinds, &known);
        let mut used = BTreeSet::new();
        for kind in kinds {
            let part = of_kind(&schema, kind).unwrap_or_else(|| panic!("nothing said of {kind}"));
            assert_eq!(part["additionalProperties"], false, "{kind} is closed");
            used.extend(keys(&part["properties"]));
            if known.contains(&kind) {
                same(kind, &keys(&part["properties"]), &kind_keys(kind));
            }
        }
        let described = keys(at(&schema, "/definitions/question/properties"));
        assert_eq!(described, used, "described, and used by some kind");
    }

    /// A table, or each table of a list.
    fn tables<'v>(value: Option<&'v DeValue<'v>>) -> Vec<&'v DeTable<'v>> {
        match value {
            Some(DeValue::Table(table)) => vec![table],
            Some(DeValue::Array(list)) => {
                let members = list.iter().map(Spanned::get_ref);
                members.filter_map(DeValue::as_table).collect()
            }
            _ => Vec::new(),
        }
    }

    fn under<'v>(table: &'v DeTable<'v>, key: &str) -> Vec<&'v DeTable<'v>> {
        tables(table.get(key).map(Spanned::get_ref))
    }

    /// The keys of a definition, each as `a choice: code`.
    fn keys_used(root: &DeTable<'_>, used: &mut BTreeSet<String>) {
        let mut note = |of: &str, tables: &[&DeTable<'_>]| {
            let keys = tables.iter().flat_map(|table| table.keys());
            used.extend(keys.map(|key| format!("{of}: {}", key.get_ref())));
        };
        note(Owner::Survey.words(), &[root]);
        note(Owner::Privacy.words(), &under(root, "privacy"));
        note(Owner::Collect.words(), &under(root, "collect"));
        let pages = under(root, "page");
        note(Owner::Page.words(), &pages);
        for question in pages.iter().flat_map(|page| under(page, "question")) {
            let kind = question
                .get("kind")
                .and_then(|kind| kind.get_ref().as_str());
            note(kind.unwrap(), &[question]);
            note(Owner::Choice.words(), &under(question, "choices"));
            note(Owner::Row.words(), &under(question, "rows"));
            note(Owner::Part.words(), &under(question, "parts"));
            note(Owner::Check.words(), &under(question, "check"));
            note(Owner::List.words(), &under(question, "list"));
        }
    }

    #[test]
    fn each_key_stands_in_a_good_definition() {
        let good = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/definitions/good");
        let mut used = BTreeSet::new();
        for file in fs::read_dir(good).unwrap() {
            let path = file.unwrap().path();
            if path.is_file() {
                let source = fs::read_to_string(path).unwrap();
                keys_used(DeTable::parse(&source).unwrap().get_ref(), &mut used);
            }
        }
        let owners = [
            Owner::Survey,
            Owner::Privacy,
            Owner::Collect,
            Owner::Page,
            Owner::Choice,
            Owner::Row,
            Owner::Part,
            Owner::Check,
            Owner::List,
        ];
        let owners = owners.map(|owner| (owner.words(), owner.keys().to_vec()));
        let kinds = kind_words().into_iter().map(|kind| (kind, kind_keys(kind)));
        for (of, keys) in owners.into_iter().chain(kinds) {
            for key in keys {
                let key = format!("{of}: {key}");
                assert!(used.contains(&key), "no good definition shows {key}");
            }
        }
    }

    #[test]
    fn each_key_is_described_in_one_short_sentence() {
        fn check(path: &str, part: &Value, count: &mut usize) {
            let is_closed_list = path.ends_with("/then");
            for (key, inside) in part["properties"].as_object().into_iter().flatten() {
                if is_closed_list || path.ends_with("/if") {
                    continue;
                }
                let path = format!("{path}/{key}");
                let sentence = inside["description"].as_str();
                let sentence = sentence.unwrap_or_else(|| panic!("{path} has no description"));
                assert!(
                    sentence.ends_with('.') && sentence.len() <= 100,
                    "{path}: {sentence}"
                );
                *count += 1;
                check(&path, inside, count);
            }
        }
        let (schema, mut count) = (schema(), 0);
        check("", &schema, &mut count);
        for (name, part) in schema["definitions"].as_object().unwrap() {
            check(name, part, &mut count);
        }
        assert!(count > 60, "{count}");
    }

    #[test]
    fn closed_words_are_those_of_the_reader() {
        let schema = schema();
        let names = words(at(&schema, "/definitions/question/properties/id/not/enum"));
        let mut taken = RESERVED.to_vec();
        taken.extend(TAKEN);
        same("names", &names, &taken);
        let params = words(at(&schema, "/properties/params/propertyNames/not/enum"));
        same("names", &params, &taken);
        for place in [
            "/definitions/choice/properties/missing/enum",
            "/definitions/question/properties/missing/items/enum",
        ] {
            same(
                place,
                &words(at(&schema, place)),
                &Reason::ALL.map(Reason::word),
            );
        }
    }
}
