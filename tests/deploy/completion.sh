#!/usr/bin/env bash
# Completions as the shells use them: they offer every verb and flag of --help and the right values.
source "$(dirname "$0")/common.sh"

offered_by_bash() { # WORD…: what bash offers at the end of these words
  COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMPREPLY=()
  local function=_${1//-/_}
  "$function"
  printf '%s\n' "${COMPREPLY[@]}"
}

offered_by_fish() { # WORD…: the same by fish
  fish --no-config -c 'source $argv[1]; complete -C "$argv[2]"' "$temporary/$1.fish" "$*" | cut -f1
}

expect() { # SHELL EXPECTED WORD…: EXPECTED must be among what is offered
  local shell=$1 wanted=$2 offered
  shift 2
  offered=$("offered_by_$shell" "$@")
  grep -qxF -e "$wanted" <<<"$offered" || fail "$shell does not offer '$wanted' after: $*"
}

expect_only() { # SHELL "EXPECTED…" WORD…: nothing else must be offered
  local shell=$1 wanted=$2 offered
  shift 2
  offered=$("offered_by_$shell" "$@" | tr '\n' ' ' | sed 's/ *$//')
  [ "$offered" = "$wanted" ] || fail "$shell offers '$offered', not '$wanted', after: $*"
}

# fish offers short flags only after a lone dash.
typed() { if [ "${#1}" -eq 2 ]; then echo -; else echo "$1"; fi; }

offers_all() { # SHELL: every verb and every flag
  local program verb flag
  for program in "${programs[@]}"; do
    for flag in $(flags "$program"); do expect "$1" "$flag" "$program" "$(typed "$flag")"; done
    for verb in $(verbs "$program"); do
      expect "$1" "$verb" "$program" "${verb:0:2}"
      for flag in $(flags "$program" "$verb"); do
        expect "$1" "$flag" "$program" "$verb" "$(typed "$flag")"
      done
    done
  done
}

for program in "${programs[@]}"; do
  [ "$(verbs "$program" | wc -l)" -gt 5 ] || fail "$program --help lists no verbs"
  for shell in bash zsh fish; do
    "$bin/$program" completion "$shell" >"$temporary/$program.$shell"
  done
  bash -n "$temporary/$program.bash" || fail "bash cannot read the completion of $program"
  source "$temporary/$program.bash"
done
mkdir "$temporary/folder"
touch "$temporary/file.jsonl"

offers_all bash
expect_only bash search nachlese sea
expect_only bash "json jsonl" nachlese search --format js
expect_only bash "json jsonl" nachlese search --format = js
expect_only bash "newest" nachlese --config = some.toml search --sort new
expect_only bash "today" nachlese-index sync --profile t
expect_only bash "" nachlese search --from ""
expect_only bash "" nachlese search ""
cd "$temporary"
expect_only bash file.jsonl nachlese-index sync fi
expect_only bash folder nachlese-index sync --archive f
expect_only bash file.jsonl nachlese --config fi

if command -v fish >/dev/null; then
  offers_all fish
  expect_only fish "json jsonl" nachlese search --format js
  expect_only fish folder/ nachlese search --archive fo
  expect fish file.jsonl nachlese-index sync fi
else
  skip "fish is not installed"
fi

if command -v zsh >/dev/null; then
  for program in "${programs[@]}"; do
    zsh -n "$temporary/$program.zsh" || fail "zsh cannot read the completion of $program"
    zsh -fc 'autoload -U compinit; compinit -u -D; source $1; [[ $_comps[$2] = _${2//-/_} ]]' \
      zsh "$temporary/$program.zsh" "$program" ||
      fail "zsh does not register the completion of $program"
    for flag in $(flags "$program"
        for verb in $(verbs "$program"); do flags "$program" "$verb"; done); do
      grep -qF -e ")$flag" -e "*$flag" "$temporary/$program.zsh" ||
        fail "zsh does not know $flag of $program"
    done
  done
else
  skip "zsh is not installed"
fi
finish
