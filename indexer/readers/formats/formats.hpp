// The source formats. A new one is a file of its own and a line in the table.
#pragma once

#include <string>
#include <string_view>

#include "indexer/readers/record/format.hpp"

namespace nachlese::readers {

// The format of a source; null for unknown ones. With `columns`, tables are recognized that would
// not be by themselves.
[[nodiscard]] const Format* recognize_format(std::string_view head,
                                             const ColumnMap& columns = kNoColumns);

// The format with that key, or null; and all formats, for messages.
[[nodiscard]] const Format* find_format(std::string_view key);
[[nodiscard]] std::string format_keys();

// True for feeds, whose items change places from day to day.
[[nodiscard]] bool has_moving_items(const Format& format);

// True for scanned pages, which may belong to an issue that another file describes.
[[nodiscard]] bool is_single_page(const Format& format);

// Parses the record and checks the article: text that is there at all, not too much of it, no NUL
// bytes, an id. What the source's rules say is done.
[[nodiscard]] Parsed parse_record(const Record& record);

// Each format is in the file of its name; a new one needs a declaration here and a place in the
// order in which they are tried (formats.cpp).
extern const Format kJsonFeed;
extern const Format kJsonObjects;
extern const Format kJsonLines;
extern const Format kFeed;
extern const Format kNewsml;
extern const Format kNewsml1;
extern const Format kNitf;
extern const Format kMediawiki;
extern const Format kPdf;
extern const Format kMets;
extern const Format kAlto;
extern const Format kPageXml;
extern const Format kTei;
extern const Format kHocr;
extern const Format kHtmlPage;
extern const Format kWarc;
extern const Format kArc;
extern const Format kAnpa1312;
extern const Format kIptc7901;
extern const Format kCsv;
extern const Format kPlainText;
extern const Format kMappedXml;  // where a source says what is where; never by its content

// Whether a head is that of a table with these columns.
[[nodiscard]] bool is_csv(std::string_view head, const ColumnMap& columns);

}  // namespace nachlese::readers
