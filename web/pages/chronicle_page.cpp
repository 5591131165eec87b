#include "web/pages/chronicle_page.hpp"

#include <algorithm>

#include "web/views/chronicle_messages.hpp"
#include "web/views/facet_view.hpp"
#include "web/views/hit_view.hpp"
#include "web/views/list_view.hpp"
#include "web/views/page.hpp"
#include "web/views/view.hpp"

namespace nachlese::web {
namespace {

using search::Chronicle;
using search::ChronicleLine;

constexpr std::size_t kMoreLinesStep = 12;

// The style of these lines puts a sign between elements.
Html elements_of(const std::vector<Html>& parts) {
  Html out;
  for (const Html& part : parts)
    out += (out.empty() ? ""_html : " "_html) + "<span>{}</span>"_html(part);
  return out;
}

SearchParameters within_days(const View& view, const std::string& from, const std::string& to) {
  return with_period(view.search, parse_date(from), parse_date(to));
}

// "16. Januar 2020" or "16. Januar 2020 – 18. Januar 2020".
std::string say_days(Language language, const std::string& from, const std::string& to) {
  const std::string first = say_date(language, from);
  return from == to ? first : first + " – " + say_date(language, to);
}

Html facts(const View& view, const ChronicleLine& line) {
  const Language language = view.language;
  std::vector<Html> parts;
  // No link: a search of these days finds other stories, too.
  parts.push_back(escape(say(language, messages::kHits, line.articles)));
  if (line.sources.size() > 1)
    parts.push_back(escape(say(language, messages::kStorySources, line.sources.size())));
  if (line.sources.size() == 1) parts.push_back(escape(line.sources.front()));
  if (line.versions > 0) parts.push_back(escape(say(language, messages::kVersions, line.versions)));
  if (search::has_earlier_report(line)) {
    const std::string source = line.first.source.empty() ? "" : line.first.source + ", ";
    parts.push_back(R"(<a href="{}">{}</a>)"_html(
        article_url(view.search, line.first.id),
        say(language, messages::kFirstReport, source + say_time(language, line.first.published))));
  }
  return elements_of(parts);
}

Html line_item(const View& view, const ChronicleLine& line) {
  return R"(<li><a class="days" href="{}"><time datetime="{}">{}</time></a>)"
         R"(<h3><a href="{}">{}</a></h3><p class="meta">{}</p></li>
)"_html(search_url(within_days(view, line.from, line.to)), line.from,
         say_days(view.language, line.from, line.to), article_url(view.search, line.best.id),
         line.headline, facts(view, line));
}

Html line_list(const View& view, const std::vector<ChronicleLine>& lines) {
  constexpr std::size_t kYearBytes = 4;
  Html out;
  for (auto line = lines.begin(); line != lines.end();) {
    const std::string year = line->from.substr(0, kYearBytes);
    Html items;
    for (; line != lines.end() && line->from.substr(0, kYearBytes) == year; ++line)
      items += line_item(view, *line);
    out += R"(<section><h2>{}</h2><ol>{}</ol></section>
)"_html(year, items);
  }
  return out;
}

// Down from all years to one, and back.
Html years(const View& view, const Chronicle& chronicle) {
  const bool narrowed = view.search.request.from || view.search.request.to;
  if (chronicle.years.size() < 2 && !narrowed) return {};
  Html links;
  if (narrowed)
    links += R"(<li><a href="{}">{}</a></li>)"_html(
        search_url(with_period(view.search, std::nullopt, std::nullopt), kChroniclePath),
        say(view.language, messages::kWholeTime));
  for (const search::FacetCount& year : chronicle.years) {
    if (chronicle.years.size() < 2) break;
    links += R"(<li><a href="{}">{} <span class="count">{}</span></a></li>)"_html(
        search_url(within_days(view, year.value, year.value), kChroniclePath), year.value,
        say_number(view.language, year.count));
  }
  return R"(<nav class="years" aria-label="{}"><ul class="names">{}</ul></nav>
)"_html(say(view.language, messages::kByYear), links);
}

