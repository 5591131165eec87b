#include "indexer/missing.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <unordered_map>

#include "core/store/terms.hpp"

namespace nachlese::index {
namespace {

constexpr std::size_t kMostShown = 5;

struct LosingFile {
  std::uint32_t missing = 0;
  std::optional<std::uint32_t> today;  // index of the file
};

using LosingFiles = std::map<std::string, LosingFile>;  // by term

LosingFiles losing_files(const Xapian::Database& live, const std::vector<std::string>& missing) {
  const std::string letters(schema::field(schema::Prefix::file).letters);
  LosingFiles out;
  for (const auto& id : missing) {
    const auto found = live.postlist_begin(id);
    if (found == live.postlist_end(id)) continue;
    auto term = live.termlist_begin(*found);
    term.skip_to(letters);
    if (term != live.termlist_end(*found) && (*term).starts_with(letters)) ++out[*term].missing;
  }
  return out;
}

void find_today(const FilesSeen& seen, LosingFiles& files) {
  for (std::uint32_t i = 0; i < seen.files->keys.size(); ++i) {
    const std::string key = seen.files->keys.at(i);
    if (key.empty()) continue;
    const auto file = files.find(store::make_term(schema::Prefix::file, key));
    if (file != files.end()) file->second.today = i;
  }
}

// Why a file may only seem to have lost articles; empty if it has.
std::string doubt(const std::string& name, const LosingFile& file, std::uint32_t before,
                  const FilesSeen& seen, bool shrink) {
  if (!file.today) {
    const auto holds = [&](const std::string& folder) { return name.starts_with(folder + "/"); };
    const auto& empty = seen.files->empty_folders;
    return std::any_of(empty.begin(), empty.end(), holds) ? "its folder is empty" : "";
  }
  const std::uint32_t now = *file.today < seen.articles.size() ? seen.articles[*file.today] : 0;
  if (seen.bad->contains(*file.today)) return "it is damaged";
  if (now == 0) return "it holds no articles any more";
  const bool many = file.missing >= kFewLost && file.missing > kMaxLostOfFile * before;
  if (!shrink && many && now + file.missing * kMaxLostOfFile < before)
    return "it holds " + std::to_string(now) + " of " + std::to_string(before) + " articles";
  return {};
}

}  // namespace

FilesSeen files_seen(const PipelineResult& result) {
  FilesSeen out{&result.files, &result.bad_files, {}};
  out.articles.resize(result.files.keys.size());
  for (const auto& seen : result.seen) {
    if (seen.outcome != Outcome::rejected && seen.place.file < out.articles.size())
      ++out.articles[seen.place.file];
  }
  return out;
}

void keep_moved(const std::vector<Seen>& seen, std::vector<MovedArticle>& moved) {
  std::unordered_map<std::uint64_t, std::uint32_t> records;  // by id
  for (const auto& article : moved) records.try_emplace(article.id_hash, 0);
  if (moved.empty()) return;
  for (const auto& record : seen) {
    const auto found = records.find(record.id_hash);
    if (found != records.end()) ++found->second;
  }
  std::erase_if(moved,
                [&](const MovedArticle& article) { return records.at(article.id_hash) > 1; });
}

std::size_t record_moved(const Xapian::Database& live, const std::vector<MovedArticle>& moved,
                         const std::vector<std::filesystem::path>& segments,
                         const std::filesystem::path& to) {
  const std::string letters(schema::field(schema::Prefix::file).letters);
  Xapian::Database run;
  for (const auto& path : segments) run.add_database(Xapian::Database(path.string()));
  std::optional<Xapian::WritableDatabase> database;
  std::size_t count = 0;
  for (const auto& article : moved) {
    if (!segments.empty() && run.term_exists(article.id)) continue;
    Xapian::Document document = live.get_document(*live.postlist_begin(article.id));
    auto term = document.termlist_begin();
    term.skip_to(letters);
    const std::string before = term != document.termlist_end() ? *term : std::string();
    if (before.starts_with(letters)) document.remove_term(before);
    document.add_boolean_term(article.file);
    if (!database) database.emplace(to.string(), Xapian::DB_CREATE | Xapian::DB_NO_SYNC);
    database->add_document(document);
    ++count;
  }
  return count;
}

std::vector<std::string> doubts(const Xapian::Database& live,
                                const std::vector<std::string>& missing, const FilesSeen& seen,
                                bool shrink) {
  LosingFiles files = losing_files(live, missing);
  find_today(seen, files);
  std::vector<std::string> out;
  for (const auto& [term, file] : files) {
    const std::string name(store::term_value(schema::Prefix::file, term));
    const std::string why = doubt(name, file, live.get_termfreq(term), seen, shrink);
    if (!why.empty() && out.size() < kMostShown)
      out.push_back(name.substr(name.starts_with('/') ? 1 : 0) + ": " + why);
  }
  return out;
}

}  // namespace nachlese::index
