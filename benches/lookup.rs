//! Filtering a long list as somebody types.

use std::fmt::Write as _;
use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use svar::survey::{Definition, Kind, Shelf, read};

const ROWS: usize = 60_000;

struct Long(String);

impl Shelf for Long {
    fn list(&self, _: &str) -> Result<Vec<u8>, String> {
        Ok(self.0.clone().into_bytes())
    }
}

fn filter(criterion: &mut Criterion) {
    let mut list = String::from("number,name,county\n");
    for at in 0..ROWS {
        let town = ["Ås", "Bø", "Østre Toten", "Hå", "Guovdageaidnu", "Vik"][at % 6];
        let _ = writeln!(list, "{at:05},{town} {at},Fylke {}", at % 15);
    }
    let source = "format = 1\nid = 'long'\nversion = '1'\nlanguages = ['en']\ntitle = 'Long'\n\
                  [privacy]\nmode = 'anonymous'\n[[page]]\nid = 'p'\ntitle = 'P'\n\
                  [[page.question]]\nid = 'town'\nkind = 'lookup'\ntext = 'Town?'\n\
                  list = { file = 'long.csv', code = 'number', label = 'name', group = 'county' }\n";
    let definition = Definition {
        file: "long.toml",
        source: source.as_bytes(),
        shelf: &Long(list),
    };
    let Ok((survey, _)) = read(&definition) else {
        panic!("the list does not read");
    };
    let Kind::Lookup { list } = &survey.questions[0].kind else {
        panic!("not a lookup");
    };
    let mut group = criterion.benchmark_group("lookup/60000");
    for typed in ["a", "øst", "guov 59", "nobody lives here"] {
        group.bench_function(typed, |bencher| {
            bencher.iter(|| black_box(list.filter(typed)).len());
        });
    }
    group.finish();
}

criterion_group!(benches, filter);
criterion_main!(benches);
