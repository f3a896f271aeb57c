//! A journey for everything that questions, pages and drafts can do.

use super::{JOURNEY, Journey};

const SOFT: &str = "[[page.question]]\nid = 'n'\nkind = 'integer'\ntext.en = 'N?'\n\
    check = [ { that = 'n < 10', level = 'warn', en = 'So many?' } ]\n";

const OPEN: &str =
    "[[page.question]]\nid = 'a'\nkind = 'text'\nrequired = 'soft'\ntext.en = 'A?'\n";

const TIMES: &str = "[[page.question]]\nid = 'n'\nkind = 'integer'\nmin = 0\nmax = 3\n\
    text.en = 'N?'\n[[page]]\nid = 'each'\ntimes = 'n'\ntitle.en = 'Project'\n\
    [[page.question]]\nid = 'name'\nkind = 'text'\ntext.en = 'Name?'\n";

const EACH: &str = "[[page.question]]\nid = 'who'\nkind = 'multi'\ntext.en = 'Who?'\n\
    choices = [ { code = 'x', en = 'Ex' }, { code = 'y', en = 'Why' }, { code = 'none', en = 'None', exclusive = true } ]\n\
    [[page]]\nid = 'each'\nfor_each = 'who'\ntitle.en = 'About {this}'\n\
    [[page.question]]\nid = 'name'\nkind = 'text'\ntext.en = 'Name of {this}?'\n\
    [[page]]\nid = 'end'\ntitle.en = 'End'\n\
    [[page.question]]\nid = 'last'\nkind = 'text'\nshow_if = 'count(name) > 1'\ntext.en = 'Last?'\n";

const TWO: &str = "[[page.question]]\nid = 'a'\nkind = 'text'\ntext.en = 'A?'\n\
    [[page.question]]\nid = 'b'\nkind = 'integer'\nmax = 9\ntext.en = 'B?'\n";

const LANGUAGES: &str = "format = 1\nid = 'tiny'\nversion = '1'\nlanguages = ['nb', 'en']\ntitle.nb = 'Liten'\n\
    [privacy]\nmode = 'anonymous'\nconsent = true\n[[page]]\nid = 'only'\ntitle.nb = 'Side'\n\
    [[page.question]]\nid = 'a'\nkind = 'text'\ntext.nb = 'A?'\n\
    [[page.question]]\nid = 'b'\nkind = 'text'\ntext.nb = 'B?'\n";

const SHUFFLED: &str = "[[page.question]]\nid = 'a'\nkind = 'single'\norder = 'random'\ntext.en = 'A?'\n\
    choices = [ { code = 'x', en = 'Ex' }, { code = 'y', en = 'Why' }, { code = 'z', en = 'Zed', fixed = true } ]\n";

const NOTED: &str = "[[page.question]]\nid = 'hello'\nkind = 'note'\ntext.en = 'Hello.'\n\
    [[page.question]]\nid = 'n'\nkind = 'integer'\ntext.en = 'N?'\n\
    [[page.question]]\nid = 'twice'\nkind = 'computed'\nvalue = 'n * 2'\n\
    [[page.question]]\nid = 'a'\nkind = 'text'\nshow_if = 'twice > 5'\ntext.en = 'Why {twice}?'\n";

