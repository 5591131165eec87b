#!/usr/bin/env bash
# Result pages per second over HTTP, with facets and snippets: 1,000 queries of one to four words
# out of titles, first without and then with a cache. The load shares the machine with the server.
# Usage: pages.sh BUILD [SECONDS]
set -euo pipefail
cd "$(dirname "$0")/../.."
bin=$1/bin
seconds=${2:-20}
work=build/bench/pages
speeches=${NACHLESE_DATA:-../shared/data}/scale/bundestag-speeches.jsonl.xz
[ -e "$speeches" ] || { echo "bench: $speeches is missing, no pages to ask for" >&2; exit 0; }
mkdir -p "$work"
rm -rf "$work/archive" # maybe of another version
xz -dc "$speeches" | "$bin/bench_corpus" speeches "$work/corpus.jsonl" /dev/null
"$bin/nachlese-index" sync --quiet --archive "$work/archive" "$work/corpus.jsonl"
tests/bench/titles.sh "$work/corpus.jsonl" >"$work/queries.txt"
rm "$work/corpus.jsonl"

server=
trap '[ -z "$server" ] || kill $server' EXIT
serve() { # [flags of nachlese serve]; sets `url`
  [ -z "$server" ] || { kill $server; wait $server || true; }
  "$bin/nachlese" serve --archive "$work/archive" --listen 127.0.0.1:0 "$@" \
    >"$work/serve.log" 2>&1 &
  server=$!
  for _ in $(seq 100); do grep -q http "$work/serve.log" && break; sleep 0.05; done
  url=http://$(grep -oE '127\.0\.0\.1:[0-9]+' "$work/serve.log" | head -1) ||
    { cat "$work/serve.log" >&2; exit 1; }
  load 4 5 >/dev/null # the first search reads the columns
}
load() { # CONNECTIONS SECONDS [DELAY]
  wrk --threads 2 --connections "$1" --duration "$2s" --latency \
    --script tests/bench/pages.lua "$url" -- "$work/queries.txt" "${3:-0}"
}
report() { awk -v load="$1" '/99%/ { p99 = $2 } /50%/ { p50 = $2 } /Requests\/sec/ { rate = $2 }
  /Non-2xx|Socket errors/ { bad = "; " $0 }
  END { printf "| %s | %s | %s | %s%s |\n", load, rate, p50, p99, bad }'; }

printf '| load | pages/s | p50 | p99 |\n|---|---|---|---|\n'
serve --cache 0
load 4 "$seconds" | tee "$work/full" | report "all that goes, nothing cached"
# Eight connections that wait long enough to bring half of that.
delay=$(awk '/Requests\/sec/ { printf "%d", 1000 * 8 / ($2 / 2) - 10 }' "$work/full")
load 8 "$seconds" "$delay" | report "half of it, nothing cached"
serve
load 4 "$seconds" | report "all that goes, answers repeat"
