#include "web/api/api.hpp"

#include <algorithm>
#include <chrono>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <sstream>
#include <utility>

#include "core/base/ascii.hpp"
#include "core/base/embedded.hpp"
#include "core/base/error.hpp"
#include "searcher/api/request.hpp"
#include "searcher/api/response.hpp"
#include "searcher/api/suggestion.hpp"
#include "searcher/output/csv.hpp"
#include "searcher/output/json.hpp"
#include "web/api/json_list.hpp"
#include "web/views/parameters.hpp"
#include "web/views/problem.hpp"

namespace nachlese::web {

NACHLESE_EMBEDDED(openapi_json, web_openapi_json);

Response api_search(Context& context, const Request& request) {
  const SearchParameters parameters = read_search_parameters(request, Strictness::api);
  search::SearchRequest search = parameters.request;
  if (search.quotes)
    return api_quotes(context, request);  // the address of a page, its path changed
  search.language = preferred_language(request);
  search::SearchResponse found = context.search(search);
  add_notes(parameters, search.language, found);
  Response response{200, "application/json", search::to_json(found), {}};
  return response;
}

Response api_quotes(Context& context, const Request& request) {
  search::SearchRequest search =
      read_search_parameters(request, Strictness::api, {"format"}).request;
  search.language = preferred_language(request);
  search.quotes = true;
  const std::string_view format = request.parameter("format").value_or("");
  if (!format.empty() && format != "json" && format != "jsonl" && format != "csv")
    throw BadParameter{"format", "Expected json, jsonl or csv."};
  const search::SearchResponse found = context.search(search);
  const search::QuoteList none;
  const auto& entries = (found.quotes ? *found.quotes : none).entries;
  std::ostringstream out;
  Response response{200, "application/json", {}, {}};
  if (format == "csv") {
    response.content_type = "text/csv; charset=utf-8; header=present";
    search::print_quotes_csv_header(out);
    std::size_t number = search.offset;
    for (const auto& entry : entries) search::print_quotes_csv(out, entry, ++number);
  } else if (format == "jsonl") {
    response.content_type = "application/jsonl; charset=utf-8";
    for (const auto& entry : entries) out << search::to_json(entry) << '\n';
  } else {
    out << search::quotes_to_json(found);
  }
  response.body = out.str();
  return response;
}

Response api_article(Context& context, const Request& request) {
  constexpr std::string_view kPrefix = "/api/v1/articles/";
  const std::string id = request.path.substr(kPrefix.size());
  const auto found = context.backend.article(id, {}, context.budget);
  if (!found) {
    const bool removed = context.backend.removed(id, context.budget).has_value();
    return problem_document(removed ? removed_article() : no_such_article());
  }
  return {200,
          "application/json",
          search::to_json(found->article, context.backend.names(found->article, context.budget)),
          {}};
}

Response api_facets(Context& context, const Request& request) {
  const SearchParameters parameters = read_search_parameters(request, Strictness::api);
  search::SearchRequest search = parameters.request;
  search.language = preferred_language(request);
  search.facets = true;
  search.facet_limit = search.limit;
  search.limit = 0;
  search::SearchResponse found = context.search(search);
  add_notes(parameters, search.language, found);
  Response response{200, "application/json", search::to_json(found, *found.facets), {}};
  return response;
}

Response api_name(Context& context, const Request& request) {
  constexpr std::string_view kPrefix = "/api/v1/names/";
  const SearchParameters parameters = read_search_parameters(request, Strictness::api);
  const auto found = context.backend.name(request.path.substr(kPrefix.size()),
                                          parameters.request.collapse, context.budget);
  if (!found) return problem_document(no_such_name());
  return {200, "application/json", search::to_json(*found), {}};
}

Response api_similar(Context& context, const Request& request) {
  const SearchParameters parameters = read_search_parameters(request, Strictness::feed);
  const auto found = context.similar(required_id(request), parameters.request.limit);
  if (!found) return problem_document(no_such_article());
  return {200, "application/json", search::to_json(*found), {}};
}

Response api_related(Context& context, const Request& request) {
  search::SearchRequest search = read_search_parameters(request, Strictness::api).request;
  search.language = preferred_language(request);
  search.related = search.limit;
  search.limit = search.offset = 0;
  const search::SearchResponse found = context.search(search);
  const std::string words = json_list(
      found.related, [](const search::RelatedWord& word) { return search::to_json(word); });
  const nlohmann::ordered_json about = {{"query", found.query}, {"total", found.total}};
  std::string body = about.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  body.back() = ',';
  Response response{200, "application/json", body + R"("related":)" + words + "}", {}};
  return response;
}

Response api_suggest(Context& context, const Request& request) {
  const search::SearchRequest search = read_search_parameters(request, Strictness::api).request;
  const std::string suggestions =
      json_list(context.backend.suggest(search.query, search.limit, context.budget),
                [](const search::Suggestion& one) { return search::to_json(one); });
  return {200, "application/json", R"({"suggestions":)" + suggestions + "}", {}};
}

namespace {

constexpr std::size_t kExportPart = 500;                 // hits
constexpr std::chrono::seconds kExportPartTime{20};      // to search a part once it has its turn
constexpr std::chrono::seconds kExportPartPatience{90};  // for a part as a whole

struct ExportFormat {
  bool csv = false;
  search::CsvFor reader = search::CsvFor::all;
  search::HitFields fields;
};

ExportFormat read_export_format(const Request& request) {
  ExportFormat out;
  const std::string_view format = request.parameter("format").value_or("");
  out.csv = format == "csv";
  if (!out.csv && !format.empty() && format != "jsonl")
    throw BadParameter{"format", "Expected jsonl or csv."};
  const std::string_view reader = request.parameter("csv-for").value_or("");
  if (!reader.empty() && reader != "all" && reader != "excel")
    throw BadParameter{"csv-for", "Expected all or excel."};
  if (reader == "excel") out.reader = search::CsvFor::excel;
  try {
    out.fields = search::fields_named({std::string(request.parameter("fields").value_or(""))});
  } catch (const Error& error) {
    throw BadParameter{"fields", error.what()};
  }
  if (out.fields.empty()) out.fields = out.csv ? search::table_fields() : search::stored_fields();
  return out;
}

// "nachlese-merkel-fluechtlinge-2020.csv": what the search asks for, in letters that every file
// system takes.
std::string export_name(const SearchParameters& search, bool csv) {
  std::string asked = search.request.query;
  for (const auto& filter : search.request.filters)
    asked += (filter.exclude ? " ohne " : " ") + filter.value;
  for (const auto& date : {search.request.from, search.request.to}) {
    if (date) asked += " " + to_iso(*date);
  }
  constexpr std::pair<std::string_view, std::string_view> kLetters[] = {
      {"ä", "ae"}, {"ö", "oe"}, {"ü", "ue"}, {"ß", "ss"}, {"Ä", "ae"}, {"Ö", "oe"},
      {"Ü", "ue"}, {"é", "e"},  {"è", "e"},  {"á", "a"},  {"ç", "c"}};
  constexpr std::size_t kMostBytes = 80;
  std::string out = "nachlese";
  bool gap = true;
  for (std::size_t at = 0; at < asked.size() && out.size() < kMostBytes;) {
    const auto* letter = std::ranges::find_if(kLetters, [&](const auto& row) {
      return std::string_view(asked).substr(at).starts_with(row.first);
    });
    const bool special = letter != std::end(kLetters);
    const std::string_view text = special ? letter->second : std::string_view(asked).substr(at, 1);
    at += special ? letter->first.size() : 1;
    const bool plain = std::ranges::all_of(text, [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    });
    if (plain) out.append(gap ? "-" : "").append(to_lower_ascii(text));
    gap = !plain;
  }
  return out + (csv ? ".csv" : ".jsonl");
}

// Streams all hits of a search, part by part. Each part is a search of its own, so changes of the
// archive meanwhile may show.
class Export {
 public:
  // Throws Overloaded if too many exports run.
  Export(SearchBackend& backend, search::SearchRequest request, ExportFormat format)
      : backend_(backend),
        place_(backend.admit_export()),
        request_(std::move(request)),
        format_(std::move(format)) {
    request_.limit = kExportPart;
    request_.timeout = static_cast<double>(kExportPartTime.count());
    request_.quoting = true;
    request_.feedback = false;
    request_.articles = true;
  }

