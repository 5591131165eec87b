#!/usr/bin/env bash
# fts5.sh FILE ARTICLES: SQLite's FTS5 over title and body, with stored texts.
set -euo pipefail
sqlite3 "$1" <<END
PRAGMA journal_mode = WAL;
CREATE TEMP TABLE line(json TEXT);
.mode ascii
.separator "\001" "\n"
.import $2 line
CREATE VIRTUAL TABLE article USING fts5(
  id UNINDEXED, published UNINDEXED, section UNINDEXED, title, body, tokenize = unicode61);
INSERT INTO article SELECT json ->> 'id', json ->> 'published', json ->> 'section',
  json ->> 'title', json ->> 'body' FROM line;
END
