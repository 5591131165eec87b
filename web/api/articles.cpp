// Several articles at once, as data or as references.
#include <iterator>
#include <sstream>
#include <utility>

#include "core/base/strings.hpp"
#include "searcher/api/article.hpp"
#include "searcher/output/csv.hpp"
#include "searcher/output/json.hpp"
#include "web/api/api.hpp"
#include "web/api/json_list.hpp"
#include "web/views/citation.hpp"
#include "web/views/clippings.hpp"
#include "web/views/parameters.hpp"

namespace nachlese::web {
namespace {

struct Found {
  Article article;
  std::vector<search::ArticleName> names;
  std::string note;
};
using Articles = std::vector<Found>;

std::string as_json_lines(const Articles& articles) {
  std::string out;
  for (const auto& found : articles) out += search::to_json(found.article, found.names) + "\n";
  return out;
}

std::string as_json(const Articles& articles) {
  return R"({"articles":)" +
         json_list(articles,
                   [](const Found& found) { return search::to_json(found.article, found.names); }) +
         "}";
}

std::string as_csl(const Articles& articles) {
  return json_list(articles, [](const Found& found) {
    return cite_csl(found.article, day_of_access(), found.note);
  });
}

std::string as_ris(const Articles& articles) {
  std::string out;
  for (const auto& found : articles) out += cite_ris(found.article, day_of_access(), found.note);
  return out;
}

std::string as_bibtex(const Articles& articles) {
  std::string out;
  for (const auto& found : articles) out += cite_bibtex(found.article, day_of_access()) + "\n";
  return out;
}

std::string as_csv(const Articles& articles) {
  std::ostringstream out;
  search::CsvTable table(out);
  table.row({"id", "title", "published", "source", "section", "authors", "url", "note"});
  for (const auto& [a, names, note] : articles)
    table.row({a.id, a.title, a.published ? to_iso(*a.published) : "", a.source, a.section,
               join(a.authors, "; "), a.url, note});
  return out.str();
}

struct ListFormat {
  std::string_view name;
  std::string_view type;
  std::string_view file;  // under which a browser saves it; empty: shows it
  std::string (*write)(const Articles&);
  bool with_names = false;
};
constexpr ListFormat kFormats[] = {
    {"json", "application/json", "", as_json, true},
    {"jsonl", "application/x-ndjson", "nachlese.jsonl", as_json_lines, true},
    {"csv", "text/csv; charset=utf-8", "nachlese.csv", as_csv},
    {"ris", "application/x-research-info-systems", "nachlese.ris", as_ris},
    {"bibtex", "application/x-bibtex; charset=utf-8", "nachlese.bib", as_bibtex},
    {"csl", "application/vnd.citationstyles.csl+json", "nachlese.json", as_csl},
};

const ListFormat& format_of(const Request& request) {
  std::string_view name = request.parameter("format").value_or("");
  if (name.empty()) name = kFormats[0].name;
  std::vector<std::string> known;
  for (const ListFormat& format : kFormats) {
    if (format.name == name) return format;
    known.emplace_back(format.name);
  }
  throw BadParameter{"format", "Expected " + either(known) + "."};
}

}  // namespace

Response api_articles(Context& context, const Request& request) {
  const std::vector<Clipping> wanted = read_clippings(request);
  if (wanted.empty()) throw BadParameter{"id", "The id of an article is needed."};
  const ListFormat& format = format_of(request);
  Articles articles;
  for (const auto& [id, note] : wanted) {
    auto found = context.backend.article(id, {}, context.budget);
    if (!found) continue;
    auto names = format.with_names ? context.backend.names(found->article, context.budget)
                                   : std::vector<search::ArticleName>();
    articles.push_back({std::move(found->article), std::move(names), note});
  }
  Response response{200, std::string(format.type), format.write(articles), {}};
  if (!format.file.empty())
    response.headers.emplace_back("Content-Disposition",
                                  "attachment; filename=\"" + std::string(format.file) + "\"");
  return response;
}

}  // namespace nachlese::web
