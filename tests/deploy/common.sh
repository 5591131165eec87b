# Sourced by the tests in this folder.
set -euo pipefail
source_dir=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
build=$(cd "${1:?build folder}" && pwd)
bin=$build/bin
programs=(nachlese nachlese-index)
unset NACHLESE_CONFIG
failures=0
temporary=$(mktemp -d)
trap 'rm -rf "$temporary"' EXIT

fail() { printf 'FAILED: %s\n' "$*" >&2; failures=$((failures + 1)); }
skip() { printf 'skipped: %s\n' "$*"; }
finish() { [ "$failures" -eq 0 ] || exit 1; }

# verbs PROGRAM; flags PROGRAM [VERB]: as --help lists them.
verbs() { "$bin/$1" --help |
  sed -nE '/[Ss][Uu][Bb][Cc][Oo][Mm][Mm][Aa][Nn][Dd][Ss]:$/,$ s/^  ([a-z]+) .*/\1/p'; }
flags() { "$bin/$1" ${2:+"$2"} --help | sed -nE 's/^  (-[^ ]+).*/\1/p' | tr ',' '\n'; }
