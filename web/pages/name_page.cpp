#include "web/pages/name_page.hpp"

// The page of a person, place or organization.
#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "core/base/indefinite.hpp"
#include "searcher/api/name_profile.hpp"
#include "searcher/api/request.hpp"
#include "searcher/api/response.hpp"
#include "web/finds/name_parts.hpp"
#include "web/views/chronicle_messages.hpp"
#include "web/views/companion_graph.hpp"
#include "web/views/find_messages.hpp"
#include "web/views/hit_view.hpp"
#include "web/views/keep_view.hpp"
#include "web/views/list_view.hpp"
#include "web/views/name_messages.hpp"
#include "web/views/page.hpp"
#include "web/views/problem.hpp"
#include "web/views/quote_view.hpp"
#include "web/views/sparkline.hpp"
#include "web/views/timeline.hpp"
#include "web/views/timeline_view.hpp"

namespace nachlese::web {
namespace {

constexpr std::size_t kNewest = 5;
constexpr std::size_t kSources = 8;
constexpr std::array kCorrectedKinds = {FacetKind::person, FacetKind::place,
                                        FacetKind::organisation};

// The first and the last year of the name.
std::pair<int, int> years_of(const search::NameProfile& profile) {
  if (profile.years.empty()) return {0, 0};
  return {parse_date(profile.years.front().value).value_or(Date()).year,
          parse_date(profile.years.back().value).value_or(Date()).year};
}

Html companion_row(const View& view, const SearchParameters& search,
                   const search::NameProfile& profile,
                   const search::NameProfile::Companion& companion, const Curves& curves) {
  const auto curve = curves.find(companion.id);
  const auto [first, last] = years_of(profile);
  const Html spark = curve == curves.end() ? Html() : view_sparkline(curve->second, first, last);
  return R"(<li>{} <span class="count" title="{}">{}<span class="vh"> {}</span></span>{} )"
         R"(<a class="profile" href="{}">{}<span class="vh">: {}</span></a></li>
)"_html(view_name({search, view.language}, companion.kind, companion.name),
         say(view.language, messages::kBothIn), say_number(view.language, companion.together),
         say(view.language, messages::kBothIn), spark,
         name_url(view, companion.kind, companion.name), say(view.language, messages::kProfile),
         companion.name);
}

Html companions(const View& view, const SearchParameters& search,
                const search::NameProfile& profile, const Curves& curves) {
  Html lists;
  for (const FacetKind kind : kShownKinds) {
    Html rows;
    for (const auto& companion : profile.companions) {
      if (companion.kind == kind) rows += companion_row(view, search, profile, companion, curves);
    }
    if (!rows.empty())
      lists += R"(<div><h3>{}</h3><ul>{}</ul></div>)"_html(info(kind).many.in(view.language), rows);
  }
  if (lists.empty()) return {};
  return R"(<section class="companions"><h2>{}</h2><p class="meta">{}</p>{}</section>
)"_html(say(view.language, messages::kTogether), say(view.language, messages::kOrderOfCompanions),
        lists);
}

Html sources(const View& view, const SearchParameters& search, const search::Facets& facets) {
  Html items;
  for (const search::FacetCount& source : facets.by_kind[index_of(FacetKind::source)])
    items += R"(<li><a href="{}">{}</a> <span class="count">{}</span></li>)"_html(
        search_url(with_filter(search, {FacetKind::source, source.value, false})), source.value,
        say_number(view.language, source.count));
  if (items.empty()) return {};
  return R"(<section class="spellings"><h2>{}</h2><ul class="names">{}</ul></section>
)"_html(info(FacetKind::source).many.in(view.language), items);
}

// A name as a query for a comparison, which knows no filters.
std::string as_query(FacetKind kind, std::string name) {
  std::erase(name, '"');
  return std::string(info(kind).parameter) + ":\"" + name + "\"";
}

