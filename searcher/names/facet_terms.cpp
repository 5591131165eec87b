#include "searcher/names/facet_terms.hpp"

#include <algorithm>

#include "core/store/terms.hpp"
#include "searcher/engine/limits.hpp"
#include "stemming/fold.hpp"

namespace nachlese::search {
namespace {

// Limit of names read for one word; no word reaches it, but letters before a * may.
constexpr std::size_t kMostKeys = 200'000;

// Ids of the kind under metadata keys that start with `prefix`, ascending.
std::vector<store::FacetId> ids_under(const store::ArchiveDatabase& database,
                                      const std::string& prefix, FacetKind kind) {
  std::vector<store::FacetId> ids;
  for (const auto& key : database.metadata_keys(prefix, kMostKeys)) {
    const store::FacetId id = store::id_of_name_word_key(key);
    if (store::kind_of(id) == kind) ids.push_back(id);
  }
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  return ids;
}

// Of names that have all words of the value, with accents and umlauts or without.
std::vector<store::FacetId> ids_with_all_words(const store::ArchiveDatabase& database,
                                               std::string_view folded, FacetKind kind) {
  std::vector<store::FacetId> ids;
  bool first = true;
  for (const std::string_view whole : store::name_words(folded)) {
    const auto with_word =
        ids_under(database, store::name_word_prefix(text::plain_value(whole)), kind);
    std::vector<store::FacetId> both;
    std::set_intersection(ids.begin(), ids.end(), with_word.begin(), with_word.end(),
                          std::back_inserter(both));
    ids = first ? with_word : both;
    first = false;
  }
  return ids;
}

NameMatches terms_of(const store::ArchiveDatabase& database, FacetKind kind,
                     std::vector<store::FacetId> ids) {
  NameMatches out;
  out.cut = ids.size() > limits::kMaxNames;
  if (out.cut) ids.resize(limits::kMaxNames);
  for (const store::FacetId id : ids) {
    const std::string name = database.metadata(store::facet_name_key(id));
    if (!name.empty())
      out.terms.push_back(store::make_term(store::prefix_of(kind), text::fold_value(name)));
  }
  return out;
}

}  // namespace

NameMatches find_names(const store::ArchiveDatabase& database, FacetKind kind,
                       std::string_view value) {
  const std::string folded = text::fold_value(value);
  NameMatches out = terms_of(database, kind, ids_with_all_words(database, folded, kind));
  const std::string whole = store::make_term(store::prefix_of(kind), folded);
  if (database.term_exists(whole) &&
      std::find(out.terms.begin(), out.terms.end(), whole) == out.terms.end())
    out.terms.push_back(whole);
  return out;
}

NameMatches find_names_exact_first(const store::ArchiveDatabase& database, FacetKind kind,
                                   std::string_view value) {
  const std::string whole = store::make_term(store::prefix_of(kind), text::fold_value(value));
  if (database.term_exists(whole)) return {{whole}, false};
  return find_names(database, kind, value);
}

NameMatches find_names_by_prefix(const store::ArchiveDatabase& database, FacetKind kind,
                                 std::string_view beginning) {
  const std::string prefix =
      store::name_word_beginning(text::plain_value(text::fold_value(beginning)));
  return terms_of(database, kind, ids_under(database, prefix, kind));
}

}  // namespace nachlese::search
