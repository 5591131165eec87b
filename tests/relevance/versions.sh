#!/usr/bin/env bash
# Versions of a story on marked pairs (version-pairs.tsv). Usage: versions.sh BUILD.
set -euo pipefail
cd "$(dirname "$0")/../.."
bin=$1/bin
data=${NACHLESE_DATA:-../shared/data}
pairs=tests/relevance/version-pairs.tsv
work=build/relevance/versions
rm -rf "$work"
mkdir -p "$work"

# score CORPUS FILE…
score() {
  local corpus=$1
  shift
  "$bin/version_articles" "$corpus" "$pairs" "$@" >"$work/$corpus.jsonl"
  "$bin/nachlese-index" sync --quiet --no-names --archive "$work/$corpus" "$work/$corpus.jsonl"
  "$bin/version_score" "$work/$corpus" "$corpus" "$pairs" "$work/totals"
}
printf '\n## Versions of a story\n'
score sample resources/sample/*.jsonl
if [ ! -d "$data" ]; then
  echo "relevance: $data is missing; versions are measured on the sample alone" >&2
  exit 0
fi
score wikinews "$data/news/wikinews-train.jsonl"
score kubuntu "$data/news/kubuntu.jsonl"
xzcat "$data/scale/bundestag-speeches.jsonl.xz" | awk 'NR <= 16000' >"$work/speeches.in"
score speeches "$work/speeches.in"
