// Reads .test files: articles, queries, and what these find (README.md).
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/base/article.hpp"
#include "searcher/api/request.hpp"

namespace nachlese::test {

// Hits in any order among themselves.
using AnyOrder = std::vector<std::string>;

struct Question {
  int line = 0;
  search::SearchRequest request;
  std::vector<AnyOrder> found = {};
  std::vector<std::pair<std::string, std::string>> snippets = {};  // id, or empty for the first hit
  std::vector<std::string> notes = {};
  std::optional<std::vector<std::string>> names = {};            // "place Hessen", of the query
  std::vector<std::pair<std::string, std::string>> facets = {};  // kind, values in their order
  std::optional<std::string> offer = {};                         // the first further step
  std::vector<std::string> quotes = {};                          // "NAME: TEXT", all of the answer
};

struct SearchCase {
  std::string name;
  int line = 0;
  bool names = false;
  bool scanned = false;  // the archive is one of scans
  std::vector<Article> articles;
  std::vector<Question> questions;
};

// Throws std::runtime_error with file and line for a line that it does not understand.
[[nodiscard]] std::vector<SearchCase> read_script(const std::filesystem::path& file);

}  // namespace nachlese::test
