#include "web/views/facet_view.hpp"

#include <algorithm>

#include "core/base/ascii.hpp"
#include "searcher/api/request.hpp"
#include "web/views/find_messages.hpp"
#include "web/views/fold.hpp"
#include "web/views/hit_view.hpp"
#include "web/views/keep_view.hpp"
#include "web/views/messages.hpp"
#include "web/views/period_view.hpp"

namespace nachlese::web {
namespace {

std::string_view title_of(const View& view, const FacetKindInfo& kind) {
  return kind.many.in(view.language);
}

// A bar scaled to the largest count of the list. It contains no text, so screen readers skip it.
Html bar(std::uint64_t count, std::uint64_t most) {
  const std::uint64_t percent = most == 0 ? 0 : (count * 100 + most - 1) / most;
  return R"(<svg><rect width="{}%"/></svg>)"_html(percent);
}

// The scale of a list's counts.
struct Scale {
  std::uint64_t most = 0;
  bool exact = true;
};

// Link beside a value: excludes it, or, if it is active, leads to the page about it.
Html side_link(const View& view, const FacetKindInfo& kind, const std::string& value, bool active) {
  // Whoever says something else in an article is no reason to leave it out.
  if (kind.kind == FacetKind::speaker) return {};
  const std::string url = active ? name_url(view, kind.kind, value)
                                 : search_url(with_filter(view.search, {kind.kind, value, true}));
  if (url.empty()) return {};
  const std::string label =
      say(view.language, active ? messages::kAboutName : messages::kNot, value);
  if (!active) return R"(<a class="exclude" href="{}" title="{}"></a>)"_html(url, label);
  return R"(<a class="profile" href="{}" title="{}">{}</a>)"_html(
      url, label, say(view.language, messages::kProfile));
}

Html value_row(const View& view, const FacetKindInfo& kind, const search::FacetCount& value,
               const Scale& scale) {
  const search::FacetFilter filter{kind.kind, value.value, false};
  const bool active = has_filter(view.search, filter);
  const std::string url =
      search_url(active ? without_filter(view.search, filter) : with_filter(view.search, filter));
  return R"(<li><a class="value"{} href="{}"><span>{}</span> <span class="count">{}{}</span>{}</a>)"
         R"({}</li>)"_html(active ? R"( aria-current="true")"_html : ""_html, url, value.value,
                           scale.exact ? "" : "\u2248", say_number(view.language, value.count),
                           bar(value.count, scale.most),
                           side_link(view, kind, value.value, active));
}

Html more_link(const View& view, const FacetKindInfo& kind, std::size_t shown,
               std::size_t available) {
  SearchParameters search = view.search;
  const bool open = search.more == kind.kind;
  if (!open && available <= shown) return {};
  search.more = open ? std::nullopt : std::optional(kind.kind);
  search.find.clear();
  return R"(<a class="more" href="{}#facet-{}">{}<span class="vh">: {}</span></a>)"_html(
      search_url(search), kind.parameter,
      say(view.language, open ? messages::kFewer : messages::kMore), title_of(view, kind));
}

// The values of the opened facet that match the text looked for, at most a page of them.
std::vector<search::FacetCount> found_values(const View& view,
                                             std::vector<search::FacetCount> values) {
  if (!view.search.find.empty()) {
    const std::string wanted = fold_letters(view.search.find);
    std::erase_if(values, [&](const search::FacetCount& value) {
      return fold_letters(value.value).find(wanted) == std::string::npos;
    });
  }
  if (values.size() > kMoreFacetValues) values.resize(kMoreFacetValues);
  return values;
}

// "Personen suchen", "Find people"
Html find_form(const View& view, const FacetKindInfo& kind) {
  SearchParameters rest = view.search;
  rest.find.clear();
  const std::string_view many = title_of(view, kind);
  const std::string label =
      say(view.language, messages::kFindValue,
          view.language == Language::german ? std::string(many) : to_lower_ascii(many));
  return R"(<form class="find" action="{}#facet-{}">{}<input type="search" name="find" value="{}" )"
         R"(maxlength="200" aria-label="{}" placeholder="{}"><button>{}</button></form>)"_html(
             link_to(view.search, "/"), kind.parameter, view_hidden_fields(rest), view.search.find,
             label, label, say(view.language, messages::kSearchButton));
}

// Switches between any and all of the chosen values, where an article may have several.
Html match_switch(const View& view, const FacetKindInfo& kind) {
  const auto* wording = std::ranges::find(messages::kMatches, kind.kind, &MatchMessages::kind);
  if (wording == messages::kMatches.end() || !is_chosen(view.search, kind.kind)) return {};
  Html links;
  for (const bool all : {false, true}) {
    SearchParameters search = view.search;
    search.request.match.set(kind.kind, all);
    search.request.offset = 0;
    const bool current = view.search.request.match.all_of(kind.kind) == all;
    links += R"(<li><a href="{}"{}>{}</a></li>)"_html(
        search_url(search), current ? R"( aria-current="true")"_html : ""_html,
        say(view.language, all ? wording->all : wording->any));
  }
  return R"(<ul class="match">{}</ul>)"_html(links);
}

Html facet_list(const View& view, const FacetKindInfo& kind,
                const std::vector<search::FacetCount>& all, bool exact) {
  if (all.empty()) return {};
  const bool open = view.search.more == kind.kind;
  const std::vector<search::FacetCount> values = open ? found_values(view, all) : all;
  const std::size_t shown = open ? values.size() : std::min(values.size(), kFacetValues);
  Scale scale{0, exact};
  for (std::size_t i = 0; i < shown; ++i) scale.most = std::max(scale.most, values[i].count);
  Html rows;
  for (std::size_t i = 0; i < shown; ++i) rows += value_row(view, kind, values[i], scale);
  const Html several = view.search.request.match.all_of(kind.kind) ? ""_html : " several"_html;
  return R"(<section class="facet{}" id="facet-{}"><h2>{}</h2>{}{}<ul>{}</ul>{}</section>
)"_html(several, kind.parameter, title_of(view, kind), match_switch(view, kind),
        open ? find_form(view, kind) : Html(), rows, more_link(view, kind, shown, values.size()));
}

