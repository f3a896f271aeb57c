# Bokmål. One file per language; every file has the same messages, and a test says so.

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
refusal-date-day = Skriv en dato med dag, måned og år, for eksempel 31.12.2024.
refusal-date-month = Skriv en måned og et år, for eksempel 12.2024 eller desember 2024.
refusal-date-year = Skriv et år med fire sifre, for eksempel 2024.
refusal-no-such-date = Denne datoen finnes ikke. Se på den en gang til, og skriv dagen før måneden: 31.12.2024.
refusal-date-between = Skriv en dato fra { $min } til { $max }.
refusal-date-at-least = Skriv en dato som ikke er før { $min }.
refusal-date-at-most = Skriv en dato som ikke er etter { $max }.
refusal-unknown-part = { $part } er ikke blant delene.
refusal-share-left = Delene må bli { $total } til sammen. Igjen å fordele: { $left }
refusal-share-over = Delene må bli { $total } til sammen. Det er { $over } for mye.
refusal-doubtful = { $decimals ->
    [one] Et komma eller punktum foran tre sifre kan bety to ting. Skriv { $digits }, eller høyst én desimal.
   *[other] Et komma eller punktum foran tre sifre kan bety to ting. Skriv { $digits }, eller høyst { $decimals } desimaler.
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
refusal-fixed = Dette er fylt ut på forhånd og kan ikke endres.
refusal-unknown-question = Undersøkelsen har ikke noe spørsmål { $question }.
refusal-unknown-question-near = Undersøkelsen har ikke noe spørsmål { $question }. Mente du { $near }?
refusal-consent = Undersøkelsen kan bare besvares med samtykke: skriv consent = true.
refusal-nothing-to-answer = { $question } er ikke et spørsmål som besvares.
shape-code = koden til ett svar
shape-codes = en liste med koder
shape-cells = ett svar for hver rad
shape-several = en liste med koder for hver rad
shape-parts = et tall for hver del
shape-day = en dag, for eksempel "2024-12-31"
shape-month = en måned, for eksempel "2024-12"
shape-year = et år, for eksempel "2024"
shape-number = et tall
shape-text = tekst
shape-each = ett svar for hver gang det spørres
soft-required = Du har ikke svart her. Gå videre en gang til hvis du vil la det stå åpent.
soft-changed = Spørsmålet er endret siden du svarte. Gå videre en gang til hvis svaret skal stå.
soft-check = Gå videre en gang til hvis svaret skal stå.

## Opening

privacy-identified = Svarene knyttes til deg.
privacy-confidential = Svarene behandles konfidensielt og brukes bare samlet, for grupper.
privacy-anonymous = Svarene er anonyme.
consent-question = Vil du svare på undersøkelsen? Ja eller nei.

## What becomes of a response

news-sending = Sender svarene …
news-receipted = Takk! Svarene er mottatt { $received }. Kvitteringskode: { $code }
news-waiting =
    Svarene ligger trygt på denne maskinen. Send dem senere med:
    { $program } send
news-parked =
    Svarene ligger fortsatt på denne maskinen og er ikke tapt. Se:
    { $program } outbox
news-rehearsed = Dette var en forhåndsvisning. Ingenting er lagret eller sendt.
news-asked-to-wait = Mottaket har bedt om å få vente. Prøv igjen om { $minutes } min.
news-address =
    Undersøkelsen sier ikke hvor svarene skal sendes. De ligger trygt på denne maskinen. Spør den som inviterte deg om adressen, og send dem med:
    { $program } send --to ADRESSE
news-access-code =
    Mottakeren vil ha en gyldig tilgangskode. Svarene ligger trygt på denne maskinen. Se på koden du har fått, og send dem med:
    { $program } send --code KODE
news-file-failed = Svarene kunne ikke skrives til disken: { $why } Prøv å sende på nytt.
saving-failed = Svarene blir ikke lagret akkurat nå: { $why } Vi prøver stadig igjen.

## Line

line-how = Skriv nummeret på svaret og trykk Enter. Bare Enter går videre. :help viser hva du ellers kan gjøre.
line-begin = Trykk Enter for å begynne.
line-yes-or-no = Svar ja eller nei.
line-declined = Greit. Ingenting er lagret eller sendt. Takk for at du så på undersøkelsen.
line-review = Her er alle svarene dine.
line-unanswered = (ikke besvart)
line-send = Skriv :send for å sende svarene, eller nummeret på et svar du vil endre.
line-unknown-command = { $command } er ikke en kommando. :help viser dem som finnes.
line-languages = Undersøkelsen finnes på: { $languages }. Skriv :language og ett av dem.
line-help = :back går tilbake. :why forteller hvorfor du får et spørsmål. :undo angrer den siste endringen, og :redo gjentar den. :go og et nummer eller et ord går til et spørsmål. :overview forteller hvor langt hver side er kommet. :review viser alle svarene. :clear tømmer svaret. :save lagrer og avslutter; du kan fortsette senere. :send sender, fra oversikten. :language bytter språk. :form fortsetter i fullskjerm. Et svar som begynner med kolon, skrives med to.
line-unit = Oppgis i: { $unit }
line-go = :go og et nummer går dit.
line-go-several = { $count } spørsmål passer. Skriv :go og et av disse numrene:
line-add = :add stiller disse spørsmålene en gang til.
line-remove = :remove tar denne bort.
line-times-fixed = Hvor mange ganger disse spørsmålene blir stilt, kan ikke endres her.
line-because = :because og noen ord forteller hvorfor.
line-prefilled = Fylt ut på forhånd: { $answer }
line-fixed = Fylt ut på forhånd, kan ikke endres: { $answer }
line-changes-read = Trykk Enter når du har lest dette.
line-current = Svaret ditt nå: { $answer }
line-refused = Spørsmål { $number }: { $why }
line-detail = { $choice }: hva da? Bare Enter går videre.
line-none-found = Fant ikke { $said }. Prøv færre bokstaver.
line-several-found = { $count } passer. Skriv mer, eller nummeret foran:

## Commands

draft-kept = { $count ->
    [0] Ingenting er besvart ennå.
    [one] Svaret er lagret.
   *[other] De { $count } svarene dine er lagret.
} Fortsett når du vil med:
    { $command }
keep-elsewhere = De siste svarene er ikke lagret. Skriv en mappe der de kan ligge i stedet, for eksempel på en minnepinne. Bare Enter prøver her igjen; Ctrl-D gir opp det som ikke er lagret.
kept-nowhere = Det som ikke ble lagret, er borte. Det som var lagret fra før, er her fortsatt.
draft-taken-up = Fortsetter der du slapp. Svarene dine er her.
draft-discarded = Utkastet { $id } er slettet.
no-terminal = Her er ingen skjerm å tegne på, så spørsmålene stilles linje for linje.
no-drafts = Ingen utkast på denne maskinen.
no-outbox = Ingenting venter på å bli sendt.
no-receipts = Ingen kvitteringer på denne maskinen ennå.
list-draft = { $id }  { $title }, begynt { $started }, { $answered } besvart
list-waiting = { $id }  { $title }, ferdig { $completed }, venter på å bli sendt
list-parked = { $id }  { $title }, ble ikke tatt imot: { $why }
list-receipt = { $id }  { $title }, mottatt { $received }, kvitteringskode { $code }
list-unreadable = { $file } kan ikke leses: { $why }
sent-count = { $sent } av { $count } sendt.
refused-answers = { $count ->
    [one] Ett svar i filen kan ikke tas imot:
   *[other] { $count } svar i filen kan ikke tas imot:
}
refused-answer = { $question }: { $why }
refused-prefill = { $count ->
    [one] Ett svar som skulle fylles ut på forhånd, ble ikke godtatt:
   *[other] { $count } svar som skulle fylles ut på forhånd, ble ikke godtatt:
}
with-misspelled = { $with } sier ikke hva som skal fylles ut. Skriv et spørsmål og et svar, for eksempel staff=40 eller cost[2]=10.
with-twice = { $with } er fylt ut to ganger. Ta det med én gang.
demo-listening = Prøvemottaket lytter på { $endpoint } og lagrer i { $store }
demo-read-back = Se svarene slik de er lagret: { $command }
survey-broken = { $count ->
    [one] Én feil må rettes først.
   *[other] { $count } feil må rettes først.
}
check-fine = { $warnings ->
    [0] Ingen feil.
    [one] Ingen feil, én advarsel.
   *[other] Ingen feil, { $warnings } advarsler.
}
check-too-large = { $file } er for stor til at noe kan bevises: hvor svar kan føre, og hvor mye undersøkelsen krever av folk, er ikke funnet ut.
check-undecided = { $count ->
    [one] For én ting er det ikke avgjort om svar kan føre dit: det ville ta for mange steg.
   *[other] For { $count } ting er det ikke avgjort om svar kan føre dit: det ville ta for mange steg.
}
check-burden = { $file }: { $shortest } spørsmål ({ $shortest_minutes } min) langs den korteste veien, { $median } ({ $median_minutes } min) langs den midterste, { $longest } ({ $longest_minutes } min) langs den lengste.
screen-failed = Skjermen kunne ikke brukes: { $why }. Svarene er lagret. Prøv med --line.
language-unknown = Undersøkelsen finnes ikke på { $language }, bare på { $languages }.
draft-recovered = Slutten på utkastet var skadet og er lagt til side i { $path }. Resten er her.
file-unreadable = { $file } kan ikke leses: { $why }.
file-too-large = { $file } er for stor til å være en svarfil.
filing-failed = Svarene kunne ikke gjøres ferdige. Åpne utkastet med svar fill for å se hva som mangler.
send-stays = { $id } ble ikke sendt: { $why }
send-where = Ingen har sagt hvor svarene skal sendes. Oppgi adressen med --to.
settings-wrong = { $file } er satt til side: { $why }
settings-variable = { $name } er satt til side: { $why }
settings-key = { $key } kan ikke brukes. { $why }
settings-unknown = Det finnes theme, glyphs, mouse og endpoint.
settings-one-of = Det kan være ett av { $known }.
settings-no-file = den er ingen liten fil.
settings-line = linje { $line } kan ikke leses. { $what }
collect-listening = Tar imot svar på { $endpoint } og signerer kvitteringer med { $key }
export-none = Her er ikke noe svar med id { $id }.

## Texts and translations

texts-exported = { $count ->
    [one] Én tekst er skrevet til { $file }. Uten oversettelse: { $blank }. Utdaterte: { $stale }.
   *[other] { $count } tekster er skrevet til { $file }. Uten oversettelse: { $blank }. Utdaterte: { $stale }.
}
texts-imported = { $count ->
    [0] Ingen tekster på { $language } er endret.
    [one] Én tekst på { $language } er endret.
   *[other] { $count } tekster på { $language } er endret.
}
texts-fuzzy = { $count ->
    [one] Én oversettelse er merket som usikker (fuzzy) og står som før.
   *[other] { $count } oversettelser er merket som usikre (fuzzy) og står som før.
}
texts-blank = { $count ->
    [one] Én tekst i filen er ikke oversatt.
   *[other] { $count } tekster i filen er ikke oversatt.
}
texts-stamped = { $count ->
    [0] Det er ingen oversettelser å merke.
    [one] Én oversettelse er merket som oppdatert i { $file }.
   *[other] { $count } oversettelser er merket som oppdaterte i { $file }.
}
texts-source-language = { $language } er kildespråket, som det oversettes fra. Undersøkelsen har: { $languages }.
texts-add-language = Undersøkelsen har ikke { $language }, bare { $languages }. Skriv språket til i languages først.
texts-bundled = Undersøkelsen følger med programmet og har ingen fil å skrive til. Oppgi en fil.
texts-none = Undersøkelsen har ingen tekst { $text }. svar texts export viser navnene på dem som finnes.
texts-untouched = { $count ->
    [one] Én feil må rettes først. Undersøkelsen er ikke endret.
   *[other] { $count } feil må rettes først. Undersøkelsen er ikke endret.
}
file-unwritable = { $file } kan ikke skrives: { $why }.

## Storage: why something is not kept or not found, and what to do

storage-no-folder = Denne maskinen har ingen mappe for svar. Oppgi en med --home.
storage-folder = Mappen { $path } kan ikke brukes: { $why }. Oppgi en annen med --home.
storage-missing = Her er ikke noe utkast eller svar { $id }. svar drafts viser hva som finnes.
storage-exists = Her er det allerede et utkast eller svar { $id }. Fortsett på det.
storage-misnamed = { $id } kan ikke være id-en til et svar. Kopier den fra svar drafts.
storage-in-use = Dette utkastet er åpent i et annet vindu. Lukk det der først.
storage-unreadable = { $path } kan ikke leses: { $why }. Rett opp det, og prøv igjen.
storage-unwritten = Det går ikke å skrive til { $path }: { $why }. Rett opp det, og la vinduet stå åpent så lenge.
storage-damaged = { $path } er skadet: { $why }. Filen er ikke endret. Finnes det en kopi, legg den i stedet.
storage-not-carried = { $path } er verken et utkast eller et svar. Velg en fil som er skrevet med svar outbox --export.
storage-torn = { $path } er avkortet eller endret, så ingenting er hentet fra den. Kopier den en gang til.
storage-newer = { $path } er skrevet av en nyere utgave av svar. Åpne den med den utgaven.
storage-changed-elsewhere = { $path } ble endret av et annet program mens den var åpen her, så ingenting mer skrives til den. Lukk utkastet i det andre vinduet, og fortsett så på det her.
storage-filed = Svaret { $id } er ferdig og ikke lenger et utkast. Det kan eksporteres med svar outbox.
storage-not-waiting = Svaret { $id } venter ikke på å bli sendt. svar drafts og svar receipts viser hvor langt det er kommet.
storage-other-receipt = Dette er ikke kvitteringen for svaret { $id }. Send svaret på nytt for å få en.
storage-key-changed = Kvitteringer fra { $endpoint } er signert med en annen nøkkel enn før. Spør dem som står for undersøkelsen. Er endringen ment, fjern adressen fra { $path }.
load-nothing = Her er ingen fil { $name }, ingen fil { $name }.toml, og det følger ingen undersøkelse { $name } med. { $hint }
load-no-file = Her er ingen fil { $name }. { $hint }
load-nearest = Mente du { $id }?
load-bundled = Disse følger med: { $ids }.
load-address = Denne utgaven leser filer og undersøkelser som følger med, ikke adresser. Last ned { $name }, og oppgi filen.
load-scheme = { $name } er ingen fil og ingen undersøkelse som følger med. Oppgi en fil.
load-too-large = { $path } kan ikke leses: En undersøkelse kan ha høyst { $mib } MiB. Flytt lange lister til CSV-filer ved siden av.
reason-not-there = den finnes ikke
reason-no-folder = mappen den skal ligge i, finnes ikke
reason-there-already = det finnes en med det navnet fra før
reason-not-permitted = det er ikke tillatt
reason-disk-full = disken er full
reason-space-used-up = plassen du har på disken, er brukt opp
reason-only-read = disken kan bare leses
reason-folder = det er en mappe
reason-path-broken = en del av stien er ikke en mappe
damage-start = den begynner ikke slik et utkast gjør
damage-first-record = det første i den er avkortet eller endret
damage-misfit = delene i den passer ikke sammen
damage-name = den har et annet navn enn svaret i den, { $id }
damage-too-large = den er større enn noe utkast

## Delivery: what became of an attempt to send a response, and what to do

delivery-receipted = Levert. Kvitteringskoden er { $code }.
delivery-different-content = Mottakeren har alt et annet svar med dette nummeret. Ditt er tatt vare på her. Ta kontakt med dem som står for undersøkelsen.
delivery-survey-closed = Undersøkelsen er avsluttet og tar ikke imot flere svar. Ditt er tatt vare på her og kan eksporteres.
delivery-unknown-survey = Mottakeren kjenner ikke denne undersøkelsen. Svaret er tatt vare på her. Se etter at adressen er riktig.
delivery-withdrawn = Dette svaret er trukket tilbake hos mottakeren, som ikke tar det imot på nytt. Det er tatt vare på her og kan eksporteres.
delivery-too-large = Svaret er for stort for mottakeren, med { $size } byte. Det er tatt vare på her. Ta kontakt med dem som står for undersøkelsen.
delivery-too-large-for = Svaret er på { $size } byte, og mottakeren tar høyst { $most }. Det er tatt vare på her. Ta kontakt med dem som står for undersøkelsen.
delivery-encoding = Mottakeren tar ikke imot svar i den formen vi sender dem. Ditt er tatt vare på her. Ta kontakt med dem som står for undersøkelsen.
delivery-invalid = Mottakeren fant at svaret ikke følger undersøkelsen. Det er tatt vare på her. Ta kontakt med dem som står for undersøkelsen.
delivery-invalid-at = Mottakeren fant at svaret ikke følger undersøkelsen ({ $first }). Det er tatt vare på her. Ta kontakt med dem som står for undersøkelsen.
delivery-access-code = Mottakeren vil ha en gyldig tilgangskode. Se på koden du har fått, og oppgi den med --code.
delivery-later = Mottakeren kan ikke ta imot mer akkurat nå. Svaret er tatt vare på her.
delivery-later-minutes = { $minutes ->
    [one] Mottakeren ber oss vente et minutt. Svaret er tatt vare på her.
   *[other] Mottakeren ber oss vente { $minutes } minutter. Svaret er tatt vare på her.
}
delivery-key-changed = Mottakeren signerer ikke kvitteringene med den nøkkelen vi venter, så ingenting er sendt. Spør dem som står for undersøkelsen om nøkkelen er byttet.
delivery-not-recognized = { $why } Ingenting er sendt, og svaret er tatt vare på her.
delivery-unreachable = { $why } Svaret er tatt vare på her.
delivery-unknown = { $why } Vi vet ikke om svaret kom fram, så vi spør etter det før vi sender det på nytt.
delivery-strange-redirect = Vi ble sendt videre til en annen adresse. Kanskje må du først logge inn på nettverket i en nettleser, eller så er adressen feil.
delivery-strange-redirect-to = Vi ble sendt videre til en annen adresse ({ $to }). Kanskje må du først logge inn på nettverket i en nettleser, eller så er adressen feil.
delivery-strange-network-login = Nettverket vil at du logger inn. Åpne en nettleser, logg inn og prøv igjen.
delivery-strange-proxy-login = Mellomtjeneren (proxyen) på nettverket krever innlogging. Spør IT-avdelingen.
delivery-strange-page = En nettside svarte i stedet for mottakeren. Kanskje må du først logge inn på nettverket i en nettleser, eller så er adressen feil.
delivery-strange-empty = Det kom et tomt svar tilbake. Se etter at adressen er riktig.
delivery-strange-too-long = Det som kom tilbake, var lengre enn det en mottaker sender. Se etter at adressen er riktig.
delivery-strange-status = Det kom en feilmelding tilbake (status { $status }). Se etter at adressen er riktig, eller prøv igjen senere.
delivery-strange-version = Mottakeren bruker versjon { $version } av protokollen, som dette programmet ikke kjenner. Se etter en nyere utgave av programmet.
delivery-strange-not-ours = Det som kom tilbake, er ikke fra en mottaker av svar på undersøkelser. Se etter at adressen er riktig.
delivery-receipt-not-valid = Kvitteringen som kom tilbake, gjelder ikke dette svaret.
delivery-connection-name = Fant ikke adressen til mottakeren. Se på adressen og nettforbindelsen.
delivery-connection-no-way = Vi kommer ikke fram til mottakeren. Se på nettforbindelsen.
delivery-connection-proxy = Mellomtjeneren (proxyen) på nettverket slapp oss ikke fram til mottakeren. Spør IT-avdelingen.
delivery-connection-certificate = Denne maskinen stoler ikke på sertifikatet til mottakeren. Se etter at dato og klokkeslett på maskinen stemmer, eller spør IT-avdelingen.
delivery-connection-no-certificates = Denne maskinen har ingen liste over sertifikater å stole på. Spør IT-avdelingen.
delivery-connection-not-secure = Vi fikk ikke en sikker forbindelse til mottakeren. Se på adressen, eller spør IT-avdelingen.
delivery-connection-timed-out = Mottakeren svarte ikke i tide.
delivery-connection-broken = Forbindelsen ble brutt før hele svaret fra mottakeren var kommet.
delivery-no-network = Denne maskinen lar ikke programmet bruke nettet: { $why }
delivery-endpoint-not-an-address = Skriv en nettadresse som begynner med https://, for eksempel https://example.org/.
delivery-endpoint-not-secure = Svar sendes bare til adresser som begynner med https://. Med http:// går det bare til denne maskinen selv.
delivery-endpoint-login = Ta bort brukernavn og passord fra adressen. En tilgangskode skriver du for seg.
delivery-endpoint-query = Ta bort alt fra og med ? eller # i adressen.
## Form

form-consent = Samtykker du til dette?
form-consent-yes = Ja, jeg samtykker og vil svare
form-consent-no = Nei, jeg vil ikke svare
form-progress = { $at } av { $all }
form-required = (må besvares)
form-none-found = Ingen treff. Prøv færre bokstaver.
form-chosen = Valgt: { $label }
form-date-day = Dag, måned og år, for eksempel 31.12.2024.
form-date-month = Måned og år, for eksempel 12.2024 eller desember 2024.
form-date-year = Året, for eksempel 2024.
form-count-max = Inntil { $max } tegn
form-left = Igjen å fordele: { $left }
form-over = { $over } for mye
form-shared = Alt er fordelt.
form-sum = Sum: { $sum }
form-review = Se over svarene
form-review-ready = Velg et svar for å endre det. Svarene er ikke sendt ennå: Det gjør du nederst.
form-review-troubled = { $count ->
    [one] Ett svar må rettes før du kan sende. Det er merket med utropstegn.
   *[other] { $count } svar må rettes før du kan sende. De er merket med utropstegn.
}
form-blank = ikke besvart
form-send = Send svarene
form-send-means =
    Når du sender, kan du ikke endre svarene her lenger. Er du uten nett, blir de tatt vare på til du sender dem med:
    { $program } send
form-filing = Lagrer svarene …
form-filed = Takk! Svarene er lagret på denne maskinen.
form-receipted = Takk! Svarene er mottatt.
form-receipt = Kvittering: { $code }
form-received = Mottatt { $received }
form-receipt-use = Koden viser at svarene kom fram. Skriv den gjerne ned.
form-waiting =
    Så lenge vinduet er åpent, prøver vi igjen. Du kan også lukke nå og sende dem senere med:
    { $program } send
form-parked = Svarene er lagret, men blir ikke sendt.
form-declined = Takk for at du leste.
form-declined-kept = Ingenting er lagret eller sendt.
form-help = Taster som virker her
form-help-kept = Svarene lagres mens du skriver. Du kan lukke når som helst og fortsette senere.
form-too-small = Vinduet er for lite. Gjør det minst { $columns } × { $rows } tegn stort, eller trykk Ctrl-Q for å lagre og slutte.
jump-title = Hvilket spørsmål vil du til?
jump-how = Skriv nummeret, eller noen ord fra spørsmålet.
jump-none = Det er ikke noe slikt spørsmål blant dem som blir stilt.
overview-title = Alle sidene
overview-nothing = ingenting å svare på
overview-standing = { $answered } av { $all } besvart{ $skipped ->
    [0] { "" }
   *[other] , { $skipped } hoppet over
}{ $refused ->
    [0] { "" }
   *[other] , { $refused } må rettes
}
undone = Angret. «{ $question }» har svaret fra før: { $answer }
undone-blank = Angret. «{ $question }» er ikke besvart.
undone-nothing = Det er ingenting å angre.
redone = Gjentatt. «{ $question }» har svaret: { $answer }
redone-blank = Gjentatt. «{ $question }» er ikke besvart.
redone-nothing = Det er ingenting å gjenta.
form-hasty = Trykk Enter én gang til for å sende svarene.
form-pasted = { $count ->
    [one] Limte inn ett tegn.
   *[other] Limte inn { $count } tegn.
}
changes-title = Undersøkelsen er endret siden sist du var her.
changes-dropped = { $count ->
    [one] Dette svaret blir det ikke spurt etter lenger. Det blir værende på denne maskinen og blir ikke sendt:
   *[other] Disse { $count } svarene blir det ikke spurt etter lenger. De blir værende på denne maskinen og blir ikke sendt:
}
changes-unconfirmed = { $count ->
    [one] Dette spørsmålet er endret. Se på svaret en gang til; du blir spurt før du sender:
   *[other] Disse { $count } spørsmålene er endret. Se på svarene en gang til; du blir spurt før du sender:
}
changes-converted = { $count ->
    [one] Dette svaret står fortsatt, men det er kommet noe nytt å velge mellom, eller spørsmålet har fått en ny form:
   *[other] Disse { $count } svarene står fortsatt, men det er kommet noe nytt å velge mellom, eller spørsmålene har fått en ny form:
}
changes-kept = { $count ->
    [one] Ett svar står som det sto.
   *[other] { $count } svar står som de sto.
}
removing-title = Fjerne «{ $page }»?
removing-goes = { $count ->
    [one] Dette svaret blir borte, og kommer tilbake hvis du legger til på nytt:
   *[other] Disse { $count } svarene blir borte, og kommer tilbake hvis du legger til på nytt:
}
form-changed = Spørsmålet er endret siden du svarte. Se på det en gang til.
form-removed = «{ $page }» er fjernet. De andre beholder svarene sine.
form-reason = Begrunnelsen din: { $reason }
form-reason-title = Hvorfor er det slik?
form-reason-help = Det du skriver, blir sendt sammen med svaret.
form-prefilled = Fylt ut på forhånd. Endre det hvis det ikke stemmer.
form-fixed = Fylt ut på forhånd, og kan ikke endres.

key-ctrl-z = Ctrl-Z
key-ctrl-y = Ctrl-Y
key-ctrl-g = Ctrl-G
key-ctrl-o = Ctrl-O
key-ctrl-t = Ctrl-T
key-undo = Angre den siste endringen, uansett spørsmål
key-redo = Gjenta det du angret
key-jump = Gå til et spørsmål etter nummer eller ord
key-overview = Se alle sidene og hva som gjenstår
key-lines = Fortsett linje for linje, som ren tekst
key-go = Gå dit
key-go-brief = gå dit
key-ctrl-r = Ctrl-R
key-ctrl-n = Ctrl-N
key-ctrl-x = Ctrl-X
key-changes-read = Les videre, og gå videre fra slutten
key-let-stand = La svaret stå, og gå videre
key-let-stand-brief = la det stå
key-explain = Si hvorfor svaret skal stå
key-explain-brief = si hvorfor
key-add = Still disse spørsmålene en gang til
key-add-brief = legg til
key-remove = Fjern denne, etter et spørsmål
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
key-take = Ta svaret som er merket, og gå videre
key-take-brief = velg
key-next = Gå videre
key-next-brief = videre
key-read-on = Les videre
key-read-on-brief = les videre
key-take-cell = Ta svaret, og gå til neste rad
key-take-part = Gå til neste del, og videre etter den siste
key-take-row = Gå til neste rad, og videre etter den siste
key-tick-cell = Kryss av, eller ta krysset bort
key-move-parts = Flytt mellom delene, og i tallet
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
key-pick-letter = Velg svaret med denne bokstaven
key-rank-digit = Gi svaret denne plassen
key-send-now = Send svarene
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
key-leave-brief = pause

## Definisjoner i ord: hva et vilkår ber om

telling-quoted = «{ $words }»
telling-this = [det siden gjelder]
telling-or = { $one } eller { $two }
telling-and = { $one } og { $two }
telling-both = { $one } og { $two }
telling-either = { $one } eller { $two }
telling-is = { $what } er { $answer }
telling-is-not = { $what } er noe annet enn { $answer }
telling-less = { $what } er mindre enn { $answer }
telling-at-most = { $what } er { $answer } eller mindre
telling-more = { $what } er mer enn { $answer }
telling-at-least = { $what } er { $answer } eller mer
telling-before = { $what } er før { $answer }
telling-until = { $what } er { $answer } eller tidligere
telling-after = { $what } er etter { $answer }
telling-from = { $what } er { $answer } eller senere
telling-ticked = { $answer } er valgt i { $what }
telling-ticked-not = { $answer } er ikke valgt i { $what }
telling-answered = { $what } er besvart
telling-answered-not = { $what } er ikke besvart
telling-any-row = minst én rad i { $what } er { $answer }
telling-no-row = ingen rad i { $what } er { $answer }
telling-every-row = hver rad i { $what } er { $answer }
telling-not-every-row = ikke hver rad i { $what } er { $answer }
telling-any-time = minst ett svar på { $what } er { $answer }
telling-no-time = ingen svar på { $what } er { $answer }
telling-every-time = hvert svar på { $what } er { $answer }
telling-not-every-time = ikke hvert svar på { $what } er { $answer }
telling-holds = { $what } gjelder
telling-holds-not = { $what } gjelder ikke
telling-always = alltid
telling-never = aldri
telling-cell = { $row } i { $what }
telling-count = antallet svar på { $what }
telling-count-of = hvor ofte { $answer } er svart på { $what }
telling-sum = summen av { $what }
telling-least = det minste av { $what }
telling-most = det største av { $what }
telling-rounded = { $what }, avrundet

## Sammenligning av versjoner

compare-crosswalk = Hvilken id og kode som er hvilken, ble skrevet til { $file }.
compare-crosswalk-ending = { $file } må slutte på .csv eller .toml.

## Spørreskjemaet på papir

print-version = Versjon { $version }
print-questions = { $count ->
    [one] Ett spørsmål.
   *[other] { $count } spørsmål.
}
print-consent = Først spør vi om samtykke; uten det er intervjuet slutt.
print-privacy = Før det første spørsmålet
print-way = Veien gjennom skjemaet
print-way-words = Hver rute er et spørsmål; pilene fører til det som kan bli spurt om etterpå.
print-start = Start
print-end = Slutt
print-to-end = slutten
print-page-if = Siden stilles hvis { $what }.
print-asked-if = Stilles hvis { $what }.
print-shown-if = Bare hvis { $what }.
print-for-each = Siden stilles én gang for hvert svar som er valgt i { $what }.
print-times = Siden stilles så mange ganger som svaret på { $what } sier.
print-random-questions = Spørsmålene vises i tilfeldig rekkefølge.
print-random-choices = Svarene vises i tilfeldig rekkefølge.
print-random-rows = Radene vises i tilfeldig rekkefølge.
print-fixed = blir stående
print-exclusive = ikke sammen med andre
print-detail = nemlig
print-one = Velg ett svar.
print-several = Velg så mange svar som passer.
print-several-from = { $min ->
    [one] Velg minst ett svar.
   *[other] Velg minst { $min } svar.
}
print-several-to = { $max ->
    [one] Velg høyst ett svar.
   *[other] Velg høyst { $max } svar.
}
print-several-between = Velg { $min } til { $max } svar.
print-row-one = Velg ett svar i hver rad.
print-row-several = Velg så mange svar som passer i hver rad.
print-rank = { $max ->
    [one] Skriv 1 ved det viktigste svaret.
   *[other] Nummerer inntil { $max } svar: 1 er det viktigste.
}
print-whole = Skriv et helt tall.
print-number = { $decimals ->
    [one] Skriv et tall med høyst én desimal.
   *[other] Skriv et tall med høyst { $decimals } desimaler.
}
print-between = Fra { $min } til { $max }.
print-from = { $min } eller mer.
print-to = { $max } eller mindre.
print-text = Høyst { $max } tegn.
print-pattern = På formen { $pattern }
print-day = Skriv dag, måned og år.
print-month = Skriv måned og år.
print-year = Skriv året.
print-lookup = { $count ->
    [one] Slå opp i en liste med én oppføring.
   *[other] Slå opp i en liste med { $count } oppføringer.
}
print-share = Fordel { $total } på delene.
print-computed = Regnes ut fra tidligere svar, og stilles ikke.
print-required = Må besvares.
print-soft = Kan stå åpent, men vi spør én gang om det.
print-instead = I stedet for et svar: { $reasons }.
print-check-error = Godtas bare hvis { $what }. Ellers: { $words }
print-check-warn = Vi spør en gang til hvis det ikke stemmer at { $what }: { $words }
print-way-on = Gå til { $to }.
print-way-if = Hvis { $what }, gå til { $to }.
print-way-else = Ellers gå til { $to }.
print-value-if = { $words } hvis { $what }
print-value-else = ellers { $words }
print-written = { $count ->
    [one] Én fil ble skrevet: { $file }.
   *[other] { $count } filer ble skrevet, den siste av dem { $file }.
}
print-no-language = Undersøkelsen har ikke { $language }, bare { $languages }.
print-no-format = { $format } er ikke noe vi kan skrive ut som. Det finnes { $formats }.
print-several-out = Det er flere språk: Nevn en mappe med --out, eller ett språk med --lang.

## En ny undersøkelse

new-written = { $file } er en undersøkelse å begynne med. Se den med: { $command }
new-exists = Det finnes en fil { $file } fra før, og den er som den var. Nevn en annen.
new-bad-id = { $id } kan ikke være id-en til en undersøkelse. Bruk a-z, 0-9, _ og -, og begynn med en bokstav.
new-bad-language = { $language } er ingen språkkode, eller er der to ganger. Skriv koder som nb, nn eller en.
new-foreign = Vi har ingen ord for { $languages }: Der står det engelsk, som du kan oversette.

## Hjemskjerm

home-place = Svarene ligger i { $place }
home-surveys = Undersøkelser
home-drafts = Påbegynt
home-outbox = Venter på å bli sendt
home-receipts = Kvitteringer
home-empty = Her er ingenting ennå.
home-survey-bundled = versjon { $version }
home-survey-file = versjon { $version }, { $file }
home-broken = Har feil. Se hvilke med: svar check { $file }
home-unopened = Denne undersøkelsen kan ikke åpnes. { $why }
home-draft-progress = spørsmål { $at } av { $all }, { $age }
home-draft-answered = { $count ->
    [one] ett svar, { $age }
   *[other] { $count } svar, { $age }
}
home-draft-open = åpen i et annet vindu
home-age-now = nå nettopp
home-age-minutes = { $count ->
    [one] for ett minutt siden
   *[other] for { $count } minutter siden
}
home-age-hours = { $count ->
    [one] for en time siden
   *[other] for { $count } timer siden
}
home-age-days = { $count ->
    [one] i går
   *[other] for { $count } dager siden
}
home-why-nowhere = Ingen har sagt hvor svaret skal. Trykk A og skriv adressen.
home-why-code = Mottakeren vil ha en gyldig tilgangskode. Trykk C og skriv koden du har fått.
home-why-not-yet = ikke sendt ennå
home-received = { $title }, mottatt { $received }
home-detail-survey = Undersøkelse { $survey }, versjon { $version }
home-detail-started = Begynt { $started }
home-detail-answered = { $count ->
    [one] Ett svar
   *[other] { $count } svar
}
home-detail-source = Definisjon: { $source }
home-detail-completed = Ferdig { $completed }
home-detail-size = { $bytes } byte, SHA-256 { $digest }
home-detail-endpoint = Sendes til { $endpoint }
home-detail-number = Svar nummer { $number } i denne undersøkelsen
home-detail-id = Svarets id: { $id }
home-detail-bytes = Mottatt: { $bytes } tegn, SHA-256 { $digest }
home-sending = Sender { $at } av { $of }: { $title } …
home-discard = Vil du kaste dette utkastet?
home-discard-means = Svarene slettes fra denne maskinen og kan ikke hentes tilbake. Trykk D for å kaste dem, eller Esc for å beholde dem.
home-discarded = Utkastet er kastet.
home-exported = Skrevet til { $file }
home-export-failed = Filen { $file } kunne ikke skrives: { $why }.
home-address = Hvilken adresse skal svarene sendes til?
home-code = Hva er tilgangskoden?
home-path = Hvilken fil skal hentes inn?
home-path-how = Et utkast eller et svar som ble skrevet til en fil på en annen maskin. Skriv eller lim inn filens plassering.
imported-draft = Utkastet til «{ $title }» er her nå. Fortsett bare her.
imported-response = Svaret på «{ $title }» er her nå, og venter på å bli sendt.
imported-to = { $what } Det sendes til { $endpoint }
home-busy = Sender allerede. Vent til det er ferdig.
home-key-n = N
home-key-d = D
home-key-e = E
home-key-r = R
home-key-a = A
home-key-c = C
home-key-v = V
home-key-i = I
home-key-details = Vis mer om dette
home-key-import = Hent inn et utkast eller et svar fra en fil
home-key-import-brief = hent inn
home-key-send-again = Send dette en gang til
home-key-fill = Svar på undersøkelsen, eller fortsett der du slapp
home-key-fill-brief = svar
home-key-anew = Begynn på et nytt svar
home-key-take-up = Fortsett på utkastet
home-key-take-up-brief = fortsett
home-key-send = Send dette
home-key-send-brief = send
home-key-send-all = Send alt som venter
home-key-send-refused = Send alt som venter, også det som er avvist
home-key-send-refused-brief = prøv igjen
home-key-view = Se kvitteringen
home-key-view-brief = se
home-key-discard = Kast utkastet; du blir spurt først
home-key-discard-now = Kast utkastet for godt
home-key-discard-brief = kast
home-key-export = Skriv til en fil i denne mappen
home-key-export-brief = til fil
home-key-address = Send til en annen adresse
home-key-address-brief = adresse
home-key-code = Send med en tilgangskode
home-key-code-brief = kode
home-key-part = Til neste del av listen
home-key-leave = Avslutt
home-key-leave-brief = avslutt
home-key-keep = Behold utkastet
home-key-keep-brief = behold

## Hvorfor et spørsmål blir stilt

why-title = Hvorfor dette spørsmålet?
why-everybody = Alle får spørsmålet «{ $question }».
why-asked = Du får spørsmålet «{ $question }» på grunn av dette:
why-skipped = Du får ikke spørsmålet «{ $question }» på grunn av dette:
why-answered = - Du svarte «{ $answer }» på «{ $question }».
why-given = - Det du svarte på «{ $question }».
why-blank = - Du har ikke svart på «{ $question }».
line-why-nothing = Spør om grunnen når du er ved et spørsmål.
key-f3 = F3
key-why = Vis hvorfor du får dette spørsmålet, og ikke andre

## Det som er gitt ut

ledger-noted = Versjon { $version } er ført inn i { $file }: { $questions } spørsmål, { $codes } koder.
ledger-known = Versjon { $version } var ført inn i { $file } fra før, nettopp slik den er: { $questions } spørsmål, { $codes } koder.
ledger-not-noted = Ingenting ble ført inn. Rett dette først.
ledger-released = Versjon { $version } er gitt ut med et annet innhold. Gi undersøkelsen en ny versjon først.
