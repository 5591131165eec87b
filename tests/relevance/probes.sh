#!/usr/bin/env bash
# The project's probes: a query as a journalist would type it, and the article that deserves to be
# among the first ten, over the sample archive and Wikinews together. Usage: probes.sh BUILD
set -euo pipefail
cd "$(dirname "$0")/../.."
. tests/relevance/corpora.sh
probes=tests/relevance/probes
files=("$probes/sample.tsv")
articles=(resources/sample/*.jsonl)
name="probes, sample alone"
if [ -e "$data/news/wikinews-train.jsonl" ]; then
  files+=("$probes/wikinews.tsv")
  articles+=("$data/news/wikinews-train.jsonl")
  name="probes"
else
  echo "relevance: $data/news is missing; only the probes of the sample archive are asked" >&2
fi

# Lines of KIND<TAB>QUERY<TAB>ID …; '#' starts a comment.
cat "${files[@]}" | grep -v '^#' >"$work/probes.tsv"
awk -F '\t' -v q="$work/probe-queries.tsv" -v r="$work/probe-qrels.txt" '
  NF != 3 { print "relevance: no probe: " $0 > "/dev/stderr"; exit 1 }
  { print NR "\t" $2 > q; n = split($3, ids, " ")
    for (i = 1; i <= n; ++i) print NR, 0, ids[i], 1 > r }' "$work/probes.tsv"

cat "${articles[@]}" | "$bin/retrieval_sets" text | corpus "$work/probes"
rm -rf "$work/probes/archive"
"$bin/nachlese-index" sync --quiet --archive "$work/probes/archive" "${articles[@]}"
rows "$name" "$work/probes" "$work/probe-queries.tsv" "$work/probe-qrels.txt"

: >"$work/probe-misses.txt"
printf '\n| kind | probes | success@10 |\n|---|---|---|\n'
awk -F '\t' -v set="$name" -v figures="$work/figures.tsv" -v misses="$work/probe-misses.txt" '
  NR == FNR { split($0, hit, " "); if (hit[4] <= 10) found[hit[1], hit[3]] = 1; next }
  {
    hits = 0; n = split($3, ids, " ")
    for (i = 1; i <= n; ++i) if ((FNR, ids[i]) in found) hits = 1
    if (!($1 in all)) order[++kinds] = $1
    ++all[$1]; good[$1] += hits; sum += hits
    if (!hits) print $1 ": " $2 " → " $3 > misses
  }
  END {
    for (i = 1; i <= kinds; ++i) {
      printf "| %s | %d | %.3f |\n", order[i], all[order[i]], good[order[i]] / all[order[i]]
      printf "%s: %s\tsuccess@10\t%.4f\n", set, order[i], good[order[i]] / all[order[i]] >> figures
    }
    printf "| **all** (to reach: 0.970) | %d | **%.3f** |\n", FNR, sum / FNR
    if (FNR > all["typo"]) printf "| all but typo | %d | %.3f |\n", FNR - all["typo"],
      (sum - good["typo"]) / (FNR - all["typo"])
  }' "$work/ours.trec" "$work/probes.tsv"
printf '\nNot among the first ten:\n\n'
sed 's/^/* /' "$work/probe-misses.txt"
