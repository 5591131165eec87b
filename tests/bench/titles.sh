#!/usr/bin/env bash
# 1,000 queries of one to four words out of the titles of JSON Lines, so that the words belong
# together. Usage: titles.sh FILE
set -euo pipefail
grep -oE '"title":"[^"]*"' "$1" | cut -d'"' -f4 | tr -cs '[:alpha:]äöüÄÖÜß \n' ' ' |
  awk '{
    n = NR % 4 + 1; out = ""
    for (i = 1; i <= NF && n > 0; ++i)
      if (length($i) > 4) { out = out (out == "" ? "" : " ") $i; --n }
    if (n == 0) print out
  }' |
  iconv -cs -f UTF-8 -t UTF-8 | sort -u | shuf --random-source=<(yes) -n 1000
