#!/usr/bin/env bash
# Which known events are among the first twelve lines of chronicles (docs/CHRONICLE.md).
# Usage: chronicle.sh BUILD. The speeches take minutes to index and are kept; NACHLESE_SPEECHES=no
# leaves them out. With NACHLESE_SHOW=1 the lines are printed, to be read.
set -euo pipefail
cd "$(dirname "$0")/../.."
bin=$1/bin
data=${NACHLESE_DATA:-../shared/data}
work=build/relevance
topics=tests/relevance/chronicle-topics.tsv
[ -d "$data" ] || { echo "relevance: $data is missing; chronicles are left out" >&2; exit 0; }
mkdir -p "$work"

# archive_of CORPUS: builds it if need be, prints its folder; fails if it is left out.
archive_of() {
  local archive=$work/chronicle-$1
  if ! "$bin/nachlese" info --archive "$archive" >/dev/null 2>&1; then
    rm -rf "$archive"
    mkdir -p "${archive%/*}"
    case $1 in
      wikinews) "$bin/nachlese-index" sync --quiet --archive "$archive" \
        "$data/news/wikinews-train.jsonl" >&2 ;;
      speeches)
        [ "${NACHLESE_SPEECHES:-}" != no ] && [ -e "$data/scale/bundestag-speeches.jsonl.xz" ] ||
          return 1
        echo "relevance: indexing the speeches; this takes minutes" >&2
        # With their dates, which the archive for the retrieval sets has not.
        xz -dc "$data/scale/bundestag-speeches.jsonl.xz" |
          "$bin/bench_corpus" speeches "$work/speeches.jsonl" /dev/null
        "$bin/nachlese-index" sync --quiet --archive "$archive" "$work/speeches.jsonl" >&2
        rm "$work/speeches.jsonl"
        ;;
    esac
  fi
  printf '%s\n' "$archive"
}

day() { date -u -d "$1 $2 day" +%F; }

known=0
found=0
lines=0
printf 'topic\tevents\tfound\tlines\tms\tmissing\n'
while IFS=$'\t' read -r corpus query; do
  archive=$(archive_of "$corpus") || { echo "relevance: $corpus is left out" >&2; continue; }
  answer=$("$bin/nachlese" chronicle --archive "$archive" --format json -n 12 "$query") || true
  periods=$(jq -r '.lines[] | [.from, .to, .headline] | @tsv' <<<"$answer")
  of_topic=0
  here=0
  missing=()
  while IFS=$'\t' read -r date what; do
    of_topic=$((of_topic + 1))
    before=$(day "$date" -1)
    after=$(day "$date" +1)
    # A story has the event if it begins by the day after and ends on the day before or later.
    if awk -F'\t' -v before="$before" -v after="$after" \
      '$1 <= after && $2 >= before { hit = 1 } END { exit !hit }' <<<"$periods"; then
      here=$((here + 1))
    else
      missing+=("$date $what")
    fi
  done < <(awk -F'\t' -v c="$corpus" -v q="$query" '$1 == c && $2 == q { print $3 "\t" $4 }' "$topics")
  count=$(jq '.lines | length' <<<"$answer")
  printf '%s, %s\t%d\t%d\t%d\t%d\t%s\n' "$corpus" "$query" "$of_topic" "$here" "$count" \
    "$(jq '.took_ms | round' <<<"$answer")" "$(IFS=';'; echo "${missing[*]:-}")"
  if [ -n "${NACHLESE_SHOW:-}" ]; then sed 's/^/    /' <<<"$periods"; fi
  known=$((known + of_topic))
  found=$((found + here))
  lines=$((lines + count))
done < <(grep -v '^#' "$topics" | cut -f1,2 | uniq)
[ "$known" -gt 0 ] || exit 0
printf 'all\t%d\t%d\t%d\n' "$known" "$found" "$lines"
awk -v f="$found" -v k="$known" 'BEGIN { printf "found: %.0f %%\n", 100 * f / k; exit f < 0.8 * k }'
