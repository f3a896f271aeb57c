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
delivery-access-code = The recipient wants a valid access code. Check the one you were given, and enter it again.
delivery-later = The recipient cannot take more just now. The response is kept here, and we try again later.
delivery-later-minutes = { $minutes ->
    [one] The recipient asks us to wait a minute. The response is kept here, and we try again then.
   *[other] The recipient asks us to wait { $minutes } minutes. The response is kept here, and we try again then.
}
delivery-key-changed = The recipient does not sign its receipts with the key we expect, so nothing was sent. Ask those who run the survey whether the key has changed.
delivery-not-recognized = { $why } Nothing was sent, and the response is kept here.
delivery-unreachable = { $why } The response is kept here, and we try again later.
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
