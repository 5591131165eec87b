#!/usr/bin/env bash
# Speed and size beside other engines, in one run on the same records. Usage: run.sh BUILD [COUNT]:
# only the first COUNT speeches.
set -euo pipefail
cd "$(dirname "$0")/../.."
bin=$1/bin
count=${2:-all}
work=build/bench/$count
data=${NACHLESE_DATA:-../shared/data}
jobs=2
mkdir -p "$work"

if [ ! -s "$work/corpus.jsonl" ]; then
  if [ -e "$data/scale/bundestag-speeches.jsonl.xz" ]; then
    # With a COUNT, xz is cut off in the middle, which is no failure.
    { xz -dc "$data/scale/bundestag-speeches.jsonl.xz" || true; } |
      { if [ "$count" = all ]; then cat; else sed "${count}q"; fi } |
      "$bin/bench_corpus" speeches "$work/corpus.jsonl" "$work/corpus.dump"
  else
    echo "bench: $data/scale is missing, using generated text" >&2
    "$bin/bench_corpus" generate "${count/all/20000}" "$work/corpus.jsonl" "$work/corpus.dump"
  fi
fi
cat "$work/corpus.jsonl" "$work/corpus.dump" >/dev/null # into the page cache
mib() { du -sm "$1" | cut -f1; }
ratio() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.1f", a / b }'; }

rm -rf "$work"/{with,without,peer,fts5.db,lucene}
read -r without without_mem < \
  <("$bin/bench_measure" "$bin/nachlese-index" sync --quiet --no-names --jobs $jobs \
    --archive "$work/without" "$work/corpus.jsonl")
read -r with with_mem < \
  <("$bin/bench_measure" "$bin/nachlese-index" sync --quiet --jobs $jobs \
    --archive "$work/with" "$work/corpus.jsonl")
read -r peer peer_mem < \
  <("$bin/bench_measure" scriptindex --stemmer=german "$work/peer" \
    tests/bench/peers/scriptindex.conf "$work/corpus.dump" 2>/dev/null)

printf '\n%d articles, %d MiB of JSON Lines, --jobs %d\n\n' "$(wc -l <"$work/corpus.jsonl")" \
  "$(mib "$work/corpus.jsonl")" $jobs
printf '| build | seconds | peak MiB | index MiB | × scriptindex |\n|---|---|---|---|---|\n'
row() { printf '| %s | %s | %s | %s | %s |\n' "$1" "$2" "$3" "$4" "$(ratio "$peer" "$2")"; }
row "nachlese-index, no names" "$without" "$without_mem" "$(mib "$work/without")"
row "nachlese-index, names" "$with" "$with_mem" "$(mib "$work/with")"
row "scriptindex (Omega)" "$peer" "$peer_mem" "$(mib "$work/peer")"
peers=tests/bench/peers
read -r seconds memory < <("$bin/bench_measure" $peers/fts5.sh "$work/fts5.db" "$work/corpus.jsonl")
row "SQLite FTS5" "$seconds" "$memory" "$(mib "$work/fts5.db")"
if compgen -G '/usr/lib/postgresql/*/bin/pg_ctl' >/dev/null; then
  server=$(mktemp -d)
  $peers/postgresql.sh start "$server"
  started=$(date +%s.%N)
  size=$($peers/postgresql.sh load "$server" "$work/corpus.jsonl")
  seconds=$(date +%s.%N | awk -v start="$started" '{ printf "%.2f", $1 - start }')
  $peers/postgresql.sh stop "$server"
  rm -rf "$server"
  row "PostgreSQL, GIN" "$seconds" – "$size"
fi
jars=$(for part in core analyzers-common facet highlighter memory queries queryparser; do
  find /usr/share/java -name "lucene-$part-[0-9]*.jar" 2>/dev/null
done | paste -sd:)
command -v java >/dev/null || jars=
if [ -n "$jars" ]; then
  read -r seconds memory < \
    <("$bin/bench_measure" java -cp "$jars" $peers/Lucene.java "$work/lucene" "$work/corpus.dump")
  row "Lucene 8, no stop words" "$seconds" "$memory" "$(mib "$work/lucene")"
fi
printf 'of nachlese-index: texts %s MiB, the rest %s MiB\n' \
  "$(du -cm "$work"/with/generations/*/docdata.glass | tail -1 | cut -f1)" \
  "$(du -cm "$work"/with/generations/*/{postlist,termlist}.glass | tail -1 | cut -f1)"

"$bin/bench_analysis" <"$work/corpus.jsonl"
"$bin/bench_names" <"$work/corpus.jsonl"

tests/bench/titles.sh "$work/corpus.jsonl" >"$work/queries.txt"
questions=()
if [ -e "$data/retrieval/xquad-de/queries.jsonl" ]; then
  jq -r .text "$data/retrieval/xquad-de/queries.jsonl" | shuf --random-source=<(yes) -n 200 \
    >"$work/questions.txt"
  questions=("$work/questions.txt")
fi
printf '\n'
"$bin/bench_queries" "$work/with" 1 "${questions[@]}" <"$work/queries.txt"
if [ -n "$jars" ]; then
  rm -r "$work/lucene"
  java -cp "$jars" $peers/Lucene.java "$work/lucene" "$work/corpus.dump" facets
  java -cp "$jars" $peers/LuceneQueries.java "$work/lucene" "$work/queries.txt" "${questions[@]}"
fi
"$bin/bench_facets" 100000

"$bin/nachlese" serve --cache 0 --archive "$work/with" --listen 127.0.0.1:0 \
  >"$work/serve.log" 2>&1 &
server=$!
trap 'kill $server 2>/dev/null || true' EXIT
for _ in $(seq 50); do grep -q http "$work/serve.log" && break; sleep 0.1; done
port=$(grep -oE '127\.0\.0\.1:[0-9]+' "$work/serve.log" | head -1 | cut -d: -f2)
printf 'serve: peak %s MiB after %d queries\n' \
  "$("$bin/bench_serve" "$port" "$server" <"$work/queries.txt")" "$(wc -l <"$work/queries.txt")"
