#!/usr/bin/env bash
# postgresql.sh start FOLDER: starts a private server with a socket in the new FOLDER; stop FOLDER
# ends it. load FOLDER ARTICLES: texts, to_tsvector('german') and a GIN index over them; prints the
# MiB of both.
set -euo pipefail
folder=$2
# The server refuses to run as root.
as_server=()
[ "$(id -u)" -ne 0 ] || as_server=(runuser -u postgres --)
programs=(/usr/lib/postgresql/*/bin)  # Debian keeps them out of the path
control() { (cd / && "${as_server[@]}" "${programs[-1]}/pg_ctl" "$@" -D "$folder/data" -s); }
case $1 in
  start)
    [ "$(id -u)" -ne 0 ] || chown postgres "$folder"
    control initdb -o '--auth=trust --username=postgres --encoding=UTF8 --locale=C.UTF-8' >/dev/null
    memory='-c shared_buffers=512MB -c maintenance_work_mem=512MB'
    control start -w -l "$folder/log" \
      -o "-k $folder -c listen_addresses= $memory -c max_wal_size=4GB"
    ;;
  load)
    psql -h "$folder" -U postgres -qXAt -v ON_ERROR_STOP=1 <<END
CREATE TEMP TABLE line(json jsonb);
\\copy line FROM '$3' WITH (FORMAT csv, DELIMITER E'\\x01', QUOTE E'\\x02')
CREATE TABLE article AS SELECT json ->> 'id' AS id, json ->> 'published' AS published,
  json ->> 'section' AS section, json ->> 'title' AS title, json ->> 'body' AS body,
  to_tsvector('german', (json ->> 'title') || ' ' || (json ->> 'body')) AS words FROM line;
CREATE INDEX ON article USING gin(words);
CHECKPOINT;
SELECT pg_total_relation_size('article') / 1048576;
END
    ;;
  stop) control stop -m fast ;;
esac