// In a search for words anywhere in articles, who says something in them is beside the point.
bool asks_who_says_it(const SearchParameters& search) {
  constexpr std::string_view kFields[] = {"zitat:", "quote:", "sagt:", "says:"};
  const std::string query = fold_letters(search.request.query);
  return search.request.quotes || search.more == FacetKind::speaker ||
         std::ranges::any_of(
             search.request.filters,
             [](const auto& filter) { return filter.kind == FacetKind::speaker; }) ||
         std::ranges::any_of(kFields, [&](std::string_view field) {
           return query.find(field) != std::string::npos;
         });
}

Html chip(const View& view, const std::string& url, const std::string& kind,
          const std::string& label) {
  return R"(<li><a class="chip" href="{}"><span class="vh">{}</span><span class="kind">{}:)"
         R"(</span> {} <span class="x" aria-hidden="true">×</span></a></li>
)"_html(url, say(view.language, messages::kRemove), kind, label);
}

}  // namespace

Html view_facets(const View& view, const search::Facets& facets) {
  Html lists = view_period(view);
  for (const FacetKind kind : kShownKinds) {
    if (kind == FacetKind::speaker && !asks_who_says_it(view.search)) continue;
    lists += facet_list(view, info(kind), facets.by_kind[index_of(kind)], facets.exact);
  }
  return R"(<aside class="facets" tabindex="0" aria-label="{}"><details id="filters">)"
         R"(<summary>{}</summary><div class="lists">
{}</div></details></aside>
)"_html(say(view.language, messages::kFilters), say(view.language, messages::kFilters), lists);
}

Html view_active_filters(const View& view, std::string_view path) {
  Html chips;
  for (const FacetKind kind : kOrderedKinds) {
    for (const search::FacetFilter& filter : view.search.request.filters) {
      if (filter.kind != kind) continue;
      const std::string label =
          filter.exclude ? say(view.language, messages::kNot, filter.value) : filter.value;
      chips += chip(view, search_url(without_filter(view.search, filter), path),
                    std::string(info(kind).one.in(view.language)), label);
    }
  }
  if (const std::string period = say_period(view); !period.empty())
    chips += chip(view, search_url(with_period(view.search, std::nullopt, std::nullopt), path),
                  std::string(say(view.language, messages::kPeriod)), period);
  if (chips.empty()) return {};
  SearchParameters bare = fresh_search(view.search);
  bare.request.query = view.search.request.query;
  bare.request.quotes = view.search.request.quotes;
  return R"(<nav class="active" aria-label="{}"><ul>{}<li><a class="clear" href="{}">{}</a></li>)"
         R"(</ul></nav>
)"_html(say(view.language, messages::kActiveFilters), chips, search_url(bare, path),
         say(view.language, messages::kRemoveAll));
}

}  // namespace nachlese::web
