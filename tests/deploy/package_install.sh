#!/usr/bin/env bash
# package_install.sh FOLDER: installs the package in FOLDER on this very system, tries it with the
# articles in FOLDER/sample, removes and purges it. For package.sh, which ensures that the system is
# disposable.
set -euo pipefail
folder=$1
package=$(echo "$folder"/nachlese_*.deb)
export NACHLESE_CONFIG=/etc/nachlese/nachlese.toml

die() { printf 'FAILED: %s\n' "$*" >&2; exit 1; }

# Container images often leave out manuals and documentation; here they are needed.
package_manager() {
  dpkg --path-include='/usr/share/man/*' --path-include='/usr/share/doc/*' "$@" \
    >"$folder/dpkg.log" 2>&1 || {
    cat "$folder/dpkg.log" >&2
    die "dpkg $*"
  }
}

files() {
  find /etc /usr /var /srv -xdev ! -path '/var/lib/dpkg*' ! -path '/var/cache*' \
    ! -path '/var/log*' ! -path '/etc/*-' | sort
}

as_nachlese() { setpriv --reuid nachlese --regid nachlese --clear-groups "$@"; }

# Prints nothing if all goes well, else how it ended.
try_cron_example() {
  local command
  command=$(sed -nE 's/^[0-9].* (flock .*)/\1/p' /usr/share/doc/nachlese/examples/nachlese.cron)
  [ -z "$(as_nachlese sh -c "$command" 2>&1)" ] || die "the cron example is not silent"
  echo '{"id":"bad"}' >/srv/articles/bad.jsonl
  as_nachlese sh -c "$command" 2>/dev/null | grep -q 'exit code 5' ||
    die "the cron example hides bad input"
}

try() {
  local program
  for program in nachlese nachlese-index; do
    "$program" --version >/dev/null || die "$program does not run"
    [ -s "/usr/share/man/man1/$program.1.gz" ] || die "no manual of $program"
    bash -n "/usr/share/bash-completion/completions/$program" || die "no completion for $program"
  done
  getent passwd nachlese >/dev/null || die "no user nachlese"
  [ "$(stat -c %U:%G /var/lib/nachlese)" = nachlese:nachlese ] ||
    die "/var/lib/nachlese is not the user's"
  mkdir /srv/articles
  cp "$folder"/sample/* /srv/articles
  as_nachlese nachlese-index sync >/dev/null || die "sync"
  as_nachlese nachlese-index doctor >/dev/null || die "doctor finds something"
  as_nachlese nachlese-index alarm || die "alarm finds something"
  as_nachlese nachlese-index rebuild --if-needed >/dev/null || die "rebuild --if-needed"
  try_cron_example
  rm -r /srv/articles
  nachlese search --format ids Helsinki | grep -q . || die "nothing is found"
}

files >"$folder/before"
package_manager -i "$package"
try
package_manager -r nachlese
[ -f /etc/nachlese/nachlese.toml ] || die "the settings are gone before the purge"
package_manager -P nachlese
[ -f /var/lib/nachlese/archive.stub ] || die "the purge took the archive"
getent passwd nachlese >/dev/null || die "the archive has no owner any more"
rm -r /var/lib/nachlese
package_manager -i "$package"
package_manager -P nachlese
! getent passwd nachlese >/dev/null || die "the user stays without an archive"
files | diff "$folder/before" - || die "files are left behind, or lost"
