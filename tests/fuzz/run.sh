#!/usr/bin/env bash
# Fuzzes every target for a while. Usage: run.sh BUILD SECONDS. New inputs go to BUILD/corpus;
# libFuzzer names crashing inputs: copy them to tests/fuzz/corpus/TARGET, where the normal tests
# replay them.
set -euo pipefail
cd "$(dirname "$0")/../.."
for target in "$1"/bin/fuzz_*; do
  name=${target##*/fuzz_}
  mkdir -p "$1/corpus/$name"
  echo "fuzz: $name for $2 s"
  "$target" -max_total_time="$2" -max_len=4096 -artifact_prefix="$1/crash-$name-" \
    "$1/corpus/$name" "tests/fuzz/corpus/$name" 2>&1 |
    grep -E 'ERROR|SUMMARY|DONE|artifact' || true
  [ -z "$(compgen -G "$1/crash-$name-*")" ] || { echo "fuzz: $name crashed"; exit 1; }
done
