#include "web/views/start_view.hpp"

#include <ctime>
#include <utility>

#include "web/views/find_messages.hpp"
#include "web/views/period_view.hpp"
#include "web/views/time_messages.hpp"

namespace nachlese::web {
namespace {

// "1.234 Artikel aus 12 Quellen, 9. November 1989 bis 28. November 2026 · Stand: … · Kalender"
Html facts_line(const View& view, const StartFacts& facts) {
  const Language language = view.language;
  const search::ArchiveSummary& archive = *facts.archive;
  Html out = "<span>{}</span>"_html(say_hits(view, facts.articles));
  if (archive.sources > 0)
    out += R"( <span>{}</span>)"_html(say(language, messages::kArchiveSources, archive.sources));
  if (!archive.first_date.empty())
    out += R"( <span>{}</span>)"_html(say(language, messages::kArchiveSpan,
                                          say_date(language, archive.first_date),
                                          say_date(language, archive.last_date)));
  if (!archive.updated.empty())
    out += R"( <time datetime="{}">{}</time>)"_html(
        archive.updated, say(language, messages::kStand, say_stand(language, archive.updated)));
  out += R"( <span><a href="{}">{}</a></span>)"_html(
      calendar_url(fresh_search(view.search), std::nullopt), say(language, messages::kCalendar));
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

Html view_start(const View& view, const Site& site, const StartFacts& facts) {
  const Html about = facts.archive ? facts_line(view, facts) : Html();
  // An archive without a name of its own has it above already.
  const bool named = site.name != Site().name;
  const std::string_view tagline = say(view.language, messages::kTagline);
  return R"(<section class="intro"><h1>{}</h1>{}{}{}</section>)"_html(
      named ? std::string_view(site.name) : tagline,
      named ? R"(<p class="tagline">{}</p>)"_html(tagline) : Html(), about,
      anniversaries(view, facts));
}

std::string say_stand(Language language, const std::string& utc) {
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
  char iso[sizeof "2026-11-28T03:41"];
  std::strftime(iso, sizeof iso, "%Y-%m-%dT%H:%M", &local);
  if (language != Language::german) return say_time(language, iso);
  char text[sizeof "28.11.2026, 03:41"];
  std::strftime(text, sizeof text, "%d.%m.%Y, %H:%M", &local);
  return say(language, messages::kClock, text);
}

}  // namespace nachlese::web
