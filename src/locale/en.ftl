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

## Form

form-identified = Your answers are linked to you: those who process them see who has answered.
form-confidential = Your answers are confidential: those who process them can see who they come from, but show them to nobody else.
form-anonymous = Your answers are anonymous: they are sent without anything that says who you are.
form-consent = Do you consent to this?
form-consent-yes = Yes, I consent and want to answer
form-consent-no = No, I do not want to answer
form-progress = { $at } of { $all }
form-required = (must be answered)
form-none-found = Nothing found. Try fewer letters.
form-chosen = Chosen: { $label }
form-review = Look over your answers
form-review-ready = Choose an answer to change it. Nothing has been sent yet: you do that at the bottom.
form-review-troubled = { $count ->
    [one] One answer must be changed before you can send. It has an exclamation mark.
   *[other] { $count } answers must be changed before you can send. They have an exclamation mark.
}
form-blank = not answered
form-send = Send the answers
form-send-means = Once sent, the answers can no longer be changed here. If you are offline, they are kept and sent later.
form-filing = Saving your answers …
form-filed = Thank you! Your answers are saved on this machine.
form-sending = Sending …
form-receipted = Thank you! Your answers have been received.
form-receipt = Receipt: { $code }
form-received = Received { $received }
form-receipt-use = The code shows that your answers arrived. You may want to write it down.
form-waiting = They will be sent later. You can close now; nothing is lost.
form-parked = Your answers are saved, but will not be sent.
form-parked-kept = They are on this machine and can be exported from there.
form-declined = Thank you for reading.
form-declined-kept = Nothing has been saved or sent.
form-help = Keys that work here
form-help-kept = Your answers are saved as you write. You can close at any time and carry on later.
form-too-small = The window is too small. Make it at least { $columns } × { $rows } characters, or press Ctrl-Q to save and leave.

key-enter = Enter
key-enter-space = Enter, Space
key-space = Space
key-digits = 1–9
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
key-rank-digit = Give the answer this place
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
key-leave-brief = save and leave