pub(crate) const FEATURES: &[Journey] = &[
    Journey {
        name: "a doubted answer is kept without a word",
        questions: SOFT,
        replies: "12\n\n",
        keys: "12<enter><enter>",
        answers: "n = 12",
        also: "n kept against n < 10: no reason",
        ..JOURNEY
    },
    Journey {
        name: "a doubted answer is kept with a reason",
        questions: SOFT,
        replies: "12\n:because We count twice\n\n",
        keys: "12<enter><^r>We count twice<enter>",
        answers: "n = 12",
        also: "n kept against n < 10: We count twice",
        ..JOURNEY
    },
    Journey {
        name: "a doubted answer is mended after all, and its reason is gone",
        questions: SOFT,
        replies: "12\n:because We count twice\n1\n",
        keys: "12<enter><^r>We count twice<esc><backspace><enter>",
        answers: "n = 1",
        ..JOURNEY
    },
    Journey {
        name: "a reason is given where nothing is doubted, and is nothing",
        questions: SOFT,
        replies: ":because Nobody asked\n1\n",
        keys: "<^r>1<enter>",
        answers: "n = 1",
        ..JOURNEY
    },
    Journey {
        name: "an answer stays open after it was asked for once",
        questions: OPEN,
        replies: "\n:because Nobody knows\n\n",
        keys: "<enter><^r>Nobody knows<enter>",
        also: "a kept against required: Nobody knows",
        ..JOURNEY
    },
    Journey {
        name: "an answer is given when it is asked for",
        questions: OPEN,
        replies: "\nso\n",
        keys: "<enter>so<enter>",
        answers: "a = so",
        ..JOURNEY
    },
    Journey {
        name: "a page is asked for each choice",
        questions: EACH,
        replies: "1 2\none\ntwo\nend\n",
        keys: "12<enter>one<enter>two<enter>end<enter>",
        answers: "who = [x, y]; name = {x = one, y = two}; last = end",
        ..JOURNEY
    },
    Journey {
        name: "a choice comes back with its page",
        questions: EACH,
        replies: "1 2\none\n:back\n:back\n2\n:back\n1 2\n\ntwo\n\n",
        keys: "12<enter>one<enter><esc><esc>1<enter><esc>1<enter><enter>two<enter><enter>",
        answers: "who = [x, y]; name = {x = one, y = two}",
        ..JOURNEY
    },
    Journey {
        name: "a time is added, one looked at again and one removed",
        questions: TIMES,
        replies: "2\none\n:add\nthree\n:back\n:back\ntwo\n:back\n:back\n:remove\nyes\n\n\n",
        keys: "2<enter>one<enter><^n>three<esc>two<esc><^x><enter><enter><enter>",
        answers: "n = 2; name = {1 = two, 2 = three}",
        ..JOURNEY
    },
    Journey {
        name: "a time is not removed where that is not confirmed",
        questions: TIMES,
        replies: "2\none\n:back\n:remove\nno\n\ntwo\n",
        keys: "2<enter>one<enter><esc><^x><esc><enter>two<enter>",
        answers: "n = 2; name = {1 = one, 2 = two}",
        ..JOURNEY
    },
    Journey {
        name: "a time without an answer goes without a question",
        questions: TIMES,
        replies: "2\none\n:remove\n",
        keys: "2<enter>one<enter><^x>",
        answers: "n = 1; name = {1 = one}",
        ..JOURNEY
    },
    Journey {
        name: "no time is added beyond what the question takes",
        questions: TIMES,
        replies: "3\n:add\none\n\n\n",
        keys: "3<enter><^n>one<enter><enter><enter>",
        answers: "n = 3; name = {1 = one}",
        ..JOURNEY
    },
    Journey {
        name: "what was filled in beforehand is let stand or corrected",
        questions: TWO,
        prefill: "a = 'so'\nb = 3",
        replies: "\n4\n",
        keys: "<enter><backspace>4<enter>",
        answers: "a = so; b = 4",
        also: "a prefilled",
        ..JOURNEY
    },
    Journey {
        name: "what is fixed beforehand cannot be changed",
        questions: TWO,
        prefill: "a = 'so'\n[fixed]\nb = 3",
        replies: "no\n4\n:clear\n\n",
        keys: "<backspace><backspace>no<enter>4<backspace><enter>",
        answers: "a = no; b = 3",
        also: "b prefilled",
        ..JOURNEY
    },
    Journey {
        name: "one time of a page is filled in beforehand",
        questions: TIMES,
        prefill: "n = 2\nname = { 2 = 'two' }",
        replies: "\none\n\n",
        keys: "<enter>one<enter><enter>",
        answers: "n = 2; name = {1 = one, 2 = two}",
        also: "n prefilled; name[2] prefilled",
        ..JOURNEY
    },
    Journey {
        name: "a changed survey is read of, and its answers are looked at",
        questions: "[[page.question]]\nid = 'a'\nkind = 'text'\ntext.en = 'Another A?'\n\
            [[page.question]]\nid = 'b'\nkind = 'integer'\nmax = 9\ntext.en = 'B?'\n",
        earlier: Some((TWO, "a = 'so'\nb = 3")),
        // To read of it, to begin, and to say twice that the answer stands.
        replies: "\n\n\n\n",
        keys: "<enter><enter><enter><enter>",
        answers: "a = so; b = 3",
        ..JOURNEY
    },
    Journey {
        name: "what a changed survey asks no more is not sent",
        questions: "[[page.question]]\nid = 'b'\nkind = 'integer'\nmax = 9\ntext.en = 'B?'\n",
        earlier: Some((TWO, "a = 'so'\nb = 3")),
        replies: "\n\n",
        keys: "<enter><enter>",
        answers: "b = 3",
        ..JOURNEY
    },
    Journey {
        name: "the language changes in the middle",
        questions: LANGUAGES,
        replies: "ja\none\n:language en\ntwo\n",
        keys: "one<enter><f2>two<enter>",
        answers: "consent = true; a = one; b = two",
        ..JOURNEY
    },
    Journey {
        name: "shuffled choices are the same ones in both",
        questions: SHUFFLED,
        replies: "3\n:back\n1\n:back\nex\n",
        keys: "3<enter><esc>1<enter><esc><enter>",
        answers: "a = x",
        ..JOURNEY
    },
    Journey {
        name: "a note and a computation are passed",
        questions: NOTED,
        replies: "\n3\nso\n",
        keys: "<enter>3<enter>so<enter>",
        answers: "n = 3; a = so",
        ..JOURNEY
    },
    Journey {
        name: "an answer is changed from the review",
        questions: TWO,
        replies: "one\n2\n1\ntwo\n",
        keys: "one<enter>2<enter><enter><backspace><backspace><backspace>two<enter>",
        answers: "a = two; b = 2",
        ..JOURNEY
    },
    Journey {
        name: "a choice that stands alone drives the others out",
        questions: EACH,
        replies: "1 3\n3\n",
        keys: "13<enter>",
        answers: "who = [none]",
        ..JOURNEY
    },
    Journey {
        name: "the last answer is taken back from the next question",
        questions: TWO,
        replies: "one\n:undo\ntwo\n4\n",
        keys: "one<enter><^z>two<enter>4<enter>",
        answers: "a = two; b = 4",
        ..JOURNEY
    },
    Journey {
        name: "all is taken back from the review, answer by answer",
        questions: TWO,
        replies: "one\n2\n:undo\n\n:undo\n:review\n",
        keys: "one<enter>2<enter><^z><enter><^z><enter>",
        ..JOURNEY
    },
    Journey {
        name: "what was taken back is done again",
        questions: TWO,
        replies: "one\n2\n:undo\n:undo\n:redo\n:redo\n:redo\n\n",
        keys: "one<enter>2<^z><^z><^y><^y><^y><enter>",
        answers: "a = one; b = 2",
        ..JOURNEY
    },
    Journey {
        name: "what is answered anew cannot be done again",
        questions: TWO,
        replies: "one\n:undo\ntwo\n:redo\n4\n",
        keys: "one<enter><^z>two<enter><^y>4<enter>",
        answers: "a = two; b = 4",
        ..JOURNEY
    },
    Journey {
        name: "there may be nothing to take back",
        questions: TWO,
        replies: ":undo\none\n\n",
        keys: "<^z>one<enter><enter>",
        answers: "a = one",
        ..JOURNEY
    },
    Journey {
        name: "a removed time comes back whole",
        questions: TIMES,
        replies: "2\none\ntwo\n:go name[1]\n:remove\nyes\n:undo\n:review\n",
        keys: "2<enter>one<enter>two<enter><esc><esc><^x><enter><^z><enter><enter>",
        answers: "n = 2; name = {1 = one, 2 = two}",
        ..JOURNEY
    },
    Journey {
        name: "what was filled in beforehand comes back as such",
        questions: TWO,
        prefill: "a = 'so'",
        replies: "no\n:undo\n\n4\n",
        keys: "x<^z><enter>4<enter>",
        answers: "a = so; b = 4",
        also: "a prefilled",
        ..JOURNEY
    },
    Journey {
        name: "a doubt that was let stand stands again",
        questions: SOFT,
        replies: "12\n:because Twice\n\n:go n\n13\n:undo\n\n",
        keys: "12<enter><^r>Twice<enter><enter>3<^z><enter>",
        answers: "n = 12",
        also: "n kept against n < 10: Twice",
        ..JOURNEY
    },
    Journey {
        name: "a question is gone to by its number, its name and its words",
        questions: TWO,
        replies: ":go 2\n4\n:go a\none\n:go B?\n5\n",
        keys: "<^g>2<enter>4<enter><^g>a<enter>one<enter><^g>b?<enter><backspace>5<enter>",
        answers: "a = one; b = 5",
        ..JOURNEY
    },
    Journey {
        name: "a page is gone to from the overview",
        questions: EACH,
        replies: "1 2\none\n:overview\n:go 2\n1\ntwo\nend\n",
        keys: "12<enter>one<enter><^o><up><enter><^u>1<enter>two<enter>end<enter>",
        answers: "who = [x, y]; name = {x = 1, y = two}; last = end",
        ..JOURNEY
    },
];
