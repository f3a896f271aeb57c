//! `svar print`: the questionnaire on paper, and the way through it.

use std::collections::BTreeSet;

use svar::author::print::{Format, print};
use svar::storage::surveys::load;

use crate::scenery::{Desk, settings};

fn printed(id: &str, language: usize, format: Format) -> String {
    print(&load(id).unwrap().survey, language, format)
}

/// Snapshot, survey, language and format: each format in each language.
const PRINTED: [(&str, &str, usize, Format); 13] = [
    ("print-units-nb.md", UNITS, 0, Format::Markdown),
    ("print-executives-nn.md", EXECUTIVES, 1, Format::Markdown),
    ("print-tour-en.md", TOUR, 2, Format::Markdown),
    ("print-executives-en.html", EXECUTIVES, 2, Format::Html),
    ("print-tour-nb.html", TOUR, 0, Format::Html),
    ("print-tour-nn.html", TOUR, 1, Format::Html),
    ("way-units-nb.mmd", UNITS, 0, Format::Mermaid),
    ("way-executives-nb.mmd", EXECUTIVES, 0, Format::Mermaid),
    ("way-executives-nn.mmd", EXECUTIVES, 1, Format::Mermaid),
    ("way-tour-en.mmd", TOUR, 2, Format::Mermaid),
    ("way-units-en.svg", UNITS, 2, Format::Svg),
    ("way-tour-nb.svg", TOUR, 0, Format::Svg),
    ("way-tour-nn.svg", TOUR, 1, Format::Svg),
];
const UNITS: &str = "innovation-units";
const EXECUTIVES: &str = "innovation-executives";
const TOUR: &str = "tour";

#[test]
fn the_shipped_questionnaires_are_printed() {
    for (name, id, language, format) in PRINTED {
        let text = printed(id, language, format);
        settings().bind(|| insta::assert_snapshot!(name, text));
    }
}

#[test]
fn each_format_is_held_in_each_language_and_each_questionnaire_in_one() {
    let held = PRINTED.map(|(_, _, language, format)| (format.word(), language));
    let held = BTreeSet::from(held);
    let languages = load(TOUR).unwrap().survey.languages.len();
    assert_eq!(held.len(), Format::ALL.len() * languages);
    assert_eq!(BTreeSet::from(PRINTED.map(|(_, id, ..)| id)).len(), 3);
}

/// What is wrong with a page: elements that do not close, links that lead nowhere, and
/// anything that runs or is fetched.
fn faults(page: &str) -> Vec<String> {
    const EMPTY: [&str; 5] = ["!DOCTYPE", "meta", "br", "use", "rect"];
    let (mut faults, mut open): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
    let (mut ids, mut links) = (BTreeSet::new(), BTreeSet::new());
    for part in page.split('<').skip(1) {
        let (tag, _) = part.split_once('>').unwrap_or((part, ""));
        let name = tag.split([' ', '/', '\n']).find(|word| !word.is_empty());
        let name = name.unwrap_or_default().to_owned();
        for (attribute, into) in [(" id=\"", &mut ids), (" href=\"#", &mut links)] {
            if let Some((_, rest)) = tag.split_once(attribute) {
                into.insert(rest.split('"').next().unwrap_or_default().to_owned());
            }
        }
        if tag.starts_with('/') {
            let last = open.pop();
            if last.as_deref() != Some(&name) {
                faults.push(format!("</{name}> closes {last:?}"));
            }
        } else if !tag.ends_with('/') && !EMPTY.contains(&name.as_str()) {
            open.push(name.clone());
        }
        let fetched = [
            " src=",
            "@import",
            "url(http",
            " href=\"http",
            " onerror=",
            " onload=",
        ];
        let is_strange = matches!(
            name.as_str(),
            "script" | "link" | "iframe" | "object" | "img"
        );
        let runs = fetched
            .iter()
            .any(|found| tag.contains(found) && !name.starts_with("style"));
        if is_strange || runs {
            faults.push(format!("<{tag}> runs or fetches something"));
        }
    }
    faults.extend(
        open.into_iter()
            .map(|name| format!("<{name}> is left open")),
    );
    faults.extend(
        links
            .difference(&ids)
            .map(|link| format!("#{link} leads nowhere")),
    );
    faults
}