  // The next part; empty at the end. Throws if a part is incomplete, since half of it would look
  // like all.
  std::string next(Budget budget) {
    std::ostringstream out;
    search::CsvTable table(out, format_.fields, format_.reader);
    if (format_.csv && first_) table.header();
    first_ = false;
    if (ended_) return {};
    budget.bulk = true;
    const search::SearchResponse response = backend_.search(request_, budget);
    if (!response.complete) throw Overloaded();
    for (const search::Hit& hit : response.hits) {
      if (format_.csv) {
        table.hit(hit);
      } else {
        out << search::to_json(hit, format_.fields) << '\n';
      }
    }
    request_.offset += response.hits.size();
    ended_ = response.hits.size() < kExportPart;
    return out.str();
  }
  std::string next() { return next({std::chrono::steady_clock::now() + kExportPartPatience}); }

 private:
  SearchBackend& backend_;
  std::shared_ptr<void> place_;
  search::SearchRequest request_;
  ExportFormat format_;
  bool first_ = true;
  bool ended_ = false;
};

}  // namespace

Response api_export(Context& context, const Request& request) {
  SearchParameters parameters =
      read_search_parameters(request, Strictness::api, {"format", "fields", "csv-for"});
  parameters.request.language = preferred_language(request);
  const ExportFormat format = read_export_format(request);
  const auto source = std::make_shared<Export>(context.backend, parameters.request, format);
  Response response;
  response.content_type =
      format.csv ? "text/csv; charset=utf-8; header=present" : "application/jsonl; charset=utf-8";
  response.headers.emplace_back(
      "Content-Disposition",
      "attachment; filename=\"" + export_name(parameters, format.csv) + "\"");
  // Make the first part before any header is sent: until then the answer may still be an error.
  response.next_part = [source, first = std::optional(source->next(context.budget))]() mutable {
    return first ? *std::exchange(first, std::nullopt) : source->next();
  };
  return response;
}

Response api_description(Context&, const Request&) {
  return {200, "application/json", std::string(openapi_json()), {{"Cache-Control", "no-cache"}}};
}

}  // namespace nachlese::web
