#include "indexer/check.hpp"

#include <xapian.h>
#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <optional>
#include <sstream>
#include <system_error>

#include "core/store/archive.hpp"
#include "core/store/archive_info.hpp"
#include "core/store/lock.hpp"
#include "core/store/stored_article.hpp"
#include "core/store/sums.hpp"
#include "core/store/terms.hpp"
#include "indexer/in_child.hpp"

namespace nachlese::index {
namespace {

constexpr Xapian::doccount kSample = 1000;  // articles decoded per generation, evenly spread

void check_structure(const std::string& path, CheckResult& result) {
  std::ostringstream details;
  const std::size_t errors = Xapian::Database::check(path, 0, &details);
  if (errors > 0)
    result.problems.push_back(std::to_string(errors) +
                              " errors in the structure; `xapian-check` shows them");
}

void check_metadata(const Xapian::Database& database, CheckResult& result) {
  const store::ArchiveInfo info = store::read_info(database);
  if (info.schema_version == 0)
    result.problems.emplace_back("the metadata does not say which schema it has");
  if (info.fingerprint.analyzer.empty())
    result.problems.emplace_back("the metadata does not say which analyser made the terms");
  if (info.generation != result.generation)
    result.problems.emplace_back("the metadata belongs to another generation");
}

void check_articles(const Xapian::Database& database, Articles articles, CheckResult& result) {
  result.articles = database.get_doccount();
  const Xapian::doccount step =
      articles == Articles::all ? 1
                                : std::max<Xapian::doccount>(1, database.get_doccount() / kSample);
  Xapian::doccount index = 0;
  for (auto it = database.postlist_begin(""); it != database.postlist_end(""); ++it) {
    if (index++ % step != 0) continue;
    const Xapian::Document document = database.get_document(*it);
    const Article article = store::article_of(document);
    if (document.get_value(schema::kContentHash) != store::pack_number(content_hash(article), 8))
      result.problems.push_back("article " + article.id + " is not the one that was indexed");
    const std::string term = store::make_term(schema::Prefix::id, article.id);
    if (database.get_termfreq(term) != 1 || *database.postlist_begin(term) != *it) {
      result.problems.push_back("article " + article.id + " is not found by its id");
    }
  }
  if (index != result.articles) result.problems.emplace_back("the number of articles is wrong");
}

void look_into(const std::string& path, Articles articles, CheckResult& result) {
  try {
    check_structure(path, result);
    const Xapian::Database database(path);
    check_metadata(database, result);
    check_articles(database, articles, result);
  } catch (const Xapian::Error& error) {
    result.problems.push_back(error.get_description());
  } catch (const std::exception& error) {
    result.problems.emplace_back(error.what());
  }
}

unsigned seconds_for(const std::filesystem::path& folder) {
  constexpr unsigned kLeast = 120;
  std::error_code ignored;
  std::uintmax_t bytes = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder, ignored))
    bytes += entry.file_size(ignored);
  return kLeast + static_cast<unsigned>(bytes >> 20U);
}

// Runs look_into() in a child, which sends the number of articles and then the problems, one per
// line.
void look_into_in_child(const std::filesystem::path& folder, Articles articles,
                        CheckResult& result) {
  const auto done = run_in_child(
      [&] {
        CheckResult found = result;
        found.problems.clear();
        look_into(folder.string(), articles, found);
        std::string text = std::to_string(found.articles) + "\n";
        for (auto& problem : found.problems) {
          std::replace(problem.begin(), problem.end(), '\n', ' ');
          text += problem + "\n";
        }
        return text;
      },
      seconds_for(folder));
  std::istringstream lines(done.text);
  std::string line;
  if (std::getline(lines, line)) result.articles = std::strtoull(line.c_str(), nullptr, 10);
  while (std::getline(lines, line)) result.problems.push_back(line);
  if (done.signal) {
    result.problems.push_back("reading it ended with signal " + std::to_string(*done.signal) +
                              " (" + ::strsignal(*done.signal) + ")");
  } else if (done.text.empty()) {
    result.problems.emplace_back("reading it ended without a result");
  }
}

void check_hashes(const store::Archive& archive, unsigned number, CheckResult& result) {
  store::SumsResult sums = store::verify_sums(archive.generation(number));
  result.hashed = sums.listed;
  for (auto& wrong : sums.wrong) result.problems.push_back(std::move(wrong));
}

// Renews recorded times. Only if nothing is wrong: the list must never confirm damage.
void renew_times(const store::Archive& archive, unsigned number) {
  const auto folder = archive.generation(number);
  try {
    const store::WriterLock lock(archive.lock());
    const store::SumsResult sums = store::verify_sums(folder);
    if (sums.listed && sums.wrong.empty() && sums.stale_times) store::record_sums(folder);
  } catch (const Error&) {
    // Another writer is at work, or we may not write; readers then just hash some more bytes.
  }
}

std::vector<CheckResult> check_generations(const store::Archive& archive,
                                           std::optional<unsigned> live, Articles articles) {
  std::vector<unsigned> numbers = archive.generations();
  // A missing generation that the stub names is a problem, too.
  if (live && std::find(numbers.begin(), numbers.end(), *live) == numbers.end())
    numbers.push_back(*live);
  std::vector<CheckResult> results;
  for (const unsigned number : numbers) {
    CheckResult& result = results.emplace_back();
    result.generation = number;
    result.live = number == live;
    check_hashes(archive, number, result);
    look_into_in_child(archive.generation(number), articles, result);
    if (result.problems.empty()) renew_times(archive, number);
  }
  return results;
}

}  // namespace

std::vector<CheckResult> check_archive(const std::filesystem::path& directory, Articles articles) {
  const store::Archive archive(directory);
  if (!archive.exists())
    throw Error(ErrorCode::archive, "There is no archive in " + directory.string() + ".",
                "Check the name of the folder.");
  const store::Stub stub = archive.read_stub();
  if (stub.generation) return check_generations(archive, stub.generation, articles);
  (void)archive.live_databases();  // refuses a stub that names a shard twice, or itself
  std::vector<CheckResult> of_shards;
  for (const auto& shard : stub.shards) {
    if (shard.remote()) continue;
    const store::Archive part(directory / shard.folder);
    for (auto& result : check_generations(
             part, shard.generation ? shard.generation : part.live_generation(), articles)) {
      result.shard = shard.key;
      of_shards.push_back(std::move(result));
    }
  }
  return of_shards;
}

}  // namespace nachlese::index