Html busy_times(const View& view, const Chronicle& chronicle) {
  constexpr std::size_t kMost = 12;
  std::vector<search::Burst> bursts = chronicle.bursts;
  std::ranges::stable_sort(bursts, std::ranges::greater(), &search::Burst::weight);
  if (bursts.size() > kMost) bursts.resize(kMost);
  std::ranges::sort(bursts, {}, &search::Burst::from);
  Html items;
  for (const search::Burst& burst : bursts)
    items += R"(<li><a href="{}">{}</a> <span class="count">{}</span></li>)"_html(
        search_url(within_days(view, burst.from, burst.to), kChroniclePath),
        say_days(view.language, burst.from, burst.to), say_number(view.language, burst.matches));
  if (items.empty()) return {};
  return R"(<section class="busy"><h2>{}</h2><ul>{}</ul></section>
)"_html(say(view.language, messages::kBusyTimes), items);
}

Html about(const View& view, const Chronicle& chronicle) {
  std::vector<Html> parts;
  SearchParameters all = view.search;
  all.request.collapse = false;  // a chronicle counts each version
  parts.push_back(R"(<a href="{}">{}</a>)"_html(
      search_url(all), say(view.language, messages::kChronicleHits, chronicle.matches)));
  if (chronicle.bounded)
    parts.push_back(escape(say(view.language, messages::kChronicleRead, chronicle.read)));
  if (!chronicle.complete)
    parts.push_back(escape(say(view.language, messages::kChronicleIncomplete)));
  return R"(<p class="meta">{}</p>)"_html(elements_of(parts));
}

Html more(const View& view, const Chronicle& chronicle, std::size_t asked) {
  if (chronicle.lines.size() < asked || asked >= search::kMostChronicleLines) return {};
  Parameters parameters = to_parameters(view.search);
  std::erase_if(parameters, [](const auto& parameter) { return parameter.first == "limit"; });
  parameters.emplace_back(
      "limit", std::to_string(std::min(asked + kMoreLinesStep, search::kMostChronicleLines)));
  return R"(<p><a href="{}">{}</a></p>)"_html(link_to(view.search, kChroniclePath, parameters),
                                              say(view.language, messages::kMoreLines));
}

Html body(const View& view, const Chronicle& chronicle, std::size_t asked) {
  const std::string& query = view.search.request.query;
  const std::string title = query.empty()
                                ? std::string(say(view.language, view.search.request.filters.empty()
                                                                     ? messages::kChronicleOfAll
                                                                     : messages::kChronicle))
                                : say(view.language, messages::kChronicleOf, query);
  const Html lines = chronicle.lines.empty()
                         ? "<p>{}</p>"_html(say(view.language, messages::kChronicleNothing))
                         : line_list(view, chronicle.lines);
  return R"(<main id="main" class="plain chronicle" tabindex="-1"><h1>{}</h1>
{}<p>{}</p>{}{}{}{}{}{}<p class="meta"><a href="{}">{}</a></p></main>)"_html(
      title, view_notes(view, chronicle.diagnostics, chronicle.query),
      say(view.language, messages::kWhatHappened), view_active_filters(view, kChroniclePath),
      about(view, chronicle), years(view, chronicle), lines, more(view, chronicle, asked),
      busy_times(view, chronicle), search_url(view.search, "/api/v1/chronicle"),
      say(view.language, messages::kJson));
}

}  // namespace

search::ChronicleRequest chronicle_request(const SearchParameters& search, const Request& request) {
  search::ChronicleRequest out;
  out.search = search.request;
  if (!request.parameter("limit").value_or("").empty()) out.lines = search.request.limit;
  return out;
}

Response chronicle_page(Context& context, const Request& request) {
  const SearchParameters search = read_search_parameters(request, Strictness::page);
  const View view{search, preferred_language(request)};
  search::ChronicleRequest asked = chronicle_request(search, request);
  asked.search.language = view.language;
  const Chronicle chronicle = context.chronicle(asked);
  Page page;
  page.language = view.language;
  page.title = search.request.query.empty()
                   ? std::string(say(view.language, messages::kChronicle))
                   : say(view.language, messages::kChronicleOf, search.request.query);
  page.search = search;
  page.body = body(view, chronicle, asked.lines);
  return to_response(page, request);
}

}  // namespace nachlese::web
