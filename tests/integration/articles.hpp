// Makes articles as JSON Lines and queries archives about them.
#pragma once

#include <xapian.h>
#include <filesystem>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/store/archive.hpp"
#include "tests/integration/process.hpp"

namespace nachlese::test {

using namespace nachlese::store;

inline std::string article_line(const std::string& id, const std::string& title,
                                const std::string& body,
                                const std::string& published = "2024-05-01") {
  return nlohmann::json{{"id", id},
                        {"title", title},
                        {"body", body},
                        {"published", published},
                        {"source", "Probe"}}
             .dump() +
         "\n";
}

// Articles a0, a1, …, each with the word, spread over `years` years.
inline std::string articles(int count, const std::string& word, int years = 1) {
  std::string lines;
  for (int i = 0; i < count; ++i) {
    const std::string number = std::to_string(i);
    lines += article_line("a" + number, "Meldung " + number,
                          "Der Stadtrat beriet über " + word + ", Punkt " + number + ".",
                          std::to_string(2024 - i % years) + "-05-01");
  }
  return lines;
}

// Number of articles with the word, as written in the index, in the live generation.
inline std::size_t count(const std::filesystem::path& archive, const std::string& word) {
  std::size_t found = 0;
  for (const auto& folder : Archive(archive).live_databases()) {
    const Xapian::Database database(folder.string());
    found += static_cast<std::size_t>(
        std::distance(database.postlist_begin(word), database.postlist_end(word)));
  }
  return found;
}

inline Result sync(const std::filesystem::path& archive, const std::vector<std::string>& more) {
  std::vector<std::string> arguments = {"sync", "--archive", archive.string()};
  arguments.insert(arguments.end(), more.begin(), more.end());
  return run("nachlese-index", arguments);
}

// Ids of the hits, best first.
inline std::vector<std::string> search_ids(const std::filesystem::path& archive,
                                           const std::vector<std::string>& more) {
  std::vector<std::string> arguments = {"search", "--archive", archive.string(), "--format", "ids"};
  arguments.insert(arguments.end(), more.begin(), more.end());
  const Result result = run("nachlese", arguments);
  std::vector<std::string> ids;
  for (std::size_t at = 0; at < result.out.size();) {
    const std::size_t end = result.out.find('\n', at);
    ids.push_back(result.out.substr(at, end - at));
    at = end == std::string::npos ? result.out.size() : end + 1;
  }
  return ids;
}

}  // namespace nachlese::test
