#include "searcher/names/surnames.hpp"

#include <algorithm>
#include <utility>

#include "core/store/terms.hpp"
#include "stemming/fold.hpp"

namespace nachlese::search {
namespace {

// With fewer articles a single misread name could decide.
constexpr Xapian::doccount kEnoughArticles = 5;
constexpr double kShare = 0.9;
constexpr double kMostBarePerFull = 4;
// A surname with more bearers is ambiguous anyway; not worth a long lookup.
constexpr std::size_t kMostBearers = 300;
constexpr std::size_t kMostRemembered = 100'000;

bool starts_lower(std::string_view text) {
  return !text.empty() && text.front() >= 'a' && text.front() <= 'z';
}

Xapian::doccount articles_with(const store::ArchiveDatabase& database,
                               std::string_view folded_name) {
  return database.frequency(store::make_term(schema::Prefix::person, folded_name));
}

std::vector<Xapian::docid> articles_with_both(const store::ArchiveDatabase& database,
                                              std::string rare, std::string frequent) {
  if (database.frequency(rare) > database.frequency(frequent)) std::swap(rare, frequent);
  std::vector<Xapian::docid> out;
  auto at = database.postlist_begin(frequent);
  const auto end = database.postlist_end(frequent);
  for (auto it = database.postlist_begin(rare); it != database.postlist_end(rare) && at != end;
       ++it) {
    at.skip_to(*it);
    if (at != end && *at == *it) out.push_back(*it);
  }
  return out;
}

}  // namespace

bool is_bare_surname(std::string_view name) {
  return name.find(' ') == std::string_view::npos || starts_lower(name);
}

std::string_view surname_of(std::string_view name) {
  if (is_bare_surname(name)) return name;
  for (std::size_t blank = name.find(' '); blank != std::string_view::npos;
       blank = name.find(' ', blank + 1)) {
    if (starts_lower(name.substr(blank + 1))) return name.substr(blank + 1);
  }
  return name.substr(name.rfind(' ') + 1);
}

Surnames::Meaning Surnames::find_meaning(const store::ArchiveDatabase& database,
                                         const std::string& surname) {
  const std::string prefix =
      store::name_word_prefix(text::plain_value(surname.substr(surname.rfind(' ') + 1)));
  store::FacetId best = 0;
  Xapian::doccount most = 0;
  std::uint64_t sum = 0;
  std::size_t bearers = 0;
  std::uint64_t sum_of_namesakes = 0;
  std::size_t namesakes = 0;
  for (const auto& key : database.metadata_keys(prefix)) {
    const store::FacetId id = store::id_of_name_word_key(key);
    if (store::kind_of(id) != FacetKind::person) continue;
    const std::string name = database.metadata(store::facet_name_key(id));
    if (is_bare_surname(name)) continue;
    const std::string folded = text::fold_value(name);
    if (text::fold_value(surname_of(name)) != surname) {
      if (!folded.starts_with(surname + ' ')) continue;
      ++namesakes;  // by the first name, as Maria is many persons
      sum_of_namesakes += articles_with(database, folded);
      continue;
    }
    if (++bearers > kMostBearers) return {std::nullopt, true};
    const Xapian::doccount articles = articles_with(database, folded);
    sum += articles;
    if (articles <= most) continue;
    most = articles;
    best = id;
  }
  const bool enough = most >= kEnoughArticles && most >= kShare * static_cast<double>(sum);
  const Xapian::doccount bare = articles_with(database, surname);
  if (enough && bare <= kMostBarePerFull * most) return {best, false};
  return {std::nullopt, bearers + namesakes > 1 && (sum + sum_of_namesakes) * 2 >= bare};
}

void Surnames::follow(const store::ArchiveDatabase& database) {
  const std::size_t most = std::max({meanings_.size(), with_both_.size(), counted_for_.size()});
  if (database.stamp() == stamp_ && most < kMostRemembered) return;
  stamp_ = database.stamp();
  std::string state = database.state();
  if (state == state_ && most < kMostRemembered) return;
  meanings_.clear();
  with_both_.clear();
  counted_for_.clear();
  state_ = std::move(state);
}

const Surnames::Meaning& Surnames::meaning(const store::ArchiveDatabase& database,
                                           std::string_view surname) {
  follow(database);
  const auto [found, added] = meanings_.try_emplace(std::string(surname));
  if (added) found->second = find_meaning(database, text::fold_value(surname));
  return found->second;
}

std::optional<store::FacetId> Surnames::bearer(const store::ArchiveDatabase& database,
                                               std::string_view surname) {
  return meaning(database, surname).bearer;
}

bool Surnames::is_shared(const store::ArchiveDatabase& database, std::string_view surname) {
  return meaning(database, surname).shared;
}

Surnames::Articles Surnames::with_both(const store::ArchiveDatabase& database,
                                       std::string_view full_name, FacetKind kind) {
  follow(database);
  const schema::Prefix prefix = store::prefix_of(kind);
  const auto [found, added] = with_both_.try_emplace(store::make_term(prefix, full_name));
  if (!added) return found->second;
  const std::string full = store::make_term(prefix, text::fold_value(full_name));
  std::vector<Xapian::docid> both;
  if (!database.has_remote()) {
    const std::string surname = text::fold_value(surname_of(full_name));
    both = articles_with_both(database, full, store::make_term(prefix, surname));
  }
  return found->second = std::make_shared<const std::vector<Xapian::docid>>(std::move(both));
}

std::optional<store::FacetId> Surnames::counted_for(const store::ArchiveDatabase& database,
                                                    std::string_view full_name) {
  if (is_bare_surname(full_name)) return std::nullopt;
  follow(database);
  std::string key(full_name);
  if (const auto found = counted_for_.find(key); found != counted_for_.end()) return found->second;
  const auto answer = find_counted_for(database, full_name);
  return counted_for_.emplace(std::move(key), answer).first->second;
}

std::optional<store::FacetId> Surnames::find_counted_for(const store::ArchiveDatabase& database,
                                                         std::string_view full_name) {
  const std::string_view surname = surname_of(full_name);
  const auto bearer_id = bearer(database, surname);
  if (!bearer_id || *bearer_id != store::facet_id(FacetKind::person, text::fold_value(full_name)))
    return std::nullopt;
  return store::facet_id(FacetKind::person, text::fold_value(surname));
}

}  // namespace nachlese::search
