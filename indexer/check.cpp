#include "indexer/check.hpp"

#include <xapian.h>
#include <algorithm>
#include <sstream>

#include "core/store/archive.hpp"
#include "core/store/archive_info.hpp"
#include "core/store/article_codec.hpp"
#include "core/store/terms.hpp"

namespace nachlese {
namespace {

constexpr Xapian::doccount kSample = 1000;  // articles decoded per generation, evenly spread

void check_structure(const std::string& path, CheckResult& result) {
  std::ostringstream details;
  const std::size_t errors = Xapian::Database::check(path, 0, &details);
  if (errors > 0) result.problems.push_back(std::to_string(errors) + " errors in the structure; `xapian-check` shows them");
}

void check_metadata(const Xapian::Database& database, CheckResult& result) {
  const ArchiveInfo info = read_info(database);
  if (info.schema_version == 0) result.problems.emplace_back("the metadata does not say which schema it has");
  if (info.fingerprint.analyzer.empty()) result.problems.emplace_back("the metadata does not say which analyser made the terms");
  if (info.generation != result.generation) result.problems.emplace_back("the metadata belongs to another generation");
}

void check_articles(const Xapian::Database& database, CheckResult& result) {
  result.articles = database.get_doccount();
  const Xapian::doccount step = std::max<Xapian::doccount>(1, database.get_doccount() / kSample);
  Xapian::doccount index = 0;
  for (auto it = database.postlist_begin(""); it != database.postlist_end(""); ++it) {
    if (index++ % step != 0) continue;
    const Article article = decode_article(database.get_document(*it).get_data());
    const std::string term = make_term(schema::Prefix::id, article.id);
    if (database.get_termfreq(term) != 1 || *database.postlist_begin(term) != *it) {
      result.problems.push_back("article " + article.id + " is not found by its id");
    }
  }
  if (index != result.articles) result.problems.emplace_back("the number of articles is wrong");
}

}  // namespace

std::vector<CheckResult> check_archive(const std::filesystem::path& directory) {
  const Archive archive(directory);
  std::vector<CheckResult> of_shards;
  if (archive.exists()) {
    for (const auto& shard : archive.read_stub().shards) {
      if (shard.remote()) continue;
      for (auto& result : check_archive(directory / shard.folder)) {
        result.shard = shard.key;
        of_shards.push_back(std::move(result));
      }
    }
  }
  if (!of_shards.empty()) return of_shards;
  const auto live = archive.live_generation();
  if (!live) throw Error(ErrorCode::archive, "There is no archive in " + directory.string() + ".", "Check the name of the folder.");
  std::vector<unsigned> numbers = archive.generations();
  // A generation that the stub names and that is not there is a finding, too.
  if (std::find(numbers.begin(), numbers.end(), *live) == numbers.end()) numbers.push_back(*live);
  std::vector<CheckResult> results;
  for (const unsigned number : numbers) {
    CheckResult& result = results.emplace_back();
    result.generation = number;
    result.live = number == *live;
    const std::string path = archive.generation(number).string();
    try {
      check_structure(path, result);
      const Xapian::Database database(path);
      check_metadata(database, result);
      check_articles(database, result);
    } catch (const Xapian::Error& error) {
      result.problems.push_back(error.get_description());
    } catch (const Error& error) {
      result.problems.emplace_back(error.what());
    }
  }
  return results;
}

}  // namespace nachlese
