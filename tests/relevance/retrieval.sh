#!/usr/bin/env bash
# Ranking quality on the retrieval sets of the development data. Usage: retrieval.sh BUILD
set -euo pipefail
cd "$(dirname "$0")/../.."
bin=$1/bin
data=${NACHLESE_DATA:-../shared/data}
work=build/relevance
mkdir -p "$work"
[ -d "$data/retrieval" ] || { echo "relevance: $data/retrieval is missing; skipped" >&2; exit 0; }

# build NAME DOCS: an archive of id and body alone.
archive() {
  rm -rf "$work/$1"
  "$bin/retrieval_sets" docs <"$2" | "$bin/nachlese-index" sync --quiet --archive "$work/$1" -
}
# score NAME ARCHIVE QUERIES QRELS
score() {
  "$bin/retrieval_sets" queries <"$3" >"$work/queries.tsv"
  "$bin/nachlese" search --archive "$2" --batch "$work/queries.tsv" --trec "$work/run.trec" || [ $? -eq 1 ]
  "$bin/trec_score" "$1" "$4" "$work/run.trec"
}

archive wikinews "$data/news/wikinews-train.jsonl"
archive xquad "$data/retrieval/xquad-de/docs.jsonl"
printf '| set | success@1 | success@10 | MRR@10 | nDCG@10 | R@100 |\n|---|---|---|---|---|---|\n'
score "wikinews, titles" "$work/wikinews" "$data/retrieval/wikinews/queries-title.jsonl" "$data/retrieval/wikinews/qrels.txt"
score "wikinews, keywords" "$work/wikinews" "$data/retrieval/wikinews/queries-keywords.jsonl" "$data/retrieval/wikinews/qrels.txt"
score "xquad-de" "$work/xquad" "$data/retrieval/xquad-de/queries.jsonl" "$data/retrieval/xquad-de/qrels.txt"
# The speeches take a while to index; `./dev bench` leaves an archive of them.
if [ -e build/bench/all/with/archive.stub ]; then
  score "bundestag-topics" build/bench/all/with "$data/retrieval/bundestag-topics/queries.jsonl" "$data/retrieval/bundestag-topics/qrels.txt"
fi
