# English. One file per language; every file has the same messages, and a test says so.

## Dates and numbers

number-decimal = .
number-group = ,
date-long = { $day } { $month } { $year }
date-month = { $month } { $year }
date-year = { $year }
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
refusal-date-day = Please write a date with day, month and year, such as 31/12/2024 or 31 December 2024.
refusal-date-month = Please write a month and a year, such as 12/2024 or December 2024.
refusal-date-year = Please write a year with four digits, such as 2024.
refusal-no-such-date = There is no such date. Look at it again, and write the day before the month: 31/12/2024.
refusal-date-between = Please write a date from { $min } to { $max }.
refusal-date-at-least = Please write a date no earlier than { $min }.
refusal-date-at-most = Please write a date no later than { $max }.
refusal-unknown-part = { $part } is not among the parts.
refusal-share-left = The parts must add up to { $total }. Left to share: { $left }
refusal-share-over = The parts must add up to { $total }. That is { $over } too much.
refusal-doubtful = { $decimals ->
    [one] A comma or a point before three digits can mean two things. Please write { $digits }, or at most one decimal.
   *[other] A comma or a point before three digits can mean two things. Please write { $digits }, or at most { $decimals } decimals.
}
refusal-too-long = { $over ->
    [one] The text is one character too long. There is room for { $max }.
   *[other] The text is { $over } characters too long. There is room for { $max }.
}
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
refusal-fixed = This was filled in beforehand and cannot be changed.
refusal-unknown-question = The survey has no question { $question }.
refusal-unknown-question-near = The survey has no question { $question }. Did you mean { $near }?
refusal-consent = The survey can only be answered with consent: write consent = true.
refusal-nothing-to-answer = { $question } is not a question to answer.
shape-code = the code of one answer
shape-codes = a list of codes
shape-cells = one answer for each row
shape-several = a list of codes for each row
shape-parts = a number for each part
shape-day = a day, such as "2024-12-31"
shape-month = a month, such as "2024-12"
shape-year = a year, such as "2024"
shape-number = a number
shape-text = text
shape-each = one answer for each time it is asked
soft-required = You have not answered this. Go on once more to leave it open.
soft-changed = This question has been changed since you answered it. Go on once more if the answer is to stand.
soft-check = Go on once more if the answer is to stand.

## Opening

privacy-identified = Your answers are linked to you.
privacy-confidential = Your answers are confidential and only used together with others', for groups.
privacy-anonymous = Your answers are anonymous.
consent-question = Do you want to answer the survey? Yes or no.

## What becomes of a response

news-sending = Sending your answers …
news-receipted = Thank you! Your answers were received { $received }. Receipt code: { $code }
news-waiting =
    Your answers are safe on this machine. Send them later with:
    { $program } send
news-parked =
    Your answers are still on this machine and not lost. See:
    { $program } outbox
news-rehearsed = This was a preview. Nothing was saved or sent.
news-asked-to-wait = The collector has asked for a pause. Try again in { $minutes } min.
news-address =
    The survey does not say where to send the answers. They are safe on this machine. Ask whoever invited you for the address, and send them with:
    { $program } send --to ADDRESS
news-access-code =
    The recipient wants a valid access code. Your answers are safe on this machine. Look at the code that you were given, and send them with:
    { $program } send --code CODE
news-file-failed = Your answers could not be written to disk: { $why } Try to send again.
saving-failed = Your answers are not being saved just now: { $why } We keep trying.

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
line-help = :back goes back. :why tells why a question is asked. :undo takes back the last change, and :redo does it again. :go and a number or a word goes to a question. :overview tells how far each page has come. :review shows all answers. :clear empties the answer. :save keeps everything and leaves; you can go on later. :send sends, from the review. :language changes the language. :form goes on in full screen. An answer that begins with a colon is typed with two.
line-unit = Given in: { $unit }
line-go = :go and a number goes there.
line-go-several = { $count } questions match. :go and one of these numbers:
line-add = :add asks these questions once more.
line-remove = :remove takes this one away.
line-times-fixed = How often these questions are asked cannot be changed here.
line-because = :because and a few words tell why.
line-prefilled = Filled in beforehand: { $answer }
line-fixed = Filled in beforehand, cannot be changed: { $answer }
line-changes-read = Press Enter when you have read this.
line-current = Your answer now: { $answer }
line-refused = Question { $number }: { $why }
line-detail = { $choice }: what is it? Enter alone goes on.
line-none-found = Did not find { $said }. Try fewer letters.
line-several-found = { $count } match. Type more, or the number in front:

## Commands

draft-kept = { $count ->
    [0] Nothing is answered yet.
    [one] Your answer is saved.
   *[other] Your { $count } answers are saved.
} Go on whenever you like with:
    { $command }
keep-elsewhere = Your last answers are not saved. Type a folder where they can be kept instead, such as one on a memory stick. Enter alone tries here again; Ctrl-D gives up what is not saved.
kept-nowhere = What was not saved is gone. What was saved before is still here.
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
refused-prefill = { $count ->
    [one] One answer to be filled in beforehand is not accepted:
   *[other] { $count } answers to be filled in beforehand are not accepted:
}
with-misspelled = { $with } does not say what to fill in. Write a question and an answer, such as staff=40 or cost[2]=10.
with-twice = { $with } is filled in twice. Give it once.
demo-listening = The demonstration endpoint listens on { $endpoint } and stores in { $store }
demo-read-back = See the answers as they are stored: { $command }
survey-broken = { $count ->
    [one] One error must be mended first.
   *[other] { $count } errors must be mended first.
}
check-fine = { $warnings ->
    [0] No errors.
    [one] No errors, one warning.
   *[other] No errors, { $warnings } warnings.
}
check-too-large = { $file } is too large for proofs: where answers can lead, and how much it asks of people, was not found out.
check-undecided = { $count ->
    [one] Of one thing it was not decided whether answers can lead there: that would take too many steps.
   *[other] Of { $count } things it was not decided whether answers can lead there: that would take too many steps.
}
check-burden = { $shortest ->
    [one] { $file }: 1 question ({ $shortest_minutes } min) along the shortest path, { $median } ({ $median_minutes } min) along the median one, { $longest } ({ $longest_minutes } min) along the longest.
   *[other] { $file }: { $shortest } questions ({ $shortest_minutes } min) along the shortest path, { $median } ({ $median_minutes } min) along the median one, { $longest } ({ $longest_minutes } min) along the longest.
}
screen-failed = The screen could not be used: { $why }. Your answers are saved. Try again with --line.
language-unknown = The survey does not speak { $language }, only { $languages }.
draft-recovered = The end of the draft was damaged and is kept aside in { $path }. The rest is here.
file-unreadable = { $file } cannot be read: { $why }.
file-too-large = { $file } is too large to be an answer file.
filing-failed = The answers could not be completed. Open the draft with svar fill to see what is missing.
send-stays = { $id } was not sent: { $why }
send-where = Nobody has said where to send it. Give the address with --to.
settings-wrong = { $file } is disregarded: { $why }
settings-variable = { $name } is disregarded: { $why }
settings-key = { $key } cannot be used. { $why }
settings-unknown = There are theme, glyphs, mouse and endpoint.
settings-one-of = It may be one of { $known }.
settings-no-file = it is no small file.
settings-line = line { $line } cannot be read. { $what }
collect-listening = Collecting responses at { $endpoint }, signing receipts with { $key }
export-none = There is no response with the id { $id } here.

## Texts and translations

