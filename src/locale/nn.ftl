# Nynorsk. One file per language; every file has the same messages, and a test says so.

## Dates

date-long = { $day }. { $month } { $year }
month-1 = januar
month-2 = februar
month-3 = mars
month-4 = april
month-5 = mai
month-6 = juni
month-7 = juli
month-8 = august
month-9 = september
month-10 = oktober
month-11 = november
month-12 = desember
yes = Ja
no = Nei

## Missing values

missing-dont_know = Veit ikkje
missing-not_relevant = Ikkje relevant
missing-refused = Vil ikkje svare

words = { $words }

## Refusals: why an entry is not accepted, and what to do

refusal-required = Vi treng eit svar her for å kome vidare.
refusal-not-whole = Skriv eit heilt tal, til dømes { $example }.
refusal-not-number = Skriv eit tal, til dømes { $example }.
refusal-between = Skriv eit tal frå { $min } til { $max }.
refusal-at-least = Skriv eit tal som er { $min } eller meir.
refusal-at-most = Skriv eit tal som er { $max } eller mindre.
refusal-decimals = { $decimals ->
    [one] Skriv talet med høgst éin desimal.
   *[other] Skriv talet med høgst { $decimals } desimalar.
}
refusal-too-long = Teksten er { $over } teikn for lang. Det er plass til { $max }.
refusal-pattern = Svaret har ikkje den forma vi ventar. Sjå på kva det blir spurt om, og skriv det på nytt.
refusal-unknown-code = { $code } er ikkje blant svara. Vel eit av dei som står her.
refusal-not-shown = { $code } er ikkje aktuelt lenger, etter det du har svart tidlegare. Vel eit anna svar.
refusal-one-only = Vel berre eitt svar.
refusal-too-few = { $min ->
    [one] Vel minst eitt svar.
   *[other] Vel minst { $min } svar.
}
refusal-too-many = { $max ->
    [one] Vel høgst eitt svar.
   *[other] Vel høgst { $max } svar. Ta bort eit av dei først.
}
refusal-exclusive = { $choice } kan ikkje veljast saman med andre svar.
refusal-twice = { $code } er vald to gonger.
refusal-unknown-row = { $row } er ikkje blant radene.
refusal-row = { $row }: { $why }
refusal-rows-missing = { $count ->
    [one] Éi rad manglar svar: { $row }
   *[other] { $count } rader manglar svar. Den første er { $row }
}
refusal-wrong-shape = Svaret passar ikkje til dette spørsmålet. Her ventar vi { $wanted }.
refusal-no-missing = Her kan ikkje svaret vere «{ $reason }».
refusal-not-asked = Dette spørsmålet blir ikkje stilt, etter det som er svart tidlegare.
refusal-unknown-question = Undersøkinga har ikkje noko spørsmål { $question }.
refusal-unknown-question-near = Undersøkinga har ikkje noko spørsmål { $question }. Meinte du { $near }?
refusal-consent = Undersøkinga kan berre svarast på med samtykke: skriv consent = true.
refusal-nothing-to-answer = { $question } er ikkje eit spørsmål ein svarer på.
shape-code = koden til eitt svar
shape-codes = ei liste med kodar
shape-cells = eitt svar for kvar rad
shape-number = eit tal
shape-text = tekst
soft-required = Du har ikkje svart her. Gå vidare ein gong til om du vil la det stå ope.
soft-check = Gå vidare ein gong til om svaret skal stå.

## Form

