#include "searcher/session/hits.hpp"

#include <algorithm>
#include <utility>

#include "core/store/facets.hpp"
#include "searcher/present/snippet.hpp"

namespace nachlese::search {

std::vector<Mark> marks_in(std::string_view text, const Wanted& wanted, text::Analyzer& analyzer) {
  text::Analysis analysis;
  if (!wanted.empty()) analyzer.analyze(text, text::Purpose::highlight, analysis);
  return find_marks(text, analysis, wanted);
}

std::vector<std::string> facet_values(Searcher::State& state,
                                      const store::ArchiveDatabase& database,
                                      std::string_view packed, FacetKind kind,
                                      std::vector<std::string>& presumed) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at + store::kFacetIdBytes <= packed.size(); at += store::kFacetIdBytes) {
    const store::FacetId id = store::unpack_facet(packed.data() + at);
    if (store::kind_of(id) != kind) continue;
    std::string name = state.facet_name(database, id);
    if (kind == FacetKind::person && is_bare_surname(name)) {
      if (const auto bearer = state.names.surnames.bearer(database, name)) {
        name = state.facet_name(database, *bearer);
        presumed.push_back(name);
      }
    }
    if (!name.empty()) out.push_back(std::move(name));
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

Hit make_hit(Searcher::State& state, const store::ArchiveDatabase& database,
             const HitDocument& document, const Article& article, const Wanted& wanted) {
  Hit hit;
  hit.id = article.id;
  hit.title = article.title;
  hit.kicker = article.kicker;
  if (article.published) hit.published = to_iso(*article.published);
  hit.source = article.source;
  hit.section = article.section;
  hit.authors = article.authors;
  hit.url = article.url;
  hit.length = article.lead.size() + article.body.size();
  hit.title_html = marked_html(article.title, marks_in(article.title, wanted, state.analyzer), 0,
                               article.title.size());
  hit.snippet =
      make_snippet(article, wanted, state.analyzer, [&] { return document.groups(wanted); });
  const std::string facets = document.document().get_value(schema::kFacets);
  hit.persons = facet_values(state, database, facets, FacetKind::person, hit.presumed);
  hit.places = facet_values(state, database, facets, FacetKind::place, hit.presumed);
  hit.organisations = facet_values(state, database, facets, FacetKind::organisation, hit.presumed);
  return hit;
}

}  // namespace nachlese::search
