#!/usr/bin/env bash
# How many of the 100 most frequent names of each kind are wrong, in archives of speeches and of
# Wikinews, by the marks of name-lists.tsv (made by reading). Usage: lists.sh BUILD.
set -euo pipefail
cd "$(dirname "$0")/../.."
bin=$1/bin
data=${NACHLESE_DATA:-../shared/data}
marks=tests/relevance/name-lists.tsv
work=build/relevance/lists
if [ ! -d "$data" ]; then
  echo "relevance: $data is missing; lists of names are left out" >&2
  exit 0
fi
rm -rf "$work"
mkdir -p "$work"

# lists CORPUS FILE
lists() {
  local corpus=$1 kind
  "$bin/nachlese-index" sync --quiet --archive "$work/$corpus" "$2" || [ $? -eq 5 ]
  for kind in person place organisation; do
    "$bin/nachlese" facets --archive "$work/$corpus" --kind "$kind" -n 100 |
      awk -F'\t' -v corpus="$corpus" -v kind="$kind" -v unknown="$work/unmarked.tsv" '
        NR == FNR { if ($1 == corpus && $2 == kind) mark[$4] = $3; next }
        { total++ }
        mark[$3] == "wrong" { wrong++; names = names (names == "" ? "" : ", ") $3 }
        !($3 in mark) { unmarked++; print corpus "\t" kind "\t?\t" $3 >>unknown }
        END { printf "| %s | %s | %d | %d | %d | %s |\n", corpus, kind, total, wrong, unmarked, names }
      ' "$marks" -
  done
}
printf '\n## Most frequent names\n\n| corpus | kind | names | wrong | not marked | which are wrong |\n'
printf '|---|---|---|---|---|---|\n'
lists wikinews "$data/news/wikinews-train.jsonl"
xzcat "$data/scale/bundestag-speeches.jsonl.xz" | awk 'NR % 9 == 1' >"$work/speeches.jsonl"
lists speeches "$work/speeches.jsonl"
if [ -s "$work/unmarked.tsv" ]; then
  echo "Names without a mark: $work/unmarked.tsv; read them and add them to $marks." >&2
fi