texts-exported = { $count ->
    [one] One text was written to { $file }. Without a translation: { $blank }. Stale: { $stale }.
   *[other] { $count } texts were written to { $file }. Without a translation: { $blank }. Stale: { $stale }.
}
texts-imported = { $count ->
    [0] No text in { $language } was changed.
    [one] One text in { $language } was changed.
   *[other] { $count } texts in { $language } were changed.
}
texts-fuzzy = { $count ->
    [one] One translation is marked as fuzzy and was left as it was.
   *[other] { $count } translations are marked as fuzzy and were left as they were.
}
texts-blank = { $count ->
    [one] One text in the file is not translated.
   *[other] { $count } texts in the file are not translated.
}
texts-stamped = { $count ->
    [0] There are no translations to mark.
    [one] One translation is marked as up to date in { $file }.
   *[other] { $count } translations are marked as up to date in { $file }.
}
texts-source-language = { $language } is the source language, which is translated from. The survey has: { $languages }.
texts-add-language = The survey does not have { $language }, only { $languages }. Add it to languages first.
texts-bundled = The survey comes with the program and has no file to write to. Name a file.
texts-none = The survey has no text { $text }. svar texts export shows the names of those it has.
texts-untouched = { $count ->
    [one] One problem must be mended first. The survey was not changed.
   *[other] { $count } problems must be mended first. The survey was not changed.
}
file-unwritable = { $file } cannot be written: { $why }.

## Storage: why something is not kept or not found, and what to do

storage-no-folder = There is no folder for answers on this machine. Name one with --home.
storage-folder = The folder { $path } cannot be used: { $why }. Name another one with --home.
storage-missing = There is no draft or response { $id } here. svar drafts lists what there is.
storage-exists = There is a draft or response { $id } already. Take that one up instead.
storage-misnamed = { $id } cannot name a response. Copy the id from svar drafts.
storage-in-use = This draft is open in another window. Close it there first.
storage-unreadable = { $path } cannot be read: { $why }. Put that right and try again.
storage-unwritten = { $path } cannot be written: { $why }. Put that right; until then, leave this window open.
storage-damaged = { $path } is damaged: { $why }. It was left as it is; if there is a copy of it, put that in its place.
storage-not-carried = { $path } is neither a draft nor a response. Take a file that svar outbox --export wrote.
storage-torn = { $path } is torn or altered, so nothing was taken from it. Copy it once more.
storage-newer = { $path } was written by a newer svar. Open it with that one.
storage-changed-elsewhere = { $path } was changed by another program while it was open here, so nothing more is written to it. Close the draft in the other window, then take it up again here.
storage-filed = The response { $id } is filed and no longer a draft. svar outbox exports it.
storage-not-waiting = The response { $id } is not waiting to be sent. svar drafts and svar receipts show how far it is.
storage-other-receipt = This is not a receipt for the response { $id }. Send the response again to get one.
storage-key-changed = Receipts of { $endpoint } are signed with another key than before. Ask whoever runs the survey; if the change is meant, remove that address from { $path }.
load-nothing = There is no file { $name }, no file { $name }.toml and no bundled survey { $name }. { $hint }
load-no-file = There is no file { $name }. { $hint }
load-nearest = Did you mean { $id }?
load-bundled = Bundled surveys: { $ids }.
load-address = This version reads files and bundled surveys, not addresses. Download { $name } and name the file.
load-scheme = { $name } is no file and no bundled survey. Name a file.
load-too-large = { $path } cannot be read: a definition has at most { $mib } MiB; move long lists into CSV files beside it.
reason-not-there = it is not there
reason-no-folder = its folder is not there
reason-there-already = there is one of that name already
reason-not-permitted = it is not permitted
reason-disk-full = the disk is full
reason-space-used-up = the space allowed on this disk is used up
reason-only-read = the disk can only be read
reason-folder = it is a folder
reason-path-broken = a part of its path is not a folder
damage-start = it does not begin as a journal does
damage-first-record = its first record is torn or altered
damage-misfit = its records do not fit together
damage-name = it is named otherwise than its response, { $id }
damage-too-large = it is larger than any journal

## Delivery: what became of an attempt to send a response, and what to do

