#include "web/finds/issue.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace nachlese::web {
namespace {

constexpr std::size_t kNamesOfIssue = 6;
constexpr std::uint64_t kSecondsOfIssueDay = 86'400;

search::SearchRequest any_version(const SearchParameters& search) {
  search::SearchRequest request = search.request;
  request.from = request.to = std::nullopt;
  request.collapse = false;
  request.quotes = false;
  request.facets = false;
  request.related = 0;
  request.offset = 0;
  return request;
}

Date day_of(std::uint64_t seconds) {
  Date day = from_wall_seconds(seconds);
  day.precision = Date::Precision::day;
  return day;
}

// Day of the first article in this order.
std::optional<Date> first_day(Context& context, search::SearchRequest request, search::Sort sort) {
  request.sort = sort;
  request.limit = 1;
  const search::SearchResponse found = context.search(std::move(request));
  if (found.hits.empty()) return std::nullopt;
  auto date = parse_date(found.hits.front().published);
  if (!date || date->precision < Date::Precision::day) return std::nullopt;
  return day_of(first_second(*date));
}

std::vector<DayIssue::Source> by_source(const std::vector<search::Hit>& hits) {
  std::map<std::string, std::map<std::string, std::vector<const search::Hit*>>> sorted;
  for (const search::Hit& hit : hits) sorted[hit.source][hit.section].push_back(&hit);
  std::vector<DayIssue::Source> out;
  for (auto& [name, sections] : sorted) {
    DayIssue::Source source{name, 0, {}};
    for (auto& [section, articles] : sections) {
      source.articles += articles.size();
      source.sections.push_back({section, std::move(articles)});
    }
    out.push_back(std::move(source));
  }
  std::ranges::stable_sort(out, std::ranges::greater(), &DayIssue::Source::articles);
  return out;
}

}  // namespace

DayIssue find_issue(Context& context, const SearchParameters& search, const Date& day) {
  DayIssue out;
  out.day = day;
  search::SearchRequest request = any_version(search);
  request.from = request.to = day;
  request.sort = search::Sort::oldest;
  request.limit = kMostOfIssue;
  request.facets = true;
  request.facet_limit = kNamesOfIssue;
  out.found = context.search(request);
  out.sources = by_source(out.found.hits);
  search::SearchRequest before = any_version(search);
  before.to = day_of(first_second(day) - kSecondsOfIssueDay);
  out.previous = first_day(context, std::move(before), search::Sort::newest);
  search::SearchRequest after = any_version(search);
  after.from = day_of(first_second(day) + kSecondsOfIssueDay);
  out.next = first_day(context, std::move(after), search::Sort::oldest);
  return out;
}

std::optional<Date> newest_day(Context& context, const SearchParameters& search) {
  return first_day(context, any_version(search), search::Sort::newest);
}

}  // namespace nachlese::web
