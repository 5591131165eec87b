#!/usr/bin/env bash
# The systemd units: systemd accepts them, and they are confined.
source "$(dirname "$0")/common.sh"
if ! command -v systemd-analyze >/dev/null; then
  skip "systemd is not installed"
  exit 77
fi

root=$temporary/root
DESTDIR=$root cmake --install "$build" --prefix /usr >/dev/null
units=("$root"/usr/lib/systemd/system/*)
[ "${#units[@]}" -eq 10 ] || fail "${#units[@]} units are installed"

# The programs are not where systemd looks; it may complain about nothing else.
for unit in "${units[@]}"; do
  sed -i "s|^ExecStart=nachlese|ExecStart=$root/usr/bin/nachlese|; s|^ConditionFileIs.*||
    s|^ExecStartPost=+systemctl|ExecStartPost=+$(command -v systemctl)|" "$unit"
  case $unit in *@*) continue ;; esac
  complaints=$(SYSTEMD_UNIT_PATH="$root/usr/lib/systemd/system:" systemd-analyze verify \
    --man=no "$unit" 2>&1 | grep -F nachlese || true)
  [ -z "$complaints" ] || fail "$complaints"
done
for timer in "$root"/usr/lib/systemd/system/*.timer; do
  systemd-analyze calendar "$(sed -n 's/^OnCalendar=//p' "$timer")" >/dev/null ||
    fail "OnCalendar of ${timer##*/}"
done

# From 0 (closed) to 100 (open); what remains is the network of the page and reading the disk.
for unit in nachlese nachlese-sync nachlese-alert nachlese-backup; do
  systemd-analyze security --offline=true --threshold=20 \
    "$root/usr/lib/systemd/system/$unit.service" >"$temporary/security" 2>&1 ||
    { cat "$temporary/security"; fail "$unit.service is open too far"; }
  tail -1 "$temporary/security"
done

if command -v systemd-sysusers >/dev/null; then
  mkdir -p "$root/etc"
  systemd-sysusers --root="$root" nachlese.conf >/dev/null 2>&1 || fail "systemd-sysusers"
  grep -q '^nachlese:.*:/var/lib/nachlese:.*nologin$' "$root/etc/passwd" || fail "no user nachlese"
fi
# A runaway process must end itself, not the machine.
for unit in "${units[@]}"; do
  case $unit in *.timer) continue ;; esac
  for limit in MemoryMax TasksMax; do
    grep -q "^$limit=[0-9]" "$unit" || fail "${unit##*/} has no $limit="
  done
done
finish
