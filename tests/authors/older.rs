//! The units questionnaire as an earlier wave might have asked it: the shipped one with
//! what changed since taken back.

use std::fs;

use crate::scenery::at_root;

/// What the shipped questionnaire says, and what the earlier wave said instead.
const EDITS: [(&str, &str); 16] = [
    ("version = \"2024.1\"", "version = \"2022.1\""),
    (
        "period_from = 2022-10-01\nperiod_to = 2024-09-30",
        "period_from = 2020-10-01\nperiod_to = 2022-09-30",
    ),
    // Reworded, in two of three languages.
    (
        "text.nb = \"Hvilket område arbeider enheten mest med?\"\ntext.nn = \"Kva område arbeider eininga mest med?\"",
        "text.nb = \"Hvilket tjenesteområde hører enheten til?\"\ntext.nn = \"Kva tenesteområde høyrer eininga til?\"",
    ),
    // A translation that has been mended since.
    (
        "text.en = \"Where did the solution come from?\"",
        "text.en = \"Where does the solution come from?\"",
    ),
    // A choice that is new.
    (
        "  { code = \"kunstig_intelligens\", nb = \"Kunstig intelligens\", nn = \"Kunstig intelligens\", en = \"Artificial intelligence\" },\n",
        "",
    ),
    // A choice that is gone.
    (
        "  { code = \"nei\", nb = \"Nei\", nn = \"Nei\", en = \"No\" },\n  { code = \"vet_ikke\", nb = \"Vet ikke\", nn = \"Veit ikkje\", en = \"Don't know\", missing = \"dont_know\" },\n]\n\n[[page.question]]\nid = \"vl_c6_teknologi\"",
        "  { code = \"delvis\", nb = \"Delvis\", nn = \"Delvis\", en = \"Partly\" },\n  { code = \"nei\", nb = \"Nei\", nn = \"Nei\", en = \"No\" },\n  { code = \"vet_ikke\", nb = \"Vet ikke\", nn = \"Veit ikkje\", en = \"Don't know\", missing = \"dont_know\" },\n]\n\n[[page.question]]\nid = \"vl_c6_teknologi\"",
    ),
    // A code that meant something else.
    (
        "{ code = \"stram_okonomi\", nb = \"Stram økonomi\", nn = \"Stram økonomi\", en = \"Tight finances\" }",
        "{ code = \"stram_okonomi\", nb = \"Kommunesammenslåing\", nn = \"Kommunesamanslåing\", en = \"A merger of municipalities\" }",
    ),
    // Routing: only those who had the technology as an important part were asked.
    (
        "show_if = \"vl_c6_teknologi in ['er_teknologi', 'viktig_del', 'liten_del']\"",
        "show_if = \"vl_c6_teknologi == 'er_teknologi' or vl_c6_teknologi == 'viktig_del'\"",
    ),
    // The same rule, written in another way.
    (
        "show_if = \"vl_c3_nyhet in ['tilpasset', 'kopi']\"",
        "show_if = \"not (vl_c3_nyhet != 'kopi' and vl_c3_nyhet != 'tilpasset')\"",
    ),
    // Another sort of answer.
    (
        "id = \"vl_d4_hindre\"\nkind = \"rank\"\nmax = 3",
        "id = \"vl_d4_hindre\"\nkind = \"multi\"\nmax = 3",
    ),
    // Wider limits.
    ("max = 5000", "max = 2000"),
    // A help that was not there.
    (
        "help.nb = \"Både fysisk og digital teknologi teller med.\"\nhelp.nn = \"Både fysisk og digital teknologi tel med.\"\nhelp.en = \"Physical and digital technology both count.\"\n",
        "",
    ),
    // A question under another id, and nobody says so.
    ("id = \"vl_g2_framover\"", "id = \"vl_g9_framtid\""),
    // A question that is gone.
    (
        "[[page.question]]\nid = \"vl_g3_stotte\"",
        "[[page.question]]\nid = \"vl_g5_budsjett\"\nkind = \"single\"\nchoices = \"ja_nei\"\ntext.nb = \"Har enheten eget budsjett til fornying?\"\ntext.nn = \"Har eininga eige budsjett til fornying?\"\ntext.en = \"Does the unit have a budget of its own for renewal?\"\n\n[[page.question]]\nid = \"vl_g3_stotte\"",
    ),
    // A row that is gone.
    (
        "  { code = \"innkjop\", nb = \"Innkjøp\", nn = \"Innkjøp\", en = \"Procurement\" },\n",
        "  { code = \"innkjop\", nb = \"Innkjøp\", nn = \"Innkjøp\", en = \"Procurement\" },\n  { code = \"pandemi\", nb = \"Pandemien\", nn = \"Pandemien\", en = \"The pandemic\" },\n",
    ),
    // Insisted on now, asked about once before.
    (
        "id = \"vl_b1_typer\"\nkind = \"grid\"\nrequired = true",
        "id = \"vl_b1_typer\"\nkind = \"grid\"\nrequired = \"soft\"",
    ),
];

/// The definition of the earlier wave.
pub(crate) fn units() -> String {
    let mut source = fs::read_to_string(at_root("surveys/innovation-units.toml")).unwrap();
    for (now, before) in EDITS {
        assert_eq!(source.matches(now).count(), 1, "{now}");
        source = source.replace(now, before);
    }
    source
}
