// Articles over time, and the issue of a day.
#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>

#include "core/base/period.hpp"
#include "searcher/output/csv.hpp"
#include "searcher/output/json.hpp"
#include "web/api/api.hpp"
#include "web/finds/issue.hpp"
#include "web/finds/over_time.hpp"
#include "web/views/timeline.hpp"

namespace nachlese::web {
namespace {

using Json = nlohmann::ordered_json;

std::string dumped(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

// One query of a timeline as JSON; `series` selects its counts.
Json series_of(const Timeline& timeline, const search::SearchResponse& response,
               std::size_t series) {
  auto counts = Json::array();
  for (const auto& bin : timeline.bins)
    counts.push_back({{"period", to_iso(bin.period)}, {"count", bin.counts[series]}});
  return {{"query", response.query},         {"unit", response.collapse ? "articles" : "versions"},
          {"total", response.total},         {"total_exact", response.total_exact},
          {"exact", response.facets->exact}, {"counts", std::move(counts)}};
}

std::string as_csv(const Timeline& timeline, const SearchParameters& search) {
  std::ostringstream out;
  search::CsvTable table(out);
  std::vector<std::string> row = {"period", search.request.query};
  row.insert(row.end(), search.compare.begin(), search.compare.end());
  if (timeline.has_all) row.emplace_back("all articles");
  table.row(row);
  for (const Timeline::Bin& bin : timeline.bins) {
    row = {to_iso(bin.period)};
    for (std::size_t i = 0; i < timeline.series; ++i) row.push_back(std::to_string(bin.counts[i]));
    if (timeline.has_all) row.push_back(std::to_string(bin.all));
    table.row(row);
  }
  return out.str();
}

std::string as_json(const Timeline& timeline, const search::SearchResponse& first,
                    const OverTime& over_time) {
  constexpr const char* kNames[] = {"year", "month", "day"};
  Json out = {{"step", kNames[static_cast<std::size_t>(timeline.step)]}};
  out["series"].push_back(series_of(timeline, first, 0));
  for (std::size_t i = 0; i < over_time.others.size(); ++i) {
    Json series = series_of(timeline, over_time.others[i], i + 1);
    if (const auto& common = over_time.common[i]) series["common"] = *common;
    out["series"].push_back(std::move(series));
  }
  if (timeline.has_all) {
    out["all"] = Json::array();
    for (const auto& bin : timeline.bins)
      out["all"].push_back({{"period", to_iso(bin.period)}, {"count", bin.all}});
  }
  return dumped(out);
}

bool wants_csv(const Request& request) {
  const std::string_view format = request.parameter("format").value_or("json");
  if (!format.empty() && format != "json" && format != "csv")
    throw BadParameter{"format", "Expected json or csv."};
  return format == "csv";
}

}  // namespace

Response api_timeline(Context& context, const Request& request) {
  const SearchParameters search = read_search_parameters(request, Strictness::api, {"format"});
  const bool csv = wants_csv(request);
  const search::SearchResponse first =
      context.search(counting(search.request, search.request.query));
  const OverTime over_time = find_over_time(context, search, first, false);
  const SeriesCounts series = over_time.series(*first.facets);
  const auto lacks_days = [](const search::Facets* facets) {
    return facets->days.empty() && !facets->months.empty();
  };
  const search::Facets* all = over_time.all_counts();
  if (search.step == Date::Precision::day &&
      (std::ranges::any_of(series, lacks_days) || (all && lacks_days(all))))
    throw BadParameter{"step",
                       "Days are counted over at most a year: limit the period by from "
                       "and to."};
  const Timeline timeline = make_timeline(search.request, series, search.step, all);
  Response response{200,
                    csv ? "text/csv; charset=utf-8; header=present" : "application/json",
                    csv ? as_csv(timeline, search) : as_json(timeline, first, over_time),
                    {}};
  if (csv)
    response.headers.emplace_back("Content-Disposition",
                                  "attachment; filename=\"nachlese-zeitverlauf.csv\"");
  return response;
}

Response api_archive(Context& context, const Request& request) {
  static_cast<void>(read_search_parameters(request, Strictness::api));  // refuses typos
  const search::ArchiveSummary archive =
      context.backend.summary(context.budget).value_or(search::ArchiveSummary());
  return {200,
          "application/json",
          dumped({{"name", site_of(request).name},
                  {"articles", archive.articles},
                  {"sources", archive.sources},
                  {"first_date", archive.first_date},
                  {"last_date", archive.last_date},
                  {"updated", archive.updated}}),
          {}};
}

Response api_issue(Context& context, const Request& request) {
  SearchParameters search = read_search_parameters(request, Strictness::api, {"day"});
  const std::string text(request.parameter("day").value_or(""));
  const auto period = parse_period(text, local_today());
  if (!period || !period->from || period->from != period->to ||
      period->from->precision < Date::Precision::day)
    throw BadParameter{"day", "Expected a day such as 1989-11-09."};
  const DayIssue issue = find_issue(context, search, *period->from);
  Json out = {{"day", to_iso(issue.day).substr(0, 10)},
              {"previous", issue.previous ? Json(to_iso(*issue.previous)) : Json()},
              {"next", issue.next ? Json(to_iso(*issue.next)) : Json()},
              {"total", issue.found.total},
              {"sources", Json::array()}};
  for (const DayIssue::Source& source : issue.sources) {
    Json sections = Json::array();
    for (const DayIssue::Section& section : source.sections) {
      Json articles = Json::array();
      for (const search::Hit* hit : section.articles)
        articles.push_back({{"id", hit->id},
                            {"title", hit->title},
                            {"published", hit->published},
                            {"url", hit->url}});
      sections.push_back({{"section", section.name}, {"articles", std::move(articles)}});
    }
    out["sources"].push_back({{"source", source.name},
                              {"articles", source.articles},
                              {"sections", std::move(sections)}});
  }
  Response response{200, "application/json", dumped(out), {}};
  return response;
}

}  // namespace nachlese::web
