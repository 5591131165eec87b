#include "searcher/session/prefix_suggestions.hpp"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include "core/base/utf8.hpp"
#include "core/store/facets.hpp"
#include "core/store/reader.hpp"
#include "core/store/terms.hpp"
#include "searcher/api/suggestion.hpp"
#include "searcher/engine/vocabulary.hpp"

namespace nachlese::search {
namespace {

// Calls use(beginning) for each prefix of the word that is precomputed.
template <typename Use>
void each_beginning(std::string_view word, Use use) {
  std::size_t at = 0;
  for (std::size_t letters = 1; letters <= kLongestBeginning && at < word.size(); ++letters) {
    (void)next_code_point(word, at);
    if (letters >= kShortestBeginning) use(std::string(word.substr(0, at)));
  }
}

bool has_place(const std::vector<Suggestion>& best, Xapian::doccount articles) {
  return best.size() < kBestOfBeginning || articles >= best.back().count;
}

void add(std::vector<Suggestion>& best, Suggestion suggestion) {
  const auto place = std::upper_bound(best.begin(), best.end(), suggestion, is_better);
  best.insert(place, std::move(suggestion));
  if (best.size() > kBestOfBeginning) best.pop_back();
}

void add_words(const store::ArchiveDatabase& database, const std::atomic<bool>& stopped,
               Beginnings& out) {
  each_word(database, "", [&](const std::string& word, store::TermList& it) {
    if (stopped) return false;
    const Xapian::doccount articles = it.get_termfreq();
    each_beginning(word, [&](const std::string& beginning) {
      if (auto& best = out[beginning]; has_place(best, articles))
        add(best, {.text = word, .count = articles});
    });
    return true;
  });
}

void add_names(const store::ArchiveDatabase& database, const FacetKindInfo& kind,
               const std::atomic<bool>& stopped, Beginnings& out) {
  const std::string letters = store::make_term(store::prefix_of(kind.kind), "");
  for (auto it = database.allterms_begin(letters); it != database.allterms_end(letters) && !stopped;
       ++it) {
    const std::string term = *it;
    const std::string_view folded = store::term_value(store::prefix_of(kind.kind), term);
    const Xapian::doccount articles = it.get_termfreq();
    std::set<std::string> beginnings;
    for (const std::string_view word : store::name_words(folded)) {
      each_beginning(word, [&](std::string beginning) {
        if (has_place(out[beginning], articles)) beginnings.insert(std::move(beginning));
      });
    }
    if (beginnings.empty()) continue;
    const std::string name =
        database.metadata(store::facet_name_key(store::facet_id(kind.kind, folded)));
    if (name.empty()) continue;  // the term does not hold the whole name
    for (const auto& beginning : beginnings)
      add(out[beginning], {name, SuggestionKind::value, kind.kind, articles});
  }
}

}  // namespace

bool is_better(const Suggestion& a, const Suggestion& b) {
  if (a.count != b.count) return a.count > b.count;
  const bool a_is_word = a.kind == SuggestionKind::word;
  const bool b_is_word = b.kind == SuggestionKind::word;
  return a_is_word != b_is_word ? a_is_word : a.text < b.text;
}

Beginnings read_beginnings(const store::ArchiveDatabase& database,
                           const std::atomic<bool>& stopped) {
  Beginnings out;
  add_words(database, stopped, out);
  for (const auto& kind : kFacetKinds) {
    // Speakers are suggested as the persons and organizations that they are.
    if (kind.kind != FacetKind::speaker) add_names(database, kind, stopped, out);
  }
  return out;
}

SharedBeginnings::SharedBeginnings(std::filesystem::path archive,
                                   std::shared_ptr<store::Visibility> visibility)
    : archive_(std::move(archive)), visibility_(std::move(visibility)) {}

SharedBeginnings::~SharedBeginnings() {
  stopped_ = true;
  if (thread_.joinable()) thread_.join();
}

std::shared_ptr<const Beginnings> SharedBeginnings::of(const store::ArchiveDatabase& database) {
  if (database.has_remote()) return nullptr;
  const std::string state = database.state();
  const std::lock_guard lock(mutex_);
  if (state == state_) return beginnings_;
  if (!reading_) {
    if (thread_.joinable()) thread_.join();
    thread_ = std::thread([this] { read(); });
    reading_ = true;
  }
  return nullptr;
}

void SharedBeginnings::read() {
  std::string state;
  std::shared_ptr<const Beginnings> beginnings;
  try {
    // The searcher that asked has checked that this program can read the archive.
    store::ArchiveReader reader(
        archive_, [](const store::ArchiveInfo& info) { return info.fingerprint; }, visibility_);
    reader.read([&](const store::ArchiveDatabase& database) {
      state = database.state();
      beginnings = std::make_shared<const Beginnings>(read_beginnings(database, stopped_));
    });
  } catch (const std::exception&) {
    state.clear();  // searches report the error; the next caller starts again
  }
  const std::lock_guard lock(mutex_);
  if (!state.empty()) {
    state_ = std::move(state);
    beginnings_ = std::move(beginnings);
  }
  reading_ = false;
}

}  // namespace nachlese::search
