#!/usr/bin/env bash
# A smoke run of the built program: the demonstration in line mode, end to end.
# Usage: tests/smoke.sh PROGRAM
set -euo pipefail
program=$(realpath "$1")
here=$(cd "$(dirname "$0")" && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$scratch"

fail() {
    echo "smoke: $1"
    cat "$scratch/out" 2>/dev/null || true
    exit 1
}

"$program" demo tour --home "$scratch/home" <"$here/smoke-replies.txt" >out 2>err \
    || fail "the demonstration did not end well: $(cat err)"
grep -q 'Kvitteringskode: ' out || fail "no receipt was given"

read_back=$(grep -o '[^ ]*svar export .*' out | tail -n 1)
test -n "$read_back" || fail "no command to read the response back was named"
eval "$read_back" >stored || fail "the response could not be read back"
grep -q '"outing":"yes"' stored || fail "the stored response is not the one that was given"

"$program" receipts --home "$scratch/home/demo" --json >receipts
grep -q '"code"' receipts || fail "the receipt is not listed"
echo "smoke: the demonstration gave a receipt, and the response was read back"
