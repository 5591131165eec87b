#include "searcher/json.hpp"

#include <nlohmann/json.hpp>

namespace nachlese {
namespace {

using Json = nlohmann::ordered_json;

// Stored text is UTF-8, but a query may be any bytes.
std::string dump(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

// The facets of the contract, in its order. The months come last.
constexpr FacetKind kShownFacets[] = {FacetKind::person, FacetKind::place,   FacetKind::organisation,
                                      FacetKind::source, FacetKind::section, FacetKind::author};

Json json_of(const Hit& hit) {
  return {{"id", hit.id},
          {"title", hit.title},
          {"published", hit.published},
          {"source", hit.source},
          {"section", hit.section},
          {"authors", hit.authors},
          {"url", hit.url},
          {"score", hit.score},
          {"snippet", hit.snippet},
          {"persons", hit.persons},
          {"places", hit.places},
          {"organisations", hit.organisations},
          {"duplicates", hit.duplicates}};
}

Json json_of(const std::vector<FacetCount>& counts) {
  Json out = Json::array();
  for (const auto& value : counts) out.push_back({{"value", value.value}, {"count", value.count}});
  return out;
}

Json json_of(const Facets& facets) {
  Json out = Json::object();
  for (const auto kind : kShownFacets)
    out[std::string(info(kind).plural)] = json_of(facets.by_kind[static_cast<std::size_t>(kind)]);
  out["months"] = json_of(facets.months);
  return out;
}

Json json_of(const Diagnostic& diagnostic) {
  return {{"begin", diagnostic.begin}, {"end", diagnostic.end}, {"code", diagnostic.code}, {"message", diagnostic.message}};
}

template <class T>
Json list(const std::vector<T>& values) {
  Json out = Json::array();
  for (const auto& value : values) out.push_back(json_of(value));
  return out;
}

}  // namespace

std::string to_json(const SearchResponse& response) {
  Json out = {{"query", response.query},     {"total", response.total},           {"total_exact", response.total_exact},
              {"took_ms", response.took_ms}, {"suggestion", response.suggestion}, {"diagnostics", list(response.diagnostics)},
              {"hits", list(response.hits)}};
  if (response.facets) out["facets"] = json_of(*response.facets);
  return dump(out);
}

std::string to_json(const Hit& hit) { return dump(json_of(hit)); }

std::string to_json(const Article& article) {
  const auto date = [](const std::optional<Date>& value) { return value ? to_iso(*value) : std::string(); };
  return dump({{"id", article.id},
               {"title", article.title},
               {"kicker", article.kicker},
               {"subtitle", article.subtitle},
               {"lead", article.lead},
               {"body", article.body},
               {"captions", article.captions},
               {"authors", article.authors},
               {"source", article.source},
               {"agency", article.agency},
               {"section", article.section},
               {"published", date(article.published)},
               {"updated", date(article.updated)},
               {"url", article.url},
               {"language", article.language},
               {"keywords", article.keywords}});
}

std::string to_json(const ArchiveSummary& summary) {
  return dump({{"directory", summary.directory.string()},
               {"articles", summary.articles},
               {"terms", summary.terms_total},
               {"first_date", summary.first_date},
               {"last_date", summary.last_date},
               {"created", summary.created},
               {"generation", summary.generation},
               {"schema_version", summary.schema_version},
               {"analyzer", summary.analyzer},
               {"entities", summary.entities},
               {"bytes", summary.bytes}});
}

std::string to_json(const Suggestion& suggestion) {
  return dump({{"text", suggestion.text}, {"kind", suggestion.kind}, {"count", suggestion.count}});
}

}  // namespace nachlese
