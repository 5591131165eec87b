#!/usr/bin/env bash
# The Debian package: made from this build, unpacked, and, as root, installed, removed and purged.
# That happens on a temporary copy of this machine's file system (overlay) or in a container;
# elsewhere it is skipped.
source "$(dirname "$0")/common.sh"
for tool in cpack dpkg-deb dpkg-shlibdeps file; do
  if ! command -v "$tool" >/dev/null; then
    skip "$tool is not installed"
    exit 77
  fi
done

make_package() {
  (cd "$build" && cpack -G DEB -B "$temporary" >"$temporary/log" 2>&1) ||
    { cat "$temporary/log" >&2; exit 1; }
  package=$(echo "$temporary"/nachlese_*.deb)
  rm -r "$temporary/_CPack_Packages"
}

check_contents() {
  local root=$temporary/unpacked program version path
  dpkg-deb -x "$package" "$root"
  version=$(dpkg-deb -f "$package" Version)
  for path in etc/nachlese/nachlese.toml usr/lib/sysusers.d/nachlese.conf \
    usr/lib/systemd/system/nachlese{,-sync,-alarm,-backup,-upgrade,-failed@}.service \
    usr/lib/systemd/system/nachlese-{sync,alarm,backup}.timer etc/logrotate.d/nachlese \
    usr/share/doc/nachlese/{changelog,changelog.Debian}.gz \
    usr/share/doc/nachlese/{copyright,examples/nachlese.cron,docs/OPERATIONS.md}; do
    [ -f "$root/$path" ] || fail "$path is missing"
  done
  for program in "${programs[@]}"; do
    [ "$("$root/usr/bin/$program" --version)" = "$program ${version%-*}" ] ||
      fail "$program has another version than the package"
    for path in man/man1/$program.1.gz bash-completion/completions/$program \
      fish/vendor_completions.d/$program.fish \
      zsh/vendor-completions/_$program; do
      [ -s "$root/usr/share/$path" ] || fail "$path is missing"
    done
  done
  # Lists and model are embedded: names are found, and no program contains a path of this repository
  # or build.
  echo "Angela Merkel besuchte Bonn." | (cd / && "$root/usr/bin/nachlese" entities) |
    grep -q Merkel || fail "no names are found"
  for path in "$source_dir" "$build"; do
    ! grep -qaF "$path" "$root"/usr/bin/* || fail "a program knows $path"
  done
  [ "$(dpkg-deb --ctrl-tarfile "$package" | tar -xO ./conffiles)" = \
    "$(printf '%s\n' /etc/nachlese/nachlese.toml /etc/logrotate.d/nachlese)" ] ||
    fail "conffiles"
  dpkg-deb -f "$package" Depends | grep -q libxapian || fail "no dependency on Xapian"
}

# on_copy FOLDER: runs the test of the installation with every change below / kept in memory. 78:
# not allowed here.
on_copy() {
  unshare --mount --pid --fork --kill-child bash -euc '
    mount -t tmpfs tmpfs /mnt && mkdir /mnt/upper /mnt/work /mnt/copy &&
      mount -t overlay overlay -o lowerdir=/,upperdir=/mnt/upper,workdir=/mnt/work /mnt/copy &&
      mount -t proc proc /mnt/copy/proc && mount --bind /dev /mnt/copy/dev &&
      mkdir -p "/mnt/copy$0" && mount --bind "$0" "/mnt/copy$0" &&
      [ -d /mnt/copy/var/lib/dpkg/info ] || exit 78
    exec chroot /mnt/copy bash "$0/package_install.sh" "$0"' "$1"
}

in_container() { [ -e /.dockerenv ] || [ -e /run/.containerenv ] ||
  systemd-detect-virt --quiet --container 2>/dev/null; }

check_installation() {
  local code=0
  cp -r "$source_dir/resources/sample" "$source_dir/tests/deploy/package_install.sh" "$temporary"
  chmod -R a+rX "$temporary"
  on_copy "$temporary" 2>"$temporary/errors" || code=$?
  if [ "$code" -eq 0 ]; then
    echo "installed, removed and purged on a copy of this system"
  elif [ "$code" -ne 78 ] && ! grep -q '^unshare: ' "$temporary/errors"; then
    cat "$temporary/errors" >&2
    fail "installation"
  elif in_container; then
    bash "$temporary/package_install.sh" "$temporary" || fail "installation"
    echo "installed, removed and purged in this container"
  else
    skip "installing: neither a copy of the file system nor a container is to be had"
  fi
}

check_with_lintian() {
  if ! command -v lintian >/dev/null; then
    skip "lintian is not installed"
    return
  fi
  lintian --allow-root --fail-on error,warning "$package" || fail "lintian"
}

make_package
check_contents
check_with_lintian
if [ "$(id -u)" -ne 0 ]; then
  skip "installing, which needs root"
elif dpkg-query -W nachlese >/dev/null 2>&1; then
  skip "installing: the package is installed here already"
else
  check_installation
fi
finish
