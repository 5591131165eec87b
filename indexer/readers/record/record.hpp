// Raw records, which one thread cuts out of the sources, and the results of parsing them, which
// runs on many threads.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/article.hpp"
#include "indexer/readers/record/fields.hpp"
#include "indexer/readers/record/input.hpp"
#include "indexer/readers/record/printed.hpp"

namespace nachlese::readers {

enum class Severity : std::uint8_t {
  note,      // nothing is wrong with the articles
  warning,   // the article is in, but not all of it as it came
  rejected,  // an article, or a whole file, is not in
};

// Where something was found: index into the names of the files read, and the line, from 1; 0 means
// the file as a whole.
struct Location {
  std::uint32_t file = 0;
  std::uint32_t line = 0;

  friend auto operator<=>(const Location&, const Location&) = default;
};

struct InputIssue {
  Severity severity = Severity::note;
  Location place;
  std::string reason;
};

inline const ColumnMap kNoColumns;

class TimeZone;
class SourceFolder;

struct Record {
  const Format* format = nullptr;
  const ColumnMap* columns = &kNoColumns;
  const SourceRules* rules = nullptr;      // of a source with a name
  const TimeZone* zone = nullptr;          // of times that name none
  const TimeZone* archive_zone = nullptr;  // in which the archive has its dates; null: as they come
  std::string charset;  // of what is not UTF-8, decided for the whole file; empty: not known
  Location place;
  std::shared_ptr<const std::string> file_key;  // as in FilesRead
  std::string bytes;
  std::shared_ptr<SourceFolder> folder;  // around the file; null in containers and pipes
  std::string file_id;  // the id of an article that has none: path below the source folder
  std::string rule_id;  // the id that every article gets by the rule IdRule::file
  bool shared_id =
      false;  // other articles of the file have the same id, though they are no versions
  // Of a page: what recurs over its site (markup/page_blocks.hpp), ascending; null: nothing known.
  std::shared_ptr<const std::vector<std::uint64_t>> site_blocks;
  bool cut_off = false;  // the input ended inside the record's last line
};

struct Parsed {
  std::optional<Article> article;  // nothing if rejected: then `issues` says why
  std::string id;                  // of a rejected article, where it could be read
  std::uint64_t version =
      0;  // of several with one id the highest counts, of equals the last; 0: none are expected
  bool withdrawn = false;            // the source takes the article `id` back
  std::vector<PrintedWord> printed;  // of articles from printed pages, until they have their boxes
  std::vector<InputIssue> issues;
  std::vector<std::string> unknown_fields;
};

struct RecordSink {
  std::function<void(Record&&)> record;
  std::function<void(InputIssue&&)> issue;
};

}  // namespace nachlese::readers
