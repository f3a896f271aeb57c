//! A journey for every kind of question.

use super::{JOURNEY, Journey};

pub(crate) const KINDS: &[Journey] = &[
    Journey {
        name: "a single choice is picked by its number",
        questions: "[[page.question]]\nid = 'a'\nkind = 'single'\ntext.en = 'A?'\nchoices = [ { code = 'x', en = 'Ex' }, { code = 'y', en = 'Why' } ]",
        replies: "2\n",
        keys: "2<enter>",
        answers: "a = y",
        ..JOURNEY
    },
    Journey {
        name: "a choice that takes a detail keeps it",
        questions: "[[page.question]]\nid = 'a'\nkind = 'single'\ntext.en = 'A?'\nchoices = [ { code = 'x', en = 'Ex' }, { code = 'other', en = 'Other', detail = 'text' } ]",
        replies: "2\nsomething\n",
        keys: "2<down>something<enter>",
        answers: "a = {code = other, detail = something}",
        ..JOURNEY
    },
    Journey {
        name: "several choices come in the author's order",
        questions: "[[page.question]]\nid = 'a'\nkind = 'multi'\ntext.en = 'A?'\nchoices = [ { code = 'x', en = 'Ex' }, { code = 'y', en = 'Why' }, { code = 'z', en = 'Zed' } ]",
        replies: "3 1\n",
        keys: "<end><space><home><space><enter>",
        answers: "a = [x, z]",
        ..JOURNEY
    },
    Journey {
        name: "a ranking keeps the order of picking",
        questions: "[[page.question]]\nid = 'a'\nkind = 'rank'\nmax = 2\ntext.en = 'A?'\nchoices = [ { code = 'x', en = 'Ex' }, { code = 'y', en = 'Why' }, { code = 'z', en = 'Zed' } ]",
        replies: "3 1\n",
        keys: "<end><space><home><space><enter>",
        answers: "a = [z, x]",
        ..JOURNEY
    },
    Journey {
        name: "a grid is answered row by row",
        questions: "[[page.question]]\nid = 'a'\nkind = 'grid'\ntext.en = 'A?'\nrows = [ { code = 'r', en = 'Are' }, { code = 's', en = 'Ess' } ]\nchoices = [ { code = 'x', en = 'Ex' }, { code = 'y', en = 'Why' } ]",
        replies: "\n2\n1\n",
        keys: "21<enter>",
        answers: "a = {r = y, s = x}",
        ..JOURNEY
    },
    Journey {
        name: "a number too large is refused and mended",
        questions: "[[page.question]]\nid = 'a'\nkind = 'integer'\nmin = 0\nmax = 20\ntext.en = 'A?'",
        replies: "200\n20\n",
        keys: "200<enter><backspace><enter>",
        answers: "a = 20",
        ..JOURNEY
    },
    Journey {
        name: "a decimal comma is read",
        questions: "[[page.question]]\nid = 'a'\nkind = 'number'\nmin = 0\nmax = 20\ndecimals = 1\ntext.en = 'A?'",
        replies: "2,5\n",
        keys: "2,5<enter>",
        answers: "a = 2.5",
        ..JOURNEY
    },
    Journey {
        name: "a reason is given instead of a number",
        questions: "[[page.question]]\nid = 'a'\nkind = 'integer'\nmissing = ['dont_know']\ntext.en = 'A?'",
        replies: ":1\n",
        keys: "<down><space><enter>",
        answers: "a = {missing = dont_know}",
        ..JOURNEY
    },
    Journey {
        name: "an entry of a long list is found by its letters",
        questions: "[[page.question]]\nid = 'a'\nkind = 'lookup'\ntext.en = 'A?'\nlist = { file = 'lists/municipalities.csv', code = 'number', label = 'name', group = 'county' }",
        replies: "hamaroy\n",
        keys: "hamaroy<enter>",
        answers: "a = 1875",
        ..JOURNEY
    },
    Journey {
        name: "a date is written as people write it",
        questions: "[[page.question]]\nid = 'a'\nkind = 'date'\ntext.en = 'A?'\n",
        replies: "1.5.24\n",
        keys: "1.5.24<enter>",
        answers: "a = 2024-05-01",
        ..JOURNEY
    },
    Journey {
        name: "a date beyond the limits is refused and mended",
        questions: "[[page.question]]\nid = 'a'\nkind = 'date'\ntext.en = 'A?'\nmin = 2024-01-01\nmax = '2024'",
        replies: "1.5.2023\n1 May 2024\n",
        keys: "1.5.2023<enter><backspace>4<enter>",
        answers: "a = 2024-05-01",
        ..JOURNEY
    },
    Journey {
        name: "a month takes the name of the month",
        questions: "[[page.question]]\nid = 'a'\nkind = 'date'\ntext.en = 'A?'\nprecision = 'month'",
        replies: "mai 2024\n",
        keys: "mai 2024<enter>",
        answers: "a = 2024-05",
        ..JOURNEY
    },
    Journey {
        name: "a year is enough where no more is asked for",
        questions: "[[page.question]]\nid = 'a'\nkind = 'date'\ntext.en = 'A?'\nprecision = 'year'",
        replies: "2024\n",
        keys: "2024<enter>",
        answers: "a = 2024",
        ..JOURNEY
    },
    Journey {
        name: "a reason is given instead of a date",
        questions: "[[page.question]]\nid = 'a'\nkind = 'date'\ntext.en = 'A?'\nmissing = ['dont_know']",
        replies: ":1\n",
        keys: "<down><enter>",
        answers: "a = {missing = dont_know}",
        ..JOURNEY
    },
    Journey {
        name: "parts add up to their total",
        questions: "[[page.question]]\nid = 'a'\nkind = 'allocate'\ntext.en = 'A?'\nparts = [ { code = 'x', en = 'Ex' }, { code = 'y', en = 'Why' }, { code = 'z', en = 'Zed' } ]\ntotal = 100",
        replies: "\n60\n\n40\n",
        keys: "60<enter><enter>40<enter>",
        answers: "a = {x = 60, z = 40}",
        ..JOURNEY
    },
    Journey {
        name: "parts that do not add up are refused and mended",
        questions: "[[page.question]]\nid = 'a'\nkind = 'allocate'\ntext.en = 'A?'\nparts = [ { code = 'x', en = 'Ex' }, { code = 'y', en = 'Why' }, { code = 'z', en = 'Zed' } ]\ntotal = 1.5\ndecimals = 1",
        replies: "0,5\n0,5\n\n\n\n1\n\n",
        keys: "0,5<enter>0,5<enter><enter><up><backspace><backspace><backspace>1<enter><enter>",
        answers: "a = {x = 0.5, y = 1}",
        ..JOURNEY
    },
    Journey {
        name: "parts add up to an earlier answer",
        questions: "[[page.question]]\nid = 'n'\nkind = 'integer'\ntext.en = 'N?'\n[[page.question]]\nid = 'a'\nkind = 'allocate'\ntext.en = 'A?'\nparts = [ { code = 'x', en = 'Ex' }, { code = 'y', en = 'Why' }, { code = 'z', en = 'Zed' } ]\ntotal = 'n * 2'",
        replies: "6\n12\n\n\n",
        keys: "6<enter>12<enter><enter><enter>",
        answers: "n = 6; a = {x = 12}",
        ..JOURNEY
    },
    Journey {
        name: "any sum is accepted while the total is unknown",
        questions: "[[page.question]]\nid = 'n'\nkind = 'integer'\ntext.en = 'N?'\n[[page.question]]\nid = 'a'\nkind = 'allocate'\ntext.en = 'A?'\nparts = [ { code = 'x', en = 'Ex' }, { code = 'y', en = 'Why' }, { code = 'z', en = 'Zed' } ]\ntotal = 'n'\nmissing = ['refused']",
        replies: "\n1\n2\n3\n",
        keys: "<enter>1<enter>2<enter>3<enter>",
        answers: "a = {x = 1, y = 2, z = 3}",
        ..JOURNEY
    },
    Journey {
        name: "a reason is given instead of parts",
        questions: "[[page.question]]\nid = 'a'\nkind = 'allocate'\ntext.en = 'A?'\nparts = [ { code = 'x', en = 'Ex' }, { code = 'y', en = 'Why' } ]\ntotal = 9\nmissing = ['refused', 'dont_know']",
        replies: "\n4\n:2\n",
        keys: "4<down><down><down><enter>",
        answers: "a = {missing = dont_know}",
        ..JOURNEY
    },
    Journey {
        name: "several choices are ticked in a row",
        questions: "[[page.question]]\nid = 'a'\nkind = 'grid'\ntext.en = 'A?'\nseveral = true\nrows = [ { code = 'r', en = 'Are' }, { code = 's', en = 'Ess' } ]\nchoices = [ { code = 'x', en = 'Ex' }, { code = 'y', en = 'Why' }, { code = 'none', en = 'None', exclusive = true } ]",
        replies: "\n2 1\n2\n",
        keys: "1<end><home><right><space><enter><space><enter>",
        answers: "a = {r = [x, y], s = [y]}",
        ..JOURNEY
    },
    Journey {
        name: "a choice that stands alone does so in its row",
        questions: "[[page.question]]\nid = 'a'\nkind = 'grid'\ntext.en = 'A?'\nseveral = true\nrows = [ { code = 'r', en = 'Are' }, { code = 's', en = 'Ess' } ]\nchoices = [ { code = 'x', en = 'Ex' }, { code = 'y', en = 'Why' }, { code = 'none', en = 'None', exclusive = true } ]",
        replies: "\n1 2\n3\n",
        keys: "12<enter>13<enter>",
        answers: "a = {r = [x, y], s = [none]}",
        ..JOURNEY
    },
    Journey {
        name: "a question that is not asked is not answered",
        questions: "[[page.question]]\nid = 'a'\nkind = 'single'\ntext.en = 'A?'\nchoices = [ { code = 'x', en = 'Ex' }, { code = 'y', en = 'Why' } ]\n[[page.question]]\nid = 'b'\nkind = 'text'\nshow_if = \"a == 'x'\"\ntext.en = 'B?'\n[[page.question]]\nid = 'c'\nkind = 'text'\ntext.en = 'C about {a}?'",
        replies: "2\nlast\n",
        keys: "2<enter>last<enter>",
        answers: "a = y; c = last",
        ..JOURNEY
    },
];