// Another name or search beside this one; the companions are offered.
Html compare_form(const View& view, const search::NameProfile& profile) {
  constexpr std::size_t kNeighbors = 8;
  Html offered;
  for (std::size_t i = 0; i < std::min(kNeighbors, profile.companions.size()); ++i)
    offered += R"(<option value="{}">{}</option>)"_html(
        as_query(profile.companions[i].kind, profile.companions[i].name),
        profile.companions[i].name);
  SearchParameters alone = fresh_search(view.search);
  alone.request.query = as_query(profile.kind, profile.name);
  return R"(<form class="day" action="{}">{}<label>{} <input name="compare" list="companions" )"
         R"(size="26" maxlength="500"></label><datalist id="companions">{}</datalist>)"
         R"(<button>{}</button></form>)"_html(link_to(view.search, "/"), view_hidden_fields(alone),
                                              say(view.language, messages::kCompareNameWith),
                                              offered, say(view.language, messages::kCompareNow));
}

Html follow_links(const View& view, const SearchParameters& search) {
  return R"(<p class="meta"><span>{} <a href="{}">Atom</a> <a href="{}">JSON</a></span></p>)"_html(
      say(view.language, messages::kFollow), search_url(search, "/feed.atom"),
      search_url(search, "/feed.json"));
}

Html spellings(const View& view, const search::NameProfile& profile) {
  Html items;
  for (const search::FacetCount& spelling : profile.spellings)
    items += R"(<li>{} <span class="count">{}</span></li>)"_html(
        spelling.value, say_number(view.language, spelling.count));
  if (items.empty()) return {};
  return R"(<section class="spellings"><h2>{}</h2><ul class="names">{}</ul><p class="meta">{}</p>)"
         R"(</section>
)"_html(say(view.language, messages::kSpellings), items,
         say(view.language, messages::kSpellingsFrom, profile.spellings_from));
}

Html correction(const View& view, std::string_view what, const std::string& line) {
  const std::string_view copy = say(view.language, messages::kCopy);
  return R"(<h3>{} <button type="button" class="copy" aria-label="{}: {}" hidden>{}</button></h3>)"
         R"(<p><code>{}</code></p>)"_html(what, what, copy, copy, line);
}

// The lines for names.txt that put the name right, to be copied by hand or with the button.
Html corrections(const View& view, const search::NameProfile& profile) {
  const std::string name = std::string(info(profile.kind).name) + ":" + profile.name + " = ";
  Html lines = correction(view, say(view.language, messages::kNotAName), name + "not a name");
  for (const FacetKind kind : kCorrectedKinds) {
    if (kind != profile.kind)
      lines += correction(view, info(kind).one.in(view.language),
                          name + "is " + with_article(info(kind).name));
  }
  lines += correction(view, say(view.language, messages::kOtherName), name + "same as NAME");
  return R"(<details class="cite corrections"><summary>{}</summary><p>{}</p>{}</details>
)"_html(say(view.language, messages::kNameWrong), say(view.language, messages::kNameWrongHow),
        lines);
}

// "Bundeskanzlerin (2005–2021), CDU-Vorsitzende (2000)"
Html roles(const search::NameProfile& profile) {
  std::string line;
  for (const search::NameProfile::Role& role : profile.roles) {
    line += (line.empty() ? "" : ", ") + role.role;
    if (role.first == 0) continue;
    line += " (" + std::to_string(role.first);
    if (role.last != role.first) line += "–" + std::to_string(role.last);
    line += ")";
  }
  return line.empty() ? Html() : R"(<p class="roles">{}</p>)"_html(line);
}

Html first_and_last(const View& view, const search::NameProfile& profile) {
  if (profile.first.empty()) return {};
  return R"(<p class="meta">{}, {}</p>)"_html(
      say(view.language, messages::kFirstOn, say_date(view.language, profile.first)),
      say(view.language, messages::kLastOn, say_date(view.language, profile.last)));
}

Html newest(const View& view, const SearchParameters& search,
            const std::vector<search::Hit>& hits) {
  const Html items = view_brief({search, view.language}, hits);
  if (items.empty()) return {};
  return R"(<section class="similar newest"><h2>{}</h2><ul>{}</ul></section>
)"_html(say(view.language, messages::kNewest), items);
}

