# Sourced by retrieval.sh and probes.sh: one corpus in three engines, and rows of their figures.
bin=$1/bin
data=${NACHLESE_DATA:-../shared/data}
work=build/relevance
mkdir -p "$work"

# corpus FOLDER: JSON Lines of id and body on standard input → FOLDER/{archive,xapian,fts5.db}, all
# from the same text.
corpus() {
  rm -rf "$1" "$1.new"
  mkdir -p "$1.new"
  cat >"$1.new/docs.jsonl"
  "$bin/nachlese-index" sync --quiet --archive "$1.new/archive" "$1.new/docs.jsonl"
  peers "$1.new"
  rm "$1.new/docs.jsonl"
  mv "$1.new" "$1"
}
# peers FOLDER: the two baselines of FOLDER/docs.jsonl.
peers() {
  "$bin/plain_xapian" index "$1/xapian" <"$1/docs.jsonl"
  "$bin/retrieval_sets" sql-docs <"$1/docs.jsonl" | sqlite3 "$1/fts5.db"
}

# ours FOLDER QUERIES.tsv [flags]: the run of this project. If no query found anything (1), the
# figures show it.
ours() {
  "$bin/nachlese" search --archive "$1/archive" --batch "$2" --trec "$work/run.trec" \
    --limit 100 --offers "${@:3}" || [ $? -eq 1 ]
}

# rows SET FOLDER QUERIES.tsv QRELS: the table of one set: ours, the baselines, ours with each
# ranking layer switched off.
rows() {
  local score=("$bin/trec_score") layer
  printf '\n### %s\n\n' "$1"
  printf '| engine | success@1 | success@10 | MRR@10 | nDCG@10 | R@100 |\n'
  printf '|---|---|---|---|---|---|\n'
  ours "$2" "$3"
  cp "$work/run.trec" "$work/ours.trec"
  "${score[@]}" "**nachlese**" "$4" "$work/run.trec" "$work/figures.tsv" "$1"
  "$bin/plain_xapian" search "$2/xapian" "$3" >"$work/run.trec"
  "${score[@]}" "plain Xapian" "$4" "$work/run.trec"
  "$bin/retrieval_sets" sql-queries <"$3" | sqlite3 "$2/fts5.db" |
    awk '{ rank = $1 == query ? rank + 1 : 1; query = $1; print $1, "Q0", $2, rank, $3, "fts5" }' \
      >"$work/run.trec"
  "${score[@]}" "SQLite FTS5" "$4" "$work/run.trec"
  for layer in $(layers "$2"); do
    ours "$2" "$3" --weight "$layer"
    "${score[@]}" "nachlese, $layer" "$4" "$work/run.trec"
  done
}

# layers FOLDER: NAME=VALUE for every weight of a layer, from the program's own list. BM25's
# constants and the stem, on which everything rests, are no layers; no set has fuzzy words (wort~).
# The surface form is always among the terms, so it is set to count no more than another form.
layers() {
  "$bin/nachlese" search --archive "$1/archive" --weight '?' x 2>&1 |
    sed -n 's/.*names: \(.*\)\.$/\1/p' | tr -d ',' | tr ' ' '\n' |
    awk '/^(k1|b|min-norm-length|delta|stem|fuzzy|misread)$/ { next }
      { print $0 "=" ($0 == "surface" ? 1 : 0) }'
}
