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

