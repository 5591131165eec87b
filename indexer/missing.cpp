#include "indexer/missing.hpp"

#include <algorithm>
#include <map>
#include <optional>

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
