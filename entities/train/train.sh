#!/bin/sh
# train.sh BUILD DATA [train_model options]: makes resources/names/model.bin, or measures it
# (--cross 5). BUILD is a build folder; DATA holds annotated text (entities/*.conll), speeches and
# news as described in README.md. Takes about five minutes and 6 GiB.
set -eu
build=$1 data=$2
shift 2
here=$(cd "$(dirname "$0")/../.." && pwd)
ninja -C "$build" make_clusters train_model names_image
if [ ! -s "$build/clusters.tsv" ]; then
  { xz -dc "$data/scale/bundestag-speeches.jsonl.xz"; cat "$data/news/wikinews-train.jsonl"; } |
    "$build/bin/make_clusters" "$build/clusters.tsv"
fi
marked=$data/entities
exec "$build/bin/train_model" --names "$build/entities/names.image" \
  --clusters "$build/clusters.tsv" \
  --lists "$marked/wikiann-train.conll" "$marked/wikiann-dev.conll" \
  --weight mobie-train=0.3 europeana-lft=0.15 europeana-onb=0.15 europeana-sbb=0.15 \
  --out "$here/resources/names/model.bin" "$@" -- \
  "$marked/germeval2014-dev.conll" "$marked/germeval2014-more.conll" \
  "$marked/wikinews-names.conll" "$marked/plenar-09036.conll" \
  "$marked/mobie-train.conll" "$marked/europeana-lft.conll" "$marked/europeana-onb.conll" \
  "$marked/europeana-sbb.conll"
