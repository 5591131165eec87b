#!/usr/bin/env bash
# All quality figures, compared with figures.tsv (docs/RELEVANCE.md). Usage: run.sh BUILD. Parts
# that need missing development data are left out with a message.
set -euo pipefail
cd "$(dirname "$0")/../.."
bin=$1/bin
data=${NACHLESE_DATA:-../shared/data}

echo "## Compounds"
for gold in tests/relevance/compounds*.tsv; do
  printf "%s\n" "${gold##*/}"
  "$bin/split_score" "$gold"
done
if [ -d "$data" ]; then
  for gold in "$data"/morphology/cistem-*.txt; do
    printf '\n## Stems: %s\n' "${gold##*/}"
    "$bin/stem_score" "$gold"
  done
  printf '\n## Names (the model was trained on other parts of MobIE; cross-validation: '
  printf 'entities/train/README.md)\n'
  "$bin/ner_score" "$data/entities/mobie-dev.conll"
  printf '\n## Names, held back: five-fold cross-validation as of the last training\n'
  sed -n '/^| corpus | PER/,/^$/p' entities/train/README.md
else
  echo "relevance: $data is missing; stems and names are left out" >&2
fi
rm -f build/relevance/figures.tsv
tests/relevance/quotes.sh "$1"
tests/relevance/versions.sh "$1"
tests/relevance/lists.sh "$1"
printf '\n## Retrieval\n'
tests/relevance/retrieval.sh "$1"
printf '\n## Chronicles\n'
tests/relevance/chronicle.sh "$1"
printf '\n## Probes\n'
tests/relevance/probes.sh "$1"
tests/relevance/misread.sh "$1"
printf '\n'
tests/relevance/golden.sh
