// A source and the rules for what comes from it.
#pragma once

#include <concepts>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace nachlese::readers {

struct Format;
class TimeZone;

// Where the articles and their fields are in JSON or XML of an unknown vocabulary.
struct FieldMap {
  std::string records;  // JSON: "hits.hits[]._source"; XML: the name of an element
  std::vector<std::pair<std::string, std::string>>
      fields;  // field of the article, path in a record

  [[nodiscard]] bool empty() const { return records.empty() && fields.empty(); }
};

enum class IdRule : std::uint8_t {
  field,  // as the article says, else its URL, else a hash
  url,    // its URL, if it has one
  file,   // the name of the source and the path of the file below it; with #2, #3 … for further
          // articles of one file, of feeds with # and their own
};

// Of a source that has a name in the config file.
struct SourceRules {
  std::string name;
  std::vector<std::string> globs;  // files of folders that are read; none: all. With a / they match
                                   // the path below the source
  std::vector<std::string> excludes;           // the same, of files that are not read
  const Format* format = nullptr;              // instead of looking at the content
  std::string charset;                         // of files that are not UTF-8
  std::map<std::string, std::string> columns;  // besides those of the run
  FieldMap map;
  const TimeZone* zone = nullptr;  // of times that name none; null: that of the archive
  std::string source;              // of articles that name none
  std::string section;             // the same
  IdRule id = IdRule::field;
  bool follow_links = false;    // of links to files outside of the folder
  bool delete_missing = false;  // articles that came from this source and are no longer in it
};

struct Input {
  template <class Path>
  requires std::convertible_to<Path, std::string> Input(Path&& name)
      : path(std::forward<Path>(name)) {}  // NOLINT: a path alone is a source
  Input(std::string name, std::shared_ptr<const SourceRules> how)
      : path(std::move(name)), rules(std::move(how)) {}

  std::string path;  // a file, a folder, or "-"
  std::shared_ptr<const SourceRules> rules;
};

using Inputs = std::vector<Input>;

}  // namespace nachlese::readers
