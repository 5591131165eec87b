#!/usr/bin/env bash
# Formatting and self-contained headers. With "tidy" also clang-tidy over everything, which takes
# minutes; with "part" over what the last commit changed and an eighth of the rest, another one for
# each commit.
set -euo pipefail
cd "$(dirname "$0")/../.."

# Other major versions format differently, so only this one counts.
version=14
if ! command -v "clang-format-$version" >/dev/null; then
  if apt-cache show "clang-format-$version" >/dev/null 2>&1; then
    sudo=()
    [ "$(id -u)" -eq 0 ] || sudo=(sudo)
    "${sudo[@]}" apt-get install -y -qq --no-install-recommends \
      "clang-format-$version" "clang-tidy-$version" >/dev/null
  else
    echo "lint: clang-format $version is not to be had here; skipped (it runs on Debian 12)"
    exit 0
  fi
fi

mapfile -t sources < <(git ls-files '*.cpp' '*.hpp')
mapfile -t headers < <(git ls-files '*.hpp')
mapfile -t product < <(git ls-files 'core/*.cpp' 'stemming/*.cpp' 'entities/*.cpp' \
  'indexer/*.cpp' 'searcher/*.cpp' 'web/*.cpp' 'programs/*.cpp')

echo "lint: format of ${#sources[@]} files"
"clang-format-$version" --dry-run --Werror "${sources[@]}"

echo "lint: ${#headers[@]} headers compile alone"
flags=(-std=c++20 -I. $(pkg-config --cflags xapian-core libxml-2.0 icu-uc libzstd zlib libxxhash poppler-cpp))
printf '%s\0' "${headers[@]}" |
  xargs -0 -P "$(nproc)" -I{} sh -c \
    'echo "#include \"{}\"" | g++ "$@" -DNACHLESE_VERSION=\"x\" -fsyntax-only -x c++ -' \
    sh "${flags[@]}"

# Those that the last commit changed, if the history is there, and every eighth.
part() {
  local first=$((0x$(git rev-parse HEAD | cut -c1-4) % 8))
  {
    git diff --name-only --diff-filter=d HEAD~1 -- "${product[@]}" 2>/dev/null || true
    printf '%s\n' "${product[@]}" | awk -v first="$first" 'NR % 8 == first'
  } | sort -u
}

tidy() {
  echo "lint: clang-tidy on $# files"
  # File by file, unlike the builds of users.
  cmake --preset dev -B build/tidy -DCMAKE_UNITY_BUILD=OFF >/dev/null
  printf '%s\0' "$@" |
    xargs -0 -P "$(nproc)" -n 4 "clang-tidy-$version" -p build/tidy --quiet 2>/dev/null
}

case "${1:-}" in
  tidy) tidy "${product[@]}" ;;
  part) mapfile -t files < <(part) && tidy "${files[@]}" ;;
esac
echo "lint: clean"
