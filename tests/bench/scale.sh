#!/usr/bin/env bash
# One machine and many articles: build, size, a night's sync and queries at 100,000, 300,000 and
# 1,000,000 articles (or those given). Usage: scale.sh BUILD [COUNT…]
set -euo pipefail
cd "$(dirname "$0")/../.."
bin=$1/bin
shift
counts=("${@:-100000 300000 1000000}")
speeches=${NACHLESE_DATA:-../shared/data}/scale/bundestag-speeches.jsonl.xz
[ -e "$speeches" ] ||
  { echo "bench: $speeches is missing, nothing to make articles of" >&2; exit 0; }
work=build/bench/scale
mkdir -p "$work"
mib() { du -sm "$1" | cut -f1; }

printf '| articles | build s | ms per article | peak MiB | index MiB | KiB per article '
printf '| night s | night peak MiB |\n|---|---|---|---|---|---|---|---|\n'
for count in ${counts[*]}; do
  rm -rf "$work/archive"
  xz -dc "$speeches" | "$bin/bench_scale_corpus" "$count" >"$work/articles.jsonl"
  read -r seconds memory < \
    <("$bin/bench_measure" "$bin/nachlese-index" sync --quiet --jobs 2 \
    --archive "$work/archive" "$work/articles.jsonl")
  size=$(mib "$work/archive")
  # A night: 5,000 new articles and 500 changed ones.
  { xz -dc "$speeches" | "$bin/bench_scale_corpus" 5000 "$count"
    head -n 500 "$work/articles.jsonl" | sed 's/"title":"/"title":"Neu: /'; } >"$work/night.jsonl"
  read -r night night_memory < \
    <("$bin/bench_measure" "$bin/nachlese-index" sync --quiet --jobs 2 \
    --archive "$work/archive" "$work/night.jsonl")
  awk -v n="$count" -v s="$seconds" -v m="$memory" -v mib="$size" -v night="$night" \
    -v nm="$night_memory" \
    'BEGIN { printf "| %d | %.1f | %.2f | %d | %d | %.1f | %.1f | %d |\n",
      n, s, 1000 * s / n, m, mib, 1024 * mib / n, night, nm }'
done
rm "$work/articles.jsonl"

titles() { grep -oE '"title":"[^"]*"' "$work/night.jsonl" | cut -d'"' -f4 |
  tr -cs '[:alpha:]äöüÄÖÜß \n' ' '; }
titles | awk '{
    out = ""; n = 0
    for (i = 1; i <= NF; ++i) if (length($i) > 4) { out = out (out == "" ? "" : " ") $i; ++n }
    if (n >= 4) print out
  }' |
  iconv -cs -f UTF-8 -t UTF-8 | sort -u | shuf --random-source=<(yes) -n 200 >"$work/queries.txt"
printf '\n'
"$bin/bench_query_kinds" "$work/archive" <"$work/queries.txt"

# Cold: drops the archive from the page cache.
forget() { find "$work/archive" -type f \
  -exec dd of={} oflag=nocache conv=notrunc,fdatasync count=0 status=none \; ; }
head -n 20 "$work/queries.txt" | cut -d' ' -f1-4 | while read -r query; do
  forget
  "$bin/bench_measure" "$bin/nachlese" search --facets --archive "$work/archive" "$query" |
    cut -d' ' -f1
done | sort -n | awk '{ t[NR] = $1 } END {
    printf "four words, cold, with the start of the program: "
    printf "p50 %.2f s, worst of %d %.2f s\n", t[int((NR + 1) / 2)], NR, t[NR]
  }'

start_of_serve() {
  local started
  started=$(date +%s%N)
  "$bin/nachlese" serve --archive "$work/archive" --listen 127.0.0.1:0 >"$work/serve.log" 2>&1 &
  until grep -q http "$work/serve.log"; do sleep 0.005; done
  local port
  port=$(grep -oE '127\.0\.0\.1:[0-9]+' "$work/serve.log" | head -1)
  until curl -sf "http://$port/readyz" >/dev/null; do sleep 0.005; done
  printf 'start of serve, %s: %d ms\n' "$1" "$((($(date +%s%N) - started) / 1000000))"
  kill %1 && wait
}
forget
start_of_serve cold
start_of_serve warm
