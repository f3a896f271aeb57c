# Nynorsk. One file per language; every file has the same messages, and a test says so.

## Dates and numbers

number-decimal = ,
number-group = {"\u00A0"}
date-long = { $day }. { $month } { $year }
date-month = { $month } { $year }
date-year = { $year }
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
refusal-date-day = Skriv ein dato med dag, månad og år, til dømes 31.12.2024.
refusal-date-month = Skriv ein månad og eit år, til dømes 12.2024 eller desember 2024.
refusal-date-year = Skriv eit år med fire siffer, til dømes 2024.
refusal-no-such-date = Denne datoen finst ikkje. Sjå på han ein gong til, og skriv dagen før månaden: 31.12.2024.
refusal-date-between = Skriv ein dato frå { $min } til { $max }.
refusal-date-at-least = Skriv ein dato som ikkje er før { $min }.
refusal-date-at-most = Skriv ein dato som ikkje er etter { $max }.
refusal-unknown-part = { $part } er ikkje blant delane.
refusal-share-left = Delane må bli { $total } til saman. Att å fordele: { $left }
refusal-share-over = Delane må bli { $total } til saman. Det er { $over } for mykje.
refusal-doubtful = { $decimals ->
    [one] Eit komma eller punktum framfor tre siffer kan bety to ting. Skriv { $digits }, eller høgst éin desimal.
   *[other] Eit komma eller punktum framfor tre siffer kan bety to ting. Skriv { $digits }, eller høgst { $decimals } desimalar.
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
refusal-fixed = Dette er fylt ut på førehand og kan ikkje endrast.
refusal-unknown-question = Undersøkinga har ikkje noko spørsmål { $question }.
refusal-unknown-question-near = Undersøkinga har ikkje noko spørsmål { $question }. Meinte du { $near }?
refusal-consent = Undersøkinga kan berre svarast på med samtykke: skriv consent = true.
refusal-nothing-to-answer = { $question } er ikkje eit spørsmål ein svarer på.
shape-code = koden til eitt svar
shape-codes = ei liste med kodar
shape-cells = eitt svar for kvar rad
shape-several = ei liste med kodar for kvar rad
shape-parts = eit tal for kvar del
shape-day = ein dag, til dømes "2024-12-31"
shape-month = ein månad, til dømes "2024-12"
shape-year = eit år, til dømes "2024"
shape-number = eit tal
shape-text = tekst
shape-each = eitt svar for kvar gong det blir spurt
soft-required = Du har ikkje svart her. Gå vidare ein gong til om du vil la det stå ope.
soft-changed = Spørsmålet er endra sidan du svara. Gå vidare ein gong til om svaret skal stå.
soft-check = Gå vidare ein gong til om svaret skal stå.

## Opening

privacy-identified = Svara blir knytte til deg.
privacy-confidential = Svara blir handsama konfidensielt og berre brukte samla, for grupper.
privacy-anonymous = Svara er anonyme.
consent-question = Vil du svare på undersøkinga? Ja eller nei.

## What becomes of a response

news-sending = Sender svara …
news-receipted = Takk! Svara er mottekne { $received }. Kvitteringskode: { $code }
news-waiting =
    Svara ligg trygt på denne maskina. Send dei seinare med:
    { $program } send
news-parked =
    Svara ligg framleis på denne maskina og er ikkje tapte. Sjå:
    { $program } outbox
news-rehearsed = Dette var ei førehandsvising. Ingenting er lagra eller sendt.
news-asked-to-wait = Mottaket har bede om å få vente. Prøv igjen om { $minutes } min.
news-address =
    Undersøkinga seier ikkje kvar svara skal sendast. Dei ligg trygt på denne maskina. Spør den som inviterte deg om adressa, og send dei med:
    { $program } send --to ADRESSE
news-access-code =
    Mottakaren vil ha ein gyldig tilgangskode. Svara ligg trygt på denne maskina. Sjå på koden du har fått, og send dei med:
    { $program } send --code KODE
news-file-failed = Svara kunne ikkje skrivast til disken: { $why } Prøv å sende på nytt.
saving-failed = Svara blir ikkje lagra akkurat no: { $why } Vi prøver stadig på nytt.

## Line

line-how = Skriv nummeret på svaret og trykk Enter. Berre Enter går vidare. :help viser kva du elles kan gjere.
line-begin = Trykk Enter for å byrje.
line-yes-or-no = Svar ja eller nei.
line-declined = Greitt. Ingenting er lagra eller sendt. Takk for at du såg på undersøkinga.
line-review = Her er alle svara dine.
line-unanswered = (ikkje svart på)
line-send = Skriv :send for å sende svara, eller nummeret på eit svar du vil endre.
line-unknown-command = { $command } er ikkje ein kommando. :help viser dei som finst.
line-languages = Undersøkinga finst på: { $languages }. Skriv :language og eitt av dei.
line-help = :back går tilbake. :why fortel kvifor du får eit spørsmål. :undo angrar den siste endringa, og :redo gjentek henne. :go og eit nummer eller eit ord går til eit spørsmål. :overview fortel kor langt kvar side er komen. :review viser alle svara. :clear tømmer svaret. :save lagrar og avsluttar; du kan halde fram seinare. :send sender, frå oversikta. :language byter språk. :form held fram i fullskjerm. Eit svar som byrjar med kolon, skriv du med to.
line-unit = Blir oppgitt i: { $unit }
line-go = :go og eit nummer går dit.
line-go-several = { $count } spørsmål passar. Skriv :go og eitt av desse nummera:
line-add = :add stiller desse spørsmåla ein gong til.
line-remove = :remove tek denne bort.
line-times-fixed = Kor mange gonger desse spørsmåla blir stilte, kan ikkje endrast her.
line-because = :because og nokre ord fortel kvifor.
line-prefilled = Fylt ut på førehand: { $answer }
line-fixed = Fylt ut på førehand, kan ikkje endrast: { $answer }
line-changes-read = Trykk Enter når du har lese dette.
line-current = Svaret ditt no: { $answer }
line-refused = Spørsmål { $number }: { $why }
line-detail = { $choice }: kva då? Berre Enter går vidare.
line-none-found = Fann ikkje { $said }. Prøv færre bokstavar.
line-several-found = { $count } passar. Skriv meir, eller nummeret framfor:

## Commands

draft-kept = { $count ->
    [0] Ingenting er svart på enno.
    [one] Svaret er lagra.
   *[other] Dei { $count } svara dine er lagra.
} Hald fram når du vil med:
    { $command }
keep-elsewhere = Dei siste svara er ikkje lagra. Skriv ei mappe der dei kan liggje i staden, til dømes på ein minnepinne. Berre Enter prøver her igjen; Ctrl-D gir opp det som ikkje er lagra.
kept-nowhere = Det som ikkje vart lagra, er borte. Det som var lagra frå før, er her framleis.
draft-taken-up = Held fram der du slapp. Svara dine er her.
draft-discarded = Utkastet { $id } er sletta.
no-terminal = Her er ingen skjerm å teikne på, så spørsmåla blir stilte linje for linje.
no-drafts = Ingen utkast på denne maskina.
no-outbox = Ingenting ventar på å bli sendt.
no-receipts = Ingen kvitteringar på denne maskina enno.
list-draft = { $id }  { $title }, byrja { $started }, { $answered } svara
list-waiting = { $id }  { $title }, ferdig { $completed }, ventar på å bli sendt
list-parked = { $id }  { $title }, vart ikkje teken imot: { $why }
list-receipt = { $id }  { $title }, motteken { $received }, kvitteringskode { $code }
list-unreadable = { $file } kan ikkje lesast: { $why }
sent-count = { $sent } av { $count } sende.
refused-answers = { $count ->
    [one] Eitt svar i fila kan ikkje takast imot:
   *[other] { $count } svar i fila kan ikkje takast imot:
}
refused-answer = { $question }: { $why }
refused-prefill = { $count ->
    [one] Eitt svar som skulle fyllast ut på førehand, vart ikkje godteke:
   *[other] { $count } svar som skulle fyllast ut på førehand, vart ikkje godtekne:
}
with-misspelled = { $with } seier ikkje kva som skal fyllast ut. Skriv eit spørsmål og eit svar, til dømes staff=40 eller cost[2]=10.
with-twice = { $with } er fylt ut to gonger. Ta det med éin gong.
demo-listening = Prøvemottaket lyttar på { $endpoint } og lagrar i { $store }
demo-read-back = Sjå svara slik dei er lagra: { $command }
survey-broken = { $count ->
    [one] Éin feil må rettast først.
   *[other] { $count } feil må rettast først.
}
check-fine = { $warnings ->
    [0] Ingen feil.
    [one] Ingen feil, éi åtvaring.
   *[other] Ingen feil, { $warnings } åtvaringar.
}
check-too-large = { $file } er for stor til at noko kan provast: kvar svar kan føre, og kor mykje undersøkinga krev av folk, er ikkje funne ut.
check-undecided = { $count ->
    [one] For éin ting er det ikkje avgjort om svar kan føre dit: det ville ta for mange steg.
   *[other] For { $count } ting er det ikkje avgjort om svar kan føre dit: det ville ta for mange steg.
}
check-burden = { $file }: { $shortest } spørsmål ({ $shortest_minutes } min) langs den kortaste vegen, { $median } ({ $median_minutes } min) langs den midtarste, { $longest } ({ $longest_minutes } min) langs den lengste.
screen-failed = Skjermen kunne ikkje brukast: { $why }. Svara er lagra. Prøv med --line.
language-unknown = Undersøkinga finst ikkje på { $language }, berre på { $languages }.
draft-recovered = Slutten på utkastet var skadd og er lagd til side i { $path }. Resten er her.
file-unreadable = { $file } kan ikkje lesast: { $why }.
file-too-large = { $file } er for stor til å vere ei svarfil.
filing-failed = Svara kunne ikkje gjerast ferdige. Opne utkastet med svar fill for å sjå kva som manglar.
send-stays = { $id } vart ikkje sendt: { $why }
send-where = Ingen har sagt kvar svara skal sendast. Gje adressa med --to.
settings-wrong = { $file } er sett til side: { $why }
settings-variable = { $name } er sett til side: { $why }
settings-key = { $key } kan ikkje brukast. { $why }
settings-unknown = Det finst theme, glyphs, mouse og endpoint.
settings-one-of = Det kan vere eitt av { $known }.
settings-no-file = ho er inga lita fil.
settings-line = linje { $line } kan ikkje lesast. { $what }
collect-listening = Tek imot svar på { $endpoint } og signerer kvitteringar med { $key }
export-none = Her er ikkje noko svar med id { $id }.

## Texts and translations

texts-exported = { $count ->
    [one] Éin tekst er skriven til { $file }. Utan omsetjing: { $blank }. Utdaterte: { $stale }.
   *[other] { $count } tekstar er skrivne til { $file }. Utan omsetjing: { $blank }. Utdaterte: { $stale }.
}
texts-imported = { $count ->
    [0] Ingen tekstar på { $language } er endra.
    [one] Éin tekst på { $language } er endra.
   *[other] { $count } tekstar på { $language } er endra.
}
texts-fuzzy = { $count ->
    [one] Éi omsetjing er merkt som usikker (fuzzy) og står som før.
   *[other] { $count } omsetjingar er merkte som usikre (fuzzy) og står som før.
}
texts-blank = { $count ->
    [one] Éin tekst i fila er ikkje omsett.
   *[other] { $count } tekstar i fila er ikkje omsette.
}
texts-stamped = { $count ->
    [0] Det er ingen omsetjingar å merkje.
    [one] Éi omsetjing er merkt som oppdatert i { $file }.
   *[other] { $count } omsetjingar er merkte som oppdaterte i { $file }.
}
texts-source-language = { $language } er kjeldespråket, som det blir omsett frå. Undersøkinga har: { $languages }.
texts-add-language = Undersøkinga har ikkje { $language }, berre { $languages }. Skriv språket til i languages først.
texts-bundled = Undersøkinga følgjer med programmet og har inga fil å skrive til. Oppgje ei fil.
texts-none = Undersøkinga har ingen tekst { $text }. svar texts export viser namna på dei som finst.
texts-untouched = { $count ->
    [one] Éin feil må rettast først. Undersøkinga er ikkje endra.
   *[other] { $count } feil må rettast først. Undersøkinga er ikkje endra.
}
file-unwritable = { $file } kan ikkje skrivast: { $why }.

## Storage: why something is not kept or not found, and what to do

storage-no-folder = Denne maskina har inga mappe for svar. Oppgje ei med --home.
storage-folder = Mappa { $path } kan ikkje brukast: { $why }. Oppgje ei anna med --home.
storage-missing = Her er ikkje noko utkast eller svar { $id }. svar drafts viser kva som finst.
storage-exists = Her er det alt eit utkast eller svar { $id }. Hald fram på det.
storage-misnamed = { $id } kan ikkje vere id-en til eit svar. Kopier han frå svar drafts.
storage-in-use = Dette utkastet er ope i eit anna vindauge. Lukk det der først.
storage-unreadable = { $path } kan ikkje lesast: { $why }. Rett opp det, og prøv igjen.
storage-unwritten = Det går ikkje å skrive til { $path }: { $why }. Rett opp det, og la vindauget stå ope så lenge.
storage-damaged = { $path } er skadd: { $why }. Fila er ikkje endra. Finst det ein kopi, legg han i staden.
storage-not-carried = { $path } er korkje eit utkast eller eit svar. Vel ei fil som er skriven med svar outbox --export.
storage-torn = { $path } er avkorta eller endra, så ingenting er henta frå henne. Kopier henne ein gong til.
storage-newer = { $path } er skriven av ei nyare utgåve av svar. Opne henne med den utgåva.
storage-changed-elsewhere = { $path } blei endra av eit anna program medan ho var open her, så ingenting meir blir skrive til henne. Lukk utkastet i det andre vindauget, og hald så fram på det her.
storage-filed = Svaret { $id } er ferdig og ikkje lenger eit utkast. Det kan eksporterast med svar outbox.
storage-not-waiting = Svaret { $id } ventar ikkje på å bli sendt. svar drafts og svar receipts viser kor langt det er kome.
storage-other-receipt = Dette er ikkje kvitteringa for svaret { $id }. Send svaret på nytt for å få ei.
storage-key-changed = Kvitteringar frå { $endpoint } er signerte med ein annan nøkkel enn før. Spør dei som står for undersøkinga. Er endringa meint, fjern adressa frå { $path }.
load-nothing = Her er inga fil { $name }, inga fil { $name }.toml, og det følgjer inga undersøking { $name } med. { $hint }
load-no-file = Her er inga fil { $name }. { $hint }
load-nearest = Meinte du { $id }?
load-bundled = Desse følgjer med: { $ids }.
load-address = Denne utgåva les filer og undersøkingar som følgjer med, ikkje adresser. Last ned { $name }, og oppgje fila.
load-scheme = { $name } er inga fil og inga undersøking som følgjer med. Oppgje ei fil.
load-too-large = { $path } kan ikkje lesast: Ei undersøking kan ha høgst { $mib } MiB. Flytt lange lister til CSV-filer ved sida av.
reason-not-there = ho finst ikkje
reason-no-folder = mappa ho skal liggje i, finst ikkje
reason-there-already = det finst ei med det namnet frå før
reason-not-permitted = det er ikkje tillate
reason-disk-full = disken er full
reason-space-used-up = plassen du har på disken, er brukt opp
reason-only-read = disken kan berre lesast
reason-folder = det er ei mappe
reason-path-broken = ein del av stien er ikkje ei mappe
damage-start = ho begynner ikkje slik eit utkast gjer
damage-first-record = det første i henne er avkorta eller endra
damage-misfit = delane i henne passar ikkje saman
damage-name = ho har eit anna namn enn svaret i henne, { $id }
damage-too-large = ho er større enn noko utkast

## Delivery: what became of an attempt to send a response, and what to do

delivery-receipted = Levert. Kvitteringskoden er { $code }.
delivery-different-content = Mottakaren har alt eit anna svar med dette nummeret. Ditt er teke vare på her. Ta kontakt med dei som står for undersøkinga.
delivery-survey-closed = Undersøkinga er avslutta og tek ikkje imot fleire svar. Ditt er teke vare på her og kan eksporterast.
delivery-unknown-survey = Mottakaren kjenner ikkje denne undersøkinga. Svaret er teke vare på her. Sjå etter at adressa er rett.
delivery-withdrawn = Dette svaret er trekt tilbake hos mottakaren, som ikkje tek det imot på nytt. Det er teke vare på her og kan eksporterast.
delivery-too-large = Svaret er for stort for mottakaren, med { $size } byte. Det er teke vare på her. Ta kontakt med dei som står for undersøkinga.
delivery-too-large-for = Svaret er på { $size } byte, og mottakaren tek høgst { $most }. Det er teke vare på her. Ta kontakt med dei som står for undersøkinga.
delivery-encoding = Mottakaren tek ikkje imot svar i den forma vi sender dei. Ditt er teke vare på her. Ta kontakt med dei som står for undersøkinga.
delivery-invalid = Mottakaren fann at svaret ikkje følgjer undersøkinga. Det er teke vare på her. Ta kontakt med dei som står for undersøkinga.
delivery-invalid-at = Mottakaren fann at svaret ikkje følgjer undersøkinga ({ $first }). Det er teke vare på her. Ta kontakt med dei som står for undersøkinga.
delivery-access-code = Mottakaren vil ha ein gyldig tilgangskode. Sjå på koden du har fått, og gi han med --code.
delivery-later = Mottakaren kan ikkje ta imot meir akkurat no. Svaret er teke vare på her.
delivery-later-minutes = { $minutes ->
    [one] Mottakaren ber oss vente eit minutt. Svaret er teke vare på her.
   *[other] Mottakaren ber oss vente { $minutes } minutt. Svaret er teke vare på her.
}
delivery-key-changed = Mottakaren signerer ikkje kvitteringane med den nøkkelen vi ventar, så ingenting er sendt. Spør dei som står for undersøkinga om nøkkelen er bytt.
delivery-not-recognized = { $why } Ingenting er sendt, og svaret er teke vare på her.
delivery-unreachable = { $why } Svaret er teke vare på her.
delivery-unknown = { $why } Vi veit ikkje om svaret kom fram, så vi spør etter det før vi sender det på nytt.
delivery-strange-redirect = Vi vart sende vidare til ei anna adresse. Kanskje må du først logge inn på nettverket i ein nettlesar, eller så er adressa feil.
delivery-strange-redirect-to = Vi vart sende vidare til ei anna adresse ({ $to }). Kanskje må du først logge inn på nettverket i ein nettlesar, eller så er adressa feil.
delivery-strange-network-login = Nettverket vil at du loggar inn. Opne ein nettlesar, logg inn og prøv igjen.
delivery-strange-proxy-login = Mellomtenaren (proxyen) på nettverket krev innlogging. Spør IT-avdelinga.
delivery-strange-page = Ei nettside svara i staden for mottakaren. Kanskje må du først logge inn på nettverket i ein nettlesar, eller så er adressa feil.
delivery-strange-empty = Det kom eit tomt svar tilbake. Sjå etter at adressa er rett.
delivery-strange-too-long = Det som kom tilbake, var lengre enn det ein mottakar sender. Sjå etter at adressa er rett.
delivery-strange-status = Det kom ei feilmelding tilbake (status { $status }). Sjå etter at adressa er rett, eller prøv igjen seinare.
delivery-strange-version = Mottakaren bruker versjon { $version } av protokollen, som dette programmet ikkje kjenner. Sjå etter ei nyare utgåve av programmet.
delivery-strange-not-ours = Det som kom tilbake, er ikkje frå ein mottakar av svar på undersøkingar. Sjå etter at adressa er rett.
delivery-receipt-not-valid = Kvitteringa som kom tilbake, gjeld ikkje dette svaret.
delivery-connection-name = Fann ikkje adressa til mottakaren. Sjå på adressa og nettsambandet.
delivery-connection-no-way = Vi kjem ikkje fram til mottakaren. Sjå på nettsambandet.
delivery-connection-proxy = Mellomtenaren (proxyen) på nettverket slepte oss ikkje fram til mottakaren. Spør IT-avdelinga.
delivery-connection-certificate = Denne maskina stolar ikkje på sertifikatet til mottakaren. Sjå etter at dato og klokkeslett på maskina stemmer, eller spør IT-avdelinga.
delivery-connection-no-certificates = Denne maskina har inga liste over sertifikat å stole på. Spør IT-avdelinga.
delivery-connection-not-secure = Vi fekk ikkje eit trygt samband med mottakaren. Sjå på adressa, eller spør IT-avdelinga.
delivery-connection-timed-out = Mottakaren svara ikkje i tide.
delivery-connection-broken = Sambandet vart brote før heile svaret frå mottakaren var kome.
delivery-no-network = Denne maskina lèt ikkje programmet bruke nettet: { $why }
delivery-endpoint-not-an-address = Skriv ei nettadresse som byrjar med https://, til dømes https://example.org/.
delivery-endpoint-not-secure = Svar blir berre sende til adresser som byrjar med https://. Med http:// går det berre til denne maskina sjølv.
delivery-endpoint-login = Ta bort brukarnamn og passord frå adressa. Ein tilgangskode skriv du for seg.
delivery-endpoint-query = Ta bort alt frå og med ? eller # i adressa.
## Form

form-consent = Samtykkjer du til dette?
form-consent-yes = Ja, eg samtykkjer og vil svare
form-consent-no = Nei, eg vil ikkje svare
form-progress = { $at } av { $all }
form-required = (må svarast på)
form-none-found = Ingen treff. Prøv færre bokstavar.
form-chosen = Valt: { $label }
form-date-day = Dag, månad og år, til dømes 31.12.2024.
form-date-month = Månad og år, til dømes 12.2024 eller desember 2024.
form-date-year = Året, til dømes 2024.
form-count-max = Inntil { $max } teikn
form-left = Att å fordele: { $left }
form-over = { $over } for mykje
form-shared = Alt er fordelt.
form-sum = Sum: { $sum }
form-review = Sjå over svara
form-review-ready = Vel eit svar for å endre det. Svara er ikkje sende enno: Det gjer du nedst.
form-review-troubled = { $count ->
    [one] Eitt svar må rettast før du kan sende. Det er merkt med utropsteikn.
   *[other] { $count } svar må rettast før du kan sende. Dei er merkte med utropsteikn.
}
form-blank = ikkje svart på
form-send = Send svara
form-send-means =
    Når du sender, kan du ikkje endre svara her lenger. Er du utan nett, blir dei tekne vare på til du sender dei med:
    { $program } send
form-filing = Lagrar svara …
form-filed = Takk! Svara er lagra på denne maskina.
form-receipted = Takk! Svara er mottekne.
form-receipt = Kvittering: { $code }
form-received = Motteke { $received }
form-receipt-use = Koden viser at svara kom fram. Skriv han gjerne ned.
form-waiting =
    Så lenge vindauget er ope, prøver vi igjen. Du kan òg lukke no og sende dei seinare med:
    { $program } send
form-parked = Svara er lagra, men blir ikkje sende.
form-declined = Takk for at du las.
form-declined-kept = Ingenting er lagra eller sendt.
form-help = Tastar som verkar her
form-help-kept = Svara blir lagra medan du skriv. Du kan lukke når som helst og halde fram seinare.
form-too-small = Vindauget er for lite. Gjer det minst { $columns } × { $rows } teikn stort, eller trykk Ctrl-Q for å lagre og slutte.
jump-title = Kva spørsmål vil du til?
jump-how = Skriv nummeret, eller nokre ord frå spørsmålet.
jump-none = Det er ikkje noko slikt spørsmål blant dei som blir stilte.
overview-title = Alle sidene
overview-nothing = ingenting å svare på
overview-standing = { $answered } av { $all } svart på{ $skipped ->
    [0] { "" }
   *[other] , { $skipped } hoppa over
}{ $refused ->
    [0] { "" }
   *[other] , { $refused } må rettast
}
undone = Angra. «{ $question }» har svaret frå før: { $answer }
undone-blank = Angra. «{ $question }» er ikkje svart på.
undone-nothing = Det er ingenting å angre.
redone = Gjenteke. «{ $question }» har svaret: { $answer }
redone-blank = Gjenteke. «{ $question }» er ikkje svart på.
redone-nothing = Det er ingenting å gjenta.
form-hasty = Trykk Enter éin gong til for å sende svara.
form-pasted = { $count ->
    [one] Limte inn eitt teikn.
   *[other] Limte inn { $count } teikn.
}
changes-title = Undersøkinga er endra sidan sist du var her.
changes-dropped = { $count ->
    [one] Dette svaret blir det ikkje spurt etter lenger. Det blir verande på denne maskina og blir ikkje sendt:
   *[other] Desse { $count } svara blir det ikkje spurt etter lenger. Dei blir verande på denne maskina og blir ikkje sende:
}
changes-unconfirmed = { $count ->
    [one] Dette spørsmålet er endra. Sjå på svaret ein gong til; du blir spurd før du sender:
   *[other] Desse { $count } spørsmåla er endra. Sjå på svara ein gong til; du blir spurd før du sender:
}
changes-converted = { $count ->
    [one] Dette svaret står framleis, men det er kome noko nytt å velje mellom, eller spørsmålet har fått ei ny form:
   *[other] Desse { $count } svara står framleis, men det er kome noko nytt å velje mellom, eller spørsmåla har fått ei ny form:
}
changes-kept = { $count ->
    [one] Eitt svar står som det stod.
   *[other] { $count } svar står som dei stod.
}
removing-title = Fjerne «{ $page }»?
removing-goes = { $count ->
    [one] Dette svaret blir borte, og kjem att om du legg til på nytt:
   *[other] Desse { $count } svara blir borte, og kjem att om du legg til på nytt:
}
form-changed = Spørsmålet er endra sidan du svara. Sjå på det ein gong til.
form-removed = «{ $page }» er fjerna. Dei andre held på svara sine.
form-reason = Grunngivinga di: { $reason }
form-reason-title = Kvifor er det slik?
form-reason-help = Det du skriv, blir sendt saman med svaret.
form-prefilled = Fylt ut på førehand. Endre det om det ikkje stemmer.
form-fixed = Fylt ut på førehand, og kan ikkje endrast.

key-ctrl-z = Ctrl-Z
key-ctrl-y = Ctrl-Y
key-ctrl-g = Ctrl-G
key-ctrl-o = Ctrl-O
key-ctrl-t = Ctrl-T
key-undo = Angre den siste endringa, same kva spørsmål
key-redo = Gjenta det du angra
key-jump = Gå til eit spørsmål etter nummer eller ord
key-overview = Sjå alle sidene og kva som står att
key-lines = Hald fram linje for linje, som rein tekst
key-go = Gå dit
key-go-brief = gå dit
key-ctrl-r = Ctrl-R
key-ctrl-n = Ctrl-N
key-ctrl-x = Ctrl-X
key-changes-read = Les vidare, og gå vidare frå slutten
key-let-stand = Lat svaret stå, og gå vidare
key-let-stand-brief = lat det stå
key-explain = Sei kvifor svaret skal stå
key-explain-brief = sei kvifor
key-add = Still desse spørsmåla ein gong til
key-add-brief = legg til
key-remove = Fjern denne, etter eit spørsmål
key-remove-brief = fjern
key-enter = Enter
key-enter-space = Enter, mellomrom
key-space = Mellomrom
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
key-take-part = Gå til neste del, og vidare etter den siste
key-take-row = Gå til neste rad, og vidare etter den siste
key-tick-cell = Kryss av, eller ta krysset bort
key-move-parts = Flytt mellom delane, og i talet
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
key-pick-letter = Vel svaret med denne bokstaven
key-rank-digit = Gi svaret denne plassen
key-send-now = Send svara
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
key-leave-brief = pause

## Definisjonar i ord: kva eit vilkår ber om

telling-quoted = «{ $words }»
telling-this = [det sida gjeld]
telling-or = { $one } eller { $two }
telling-and = { $one } og { $two }
telling-both = { $one } og { $two }
telling-either = { $one } eller { $two }
telling-is = { $what } er { $answer }
telling-is-not = { $what } er noko anna enn { $answer }
telling-less = { $what } er mindre enn { $answer }
telling-at-most = { $what } er { $answer } eller mindre
telling-more = { $what } er meir enn { $answer }
telling-at-least = { $what } er { $answer } eller meir
telling-before = { $what } er før { $answer }
telling-until = { $what } er { $answer } eller tidlegare
telling-after = { $what } er etter { $answer }
telling-from = { $what } er { $answer } eller seinare
telling-ticked = { $answer } er valt i { $what }
telling-ticked-not = { $answer } er ikkje valt i { $what }
telling-answered = { $what } er svart på
telling-answered-not = { $what } er ikkje svart på
telling-any-row = minst éi rad i { $what } er { $answer }
telling-no-row = inga rad i { $what } er { $answer }
telling-every-row = kvar rad i { $what } er { $answer }
telling-not-every-row = ikkje kvar rad i { $what } er { $answer }
telling-any-time = minst eitt svar på { $what } er { $answer }
telling-no-time = ingen svar på { $what } er { $answer }
telling-every-time = kvart svar på { $what } er { $answer }
telling-not-every-time = ikkje kvart svar på { $what } er { $answer }
telling-holds = { $what } gjeld
telling-holds-not = { $what } gjeld ikkje
telling-always = alltid
telling-never = aldri
telling-cell = { $row } i { $what }
telling-count = talet på svar på { $what }
telling-count-of = kor ofte { $answer } er svart på { $what }
telling-sum = summen av { $what }
telling-least = det minste av { $what }
telling-most = det største av { $what }
telling-rounded = { $what }, avrunda

## Samanlikning av versjonar

compare-crosswalk = Kva id og kode som er kva, blei skrive til { $file }.
compare-crosswalk-ending = { $file } må slutte på .csv eller .toml.

## Spørjeskjemaet på papir

print-version = Versjon { $version }
print-questions = { $count ->
    [one] Eitt spørsmål.
   *[other] { $count } spørsmål.
}
print-consent = Først spør vi om samtykke; utan det er intervjuet slutt.
print-privacy = Før det første spørsmålet
print-way = Vegen gjennom skjemaet
print-way-words = Kvar rute er eit spørsmål; pilene fører til det som kan bli spurt om etterpå.
print-start = Start
print-end = Slutt
print-to-end = slutten
print-page-if = Sida blir stilt dersom { $what }.
print-asked-if = Blir stilt dersom { $what }.
print-shown-if = Berre dersom { $what }.
print-for-each = Sida blir stilt éin gong for kvart svar som er valt i { $what }.
print-times = Sida blir stilt så mange gonger som svaret på { $what } seier.
print-random-questions = Spørsmåla blir viste i tilfeldig rekkjefølgje.
print-random-choices = Svara blir viste i tilfeldig rekkjefølgje.
print-random-rows = Radene blir viste i tilfeldig rekkjefølgje.
print-fixed = blir ståande
print-exclusive = ikkje saman med andre
print-detail = nemleg
print-one = Vel eitt svar.
print-several = Vel så mange svar som passar.
print-several-from = { $min ->
    [one] Vel minst eitt svar.
   *[other] Vel minst { $min } svar.
}
print-several-to = { $max ->
    [one] Vel høgst eitt svar.
   *[other] Vel høgst { $max } svar.
}
print-several-between = Vel { $min } til { $max } svar.
print-row-one = Vel eitt svar i kvar rad.
print-row-several = Vel så mange svar som passar i kvar rad.
print-rank = { $max ->
    [one] Skriv 1 ved det viktigaste svaret.
   *[other] Nummerer inntil { $max } svar: 1 er det viktigaste.
}
print-whole = Skriv eit heilt tal.
print-number = { $decimals ->
    [one] Skriv eit tal med høgst éin desimal.
   *[other] Skriv eit tal med høgst { $decimals } desimalar.
}
print-between = Frå { $min } til { $max }.
print-from = { $min } eller meir.
print-to = { $max } eller mindre.
print-text = Høgst { $max } teikn.
print-pattern = På forma { $pattern }
print-day = Skriv dag, månad og år.
print-month = Skriv månad og år.
print-year = Skriv året.
print-lookup = { $count ->
    [one] Slå opp i ei liste med éi oppføring.
   *[other] Slå opp i ei liste med { $count } oppføringar.
}
print-share = Fordel { $total } på delane.
print-computed = Blir rekna ut frå tidlegare svar, og blir ikkje stilt.
print-required = Må svarast på.
print-soft = Kan stå ope, men vi spør éin gong om det.
print-instead = I staden for eit svar: { $reasons }.
print-check-error = Blir godteke berre dersom { $what }. Elles: { $words }
print-check-warn = Vi spør ein gong til dersom det ikkje stemmer at { $what }: { $words }
print-way-on = Gå til { $to }.
print-way-if = Dersom { $what }, gå til { $to }.
print-way-else = Elles gå til { $to }.
print-value-if = { $words } dersom { $what }
print-value-else = elles { $words }
print-written = { $count ->
    [one] Éi fil blei skriven: { $file }.
   *[other] { $count } filer blei skrivne, den siste av dei { $file }.
}
print-no-language = Undersøkinga har ikkje { $language }, berre { $languages }.
print-no-format = { $format } er ikkje noko vi kan skrive ut som. Det finst { $formats }.
print-several-out = Det er fleire språk: Nemn ei mappe med --out, eller eitt språk med --lang.

## Ei ny undersøking

new-written = { $file } er ei undersøking å byrje med. Sjå henne med: { $command }
new-exists = Det finst ei fil { $file } frå før, og ho er som ho var. Nemn ei anna.
new-bad-id = { $id } kan ikkje vere id-en til ei undersøking. Bruk a-z, 0-9, _ og -, og byrj med ein bokstav.
new-bad-language = { $language } er ingen språkkode, eller er der to gonger. Skriv kodar som nb, nn eller en.
new-foreign = Vi har ingen ord for { $languages }: Der står det engelsk, som du kan omsetje.

## Heimskjerm

home-place = Svara ligg i { $place }
home-surveys = Undersøkingar
home-drafts = Påbyrja
home-outbox = Ventar på å bli sendt
home-receipts = Kvitteringar
home-empty = Her er ingenting enno.
home-survey-bundled = versjon { $version }
home-survey-file = versjon { $version }, { $file }
home-broken = Har feil. Sjå kva for nokre med: svar check { $file }
home-unopened = Denne undersøkinga kan ikkje opnast. { $why }
home-draft-progress = spørsmål { $at } av { $all }, { $age }
home-draft-answered = { $count ->
    [one] eitt svar, { $age }
   *[other] { $count } svar, { $age }
}
home-draft-open = open i eit anna vindauge
home-age-now = no nettopp
home-age-minutes = { $count ->
    [one] for eitt minutt sidan
   *[other] for { $count } minutt sidan
}
home-age-hours = { $count ->
    [one] for ein time sidan
   *[other] for { $count } timar sidan
}
home-age-days = { $count ->
    [one] i går
   *[other] for { $count } dagar sidan
}
home-why-nowhere = Ingen har sagt kvar svaret skal. Trykk A og skriv adressa.
home-why-code = Mottakaren vil ha ein gyldig tilgangskode. Trykk C og skriv koden du har fått.
home-why-not-yet = ikkje sendt enno
home-received = { $title }, motteke { $received }
home-detail-survey = Undersøking { $survey }, versjon { $version }
home-detail-started = Byrja { $started }
home-detail-answered = { $count ->
    [one] Eitt svar
   *[other] { $count } svar
}
home-detail-source = Definisjon: { $source }
home-detail-completed = Ferdig { $completed }
home-detail-size = { $bytes } byte, SHA-256 { $digest }
home-detail-endpoint = Blir sendt til { $endpoint }
home-detail-number = Svar nummer { $number } i denne undersøkinga
home-detail-id = Id-en til svaret: { $id }
home-detail-bytes = Motteke: { $bytes } teikn, SHA-256 { $digest }
home-sending = Sender { $at } av { $of }: { $title } …
home-discard = Vil du kaste dette utkastet?
home-discard-means = Svara blir sletta frå denne maskina og kan ikkje hentast tilbake. Trykk D for å kaste dei, eller Esc for å behalde dei.
home-discarded = Utkastet er kasta.
home-exported = Skrive til { $file }
home-export-failed = Fila { $file } kunne ikkje skrivast: { $why }.
home-address = Kva adresse skal svara sendast til?
home-code = Kva er tilgangskoden?
home-path = Kva fil skal hentast inn?
home-path-how = Eit utkast eller eit svar som vart skrive til ei fil på ei anna maskin. Skriv eller lim inn plasseringa til fila.
imported-draft = Utkastet til «{ $title }» er her no. Hald fram berre her.
imported-response = Svaret på «{ $title }» er her no, og ventar på å bli sendt.
imported-to = { $what } Det blir sendt til { $endpoint }
home-busy = Sender alt. Vent til det er ferdig.
home-key-n = N
home-key-d = D
home-key-e = E
home-key-r = R
home-key-a = A
home-key-c = C
home-key-v = V
home-key-i = I
home-key-details = Vis meir om dette
home-key-import = Hent inn eit utkast eller eit svar frå ei fil
home-key-import-brief = hent inn
home-key-send-again = Send dette ein gong til
home-key-fill = Svar på undersøkinga, eller hald fram der du slapp
home-key-fill-brief = svar
home-key-anew = Byrj på eit nytt svar
home-key-take-up = Hald fram med utkastet
home-key-take-up-brief = hald fram
home-key-send = Send dette
home-key-send-brief = send
home-key-send-all = Send alt som ventar
home-key-send-refused = Send alt som ventar, òg det som er avvist
home-key-send-refused-brief = prøv igjen
home-key-view = Sjå kvitteringa
home-key-view-brief = sjå
home-key-discard = Kast utkastet; du blir spurd først
home-key-discard-now = Kast utkastet for godt
home-key-discard-brief = kast
home-key-export = Skriv til ei fil i denne mappa
home-key-export-brief = til fil
home-key-address = Send til ei anna adresse
home-key-address-brief = adresse
home-key-code = Send med ein tilgangskode
home-key-code-brief = kode
home-key-part = Til neste del av lista
home-key-leave = Avslutt
home-key-leave-brief = avslutt
home-key-keep = Behald utkastet
home-key-keep-brief = behald

## Kvifor eit spørsmål blir stilt

why-title = Kvifor dette spørsmålet?
why-everybody = Alle får spørsmålet «{ $question }».
why-asked = Du får spørsmålet «{ $question }» på grunn av dette:
why-skipped = Du får ikkje spørsmålet «{ $question }» på grunn av dette:
why-answered = - Du svara «{ $answer }» på «{ $question }».
why-given = - Det du svara på «{ $question }».
why-blank = - Du har ikkje svara på «{ $question }».
line-why-nothing = Spør om grunnen når du er ved eit spørsmål.
key-f3 = F3
key-why = Vis kvifor du får dette spørsmålet, og ikkje andre

## Det som er gitt ut

ledger-noted = Versjon { $version } er ført inn i { $file }: { $questions } spørsmål, { $codes } kodar.
ledger-known = Versjon { $version } var ført inn i { $file } frå før, nett slik han er: { $questions } spørsmål, { $codes } kodar.
ledger-not-noted = Ingenting blei ført inn. Rett dette først.
ledger-released = Versjon { $version } er gitt ut med eit anna innhald. Gje undersøkinga ein ny versjon først.
