#include "searcher/names/values.hpp"
#include "entities/facet_kinds.hpp"

#include <algorithm>

#include "core/store/terms.hpp"
#include "searcher/api/bounds.hpp"
#include "searcher/names/recognition.hpp"
#include "stemming/fold.hpp"

namespace nachlese::search {
namespace {

bool is_value(const store::ArchiveDatabase& database, FacetKind kind, std::string_view value) {
  return database.term_exists(store::make_term(store::prefix_of(kind), text::fold_value(value)));
}

void add_surname(const store::ArchiveDatabase& database, const std::string& person,
                 Surnames& surnames, std::vector<std::string>& terms) {
  const auto add = [&](std::string_view name) {
    const std::string term = store::make_term(schema::Prefix::person, text::fold_value(name));
    if (std::find(terms.begin(), terms.end(), term) == terms.end()) terms.push_back(term);
  };
  if (is_bare_surname(person)) {
    if (const auto bearer = surnames.bearer(database, person))
      add(database.metadata(store::facet_name_key(*bearer)));
  } else if (surnames.counted_for(database, person)) {
    add(surname_of(person));
  }
}

}  // namespace

std::string known_value(const store::ArchiveDatabase& database, FacetKind kind,
                        const std::string& asked, const ArchiveNames& names) {
  const auto type = ner::entity_type_of(kind);
  if (!type || is_value(database, kind, asked)) return asked;
  const std::string canonical = shared_recognizer(names.listed).canonical(*type, asked);
  return !canonical.empty() && is_value(database, kind, canonical) ? canonical : asked;
}

NameMatches find_values(const store::ArchiveDatabase& database, FacetKind kind,
                        const std::string& asked, ArchiveNames& names) {
  if (!may_be_value(asked)) return {};
  const std::string value = known_value(database, kind, asked, names);
  NameMatches matches = find_names_exact_first(database, kind, value);
  if (kind == FacetKind::person && !matches.terms.empty())
    add_surname(database, value, names.surnames, matches.terms);
  return matches;
}

}  // namespace nachlese::search
