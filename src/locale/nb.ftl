# Bokmål. One file per language; every file has the same messages, and a test says so.

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

missing-dont_know = Vet ikke
missing-not_relevant = Ikke relevant
missing-refused = Vil ikke svare

words = { $words }

## Refusals: why an entry is not accepted, and what to do

refusal-required = Vi trenger et svar her for å komme videre.
refusal-not-whole = Skriv et helt tall, for eksempel { $example }.
refusal-not-number = Skriv et tall, for eksempel { $example }.
refusal-between = Skriv et tall fra { $min } til { $max }.
refusal-at-least = Skriv et tall som er { $min } eller mer.
refusal-at-most = Skriv et tall som er { $max } eller mindre.
refusal-decimals = { $decimals ->
    [one] Skriv tallet med høyst én desimal.
   *[other] Skriv tallet med høyst { $decimals } desimaler.
}
refusal-too-long = Teksten er { $over } tegn for lang. Det er plass til { $max }.
refusal-pattern = Svaret har ikke den formen vi venter. Se på hva som spørres om, og skriv det på nytt.
refusal-unknown-code = { $code } er ikke blant svarene. Velg et av dem som står her.
refusal-not-shown = { $code } er ikke aktuelt lenger, etter det du har svart tidligere. Velg et annet svar.
refusal-one-only = Velg bare ett svar.
refusal-too-few = { $min ->
    [one] Velg minst ett svar.
   *[other] Velg minst { $min } svar.
}
refusal-too-many = { $max ->
    [one] Velg høyst ett svar.
   *[other] Velg høyst { $max } svar. Ta bort et av dem først.
}
refusal-exclusive = { $choice } kan ikke velges sammen med andre svar.
refusal-twice = { $code } er valgt to ganger.
refusal-unknown-row = { $row } er ikke blant radene.
refusal-row = { $row }: { $why }
refusal-rows-missing = { $count ->
    [one] Én rad mangler svar: { $row }
   *[other] { $count } rader mangler svar. Den første er { $row }
}
refusal-wrong-shape = Svaret passer ikke til dette spørsmålet. Her ventes { $wanted }.
refusal-no-missing = Her kan ikke svaret være «{ $reason }».
refusal-not-asked = Dette spørsmålet stilles ikke, etter det som er svart tidligere.
refusal-unknown-question = Undersøkelsen har ikke noe spørsmål { $question }.
refusal-unknown-question-near = Undersøkelsen har ikke noe spørsmål { $question }. Mente du { $near }?
refusal-consent = Undersøkelsen kan bare besvares med samtykke: skriv consent = true.
refusal-nothing-to-answer = { $question } er ikke et spørsmål som besvares.
shape-code = koden til ett svar
shape-codes = en liste med koder
shape-cells = ett svar for hver rad
shape-number = et tall
shape-text = tekst
soft-required = Du har ikke svart her. Gå videre en gang til hvis du vil la det stå åpent.
soft-check = Gå videre en gang til hvis svaret skal stå.

## Form

form-identified = Svarene knyttes til deg: De som behandler dem, ser hvem som har svart.
form-confidential = Svarene er konfidensielle: De som behandler dem, kan se hvem de kommer fra, men viser dem ikke til andre.
form-anonymous = Svarene er anonyme: De sendes uten noe som sier hvem du er.
form-consent = Samtykker du til dette?
form-consent-yes = Ja, jeg samtykker og vil svare
form-consent-no = Nei, jeg vil ikke svare
form-progress = { $at } av { $all }
form-required = (må besvares)
form-none-found = Ingen treff. Prøv færre bokstaver.
form-chosen = Valgt: { $label }
form-review = Se over svarene
form-review-ready = Velg et svar for å endre det. Svarene er ikke sendt ennå: Det gjør du nederst.
form-review-troubled = { $count ->
    [one] Ett svar må rettes før du kan sende. Det er merket med utropstegn.
   *[other] { $count } svar må rettes før du kan sende. De er merket med utropstegn.
}
form-blank = ikke besvart
form-send = Send svarene
form-send-means = Når du sender, kan du ikke endre svarene her lenger. Er du uten nett, blir de tatt vare på og sendt senere.
form-filing = Lagrer svarene …
form-filed = Takk! Svarene er lagret på denne maskinen.
form-sending = Sender …
form-receipted = Takk! Svarene er mottatt.
form-receipt = Kvittering: { $code }
form-received = Mottatt { $received }
form-receipt-use = Koden viser at svarene kom fram. Skriv den gjerne ned.
form-waiting = De blir sendt senere. Du kan lukke nå; ingenting går tapt.
form-parked = Svarene er lagret, men blir ikke sendt.
form-parked-kept = De ligger på denne maskinen og kan hentes ut derfra.
form-declined = Takk for at du leste.
form-declined-kept = Ingenting er lagret eller sendt.
form-help = Taster som virker her
form-help-kept = Svarene lagres mens du skriver. Du kan lukke når som helst og fortsette senere.
form-too-small = Vinduet er for lite. Gjør det minst { $columns } × { $rows } tegn stort, eller trykk Ctrl-Q for å lagre og slutte.

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
key-take = Ta svaret som er merket, og gå videre
key-take-brief = velg
key-next = Gå videre
key-next-brief = videre
key-read-on = Les videre
key-read-on-brief = les videre
key-take-cell = Ta svaret, og gå til neste rad
key-open = Gå til svaret, eller send
key-open-brief = åpne
key-close = Lukk
key-close-brief = lukk
key-tick = Kryss av, eller ta krysset bort
key-tick-brief = kryss av
key-rank = Gi neste plass, eller ta plassen bort
key-rank-brief = ranger
key-pick = Velg svaret, og bli her
key-pick-digit = Velg svaret med dette tallet
key-rank-digit = Gi svaret denne plassen
key-send = Gå til sending
key-send-brief = send
key-move = Flytt merket
key-scroll = Bla i teksten
key-move-cells = Flytt mellom rader og svar
key-move-text = Flytt i teksten
key-move-word = Flytt et ord
key-new-line = Ny linje
key-new-line-brief = ny linje
key-erase-letter = Slett et tegn
key-erase-all = Tøm feltet
key-clear = Ta svaret bort
key-ends = Først eller sist
key-scroll-ends = Toppen eller bunnen
key-page = Et stykke opp eller ned
key-skip = Gå videre uten å velge
key-back = Gå tilbake
key-back-brief = tilbake
key-help = Vis tastene som virker her
key-help-brief = taster
key-language = Bytt språk
key-leave = Lagre og slutt; du kan fortsette senere
key-leave-brief = lagre og slutt
