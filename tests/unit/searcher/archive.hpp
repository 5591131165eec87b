// Small archives on disk, built by the indexer, and articles for them.
#pragma once

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "core/store/archive_info.hpp"
#include "indexer/sync.hpp"
#include "searcher/output/json.hpp"

namespace nachlese::test {

using namespace nachlese::index;
using namespace nachlese::search;
using namespace nachlese::store;

inline Article article_of(const std::string& id, const std::string& title, const std::string& body,
                          const std::string& date, const std::string& source,
                          const std::string& section, const std::string& rights = "") {
  Article article;
  article.id = id;
  article.title = title;
  article.body = body;
  article.published = parse_date(date);
  article.source = source;
  article.section = section;
  article.rights = rights;
  return article;
}

class SmallArchive {
 public:
  explicit SmallArchive(const std::vector<Article>& articles,
                        const NameSource& names = {FindNames{}, kEntitiesOff},
                        SyncOptions options = {}) {
    static int number = 0;
    directory_ =
        std::filesystem::temp_directory_path() /
        ("nachlese-searcher-" + std::to_string(::getpid()) + "-" + std::to_string(++number));
    std::filesystem::create_directories(directory_);
    const auto source = directory_ / "articles.jsonl";
    std::ofstream file(source);
    for (const auto& article : articles) file << to_json(article) << '\n';
    file.close();
    options.archive = directory_ / "archive";
    options.sources = {source.string()};
    options.quiet = true;
    (void)sync_archive(options, names);
  }
  ~SmallArchive() {
    std::error_code ignored;
    std::filesystem::remove_all(directory_, ignored);
  }
  SmallArchive(const SmallArchive&) = delete;
  SmallArchive& operator=(const SmallArchive&) = delete;

  [[nodiscard]] std::filesystem::path path() const { return directory_ / "archive"; }

 private:
  std::filesystem::path directory_;
};

}  // namespace nachlese::test
