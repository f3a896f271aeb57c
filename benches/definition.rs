//! Reading and checking a definition, from its bytes to a survey.

mod common;

use std::fs;
use std::hint::black_box;
use std::path::Path;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use svar::storage::surveys::load;

fn generated(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("read");
    group.sample_size(20);
    for questions in [100, 1_000, 10_000] {
        let source = common::definition(questions);
        group.bench_with_input(
            BenchmarkId::from_parameter(questions),
            &source,
            // A survey is read once and given up with the program: that is not measured.
            |bencher, source| bencher.iter_with_large_drop(|| black_box(common::survey(source))),
        );
    }
    group.finish();
}

/// With their lists, from disk.
fn shipped(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("shipped");
    let surveys = Path::new(env!("CARGO_MANIFEST_DIR")).join("surveys");
    for id in ["tour", "innovation-units", "innovation-executives"] {
        let path = surveys.join(format!("{id}.toml"));
        let path = path.to_string_lossy().into_owned();
        assert!(fs::metadata(&path).is_ok());
        group.bench_function(id, |bencher| {
            bencher.iter_with_large_drop(|| black_box(load(&path)));
        });
    }
    group.finish();
}

criterion_group!(benches, generated, shipped);
criterion_main!(benches);
