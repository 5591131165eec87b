#!/usr/bin/env bash
# One machine and many articles: build, size, a night's sync and queries at 100,000, 300,000 and 1,000,000 articles (or those given).
# Usage: scale.sh BUILD [COUNT…]
set -euo pipefail
cd "$(dirname "$0")/../.."
bin=$1/bin
shift
counts=("${@:-100000 300000 1000000}")
speeches=${NACHLESE_DATA:-../shared/data}/scale/bundestag-speeches.jsonl.xz
[ -e "$speeches" ] || { echo "bench: $speeches is missing, nothing to make articles of" >&2; exit 0; }
work=build/bench/scale
mkdir -p "$work"
mib() { du -sm "$1" | cut -f1; }

printf '| articles | build s | ms per article | peak MiB | index MiB | KiB per article | night s | night peak MiB |\n|---|---|---|---|---|---|---|---|\n'
for count in ${counts[*]}; do
  rm -rf "$work/archive"
  xz -dc "$speeches" | "$bin/bench_scale_corpus" "$count" >"$work/articles.jsonl"
  read -r seconds memory < <("$bin/bench_measure" "$bin/nachlese-index" sync --quiet --jobs 2 --archive "$work/archive" "$work/articles.jsonl")
  size=$(mib "$work/archive")
  # A night: 5,000 new articles and 500 that were there in another version.
  { xz -dc "$speeches" | "$bin/bench_scale_corpus" 5000 "$count"
    head -n 500 "$work/articles.jsonl" | sed 's/"title":"/"title":"Neu: /'; } >"$work/night.jsonl"
  read -r night night_memory < <("$bin/bench_measure" "$bin/nachlese-index" sync --quiet --jobs 2 --archive "$work/archive" "$work/night.jsonl")
  awk -v n="$count" -v s="$seconds" -v m="$memory" -v mib="$size" -v night="$night" -v nm="$night_memory" \
    'BEGIN { printf "| %d | %.1f | %.2f | %d | %d | %.1f | %.1f | %d |\n", n, s, 1000 * s / n, m, mib, 1024 * mib / n, night, nm }'
done
rm "$work/articles.jsonl"

head -n 4000 "$work/night.jsonl" | grep -oE '"title":"[^"]*"' | cut -d'"' -f4 | tr -cs '[:alpha:]äöüÄÖÜß \n' ' ' |
  awk '{ n = NR % 4 + 1; out = ""; for (i = 1; i <= NF && n > 0; ++i) if (length($i) > 4) { out = out (out == "" ? "" : " ") $i; --n } if (n == 0) print out }' |
  iconv -cs -f UTF-8 -t UTF-8 | sort -u | shuf --random-source=<(yes) -n 300 >"$work/queries.txt"
printf '\n'
"$bin/bench_queries" "$work/archive" 1 <"$work/queries.txt"
