#!/usr/bin/env bash
# The API does what its description says: Schemathesis asks the real server what the description
# allows, and what it does not. Skipped where it cannot be installed from PyPI.
source "$(dirname "$0")/common.sh"
command -v python3 >/dev/null && python3 -c 'import venv, ensurepip' 2>/dev/null ||
  { skip "Python with venv is not installed"; exit 77; }
tools=$build/schemathesis
if [ ! -x "$tools/bin/schemathesis" ]; then
  python3 -m venv "$tools" >/dev/null &&
    timeout 180 "$tools/bin/pip" install -q --disable-pip-version-check 'schemathesis==4.32.5' \
      >"$temporary/pip" 2>&1 || { rm -rf "$tools"; skip "Schemathesis could not be installed"; exit 77; }
fi

"$bin/nachlese-index" sync -q --archive "$temporary/archive" "$source_dir/resources/sample"
"$bin/nachlese" serve --archive "$temporary/archive" --listen 127.0.0.1:0 >"$temporary/served" 2>&1 &
server=$!
trap 'kill $server 2>/dev/null; rm -rf "$temporary"' EXIT
for _ in $(seq 100); do
  grep -q 'http://' "$temporary/served" && break
  sleep 0.1
done
address=$(grep -o 'http://127.0.0.1:[0-9]*' "$temporary/served" | head -n 1)
[ -n "$address" ] || { cat "$temporary/served" >&2; fail "the server did not start"; finish; }

# An address over 8 KiB is refused whatever it asks for.
cat >"$temporary/schemathesis.toml" <<'EOF'
seed = 1
[checks.positive_data_acceptance]
expected-statuses = ["2xx", "404", "410", "414"]
[checks.negative_data_rejection]
expected-statuses = ["400", "404", "405", "414"]
EOF
# What a description leads to by itself is the same each time; NACHLESE_API_EXAMPLES=100 adds what
# chance brings, and what answers lead on to.
phases=(--phases examples,coverage)
[ -z "${NACHLESE_API_EXAMPLES:-}" ] || phases=(--max-examples "$NACHLESE_API_EXAMPLES")
cd "$temporary" # where it keeps what it remembers
NO_COLOR=1 "$tools/bin/schemathesis" --config-file "$temporary/schemathesis.toml" \
  run "$address/api/v1/openapi.json" "${phases[@]}" --workers 1 \
  --request-timeout 30 >"$temporary/found" 2>&1 || { cat "$temporary/found" >&2; fail "the API differs from its description"; }
kill -0 "$server" 2>/dev/null || fail "the server is gone"
tail -n 3 "$temporary/found"
finish
