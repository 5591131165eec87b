#!/usr/bin/env bash
# Search in recognized text, with and without `--profile ocr`. Usage: misread.sh BUILD
#   1. Newspapers of the Europeana (OCR): occurrences of 300 words in today's spelling.
#   2. Speeches, misread by resources/misreadings.txt: R@100 of the topics.
set -euo pipefail
cd "$(dirname "$0")/../.."
. tests/relevance/corpora.sh
[ -d "$data/entities" ] ||
  { echo "relevance: $data/entities is missing; misread words are left out" >&2; exit 0; }

# archive FOLDER PROFILE < JSON Lines
archive() {
  rm -rf "$1"
  mkdir -p "$1"
  cat >"$1/docs.jsonl"
  "$bin/nachlese-index" sync --quiet --no-names --profile "$2" --archive "$1/archive" "$1/docs.jsonl"
}

# A sentence is an article.
sentences() {
  awk -F'\t' 'function out() { if (text != "") printf "{\"id\":\"%d\",\"body\":\"%s\"}\n", ++n, text; text = "" }
    NF < 2 { out(); next }
    { word = $1; gsub(/["\\]/, "", word); text = text (text == "" ? "" : " ") word }
    END { out() }' "$data"/entities/europeana-*.conll
}
sentences >"$work/europeana.jsonl"
# Of the most frequent words of today that have six letters or more, the first 300 that occur.
awk -F'\t' 'length($1) >= 6 { print $2 + $3 "\t" $1 }' resources/lexicon/words.tsv | sort -rn |
  cut -f2 >"$work/frequent.txt"
tr -c '[:alpha:]\200-\377' '\n' <"$work/europeana.jsonl" | tr '[:upper:]' '[:lower:]' | sort -u \
  >"$work/europeana-words.txt"
awk 'NR == FNR { has[$1] = 1; next } ($1 in has) && n++ < 300 { print n "\t" $1 }' \
  "$work/europeana-words.txt" "$work/frequent.txt" >"$work/words300.tsv"

# The profile changes queries, not terms: with the weight 0 an archive is as without it.
printf '\n### Misread words\n\n| profile | sentences with one of the 300 words | with the profile ocr, too |\n|---|---|---|\n'
found() {
  "$bin/nachlese" search --archive "$work/europeana/archive" --batch "$work/words300.tsv" \
    --trec "$work/misread.trec" --limit 5000 "$@"
  wc -l <"$work/misread.trec"
}
for profile in ocr before-1901+ocr; do
  archive "$work/europeana" "$profile" <"$work/europeana.jsonl"
  printf '| %s | %d | %d |\n' "${profile%+ocr}" "$(found --weight misread=0)" "$(found)"
done

speeches=$data/scale/bundestag-speeches.jsonl.xz
[ -e "$speeches" ] || { echo "relevance: misread speeches are left out" >&2; exit 0; }
"$bin/retrieval_sets" queries <"$data/retrieval/bundestag-topics/queries.jsonl" >"$work/queries.tsv"
cat "$data/retrieval/bundestag-topics/qrels.txt" tests/relevance/topics-judged.txt \
  >"$work/topics-qrels.txt"
# All that were judged, and every fortieth other.
xz -dc "$speeches" | "$bin/retrieval_sets" docs | awk 'NR == FNR { judged[$3] = 1; next }
  match($0, /"id":"[^"]*"/) {
    id = substr($0, RSTART + 6, RLENGTH - 7)
    if ((id in judged) || FNR % 40 == 0) print
  }' "$work/topics-qrels.txt" - >"$work/some-speeches.jsonl"
printf '\n| misread letters, profile | success@1 | success@10 | MRR@10 | nDCG@10 | R@100 |\n'
printf '|---|---|---|---|---|---|\n'
for percent in 0 5 10 20; do
  "$bin/misread_text" "$percent" resources/misreadings.txt <"$work/some-speeches.jsonl" |
    archive "$work/misread" ocr
  ours "$work/misread" "$work/queries.tsv" --weight misread=0
  "$bin/trec_score" "$percent %" "$work/topics-qrels.txt" "$work/run.trec"
  ours "$work/misread" "$work/queries.tsv"
  "$bin/trec_score" "$percent %, ocr" "$work/topics-qrels.txt" "$work/run.trec"
done