delivery-receipted = Delivered. The receipt code is { $code }.
delivery-different-content = The recipient already has another response under this number. Yours is kept here. Contact those who run the survey.
delivery-survey-closed = The survey is closed and takes no more responses. Yours is kept here and can be exported.
delivery-unknown-survey = The recipient does not know this survey. Yours is kept here. Check that the address is the right one.
delivery-withdrawn = This response has been withdrawn at the recipient, which does not take it again. It is kept here and can be exported.
delivery-too-large = The response is too large for the recipient, at { $size } bytes. It is kept here. Contact those who run the survey.
delivery-too-large-for = The response is { $size } bytes, and the recipient takes at most { $most }. It is kept here. Contact those who run the survey.
delivery-encoding = The recipient does not take responses in the form we send them. Yours is kept here. Contact those who run the survey.
delivery-invalid = The recipient found that the response does not follow the survey. It is kept here. Contact those who run the survey.
delivery-invalid-at = The recipient found that the response does not follow the survey ({ $first }). It is kept here. Contact those who run the survey.
delivery-access-code = The recipient wants a valid access code. Look at the code that you were given, and give it with --code.
delivery-later = The recipient cannot take more just now. The response is kept here.
delivery-later-minutes = { $minutes ->
    [one] The recipient asks us to wait a minute. The response is kept here.
   *[other] The recipient asks us to wait { $minutes } minutes. The response is kept here.
}
delivery-key-changed = The recipient does not sign its receipts with the key we expect, so nothing was sent. Ask those who run the survey whether the key has changed.
delivery-not-recognized = { $why } Nothing was sent, and the response is kept here.
delivery-unreachable = { $why } The response is kept here.
delivery-unknown = { $why } We do not know whether the response arrived, so we ask for it before we send it again.
delivery-strange-redirect = We were sent on to another address. You may have to log in to the network in a browser first, or the address may be wrong.
delivery-strange-redirect-to = We were sent on to another address ({ $to }). You may have to log in to the network in a browser first, or the address may be wrong.
delivery-strange-network-login = The network wants you to log in. Open a browser, log in, and try again.
delivery-strange-proxy-login = The network’s proxy wants a login. Ask your IT desk.
delivery-strange-page = A web page answered in place of the recipient. You may have to log in to the network in a browser first, or the address may be wrong.
delivery-strange-empty = The answer was empty. Check that the address is the right one.
delivery-strange-too-long = The answer was longer than a recipient’s answers are. Check that the address is the right one.
delivery-strange-status = The answer was an error (status { $status }). Check that the address is the right one, or try again later.
delivery-strange-version = The recipient speaks version { $version } of the protocol, which this program does not know. Look for a newer version of the program.
delivery-strange-not-ours = The answer did not come from a recipient of survey responses. Check that the address is the right one.
delivery-receipt-not-valid = The receipt that came back is not for this response.
delivery-connection-name = The recipient’s address was not found. Check the address and the network connection.
delivery-connection-no-way = There is no way through to the recipient. Check the network connection.
delivery-connection-proxy = The network’s proxy did not let us through to the recipient. Ask your IT desk.
delivery-connection-certificate = This machine does not trust the recipient’s certificate. Check the date and time of the machine, or ask your IT desk.
delivery-connection-no-certificates = This machine has no list of certificates to trust. Ask your IT desk.
delivery-connection-not-secure = No secure connection to the recipient could be made. Check the address, or ask your IT desk.
delivery-connection-timed-out = The recipient did not answer in time.
delivery-connection-broken = The connection was broken before there was a full answer.
delivery-no-network = This machine does not let the program use the network: { $why }
delivery-endpoint-not-an-address = Write a web address that begins with https://, such as https://example.org/.
delivery-endpoint-not-secure = Responses are sent only to addresses that begin with https://; http:// is for this machine itself.
delivery-endpoint-login = Leave out the user name and password from the address. An access code is given separately.
delivery-endpoint-query = Leave out everything from ? or # in the address.
## Form

form-consent = Do you consent to this?
form-consent-yes = Yes, I consent and want to answer
form-consent-no = No, I do not want to answer
form-progress = { $at } of { $all }
form-required = (must be answered)
form-none-found = Nothing found. Try fewer letters.
form-chosen = Chosen: { $label }
form-date-day = Day before month, as in 31/12/2024 or 31 December 2024.
form-date-month = Month and year, such as 12/2024 or December 2024.
form-date-year = The year, such as 2024.
form-count-max = Up to { $max } characters
form-left = Left to share: { $left }
form-over = { $over } too much
form-shared = Everything is shared.
form-sum = Sum: { $sum }
form-review = Look over your answers
form-review-ready = Choose an answer to change it. Nothing has been sent yet: you do that at the bottom.
form-review-troubled = { $count ->
    [one] One answer must be changed before you can send. It has an exclamation mark.
   *[other] { $count } answers must be changed before you can send. They have an exclamation mark.
}
form-blank = not answered
form-send = Send the answers
form-send-means =
    Once sent, the answers can no longer be changed here. If you are offline, they are kept until you send them with:
    { $program } send
