#include "web/views/hit_view.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "web/views/find_messages.hpp"
#include "web/views/messages.hpp"
#include "web/views/page.hpp"
#include "web/views/quote_view.hpp"

namespace nachlese::web {
namespace {

// How many names of a kind a hit shows: only the main ones.
constexpr std::size_t kPersons = 2;
constexpr std::size_t kPlaces = 1;
constexpr std::size_t kOrganisations = 1;

Html join(const std::vector<std::string>& values) {
  Html out;
  for (const std::string& value : values) {
    if (!out.empty()) out += ", "_html;
    out += escape(value);
  }
  return out;
}

Html meta_line(const View& view, const search::Hit& hit) {
  std::array<Html, 5> parts;
  if (!hit.source.empty()) parts[0] = R"(<span class="source">{}</span>)"_html(hit.source);
  if (!hit.section.empty()) parts[1] = R"(<span>{}</span>)"_html(hit.section);
  if (!hit.published.empty())
    parts[2] = R"(<time datetime="{}">{}</time>)"_html(hit.published.substr(0, 10),
                                                       say_date(view.language, hit.published));
  if (!hit.authors.empty()) parts[3] = R"(<span>{}</span>)"_html(join(hit.authors));
  if (hit.length > 0) parts[4] = view_reading_time(view.language, hit.length);
  Html line;
  for (const Html& part : parts) line += part.empty() || line.empty() ? part : " "_html + part;
  return R"(<p class="meta">{}</p>)"_html(line);
}

Html names(const View& view, const search::Hit& hit) {
  Html chips;
  const auto add = [&](FacetKind kind, const std::vector<std::string>& values, std::size_t most) {
    for (std::size_t i = 0; i < std::min(values.size(), most); ++i)
      chips += "<li>{}</li>"_html(
          view_name(view, kind, values[i], is_presumed(kind, values[i], hit.presumed)));
  };
  add(FacetKind::person, hit.persons, kPersons);
  add(FacetKind::place, hit.places, kPlaces);
  add(FacetKind::organisation, hit.organisations, kOrganisations);
  if (chips.empty()) return {};
  return R"(<ul class="names">{}</ul>)"_html(chips);
}

Html versions(const View& view, const search::Hit& hit) {
  if (hit.duplicates == 0) return {};
  Parameters parameters = {{"id", hit.id}};
  for (auto& parameter : to_parameters(view.search)) parameters.push_back(std::move(parameter));
  return R"(<div class="versions"><a href="{}" data-versions>{}</a></div>)"_html(
      link_to(view.search, kVersionsPath, parameters),
      say(view.language, messages::kVersions, hit.duplicates));
}

}  // namespace

std::string article_url(const SearchParameters& search, const std::string& id, std::size_t place) {
  Parameters parameters = {{"id", id}};
  if (place > 0) parameters.emplace_back("hit", std::to_string(place));
  for (auto& parameter : to_parameters(search)) parameters.push_back(std::move(parameter));
  return link_to(search, kArticlePath, parameters);
}

std::string chronicle_url(SearchParameters search) {
  search.request.quotes = false;
  search.request.offset = 0;
  search.request.limit = SearchParameters().request.limit;
  search.request.sort = search::Sort::relevance;
  return search_url(search, kChroniclePath);
}

namespace {

Html name_chip(const View& view, FacetKind kind, const std::string& name, bool presumed,
               const std::string& url) {
  const Html mark =
      presumed ? R"(<abbr title="{}">?</abbr>)"_html(say(view.language, messages::kPresumed))
               : Html();
  if (url.empty() || !info(kind).shown) return escape(name) + mark;
  return R"(<a class="name {}" href="{}">{}</a>{})"_html(info(kind).parameter, url, name, mark);
}

}  // namespace

bool is_presumed(FacetKind kind, const std::string& name,
                 const std::vector<std::string>& presumed) {
  return kind == FacetKind::person &&
         std::find(presumed.begin(), presumed.end(), name) != presumed.end();
}

Html view_name(const View& view, FacetKind kind, const std::string& name, bool presumed) {
  return name_chip(view, kind, name, presumed,
                   search_url(with_filter(view.search, {kind, name, false})));
}

Html view_name_with_profile(const View& view, FacetKind kind, const std::string& name,
                            bool presumed) {
  const std::string url = name_url(view, kind, name);
  Html out = view_name(view, kind, name, presumed);
  if (!url.empty())
    out += R"( <a class="profile" href="{}">{}<span class="vh">: {}</span></a>)"_html(
        url, say(view.language, messages::kProfile), name);
  return out;
}

std::string name_url(const View& view, FacetKind kind, const std::string& name) {
  if (!info(kind).recognized) return {};
  SearchParameters alone = fresh_search(view.search);
  return search_url(with_filter(alone, {kind, name, false}), kNamePath);
}

Html view_reading_time(Language language, std::uint64_t bytes) {
  constexpr std::uint64_t kBytesPerMinute = 1'400;  // reading speed for German prose
  return "<span>{}</span>"_html(
      say(language, messages::kMinutes, std::max<std::uint64_t>(1, bytes / kBytesPerMinute)));
}

Html view_brief(const View& view, const std::vector<search::Hit>& hits) {
  Html items;
  for (const search::Hit& hit : hits) {
    const Html relation =
        hit.relation.empty()
            ? Html()
            : R"(<span class="relation">{}</span> )"_html(
                  say(view.language,
                      hit.relation == "contains" ? messages::kContains : messages::kExcerptOf));
    items += R"(<li>{}<a href="{}">{}</a> <span class="meta"><span class="source">{})"
             R"(</span> <time datetime="{}">{}</time></span></li>
)"_html(relation, article_url(view.search, hit.id),
             hit.title.empty() ? say(view.language, messages::kUntitled) : hit.title, hit.source,
             hit.published, say_date(view.language, hit.published));
  }
  return items;
}

// Of several archives searched as one, at BASE/in/NAMES, each has its articles at BASE/a/NAME.
SearchParameters search_in_archive(SearchParameters search, const std::string& archive) {
  std::string& base = search.base_path;
  base = base.substr(0, base.rfind("/in/")) + "/a/" + path_encode(archive);
  return search;
}

Html view_hit(const View& view, const search::Hit& hit, std::size_t place) {
  if (!hit.archive.empty()) {
    search::Hit own = hit;
    own.archive.clear();
    own.source = hit.archive + (hit.source.empty() ? "" : ": " + hit.source);
    const SearchParameters search = search_in_archive(view.search, hit.archive);
    return view_hit({search, view.language}, own, place);
  }
  const Html title =
      hit.title_html.empty()
          ? escape(hit.title.empty() ? say(view.language, messages::kUntitled) : hit.title)
          : marked(hit.title_html);
  const Html kicker = hit.kicker.empty() ? Html() : R"(<p class="kicker">{}</p>)"_html(hit.kicker);
  Html shown;
  for (const search::QuotePassage& quote : hit.quotes) shown += view_passage(view, quote, hit.id);
  if (shown.empty()) shown = R"(<p class="snippet">{}</p>)"_html(marked(hit.snippet));
  return R"(<li><article class="hit">{}<h2><a href="{}">{}</a></h2>{}{}{}{})"
         R"(</article></li>
)"_html(kicker, article_url(view.search, hit.id, place), title, meta_line(view, hit), shown,
         names(view, hit), versions(view, hit));
}

}  // namespace nachlese::web
