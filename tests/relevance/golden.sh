#!/usr/bin/env bash
# Compares the figures of this run with tests/relevance/figures.tsv: a loss of more than 0.005 in
# one of them fails. NACHLESE_RENEW_GOLDEN=1 stores them instead; sets that did not run keep theirs.
set -euo pipefail
cd "$(dirname "$0")/../.."
golden=tests/relevance/figures.tsv
now=build/relevance/figures.tsv
if [ "${NACHLESE_RENEW_GOLDEN:-}" = 1 ]; then
  touch "$golden"
  awk -F '\t' -v OFS='\t' \
    '{ key = $1 FS $2 } !(key in value) { order[++n] = key } { value[key] = $3 }
    END { for (i = 1; i <= n; ++i) print order[i], value[order[i]] }' \
    "$golden" "$now" >"$now.merged"
  mv "$now.merged" "$golden"
  echo "relevance: $golden renewed"
  exit 0
fi
awk -F '\t' '
  NR == FNR { was[$1 FS $2] = $3; next }
  { ++count }
  ($1 FS $2) in was && was[$1 FS $2] - $3 > 0.005 {
    printf "relevance: LOST %s, %s: was %s, is %s\n", $1, $2, was[$1 FS $2], $3; lost = 1
  }
  END {
    if (!lost) printf "relevance: none of %d figures lost more than 0.005\n", count
    exit lost
  }' "$golden" "$now"
