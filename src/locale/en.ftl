# English. One file per language; every file has the same messages, and a test says so.

## Dates

date-long = { $day } { $month } { $year }
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
yes = Yes
no = No

## Missing values

missing-dont_know = Don't know
missing-not_relevant = Not relevant
missing-refused = Prefer not to answer

words = { $words }

## Refusals: why an entry is not accepted, and what to do

refusal-required = We need an answer here to go on.
refusal-not-whole = Please enter a whole number, such as { $example }.
refusal-not-number = Please enter a number, such as { $example }.
refusal-between = Please enter a number from { $min } to { $max }.
refusal-at-least = Please enter a number of { $min } or more.
refusal-at-most = Please enter a number of { $max } or less.
refusal-decimals = { $decimals ->
    [one] Please enter the number with at most one decimal.
   *[other] Please enter the number with at most { $decimals } decimals.
}
refusal-too-long = The text is { $over } characters too long. There is room for { $max }.
refusal-pattern = The answer does not have the expected form. Look at what is asked, and write it again.
refusal-unknown-code = { $code } is not among the answers. Choose one of those shown.
refusal-not-shown = { $code } no longer applies, after what you answered earlier. Choose another answer.
refusal-one-only = Choose one answer only.
refusal-too-few = { $min ->
    [one] Choose at least one answer.
   *[other] Choose at least { $min } answers.
}
refusal-too-many = { $max ->
    [one] Choose at most one answer.
   *[other] Choose at most { $max } answers. Remove one of them first.
}
refusal-exclusive = { $choice } cannot be chosen together with other answers.
refusal-twice = { $code } is chosen twice.
refusal-unknown-row = { $row } is not among the rows.
refusal-row = { $row }: { $why }
refusal-rows-missing = { $count ->
    [one] One row has no answer: { $row }
   *[other] { $count } rows have no answer. The first is { $row }
}
refusal-wrong-shape = The answer does not fit this question. Expected here: { $wanted }.
refusal-no-missing = The answer cannot be “{ $reason }” here.
refusal-not-asked = This question is not asked, after what was answered earlier.
refusal-unknown-question = The survey has no question { $question }.
refusal-unknown-question-near = The survey has no question { $question }. Did you mean { $near }?
refusal-consent = The survey can only be answered with consent: write consent = true.
refusal-nothing-to-answer = { $question } is not a question to answer.
shape-code = the code of one answer
shape-codes = a list of codes
shape-cells = one answer for each row
shape-number = a number
shape-text = text
soft-required = You have not answered this. Go on once more to leave it open.
soft-check = Go on once more if the answer is to stand.

## Opening

privacy-identified = Your answers are linked to you.
privacy-confidential = Your answers are confidential and only used together with others', for groups.
privacy-anonymous = Your answers are anonymous.
consent-question = Do you want to answer the survey? Yes or no.

## What becomes of a response

news-sending = Sending your answers …
news-receipted = Thank you! Your answers were received { $received }. Receipt code: { $code }
news-waiting = Your answers are safe on this machine. Send them later with: svar send
news-parked = Your answers are still on this machine and not lost. See: svar outbox
news-rehearsed = This was a preview. Nothing was saved or sent.
news-no-endpoint = The survey does not say where answers are to be sent.
news-file-failed = Your answers could not be written to disk: { $why } Try to send again.
saving-failed = Your answers are not being saved just now: { $why } Leave the window open; we keep trying.

## Line

line-how = Type the number of your answer and press Enter. Enter alone goes on. :help tells what else you can do.
line-begin = Press Enter to begin.
line-yes-or-no = Answer yes or no.
line-declined = All right. Nothing has been kept or sent. Thank you for looking at the survey.
line-review = Here are all your answers.
line-unanswered = (not answered)
line-send = Type :send to send your answers, or the number of an answer to change it.
line-unknown-command = { $command } is not a command. :help lists those there are.
line-languages = The survey speaks: { $languages }. Type :language and one of them.
line-help = :back goes back. :review shows all answers. :clear empties the answer. :save keeps everything and leaves; you can go on later. :send sends, from the review. :language changes the language. An answer that begins with a colon is typed with two.
line-current = Your answer now: { $answer }
line-refused = Question { $number }: { $why }
line-detail = { $choice }: what is it? Enter alone goes on.
line-none-found = Did not find { $said }. Try fewer letters.
line-several-found = { $count } match. Type more, or the number in front:

## Commands

draft-kept = Your answers are saved. Go on whenever you like with: { $command }
draft-taken-up = Going on where you left. Your answers are here.
draft-discarded = The draft { $id } is deleted.
no-terminal = There is no screen to draw on here, so the questions come line by line.
no-drafts = No drafts on this machine.
no-outbox = Nothing waits to be sent.
no-receipts = No receipts on this machine yet.
list-draft = { $id }  { $title }, begun { $started }, { $answered } answered
list-waiting = { $id }  { $title }, finished { $completed }, waits to be sent
list-parked = { $id }  { $title }, was not accepted: { $why }
list-receipt = { $id }  { $title }, received { $received }, receipt code { $code }
list-unreadable = { $file } cannot be read: { $why }
sent-count = { $sent } of { $count } sent.
refused-answers = { $count ->
    [one] One answer in the file is not accepted:
   *[other] { $count } answers in the file are not accepted:
}
refused-answer = { $question }: { $why }
demo-listening = The demonstration endpoint listens on { $endpoint } and stores in { $store }
demo-read-back = See the answers as they are stored: { $command }
