//! Looking a survey over on every save: lints, proofs, ways and the burden.

use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::sync::Arc;

use criterion::{Criterion, criterion_group, criterion_main};
use svar::author::check::{Examined, Ways, prove};
use svar::storage::surveys::load;
use svar::survey::Survey;

fn shipped(id: &str) -> (String, String, Arc<Survey>) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("surveys");
    let path = path.join(format!("{id}.toml"));
    let source = fs::read_to_string(&path).unwrap_or_default();
    let path = path.to_string_lossy().into_owned();
    let loaded = load(&path);
    assert!(loaded.is_ok(), "{path} does not read");
    let survey = loaded.map(|loaded| loaded.survey);
    survey.map_or_else(
        |_| unreachable!("it reads"),
        |survey| (path, source, survey),
    )
}

fn check(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("check");
    group.sample_size(10);
    for id in ["tour", "innovation-units", "innovation-executives"] {
        let (path, source, survey) = shipped(id);
        // From the bytes to the last lint: what is done without proofs.
        group.bench_function(format!("{id}/lints"), |bencher| {
            bencher.iter_with_large_drop(|| {
                let loaded = load(&path);
                let lints = Examined::new(&path, &source, &survey).lints();
                black_box((loaded, lints))
            });
        });
        group.bench_function(format!("{id}/proofs"), |bencher| {
            bencher.iter(|| black_box(prove(&survey, Ways::Any)));
        });
        group.bench_function(format!("{id}/ways"), |bencher| {
            bencher.iter(|| black_box(prove(&survey, Ways::Shortest)));
        });
        let examined = Examined::new(&path, &source, &survey);
        group.bench_function(format!("{id}/burden"), |bencher| {
            bencher.iter(|| black_box(examined.burden()));
        });
    }
    group.finish();
}

criterion_group!(benches, check);
criterion_main!(benches);
