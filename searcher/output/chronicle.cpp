#include "searcher/output/chronicle.hpp"

#include <nlohmann/json.hpp>
#include <ostream>

#include "core/base/strings.hpp"
#include "core/base/utf8.hpp"
#include "searcher/output/labels.hpp"

namespace nachlese::search {
namespace {

using OrderedJson = nlohmann::ordered_json;

OrderedJson json_of_report(const ChronicleLine::Report& report) {
  return {{"id", report.id},
          {"title", report.title},
          {"published", report.published},
          {"source", report.source},
          {"url", report.url}};
}

OrderedJson json_of_line(const ChronicleLine& line) {
  return {{"from", line.from},
          {"to", line.to},
          {"headline", line.headline},
          {"from_text", line.from_text},
          {"articles", line.articles},
          {"versions", line.versions},
          {"sources", line.sources},
          {"score", line.score},
          {"best", json_of_report(line.best)},
          {"first", json_of_report(line.first)},
          {"ids", line.ids}};
}

std::string as_line(const OrderedJson& json) {
  return json.dump(-1, ' ', false, OrderedJson::error_handler_t::replace);
}

// "2022-02-24" or "2022-02-24 to 2022-02-27", shorter where year or month are the same.
std::string dates_of(const ChronicleLine& line) {
  constexpr std::size_t kMonth = 7;
  if (line.to == line.from) return line.from;
  const bool one_month = line.from.substr(0, kMonth) == line.to.substr(0, kMonth);
  return line.from + "\u2013" + line.to.substr(one_month ? kMonth + 1 : kMonth - 2);
}

// 14 articles · 5 sources · first: dpa, 6:12 …
std::string facts_of(const ChronicleLine& line, const TextStyle& style) {
  std::vector<std::string> out = {label::kArticles.of(line.articles, style.language)};
  if (line.sources.size() > 1)
    out.push_back(label::kSources.of(line.sources.size(), style.language));
  if (line.versions > 0) out.push_back(label::kVersionsOf.of(line.versions, style.language));
  if (has_earlier_report(line)) {
    std::string first(label::kFirst.in(style.language));
    first += ": " + line.first.published;
    if (!line.first.source.empty()) first += ", " + line.first.source;
    out.push_back(first + ", " + line.first.id);
  }
  out.push_back(line.best.id);
  return printable(join(out, " · "));
}

}  // namespace

std::string to_json(const ChronicleLine& line) { return as_line(json_of_line(line)); }

std::string to_json(const Chronicle& chronicle) {
  OrderedJson out = {{"query", chronicle.query},       {"matches", chronicle.matches},
                     {"articles", chronicle.articles}, {"read", chronicle.read},
                     {"bounded", chronicle.bounded},   {"complete", chronicle.complete},
                     {"took_ms", chronicle.took_ms}};
  out["lines"] = OrderedJson::array();
  for (const auto& line : chronicle.lines) out["lines"].push_back(json_of_line(line));
  out["bursts"] = OrderedJson::array();
  for (const Burst& burst : chronicle.bursts)
    out["bursts"].push_back({{"from", burst.from},
                             {"to", burst.to},
                             {"matches", burst.matches},
                             {"articles", burst.articles},
                             {"weight", burst.weight}});
  out["years"] = OrderedJson::array();
  for (const FacetCount& year : chronicle.years)
    out["years"].push_back({{"value", year.value}, {"count", year.count}});
  out["diagnostics"] = OrderedJson::array();
  for (const Diagnostic& note : chronicle.diagnostics)
    out["diagnostics"].push_back(
        {{"begin", note.begin}, {"end", note.end}, {"code", note.code}, {"message", note.message}});
  return as_line(out);
}

void print_csv(std::ostream& out, const Chronicle& chronicle, CsvFor reader) {
  CsvTable table(out, {}, reader);
  table.header({"from", "to", "headline", "articles", "versions", "sources", "first_published",
                "first_source", "first_id", "id", "url"});
  for (const ChronicleLine& line : chronicle.lines)
    table.row({line.from, line.to, line.headline, std::to_string(line.articles),
               std::to_string(line.versions), join(line.sources, "; "), line.first.published,
               line.first.source, line.first.id, line.best.id, line.best.url});
}

void print_text(std::ostream& out, const Chronicle& chronicle, const TextStyle& style) {
  constexpr std::size_t kDates = 18;
  const std::string indent(kDates, ' ');
  std::string year;
  for (const ChronicleLine& line : chronicle.lines) {
    if (line.from.substr(0, 4) != year) {
      year = line.from.substr(0, 4);
      out << styled(style, Emphasis::strong, year) << '\n';
    }
    const std::string headline = linked(style, line.best.url, printable(line.headline));
    out << padded(dates_of(line), kDates) << wrapped(style, headline, indent).substr(kDates) << '\n'
        << wrapped(style, styled(style, Emphasis::dim, facts_of(line, style)), indent) << '\n';
  }
  if (!chronicle.lines.empty()) out << '\n';
  out << label::kArticles.of(chronicle.matches, style.language);
  if (chronicle.bounded)
    out << "; " << label::kReadOfThem.in(style.language) << ' ' << chronicle.read;
  out << '\n';
}

}  // namespace nachlese::search