form-filing = Saving your answers …
form-filed = Thank you! Your answers are saved on this machine.
form-receipted = Thank you! Your answers have been received.
form-receipt = Receipt: { $code }
form-received = Received { $received }
form-receipt-use = The code shows that your answers arrived. You may want to write it down.
form-waiting =
    As long as this window is open, we keep trying. You can also close it and send them later with:
    { $program } send
form-parked = Your answers are saved, but will not be sent.
form-declined = Thank you for reading.
form-declined-kept = Nothing has been saved or sent.
form-help = Keys that work here
form-help-kept = Your answers are saved as you write. You can close at any time and carry on later.
form-too-small = The window is too small. Make it at least { $columns } × { $rows } characters, or press Ctrl-Q to save and leave.
jump-title = Go to which question?
jump-how = Type its number, or some of its words.
jump-none = There is no such question among those asked.
overview-title = All pages
overview-nothing = nothing to answer
overview-standing = { $answered } of { $all } answered{ $skipped ->
    [0] { "" }
   *[other] , { $skipped } skipped
}{ $refused ->
    [0] { "" }
   *[other] , { $refused } to be mended
}
undone = Undone. “{ $question }” has its answer from before: { $answer }
undone-blank = Undone. “{ $question }” is not answered.
undone-nothing = There is nothing to undo.
redone = Redone. “{ $question }” has the answer: { $answer }
redone-blank = Redone. “{ $question }” is not answered.
redone-nothing = There is nothing to redo.
form-hasty = Press Enter once more to send the answers.
form-pasted = { $count ->
    [one] Pasted one character.
   *[other] Pasted { $count } characters.
}
changes-title = The survey has been changed since you were here.
changes-dropped = { $count ->
    [one] This answer is not asked for any more. It stays on this machine and is not sent:
   *[other] These { $count } answers are not asked for any more. They stay on this machine and are not sent:
}
changes-unconfirmed = { $count ->
    [one] This question has been changed. Look at your answer once more; you will be asked before you send:
   *[other] These { $count } questions have been changed. Look at your answers once more; you will be asked before you send:
}
changes-converted = { $count ->
    [one] This answer still stands, though there is something new to choose from or the question has another form:
   *[other] These { $count } answers still stand, though there is something new to choose from or the questions have another form:
}
changes-kept = { $count ->
    [one] One answer stands as it was.
   *[other] { $count } answers stand as they were.
}
removing-title = Remove “{ $page }”?
removing-goes = { $count ->
    [one] This answer goes with it, and comes back if you add once more:
   *[other] These { $count } answers go with it, and come back if you add once more:
}
form-changed = The question has been changed since you answered. Look at it once more.
form-removed = “{ $page }” is removed. The others keep their answers.
form-reason = Your reason: { $reason }
form-reason-title = Why is it so?
form-reason-help = Your words are sent along with the answer.
form-prefilled = Filled in beforehand. Change it if it is not right.
form-fixed = Filled in beforehand, and cannot be changed.

