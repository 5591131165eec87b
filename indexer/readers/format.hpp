// The source formats. A new one is a file of its own and a line in the table.
#pragma once

#include <string>
#include <string_view>

#include "indexer/readers/buffered_input.hpp"
#include "indexer/readers/record.hpp"

namespace nachlese {

// Longest record that is read at all, in bytes.
inline constexpr std::size_t kMaxRecordBytes = std::size_t{64} << 20U;
// Most text that one article may have, in bytes; its analysis takes some twenty times as much memory.
inline constexpr std::size_t kMaxArticleBytes = std::size_t{16} << 20U;
// How much of the start of a file is looked at to tell its format.
inline constexpr std::size_t kHeadBytes = 4096;

struct Format {
  std::string_view name;
  std::string_view key;  // in config files
  bool (*recognises)(std::string_view head);
  // Cuts the input into records. `origin` carries what is the same for all of them. Throws ReadError.
  void (*split)(BufferedInput& input, const Record& origin, const RecordSink& sink);
  // Thread-safe.
  void (*parse)(const Record& record, Parsed& out);
};

// Null if it is none that we know. `columns` may make a table of what would not be recognised as one.
[[nodiscard]] const Format* recognise_format(std::string_view head, const ColumnMap& columns = kNoColumns);

// Null if there is none of that key; all of them for messages.
[[nodiscard]] const Format* find_format(std::string_view key);
[[nodiscard]] std::string format_keys();

// Parses the record and checks the article: text that is there at all, not too much of it, no NUL bytes, an id. What the source's
// rules say is done.
[[nodiscard]] Parsed parse_record(const Record& record);

// The single formats.
bool is_json_feed(std::string_view head);
void split_json_feed(BufferedInput& input, const Record& origin, const RecordSink& sink);
bool is_json_objects(std::string_view head);
void split_json_objects(BufferedInput& input, const Record& origin, const RecordSink& sink);
bool is_json_lines(std::string_view head);
void split_json_lines(BufferedInput& input, const Record& origin, const RecordSink& sink);
void parse_json(const Record& record, Parsed& out);

bool is_feed(std::string_view head);
void split_feed(BufferedInput& input, const Record& origin, const RecordSink& sink);
void parse_feed(const Record& record, Parsed& out);

bool is_nitf(std::string_view head);
void split_nitf(BufferedInput& input, const Record& origin, const RecordSink& sink);
void parse_nitf(const Record& record, Parsed& out);

bool is_newsml(std::string_view head);
void split_newsml(BufferedInput& input, const Record& origin, const RecordSink& sink);
void parse_newsml(const Record& record, Parsed& out);

bool is_newsml1(std::string_view head);
void split_newsml1(BufferedInput& input, const Record& origin, const RecordSink& sink);
void parse_newsml1(const Record& record, Parsed& out);

bool is_html(std::string_view head);
void split_html(BufferedInput& input, const Record& origin, const RecordSink& sink);
void parse_html_page(const Record& record, Parsed& out);

bool is_mediawiki(std::string_view head);
void split_mediawiki(BufferedInput& input, const Record& origin, const RecordSink& sink);
void parse_mediawiki(const Record& record, Parsed& out);

bool is_warc(std::string_view head);
void split_warc(BufferedInput& input, const Record& origin, const RecordSink& sink);
void parse_warc(const Record& record, Parsed& out);

bool is_iptc7901(std::string_view head);
void split_iptc7901(BufferedInput& input, const Record& origin, const RecordSink& sink);
void parse_iptc7901(const Record& record, Parsed& out);

bool is_csv(std::string_view head, const ColumnMap& columns);
bool is_plain_csv(std::string_view head);
void split_csv(BufferedInput& input, const Record& origin, const RecordSink& sink);
void parse_csv(const Record& record, Parsed& out);

bool is_plain_text(std::string_view head);
void split_plain_text(BufferedInput& input, const Record& origin, const RecordSink& sink);
void parse_plain_text(const Record& record, Parsed& out);

}  // namespace nachlese