Html quotes_of(const View& view, const search::NameProfile& profile, const NameQuotes& quotes) {
  const auto section = [&](const Message& title, const SearchParameters& search,
                           const search::SearchResponse& found) {
    if (!found.quotes || found.quotes->entries.empty()) return Html();
    return R"(<section class="said-by"><h2>{}</h2>{}<p><a href="{}">{}</a></p></section>
)"_html(say(view.language, title, profile.name),
        view_quotes_by_year({search, view.language}, found.quotes->entries), search_url(search),
        say(view.language, messages::kAllQuotes));
  };
  return section(messages::kWhatSays, quotes_by(view, profile), quotes.by) +
         section(messages::kWhatIsSaid, quotes_about(view, profile), quotes.about) +
         R"(<p class="vh" role="status" data-copied="{}"></p>)"_html(
             say(view.language, messages::kCopied));
}

Html over_time(const View& view, const SearchParameters& search,
               const search::NameProfile& profile) {
  search::Facets facets;
  facets.years = profile.years;
  facets.months = profile.months;
  facets.days = profile.days;
  return view_timeline({search, view.language}, make_timeline(search.request, {&facets}), nullptr);
}

Html body(const View& view, const search::NameProfile& profile,
          const search::SearchResponse& articles, const NameQuotes& quotes, const Curves& curves) {
  const SearchParameters search = search_for(view, profile);
  const Html presumed = profile.presumed == 0
                            ? Html()
                            : "<p>{}</p>"_html(say(view.language, messages::kPresumedIn,
                                                   say_number(view.language, profile.presumed)));
  return R"(<main id="main" class="plain profile-page" tabindex="-1"><p class="kicker">{}</p>)"
         R"(<h1>{}</h1>{}{}<p><a href="{}">{}</a> · <a href="{}">{}</a></p>{}{}{}{}{}{}{}{}{}{}{})"
         R"({}<p class="meta"><a href="{}">{}</a></p></main>)"_html(
             info(profile.kind).one.in(view.language), profile.name,
             view_notes(view, articles.diagnostics, articles.query), roles(profile),
             search_url(search), say_hits(view, profile.articles), chronicle_url(search),
             say(view.language, messages::kChronicle), first_and_last(view, profile), presumed,
             follow_links(view, search), over_time(view, search, profile),
             compare_form(view, profile), companions(view, search, profile, curves),
             view_network(view, profile), quotes_of(view, profile, quotes),
             newest(view, search, articles.hits),
             articles.facets ? sources(view, search, *articles.facets) : Html(),
             spellings(view, profile), corrections(view, profile),
             link_to(view.search, "/api/v1/names/" + profile.id),
             say(view.language, messages::kJson));
}

}  // namespace

Response name_page(Context& context, const Request& request) {
  const SearchParameters search = read_search_parameters(request, Strictness::page);
  const View view{search, preferred_language(request)};
  const auto& filters = search.request.filters;
  const auto wanted =
      std::find_if(filters.begin(), filters.end(), [&](const search::FacetFilter& filter) {
        return !filter.exclude && !name_url(view, filter.kind, filter.value).empty();
      });
  if (wanted == filters.end())
    throw BadParameter{"person", "A name is needed: person, place or org."};
  const auto profile =
      context.backend.name(wanted->kind, wanted->value, search.request.collapse, context.budget);
  if (!profile) return problem_page(no_such_name(), request);
  Page page;
  page.language = view.language;
  page.title = profile->name;
  page.search.lang = search.lang;
  page.skip = messages::kSkipName;
  search::SearchRequest articles = search_for(view, *profile).request;
  articles.sort = search::Sort::newest;
  articles.limit = kNewest;
  articles.facets = true;
  articles.facet_limit = kSources;
  const search::SearchResponse newest_articles = context.search(articles);
  const NameQuotes quotes = find_quotes(context, view, *profile);
  page.body = body(view, *profile, newest_articles, quotes,
                   find_curves(context, search_for(view, *profile), *profile));
  return to_response(page, request);
}

}  // namespace nachlese::web