key-ctrl-z = Ctrl-Z
key-ctrl-y = Ctrl-Y
key-ctrl-g = Ctrl-G
key-ctrl-o = Ctrl-O
key-ctrl-t = Ctrl-T
key-undo = Undo the last change, on whatever question
key-redo = Do again what you took back
key-jump = Go to a question by number or words
key-overview = See all pages, and what is left
key-lines = Go on line by line, as plain text
key-go = Go there
key-go-brief = go there
key-ctrl-r = Ctrl-R
key-ctrl-n = Ctrl-N
key-ctrl-x = Ctrl-X
key-changes-read = Read on, and go on from the end
key-let-stand = Let the answer stand, and go on
key-let-stand-brief = let it stand
key-explain = Say why the answer stands
key-explain-brief = say why
key-add = Ask these questions once more
key-add-brief = add
key-remove = Remove this one, after a question
key-remove-brief = remove
key-enter = Enter
key-enter-space = Enter, Space
key-space = Space
key-digits = 1–9
key-letters = A–K
key-s = S
key-esc = Esc
key-tab = Tab
key-up-down = ↑ ↓
key-left-right = ← →
key-arrows = ↑ ↓ ← →
key-ctrl-left-right = Ctrl-← Ctrl-→
key-alt-enter = Alt-Enter
key-erase = Delete
key-ctrl-u = Ctrl-U
key-home-end = Home End
key-pages = PgUp PgDn
key-question-mark = ?
key-f1 = F1
key-f2 = F2
key-ctrl-q = Ctrl-Q
key-take = Take the marked answer and go on
key-take-brief = choose
key-next = Go on
key-next-brief = go on
key-read-on = Read on
key-read-on-brief = read on
key-take-cell = Take the answer and go to the next row
key-take-part = Go to the next part, and on after the last
key-take-row = Go to the next row, and on after the last
key-tick-cell = Tick, or take the tick away
key-move-parts = Move between the parts, and in the number
key-open = Go to the answer, or send
key-open-brief = open
key-close = Close
key-close-brief = close
key-tick = Tick, or take the tick away
key-tick-brief = tick
key-rank = Give the next place, or take the place away
key-rank-brief = rank
key-pick = Choose the answer and stay here
key-pick-digit = Choose the answer with this number
key-pick-letter = Choose the answer with this letter
key-rank-digit = Give the answer this place
key-send-now = Send the answers
key-send = Go to sending
key-send-brief = send
key-move = Move the marker
key-scroll = Scroll the text
key-move-cells = Move between rows and answers
key-move-text = Move in the text
key-move-word = Move by a word
key-new-line = New line
key-new-line-brief = new line
key-erase-letter = Erase a character
key-erase-all = Empty the field
key-clear = Take the answer away
key-ends = First or last
key-scroll-ends = Top or bottom
key-page = Some way up or down
key-skip = Go on without choosing
key-back = Go back
key-back-brief = back
key-help = Show the keys that work here
key-help-brief = keys
key-language = Change language
key-leave = Save and leave; you can carry on later
key-leave-brief = pause

## Definitions in words: what a condition asks for

telling-quoted = “{ $words }”
telling-this = [what this is about]
telling-or = { $one } or { $two }
telling-and = { $one } and { $two }
telling-both = { $one } and { $two }
telling-either = { $one } or { $two }
telling-is = { $what } is { $answer }
telling-is-not = { $what } is something other than { $answer }
telling-less = { $what } is less than { $answer }
telling-at-most = { $what } is { $answer } or less
telling-more = { $what } is more than { $answer }
telling-at-least = { $what } is { $answer } or more
telling-before = { $what } is before { $answer }
telling-until = { $what } is { $answer } or earlier
telling-after = { $what } is after { $answer }
telling-from = { $what } is { $answer } or later
telling-ticked = { $answer } is chosen in { $what }
telling-ticked-not = { $answer } is not chosen in { $what }
telling-answered = { $what } is answered
telling-answered-not = { $what } is not answered
telling-any-row = at least one row of { $what } is { $answer }
telling-no-row = no row of { $what } is { $answer }
telling-every-row = every row of { $what } is { $answer }
telling-not-every-row = not every row of { $what } is { $answer }
telling-any-time = at least one answer to { $what } is { $answer }
telling-no-time = no answer to { $what } is { $answer }
telling-every-time = every answer to { $what } is { $answer }
telling-not-every-time = not every answer to { $what } is { $answer }
telling-holds = { $what } holds
telling-holds-not = { $what } does not hold
telling-always = always
telling-never = never
telling-cell = { $row } in { $what }
telling-count = the number of answers to { $what }
telling-count-of = how often { $answer } is answered to { $what }
telling-sum = the sum of { $what }
telling-least = the least of { $what }
telling-most = the greatest of { $what }
telling-rounded = { $what }, rounded

