#!/usr/bin/env bash
# Every command and every file that docs/OPERATIONS.md shows, in its order, on a machine of folders:
# what belongs to the system (sudo, systemctl, docker …) is stood in for, the programs are real.
source "$(dirname "$0")/common.sh"
machine=$temporary/machine
text=$source_dir/docs/OPERATIONS.md
mkdir -p "$machine"/{etc/nachlese,var/lib/nachlese-feeds,var/www/feeds,var/backups,usr/local/share/doc/nachlese/examples,stubs}
mkdir -p "$machine"/srv/{articles,scans,dpa,1990er,2000er}
for folder in articles dpa 1990er 2000er; do
  cp -r "$source_dir"/resources/sample/. "$machine/srv/$folder"
done
on_machine() { sed -E "s#(^|[ =\"'])/(etc/nachlese|var/lib/nachlese|var/backups|var/www|usr/local|srv)#\1$machine/\2#g"; }
on_machine <"$source_dir/deploy/nachlese.toml" >"$machine/etc/nachlese/nachlese.toml"
cp "$machine/etc/nachlese/nachlese.toml" "$machine/usr/local/share/doc/nachlese/examples"
export NACHLESE_CONFIG=$machine/etc/nachlese/nachlese.toml source_dir bin machine
touch "$temporary/nachlese_0.0.0_all.deb"

stub() { { echo '#!/usr/bin/env bash'; cat; } >"$machine/stubs/$1"; chmod +x "$machine/stubs/$1"; }
stub sudo <<'EOF'
[ "$1" = -u ] && shift 2
exec "$@"
EOF
# A unit must be one of ours; one that is started does its work.
stub systemctl <<'EOF'
set -e
verb=$1; shift
for unit in "$@"; do
  case $unit in -*) continue ;; esac
  [ -e "$source_dir/deploy/${unit%.service}" ] || [ -e "$source_dir/deploy/${unit%.service}.service" ] ||
    { echo "no unit $unit" >&2; exit 5; }
  [ "$verb" = start ] || continue
  eval "$(sed -n 's/^ExecStart=//p' "$source_dir/deploy/${unit%.service}.service")"
done
EOF
stub install <<'EOF'
given=()
while [ $# -gt 0 ]; do
  case $1 in -o | -g) shift 2 ;; *) given+=("$1"); shift ;; esac
