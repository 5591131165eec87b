#include <algorithm>

#include "core/store/article_codec.hpp"
#include "core/store/terms.hpp"
#include "searcher/state.hpp"

namespace nachlese {
namespace {

// Longest prefix first, since the surface layer's is empty.
const schema::TermField& field_of(std::string_view term) {
  const schema::TermField* best = &schema::field(schema::Prefix::surface);
  for (const auto& field : schema::kTermFields) {
    if (term.starts_with(field.letters) && field.letters.size() > best->letters.size()) best = &field;
  }
  return *best;
}

}  // namespace

Explanation Searcher::explain(const SearchRequest& request) {
  state_->analyzer.trim();
  return state_->reader.read([&](const Xapian::Database& database) {
    Explanation out;
    query::Diagnostics diagnostics(request.language);
    const PreparedQuery prepared = prepare(request.query, database, *state_, diagnostics);
    out.tree = prepared.everything ? "(everything)" : prepared.tree;
    const auto filter = filter_of(*state_, request, database, diagnostics);
    const Xapian::Query query = prepared.build(filter, Demand::all);
    out.engine = query.get_description();
    out.diagnostics = diagnostics.take();
    Xapian::Enquire enquire = make_enquire(state_->ranking, database);
    enquire.set_query(query);
    const auto matches =
        enquire.get_mset(static_cast<Xapian::doccount>(request.offset), static_cast<Xapian::doccount>(request.limit));
    for (auto it = matches.begin(); it != matches.end(); ++it) {
      Explanation::HitTerms hit;
      hit.id = decode_article(it.get_document().get_data()).id;
      hit.score = it.get_weight();
      for (auto term = enquire.get_matching_terms_begin(it); term != enquire.get_matching_terms_end(it); ++term) {
        const auto& field = field_of(*term);
        hit.matches.push_back({std::string(term_value(field.prefix, *term)), std::string(field.name)});
      }
      out.hits.push_back(std::move(hit));
    }
    return out;
  });
}

}  // namespace nachlese
