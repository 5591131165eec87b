// METS: what a digitized issue of a newspaper, or another work, consists of.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "indexer/readers/markup/tree.hpp"
#include "indexer/readers/scans/page.hpp"

namespace nachlese::readers {

// What the descriptive metadata (MODS or Dublin Core) of a part say.
struct WorkFacts {
  std::string title;
  std::string subtitle;
  std::string host;  // title of what it appeared in
  std::string date;  // as written
  std::string language;
  std::string url;
  std::string id;  // of the record
  std::vector<std::string> authors;
};

struct MetsFile {
  std::string href;
  std::string type;  // media type
  std::string use;   // of its group, upper case
};

// A piece of text of an article: a block of a file, or the whole file.
struct MetsArea {
  std::string file;   // id
  std::string block;  // id inside the file; empty: all of it
  BlockRole role = BlockRole::body;
};

struct MetsArticle {
  std::string id;  // of its division
  std::string label;
  std::string section;
  WorkFacts facts;
  std::vector<MetsArea> areas;
};

struct MetsPage {
  std::string label;
  std::vector<std::string> files;  // ids
};

struct MetsIssue {
  std::string id;
  WorkFacts facts;  // of the issue and what it belongs to
  std::map<std::string, MetsFile, std::less<>> files;
  std::vector<MetsPage> pages;
  std::vector<MetsArticle> articles;
};

[[nodiscard]] MetsIssue read_mets(const Element& mets);

// True for files that have the text of a page.
[[nodiscard]] bool is_page_text(const MetsFile& file);

// "de" for "ger" and "deu"; tags as they are.
[[nodiscard]] std::string language_tag(std::string_view code);

}  // namespace nachlese::readers
