#!/usr/bin/env bash
# Quotations on marked articles (tests/relevance/quotes/README.md). Usage: quotes.sh BUILD.
set -euo pipefail
cd "$(dirname "$0")/../.."
articles=${NACHLESE_DATA:-../shared/data}/news/wikinews-train.jsonl
marks=tests/relevance/quotes
work=build/relevance
mkdir -p "$work"
cat "$marks"/after-*.tsv >"$work/quotes-after.tsv"

# score BUILD TITLE MARKS [FIGURES SET]
score() {
  printf '\n## Quotations: %s\n' "$2"
  "$1/bin/quote_score" "$3" "$articles" "${@:4}" || [ $? = 77 ]
}
for set in "$marks"/after-*.tsv; do
  score "$1" "$(basename "$set" .tsv)" "$set"
done
score "$1" "marked before the rules" "$marks/before.tsv" "$work/figures.tsv" "quotations, before"
score "$1" "marked after them, all" "$work/quotes-after.tsv" "$work/figures.tsv" "quotations, after"
