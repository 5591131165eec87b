#!/usr/bin/env bash
# The manual pages: lint finds nothing, and they contain every verb and flag of --help and the
# version.
source "$(dirname "$0")/common.sh"

readable=no
for program in "${programs[@]}"; do
  page=$temporary/$program.1
  "$bin/$program" manual >"$page"
  gzip -dc "$build/share/$program/manual.gz" | cmp -s - "$page" ||
    fail "the page made with $program is another one"
  if command -v mandoc >/dev/null; then
    readable=yes
    # The source has long lines, and no date, which would differ with each build.
    complaints=$(mandoc -T lint "$page" |
      grep -vE 'STYLE: input text line longer|WARNING: missing date' || true)
    [ -z "$complaints" ] || fail "mandoc: $complaints"
  fi
  if command -v groff >/dev/null; then
    readable=yes
    complaints=$(groff -man -Tutf8 -ww -z "$page" 2>&1)
    [ -z "$complaints" ] || fail "groff: $complaints"
  fi
  text=$(sed -E 's/\\f[BIR]//g; s/\\-/-/g' "$page")
  grep -qF "Nachlese $("$bin/$program" --version | cut -d' ' -f2)" <<<"$text" ||
    fail "$program(1) names another version"
  for section in DESCRIPTION OPTIONS VERBS ENVIRONMENT FILES "EXIT STATUS" EXAMPLES; do
    grep -qx "\.SH $section" <<<"$text" || fail "$program(1) has no section $section"
  done
  for verb in $(verbs "$program"); do
    section=$(sed -n "/^\.SS $verb\$/,/^\.S[SH] /p" <<<"$text")
    [ -n "$section" ] || fail "$program(1) has no section $verb"
    for flag in $(flags "$program" "$verb"); do
      case $flag in -h | --help) continue ;; esac # said once, for all
      grep -qE "^(.*, )?$flag(,| |\$)" <<<"$section" ||
        fail "$program(1) does not tell $flag of $verb"
    done
  done
  for flag in $(flags "$program"); do
    grep -qE "^(.*, )?$flag(,| |\$)" <<<"$text" || fail "$program(1) does not tell $flag"
  done
done
"$bin/nachlese" manual | grep -qx '\.SH QUERY LANGUAGE' ||
  fail "nachlese(1) does not tell the query language"
[ "$readable" = yes ] || skip "neither mandoc nor groff is installed"
finish
