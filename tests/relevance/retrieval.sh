#!/usr/bin/env bash
# Ranking on the retrieval sets of the development data, beside two baselines over the same text.
# Usage: retrieval.sh BUILD. The speeches take minutes to index and are kept;
# NACHLESE_SPEECHES=renew indexes them again, NACHLESE_SPEECHES=no leaves them out.
set -euo pipefail
cd "$(dirname "$0")/../.."
. tests/relevance/corpora.sh
[ -d "$data/retrieval" ] ||
  { echo "relevance: $data/retrieval is missing; its sets are left out" >&2; exit 0; }

# set_of NAME FOLDER QUERIES QRELS
set_of() {
  "$bin/retrieval_sets" queries <"$data/retrieval/$3" >"$work/queries.tsv"
  rows "$1" "$work/$2" "$work/queries.tsv" "$data/retrieval/$4"
}

"$bin/retrieval_sets" docs <"$data/news/wikinews-train.jsonl" | corpus "$work/wikinews"
"$bin/retrieval_sets" docs <"$data/retrieval/xquad-de/docs.jsonl" | corpus "$work/xquad"
set_of "wikinews, titles" wikinews wikinews/queries-title.jsonl wikinews/qrels.txt
set_of "wikinews, keywords" wikinews wikinews/queries-keywords.jsonl wikinews/qrels.txt
set_of "xquad-de" xquad xquad-de/queries.jsonl xquad-de/qrels.txt

speeches=$data/scale/bundestag-speeches.jsonl.xz
if [ "${NACHLESE_SPEECHES:-}" = no ] || [ ! -e "$speeches" ]; then
  echo "relevance: bundestag-topics is left out" >&2
  exit 0
fi
speeches_docs() { xz -dc "$speeches" | "$bin/retrieval_sets" docs; }
if [ "${NACHLESE_SPEECHES:-}" = renew ] || [ ! -d "$work/speeches" ]; then
  echo "relevance: indexing the speeches in three engines; this takes minutes" >&2
  speeches_docs | corpus "$work/speeches"
elif ! "$bin/nachlese" info --archive "$work/speeches/archive" >/dev/null 2>&1; then
  echo "relevance: indexing the speeches anew for this version; this takes minutes" >&2
  rm -rf "$work/speeches/archive"
  speeches_docs | "$bin/nachlese-index" sync --quiet --archive "$work/speeches/archive" -
fi
# With the project's own judgments of articles that the data has none for.
"$bin/retrieval_sets" queries <"$data/retrieval/bundestag-topics/queries.jsonl" >"$work/queries.tsv"
cat "$data/retrieval/bundestag-topics/qrels.txt" tests/relevance/topics-judged.txt \
  >"$work/topics-qrels.txt"
rows "bundestag-topics" "$work/speeches" "$work/queries.tsv" "$work/topics-qrels.txt"