done
exec /usr/bin/install "${given[@]}"
EOF
stub docker <<'EOF'
for word in "$@"; do
  case $word in deploy/*) [ -e "$source_dir/$word" ] || { echo "no $word" >&2; exit 1; } ;; esac
done
EOF
stub apt <<'EOF'
[ "$1" = install ] && [ -e "$2" ]
EOF
stub psql <<'EOF'
case "$*" in
  *json_build_object*) echo '{"id":"db1","title":"Aus der Datenbank","body":"Die Brücke wird gesperrt.","published":"2024-05-06"}' ;;
  *) printf 'id,titel,text,datum,ressort\ndb2,Zweite,"Der Rat tagt.",2024-05-07,Lokales\n' ;;
esac
EOF
stub mysql <<'EOF'
printf 'id\ttitel\ttext\tdatum\ndb3\tDritte\tDie Elbe steigt.\t2024-05-08\n'
EOF
stub sendmail <<'EOF'
cat >/dev/null
EOF
stub sudoedit </dev/null
stub systemd-sysusers </dev/null
export PATH=$machine/stubs:$bin:$PATH

# A server is well if it says where it listens and ends when it is told to.
try_server() {
  local pid
  eval "exec $1 --listen 127.0.0.1:0" >"$temporary/served" 2>&1 &
  pid=$!
  for _ in $(seq 200); do
    grep -q 'http://' "$temporary/served" && break
    kill -0 "$pid" 2>/dev/null || break
    sleep 0.1
  done
  grep -q 'http://' "$temporary/served" || { cat "$temporary/served" >&2; fail "$1"; }
  kill "$pid" 2>/dev/null || true
  wait "$pid" 2>/dev/null || true
}

commands=0
ids=()
run_command() {
  local command=$1
  if [[ $command =~ [[:space:]]ID([[:space:]]|$) ]]; then
    [ ${#ids[@]} -gt 0 ] ||
      mapfile -t ids < <(nachlese search --archive "$machine/var/lib/nachlese" --format ids -n 9 2>/dev/null || true)
    local id=${ids[0]}
    case $command in
      *undelete*) id=$deleted ;;
      *) ids=("${ids[@]:1}"); case $command in *delete*) deleted=$id ;; esac ;;
    esac
    command=$(sed -E "s/([[:space:]])ID([[:space:]]|$)/\1$id\2/" <<<"$command")
    command=${command/Erika Muster/Uschakow}  # who stands in it
  fi
  commands=$((commands + 1))
  if [[ $command == nachlese\ serve* ]]; then
    try_server "${command%%#*}"
  else
    (cd "$temporary" && ln -sfn "$source_dir/deploy" deploy && set -o pipefail && eval "$command") \
      <<<"ein langes Wort für Anna" >"$temporary/said" 2>&1 || { cat "$temporary/said" >&2; fail "$command"; }
  fi
}

files=0
try_file() {
  local file=$1 archive=$machine/var/lib/nachlese
  files=$((files + 1))
  case $(head -n 1 "$file") in
    archive*) nachlese-index sync --dry-run --quiet --config "$file" 2>"$temporary/said" || [ $? -ne 2 ] ||
      { cat "$temporary/said" >&2; fail "the settings of sources"; } ;;
    '[alarm]') { sed -n '/^archive/p;/^\[source/,/^path/p' "$NACHLESE_CONFIG"; cat "$file"; } >"$temporary/alarm.toml"
      stub curl </dev/null
      nachlese-index alarm --config "$temporary/alarm.toml" >"$temporary/said" 2>&1 || [ $? -ne 2 ] ||
        { cat "$temporary/said" >&2; fail "the settings of alarms"; } ;;
    '[access.'*) { grep '^archive' "$NACHLESE_CONFIG"; cat "$file"; } >"$temporary/rights.toml"
      try_server "nachlese serve --config $temporary/rights.toml" ;;
    '[archives.'*) cp "$source_dir/web/static/icon.svg" "$temporary/zeitung.svg"
      cp "$file" "$temporary/archives.toml"
      try_server "nachlese serve --config $temporary/archives.toml" ;;
    *searches.txt*) cp "$file" "$machine/etc/nachlese/searches.txt" ;;
    '# not a passage'*) cp "$file" "$archive/passages.txt"
      nachlese-index sync --quiet || fail "passages.txt" ;;
    '# one word'*) nachlese analyze --words --lexicon "$file" <<<Wärmepumpenförderung >/dev/null || fail "a lexicon" ;;
    '# one group'*) nachlese count --archive "$archive" --aliases "$file" Kiew >"$temporary/said" 2>&1 || [ $? -eq 1 ] ||
      { cat "$temporary/said" >&2; fail "aliases"; } ;;
    *) fail "a file in docs/OPERATIONS.md that no test knows: $(head -n 1 "$file")" ;;
  esac
}

shopt -s extglob
block= language=
while IFS= read -r line; do
  case ${line##*( )} in
    '```')
      if [ -z "$language" ]; then fail "a block in docs/OPERATIONS.md does not say what it is"; fi
      if [ "$language" = toml ] || [ "$language" = text ]; then
        on_machine <<<"${block%$'\n'}" >"$temporary/file"
        try_file "$temporary/file"
      elif [ "$language" = sh ]; then
        command=
        while IFS= read -r part; do
          command+=${command:+$'\n'}$part
          [[ $part != *\\ ]] && bash -n <<<"$command" 2>/dev/null || continue
          if [[ -n $command && $command != \#* ]]; then run_command "$(on_machine <<<"$command")"; fi
          command=
        done <<<"${block%$'\n'}"
        [ -z "$command" ] || fail "no end: $command"
      fi
      block= language= ;;
    '```'*) language=${line##*'```'} block= ;;
    *) [ -z "$language" ] || block+=$line$'\n' ;;
  esac
done <"$text"
[ "$commands" -ge 20 ] || fail "only $commands commands were found"
[ "$files" -ge 6 ] || fail "only $files files were found"
echo "$commands commands and $files files of docs/OPERATIONS.md work"
finish
