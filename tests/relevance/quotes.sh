#!/usr/bin/env bash
# Quotations on marked articles (tests/relevance/quotes/README.md). Usage: quotes.sh BUILD.
set -euo pipefail
cd "$(dirname "$0")/../.."
articles=${NACHLESE_DATA:-../shared/data}/news/wikinews-train.jsonl
mkdir -p build/relevance
touch build/relevance/figures.tsv
for gold in tests/relevance/quotes/*.tsv; do
  set=${gold##*/}
  printf '\n## Quotations: %s\n' "${set%.tsv}"
  "$1/bin/quote_score" "$gold" "$articles" build/relevance/figures.tsv "quotations ${set%.tsv}" || [ $? = 77 ]
done