## Comparing versions

compare-crosswalk = Which id and code is which was written to { $file }.
compare-crosswalk-ending = { $file } should end in .csv or .toml.

## The questionnaire on paper

print-version = Version { $version }
print-questions = { $count ->
    [one] One question.
   *[other] { $count } questions.
}
print-consent = Consent is asked for first; without it the interview ends.
print-privacy = Before the first question
print-way = The way through
print-way-words = Each box is a question; arrows lead to what may be asked next.
print-start = Start
print-end = The end
print-to-end = the end
print-page-if = This page is asked if { $what }.
print-asked-if = Asked if { $what }.
print-shown-if = Only if { $what }.
print-for-each = The page is asked once for each answer chosen in { $what }.
print-times = The page is asked as many times as { $what } says.
print-random-questions = The questions are shown in random order.
print-random-choices = The choices are shown in random order.
print-random-rows = The rows are shown in random order.
print-fixed = keeps its place
print-exclusive = not together with others
print-detail = namely
print-one = Choose one answer.
print-several = Choose as many answers as fit.
print-several-from = { $min ->
    [one] Choose at least one answer.
   *[other] Choose at least { $min } answers.
}
print-several-to = { $max ->
    [one] Choose at most one answer.
   *[other] Choose at most { $max } answers.
}
print-several-between = Choose { $min } to { $max } answers.
print-row-one = Choose one answer in each row.
print-row-several = Choose as many answers as fit in each row.
print-rank = { $max ->
    [one] Write 1 beside the most important answer.
   *[other] Number up to { $max } answers: 1 is the most important.
}
print-whole = Write a whole number.
print-number = { $decimals ->
    [one] Write a number with at most one decimal.
   *[other] Write a number with at most { $decimals } decimals.
}
print-between = From { $min } to { $max }.
print-from = { $min } or more.
print-to = { $max } or less.
print-text = At most { $max } characters.
print-pattern = In the form { $pattern }
print-day = Write day, month and year.
print-month = Write month and year.
print-year = Write the year.
print-lookup = { $count ->
    [one] Look it up in a list of one entry.
   *[other] Look it up in a list of { $count } entries.
}
print-share = Share out { $total } among the parts.
print-computed = Computed from earlier answers, not asked.
print-required = Must be answered.
print-soft = May stay open, and is asked about once.
print-instead = Instead of an answer: { $reasons }.
print-check-error = Accepted only if { $what }. Else: { $words }
print-check-warn = Asked about unless { $what }: { $words }
print-way-on = Go on to { $to }.
print-way-if = If { $what }, go on to { $to }.
print-way-else = Otherwise go on to { $to }.
print-value-if = { $words } if { $what }
print-value-else = else { $words }
print-written = { $count ->
    [one] One file was written: { $file }.
   *[other] { $count } files were written, the last of them { $file }.
}
print-no-language = The survey does not have { $language }, only { $languages }.
print-no-format = { $format } is no format to print in. There are { $formats }.
print-several-out = There are several languages: name a folder with --out, or one language with --lang.

## A new survey

new-written = { $file } is a survey to begin with. See it with: { $command }
new-exists = There is a file { $file } already, and it was left as it is. Name another one.
new-bad-id = { $id } cannot be the id of a survey. Use a-z, 0-9, _ and -, and begin with a letter.
new-bad-language = { $language } is no language tag, or is there twice. Write tags such as nb, nn or en.
new-foreign = We have no words for { $languages }: there it is in English, for you to translate.

## Home screen

