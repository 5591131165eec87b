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

// Adds those that are quoted among persons, places or organizations.
void add_quoted(const store::ArchiveDatabase& database, FacetKind kind, const NameMatches& names,
                NameMatches& out) {
  out.cut = out.cut || names.cut;
  for (const auto& name : names.terms) {
    const auto value = store::term_value(store::prefix_of(kind), name);
    std::string term = store::make_term(schema::Prefix::speaker, value);
    if (database.term_exists(term) && std::ranges::find(out.terms, term) == out.terms.end())
      out.terms.push_back(std::move(term));
  }
}

NameMatches find_speakers(const store::ArchiveDatabase& database, const std::string& asked,
                          ArchiveNames& names) {
  NameMatches out;
  const std::string whole = store::make_term(schema::Prefix::speaker, text::fold_value(asked));
  if (database.term_exists(whole)) {
    // What facets count for it: no other name of the same thing, as these are values of their own.
    NameMatches person{{store::make_term(schema::Prefix::person, text::fold_value(asked))}, false};
    add_surname(database, asked, names.surnames, person.terms);
    add_quoted(database, FacetKind::person, person, out);
    return out;
  }
  for (const FacetKind kind : kNameKinds) {
    if (is_value(database, kind, known_value(database, kind, asked, names)))
      add_quoted(database, kind, find_values(database, kind, asked, names), out);
  }
  if (!out.terms.empty()) return out;
  for (const FacetKind kind : kNameKinds)
    add_quoted(database, kind, find_values(database, kind, asked, names), out);
  add_quoted(database, FacetKind::speaker, find_names(database, FacetKind::speaker, asked), out);
  return out;
}

}  // namespace

NameMatches find_speakers_by_prefix(const store::ArchiveDatabase& database,
                                    std::string_view beginning) {
  NameMatches out;
  for (const FacetKind kind : kNameKinds)
    add_quoted(database, kind, find_names_by_prefix(database, kind, beginning), out);
  add_quoted(database, FacetKind::speaker,
             find_names_by_prefix(database, FacetKind::speaker, beginning), out);
  return out;
}

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
  if (kind == FacetKind::speaker) return find_speakers(database, asked, names);
  const std::string value = known_value(database, kind, asked, names);
  NameMatches matches = find_names_exact_first(database, kind, value);
  if (kind == FacetKind::person && !matches.terms.empty())
    add_surname(database, value, names.surnames, matches.terms);
  return matches;
}

}  // namespace nachlese::search