form-identified = Svara blir knytte til deg: Dei som behandlar dei, ser kven som har svart.
form-confidential = Svara er konfidensielle: Dei som behandlar dei, kan sjå kven dei kjem frå, men viser dei ikkje til andre.
form-anonymous = Svara er anonyme: Dei blir sende utan noko som seier kven du er.
form-consent = Samtykkjer du til dette?
form-consent-yes = Ja, eg samtykkjer og vil svare
form-consent-no = Nei, eg vil ikkje svare
form-progress = { $at } av { $all }
form-required = (må svarast på)
form-none-found = Ingen treff. Prøv færre bokstavar.
form-chosen = Valt: { $label }
form-review = Sjå over svara
form-review-ready = Vel eit svar for å endre det. Svara er ikkje sende enno: Det gjer du nedst.
form-review-troubled = { $count ->
    [one] Eitt svar må rettast før du kan sende. Det er merkt med utropsteikn.
   *[other] { $count } svar må rettast før du kan sende. Dei er merkte med utropsteikn.
}
form-blank = ikkje svart på
form-send = Send svara
form-send-means = Når du sender, kan du ikkje endre svara her lenger. Er du utan nett, blir dei tekne vare på og sende seinare.
form-filing = Lagrar svara …
form-filed = Takk! Svara er lagra på denne maskina.
form-sending = Sender …
form-receipted = Takk! Svara er mottekne.
form-receipt = Kvittering: { $code }
form-received = Motteke { $received }
form-receipt-use = Koden viser at svara kom fram. Skriv han gjerne ned.
form-waiting = Dei blir sende seinare. Du kan lukke no; ingenting går tapt.
form-parked = Svara er lagra, men blir ikkje sende.
form-parked-kept = Dei ligg på denne maskina og kan hentast ut derifrå.
form-declined = Takk for at du las.
form-declined-kept = Ingenting er lagra eller sendt.
form-help = Tastar som verkar her
form-help-kept = Svara blir lagra medan du skriv. Du kan lukke når som helst og halde fram seinare.
form-too-small = Vindauget er for lite. Gjer det minst { $columns } × { $rows } teikn stort, eller trykk Ctrl-Q for å lagre og slutte.

key-enter = Enter
key-enter-space = Enter, mellomrom
key-space = Mellomrom
key-digits = 1–9
key-s = S
key-esc = Esc
key-tab = Tab
key-up-down = ↑ ↓
key-left-right = ← →
key-arrows = ↑ ↓ ← →
key-ctrl-left-right = Ctrl-← Ctrl-→
key-alt-enter = Alt-Enter
key-erase = Slett
key-ctrl-u = Ctrl-U
key-home-end = Home End
key-pages = PgUp PgDn
key-question-mark = ?
key-f1 = F1
key-f2 = F2
key-ctrl-q = Ctrl-Q
key-take = Ta svaret som er merkt, og gå vidare
key-take-brief = vel
key-next = Gå vidare
key-next-brief = vidare
key-read-on = Les vidare
key-read-on-brief = les vidare
key-take-cell = Ta svaret, og gå til neste rad
key-open = Gå til svaret, eller send
key-open-brief = opne
key-close = Lukk
key-close-brief = lukk
key-tick = Kryss av, eller ta krysset bort
key-tick-brief = kryss av
key-rank = Gi neste plass, eller ta plassen bort
key-rank-brief = ranger
key-pick = Vel svaret, og bli her
key-pick-digit = Vel svaret med dette talet
key-rank-digit = Gi svaret denne plassen
key-send = Gå til sending
key-send-brief = send
key-move = Flytt merket
key-scroll = Bla i teksten
key-move-cells = Flytt mellom rader og svar
key-move-text = Flytt i teksten
key-move-word = Flytt eit ord
key-new-line = Ny linje
key-new-line-brief = ny linje
key-erase-letter = Slett eit teikn
key-erase-all = Tøm feltet
key-clear = Ta svaret bort
key-ends = Først eller sist
key-scroll-ends = Toppen eller botnen
key-page = Eit stykke opp eller ned
key-skip = Gå vidare utan å velje
key-back = Gå tilbake
key-back-brief = tilbake
key-help = Vis tastane som verkar her
key-help-brief = tastar
key-language = Byt språk
key-leave = Lagre og slutt; du kan halde fram seinare
key-leave-brief = lagre og slutt