home-place = Answers are kept in { $place }
home-surveys = Surveys
home-drafts = Begun
home-outbox = Waiting to be sent
home-receipts = Receipts
home-empty = There is nothing here yet.
home-survey-bundled = version { $version }
home-survey-file = version { $version }, { $file }
home-broken = Has errors. See which with: svar check { $file }
home-unopened = This survey cannot be opened. { $why }
home-draft-progress = question { $at } of { $all }, { $age }
home-draft-answered = { $count ->
    [one] one answer, { $age }
   *[other] { $count } answers, { $age }
}
home-draft-open = open in another window
home-age-now = just now
home-age-minutes = { $count ->
    [one] a minute ago
   *[other] { $count } minutes ago
}
home-age-hours = { $count ->
    [one] an hour ago
   *[other] { $count } hours ago
}
home-age-days = { $count ->
    [one] yesterday
   *[other] { $count } days ago
}
home-why-nowhere = Nobody has said where it goes. Press A and write the address.
home-why-code = The recipient wants a valid access code. Press C and type the code that you were given.
home-why-not-yet = not sent yet
home-received = { $title }, received { $received }
home-detail-survey = Survey { $survey }, version { $version }
home-detail-started = Begun { $started }
home-detail-answered = { $count ->
    [one] One answer
   *[other] { $count } answers
}
home-detail-source = Definition: { $source }
home-detail-completed = Finished { $completed }
home-detail-size = { $bytes } bytes, SHA-256 { $digest }
home-detail-endpoint = Goes to { $endpoint }
home-detail-number = Response number { $number } in this survey
home-detail-id = Id of the response: { $id }
home-detail-bytes = Received: { $bytes } characters, SHA-256 { $digest }
home-sending = Sending { $at } of { $of }: { $title } …
home-discard = Throw this draft away?
home-discard-means = The answers are deleted from this machine and cannot be brought back. Press D to throw them away, or Esc to keep them.
home-discarded = The draft has been thrown away.
home-exported = Written to { $file }
home-export-failed = The file { $file } could not be written: { $why }.
home-address = Which address should the responses be sent to?
home-code = What is the access code?
home-path = Which file should be taken in?
home-path-how = A draft or a response that was written to a file on another machine. Type or paste its path.
imported-draft = The draft of “{ $title }” is here now. Carry on with it here only.
imported-response = The response to “{ $title }” is here now, and waits to be sent.
imported-to = { $what } It goes to { $endpoint }
home-busy = Sending already. Wait until it is done.
home-key-n = N
home-key-d = D
home-key-e = E
home-key-r = R
home-key-a = A
home-key-c = C
home-key-v = V
home-key-i = I
home-key-details = See what is known of it
home-key-import = Take in a draft or a response from a file
home-key-import-brief = take in
home-key-send-again = Send this one again
home-key-fill = Answer the survey, or carry on where you left it
home-key-fill-brief = answer
home-key-anew = Begin a new response
home-key-take-up = Carry on with the draft
home-key-take-up-brief = carry on
home-key-send = Send this one
home-key-send-brief = send
home-key-send-all = Send everything that waits
home-key-send-refused = Send everything that waits, also what was refused
home-key-send-refused-brief = try again
home-key-view = See the receipt
home-key-view-brief = see
home-key-discard = Throw the draft away; you are asked first
home-key-discard-now = Throw the draft away for good
home-key-discard-brief = discard
home-key-export = Write it to a file in this folder
home-key-export-brief = to file
home-key-address = Send to another address
home-key-address-brief = address
home-key-code = Send with an access code
home-key-code-brief = code
home-key-part = To the next part of the list
home-key-leave = Leave
home-key-leave-brief = leave
home-key-keep = Keep the draft
home-key-keep-brief = keep

## Why a question is asked

why-title = Why this question?
why-everybody = Everybody is asked “{ $question }”.
why-asked = You are asked “{ $question }” because of this:
why-skipped = You are not asked “{ $question }” because of this:
why-answered = - You answered “{ $answer }” to “{ $question }”.
why-given = - Of your answer to “{ $question }”.
why-blank = - You have not answered “{ $question }”.
line-why-nothing = Ask for the reason at a question.
key-f3 = F3
key-why = Tell why this question is asked, and others are not

## What has been released

ledger-noted = Version { $version } is noted in { $file }: { $questions } questions, { $codes } codes.
ledger-known = Version { $version } was noted in { $file } before, just as it is: { $questions } questions, { $codes } codes.
ledger-not-noted = Nothing was noted. Mend this first.
ledger-released = Version { $version } has been released with another content. Give the survey a new version first.
