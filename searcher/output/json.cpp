#include "searcher/output/json.hpp"

#include <nlohmann/json.hpp>
#include <span>

#include "searcher/api/diagnostic.hpp"

namespace nachlese::search {
namespace {

using Json = nlohmann::ordered_json;

// Stored text is UTF-8, but a query may hold any bytes.
std::string dump(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string_view unit_of(bool collapse) { return collapse ? "articles" : "versions"; }

Json json_of(const OfferedSearch& offer) {
  return {{"kind", name_of(offer.kind)},
          {"query", offer.query},
          {"words", offer.words},
          {"total", offer.total},
          {"more", offer.more}};
}

Json json_of(const QuotePassage& quote) {
  return {{"type", info(quote.type).name},
          {"text", quote.text},
          {"html", quote.html},
          {"before", quote.before_html},
          {"after", quote.after_html},
          {"speaker", quote.speaker},
          {"name", quote.name},
          {"name_id", quote.name_id},
          {"cue", quote.cue},
          {"number", quote.number}};
}

Json json_of(const QuoteChange& change) { return {{"was", change.was}, {"now", change.now}}; }

Json json_of(const QuoteSource& source) {
  Json changes = Json::array();
  for (const auto& change : source.changes) changes.push_back(json_of(change));
  Json subjects = Json::array();
  for (const auto& subject : source.subjects)
    subjects.push_back({{"kind", info(subject.kind).name}, {"value", subject.value}});
  return {{"id", source.id},
          {"title", source.title},
          {"published", source.published},
          {"source", source.source},
          {"url", source.url},
          {"number", source.number},
          {"text", source.text},
          {"changes", std::move(changes)},
          {"subjects", std::move(subjects)}};
}

Json json_of(const QuoteEntry& entry) {
  Json out = json_of(entry.quote);
  out["sources"] = Json::array();
  for (const auto& source : entry.sources) out["sources"].push_back(json_of(source));
  return out;
}

Json json_of(const Hit& hit) {
  Json out = {{"id", hit.id},
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
  if (!hit.archive.empty()) out["archive"] = hit.archive;
  if (!hit.presumed.empty()) out["presumed"] = hit.presumed;
  if (!hit.relation.empty()) out["relation"] = hit.relation;
  for (const auto& quote : hit.quotes) out["quotes"].push_back(json_of(quote));
  return out;
}

Json json_of(const NameProfile::Role& role) {
  Json out = {{"role", role.role}, {"count", role.count}};
  if (role.first != 0) {
    out["first"] = role.first;
    out["last"] = role.last;
  }
  return out;
}

Json json_of(const FacetCount& value) {
  Json out = {{"value", value.value}, {"count", value.count}};
  if (!value.id.empty()) out["id"] = value.id;
  if (value.presumed > 0) out["presumed"] = value.presumed;
  return out;
}

Json json_of(const Diagnostic& diagnostic) {
  return {{"begin", diagnostic.begin},
          {"end", diagnostic.end},
          {"code", diagnostic.code},
          {"message", diagnostic.message}};
}

Json json_of(const NameInQuery& name) {
  return {{"kind", info(name.kind).name}, {"value", name.value}};
}

Json json_of(const ArticleName& name) {
  Json out = {
      {"id", name.id}, {"kind", info(name.kind).name}, {"name", name.name}, {"roles", name.roles}};
  if (name.presumed) out["presumed"] = true;
  out["mentions"] = Json::array();
  for (const auto& mention : name.mentions) {
    Json place = {{"field", field_of(mention.role)}};
    if (mention.role == TextRole::caption) place["index"] = mention.index;
    place["begin"] = mention.begin;
    place["end"] = mention.end;
    out["mentions"].push_back(std::move(place));
  }
  return out;
}

Json json_of(const NameProfile::Companion& companion) {
  return {{"id", companion.id},
          {"kind", info(companion.kind).name},
          {"name", companion.name},
          {"together", companion.together},
          {"articles", companion.articles},
          {"score", companion.score}};
}

Json json_of(const NameProfile::Pair& pair) {
  return {{"first", pair.first},
          {"second", pair.second},
          {"together", pair.together},
          {"score", pair.score}};
}

Json json_of(const Article& article) {
  const auto date = [](const std::optional<Date>& value) {
    return value ? to_iso(*value) : std::string();
  };
  Json out = {{"id", article.id},
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
              {"keywords", article.keywords}};
  if (!article.rights.empty()) out["rights"] = article.rights;
  if (!article.page.empty()) out["page"] = article.page;
  if (article.recognition > 0) out["recognition"] = article.recognition;
  if (looks_marked_up(article, stored_fields())) out["texts"] = "plain";
  return out;
}

template <class T>
Json list(const std::vector<T>& values) {
  Json out = Json::array();
  for (const auto& value : values) out.push_back(json_of(value));
  return out;
}

Json json_of(const Facets& facets, std::span<const FacetKind> kinds) {
  Json out = Json::object();
  for (const auto kind : kinds)
    out[std::string(info(kind).plural)] = list(facets.by_kind[index_of(kind)]);
  out["months"] = list(facets.months);
  out["years"] = list(facets.years);
  return out;
}

}  // namespace

std::string to_json(const SearchResponse& response) {
  Json out = {{"query", response.query},           {"unit", unit_of(response.collapse)},
              {"total", response.total},           {"articles", response.articles},
              {"versions", response.versions},     {"total_exact", response.total_exact},
              {"complete", response.complete},     {"took_ms", response.took_ms},
              {"suggestion", response.suggestion}, {"diagnostics", list(response.diagnostics)},
              {"names", list(response.names)},     {"offers", list(response.offers)},
              {"hits", list(response.hits)}};
  if (response.facets) {
    out["facets"] = json_of(*response.facets, kShownKinds);
    out["facets_exact"] = response.facets->exact;
  }
  return dump(out);
}

std::string to_json(const Hit& hit) { return dump(json_of(hit)); }

std::string to_json(const QuoteEntry& entry) { return dump(json_of(entry)); }

std::string quotes_to_json(const SearchResponse& response) {
  const QuoteList none;
  const QuoteList& quotes = response.quotes ? *response.quotes : none;
  Json out = {{"query", response.query},
              {"total", quotes.total},
              {"total_exact", quotes.exact},
              {"articles", response.total},
              {"articles_read", quotes.articles_read},
              {"complete", response.complete},
              {"took_ms", response.took_ms},
              {"suggestion", response.suggestion},
              {"diagnostics", list(response.diagnostics)},
              {"names", list(response.names)},
              {"quotes", list(quotes.entries)}};
  if (response.facets) {
    out["facets"] = json_of(*response.facets, kShownKinds);
    out["facets_exact"] = response.facets->exact;
  }
  return dump(out);
}

std::string to_json(const Hit& hit, const HitFields& fields) {
  const Article article = article_of(hit);
  Json out = Json::object();
  for (const HitField* field : fields) {
    const FieldValue value = field->value(hit, article);
    if (field->rare && value == FieldValue(std::string())) continue;
    std::visit([&](const auto& of_field) { out[std::string(field->name)] = of_field; }, value);
  }
  if (looks_marked_up(article, fields)) out["texts"] = "plain";
  return dump(out);
}

std::string to_json(const Article& article) { return dump(json_of(article)); }

std::string to_json(const Article& article, const std::vector<ArticleName>& names) {
  Json out = json_of(article);
  out["names"] = list(names);
  return dump(out);
}

std::string to_json(const NameProfile& profile) {
  return dump({{"id", profile.id},
               {"kind", info(profile.kind).name},
               {"name", profile.name},
               {"unit", unit_of(profile.collapse)},
               {"first", profile.first},
               {"last", profile.last},
               {"roles", list(profile.roles)},
               {"articles", profile.articles},
               {"presumed", profile.presumed},
               {"months", list(profile.months)},
               {"years", list(profile.years)},
               {"months_exact", profile.exact},
               {"companions", list(profile.companions)},
               {"pairs", list(profile.pairs)},
               {"spellings", list(profile.spellings)},
               {"spellings_from", profile.spellings_from}});
}

std::string to_json(const SearchResponse& response, const Facets& facets) {
  std::vector<FacetKind> kinds;
  for (const auto& kind : kFacetKinds) kinds.push_back(kind.kind);
  return dump({{"query", response.query},
               {"unit", unit_of(response.collapse)},
               {"total", response.total},
               {"articles", response.articles},
               {"versions", response.versions},
               {"total_exact", response.total_exact},
               {"took_ms", response.took_ms},
               {"diagnostics", list(response.diagnostics)},
               {"facets_exact", facets.exact},
               {"facets", json_of(facets, kinds)}});
}

std::string to_json(const ArchiveSummary& summary) {
  return dump({{"directory", summary.directory.string()},
               {"articles", summary.articles},
               {"sources", summary.sources},
               {"terms", summary.terms_total},
               {"first_date", summary.first_date},
               {"last_date", summary.last_date},
               {"created", summary.created},
               {"updated", summary.updated},
               {"generation", summary.generation},
               {"schema_version", summary.schema_version},
               {"analyzer", summary.analyzer},
               {"entities", summary.entities},
               {"bytes", summary.bytes}});
}

std::string to_json(const RelatedWord& word) {
  return dump({{"text", word.text},
               {"kind", kind_name(word)},
               {"articles", word.articles},
               {"score", word.score}});
}

std::string to_json(const Suggestion& suggestion) {
  Json out = {{"text", suggestion.text},
              {"kind", kind_name(suggestion)},
              {"count", suggestion.count},
              {"replaces", suggestion.replaces}};
  if (!suggestion.id.empty()) out["id"] = suggestion.id;
  return dump(out);
}

}  // namespace nachlese::search