#[test]
fn every_page_stands_by_itself() {
    for id in [UNITS, EXECUTIVES, TOUR] {
        let survey = load(id).unwrap().survey;
        for language in 0..survey.languages.len() {
            for format in [Format::Html, Format::Svg] {
                let page = print(&survey, language, format);
                assert_eq!(faults(&page), Vec::<String>::new(), "{id} {language}");
            }
            let page = print(&survey, language, Format::Html);
            let tag = format!("<html lang=\"{}\">", survey.languages[language]);
            assert!(page.contains(&tag));
            for question in survey.questions.iter().filter(|one| one.is_shown()) {
                assert!(
                    page.contains(&format!("id=\"q-{}\"", question.id)),
                    "{}",
                    question.id
                );
            }
        }
    }
}

#[test]
fn a_page_that_does_not_stand_by_itself_is_caught() {
    let page = printed("tour", 0, Format::Html);
    for (from, to) in [
        ("</header>", ""),
        ("</body>", "<script>go()</script></body>"),
        ("</body>", "<img src=\"x.png\"></body>"),
        ("id=\"q-outing\"", "id=\"q-other\""),
    ] {
        assert!(
            !faults(&page.replacen(from, to, 1)).is_empty(),
            "{from} → {to}"
        );
    }
}

#[test]
fn a_text_is_a_text_whatever_it_holds() {
    let desk = Desk::new();
    desk.write(
        "odd.toml",
        "format = 1\nid = 'odd'\nversion = '</style><b>1</b>'\nlanguages = ['en']\n\
         title = '<script>alert(1)</script> & \"Co\"'\n[privacy]\nmode = 'anonymous'\n\
         notice = '<img src=x onerror=go()>'\n[[page]]\nid = 'p'\ntitle = '</title>[a](b) `c` *d*'\n\
         [[page.question]]\nid = 'q'\nkind = 'single'\ntext = '<!-- --> # | ]]> \"quoted\"'\n\
         choices = [{ code = 'a', en = '</span>\"; --> q0' }, { code = 'b', en = '# b | c' }]\n\
         [[page.question]]\nid = 'r'\nkind = 'text'\npattern = '<x|\"y\">'\ntext = 'R'\nshow_if = \"q == 'a'\"\n",
    );
    let survey = load(desk.path("odd.toml").to_str().unwrap())
        .unwrap()
        .survey;
    for format in [Format::Html, Format::Svg] {
        let page = print(&survey, 0, format);
        assert_eq!(faults(&page), Vec::<String>::new(), "{page}");
        assert!(
            !page.contains("</style><b>") && !page.contains("<img"),
            "{page}"
        );
    }
    settings().bind(|| {
        insta::assert_snapshot!("odd.md", print(&survey, 0, Format::Markdown));
        insta::assert_snapshot!("odd.mmd", print(&survey, 0, Format::Mermaid));
    });
}

#[test]
fn files_are_named_and_written_as_asked() {
    let desk = Desk::new();
    let (code, out, err) = desk.run(&["print", "tour", "--format", "html", "--out", "paper"]);
    assert_eq!((code, err.as_str()), (Some(0), ""));
    assert!(out.starts_with("3 files were written"), "{out}");
    for tag in ["nb", "nn", "en"] {
        let page = desk.read(&format!("paper/tour.{tag}.html"));
        assert!(page.starts_with("<!DOCTYPE html>"));
    }
    let (code, _, _) = desk.run(&["print", "tour", "--lang", "en", "--out", "way.svg"]);
    assert_eq!(code, Some(0));
    assert!(desk.read("way.svg").starts_with("<svg "));
    let (_, out, _) = desk.run(&["print", "tour", "--lang", "nn", "--json"]);
    assert!(out.contains("\"language\": \"nn\""), "{out}");
    for (arguments, told) in [
        (&["--out", "way.svg"][..], "There are several languages"),
        (
            &["--lang", "fr"],
            "The survey does not have fr, only nb, nn, en.",
        ),
        (&["--format", "pdf"], "pdf is no format to print in."),
    ] {
        let (code, _, err) = desk.run(&[&["print", "tour"][..], arguments].concat());
        assert_eq!(code, Some(2));
        assert!(err.contains(told), "{err}");
    }
}
