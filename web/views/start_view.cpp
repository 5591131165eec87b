#include "web/views/start_view.hpp"

#include <ctime>
#include <utility>

#include "web/views/find_messages.hpp"
#include "web/views/period_view.hpp"
#include "web/views/time_messages.hpp"

namespace nachlese::web {
namespace {

constexpr int kLongAgo[] = {10, 25, 50};
constexpr int kRecently[] = {1, 5};

std::optional<StartFacts::Anniversary> on_day(Context& context, const Date& today, int years) {
  StartFacts::Anniversary out;
  out.years = years;
  out.day = today;
  out.day.year -= years;
  if (out.day.year < 1 || out.day.day > days_in_month(out.day.year, out.day.month))
    return std::nullopt;
  search::SearchRequest request;
  request.from = request.to = out.day;
  request.sort = search::Sort::newest;
  request.limit = 1;
  const search::SearchResponse found = context.search(request);
  out.articles = found.total;
  if (!found.hits.empty()) out.title = found.hits.front().title;
  return out.articles == 0 ? std::nullopt : std::optional(std::move(out));
}

std::string archive_phrase(Language language, const Message& text, const std::string& first,
                           const std::string& second) {
  std::string out = say(language, text, first);
  return out.replace(out.find("[]"), 2, second);
}

// "1.234 Artikel aus 12 Quellen, 9. November 1989 bis 28. November 2026 · Stand: …"
Html facts_line(const View& view, const search::ArchiveSummary& archive) {
  const Language language = view.language;
  Html out = R"(<a href="{}">{}</a>)"_html(calendar_url(fresh_search(view.search), std::nullopt),
                                           say(language, messages::kHits, archive.articles));
  if (archive.sources > 0)
    out += R"( <span>{}</span>)"_html(say(language, messages::kArchiveSources, archive.sources));
  if (!archive.first_date.empty())
    out += R"( <span>{}</span>)"_html(archive_phrase(language, messages::kArchiveSpan,
                                                     say_date(language, archive.first_date),
                                                     say_date(language, archive.last_date)));
  if (!archive.updated.empty())
    out += R"( <time datetime="{}">{}</time>)"_html(
        archive.updated, say(language, messages::kStand, say_stand(archive.updated)));
  return R"(<p class="facts">{}</p>)"_html(out);
}

Html anniversaries(const View& view, const StartFacts& facts) {
  Html items;
  for (const auto& [years, day, articles, title] : facts.anniversaries) {
    const std::string label = years == 1
                                  ? std::string(say(view.language, messages::kOneYearAgo))
                                  : say(view.language, messages::kYearsAgo, std::to_string(years));
    items += R"(<li><a href="{}">{}</a> <span class="meta">{}</span><br>{}</li>)"_html(
        issue_url(fresh_search(view.search), day), label,
        say(view.language, messages::kHits, articles),
        title.empty() ? say(view.language, messages::kUntitled) : title);
  }
  return items.empty() ? Html() : R"(<ul class="ago">{}</ul>)"_html(items);
}

}  // namespace

StartFacts find_start_facts(Context& context, const Date& today) {
  StartFacts out;
  out.archive = context.backend.summary(context.budget);
  for (const int years : kLongAgo) {
    if (auto found = on_day(context, today, years)) out.anniversaries.push_back(*std::move(found));
  }
  for (const int years : kRecently) {
    if (out.anniversaries.size() >= std::size(kRecently)) break;
    if (auto found = on_day(context, today, years)) out.anniversaries.push_back(*std::move(found));
  }
  return out;
}

Html view_start(const View& view, const Site& site, const StartFacts& facts) {
  const Html about = facts.archive ? facts_line(view, *facts.archive) : Html();
  // An archive without a name of its own has it above already.
  const bool named = site.name != Site().name;
  const std::string_view tagline = say(view.language, messages::kTagline);
  return R"(<section class="intro"><h1>{}</h1>{}{}{}</section>)"_html(
      named ? std::string_view(site.name) : tagline,
      named ? R"(<p class="tagline">{}</p>)"_html(tagline) : Html(), about,
      anniversaries(view, facts));
}

std::string say_stand(const std::string& utc) {
  const auto date = parse_date(utc);
  if (!date) return utc;
  std::tm parts{};
  parts.tm_year = date->year - 1900;
  parts.tm_mon = static_cast<int>(date->month) - 1;
  parts.tm_mday = static_cast<int>(date->day);
  parts.tm_hour = static_cast<int>(date->hour);
  parts.tm_min = static_cast<int>(date->minute);
  const std::time_t time = ::timegm(&parts);
  std::tm local{};
  ::localtime_r(&time, &local);
  char text[sizeof "28.11.2026, 03:41"];
  std::strftime(text, sizeof text, "%d.%m.%Y, %H:%M", &local);
  return text;
}

}  // namespace nachlese::web
