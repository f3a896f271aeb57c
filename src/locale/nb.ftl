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

