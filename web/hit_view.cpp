#include <algorithm>
#include <array>
#include <utility>

#include "web/page.hpp"
#include "web/text.hpp"
#include "web/view.hpp"

namespace nachlese {
namespace {

constexpr std::size_t kNamesPerKind = 4;

Html join(const std::vector<std::string>& values) {
  Html out;
  for (const std::string& value : values) {
    if (!out.empty()) out += ", "_html;
    out += escape(value);
  }
  return out;
}

Html meta_line(const View& view, const Hit& hit) {
  std::array<Html, 4> parts;
  if (!hit.source.empty()) parts[0] = R"(<span class="source">{}</span>)"_html(hit.source);
  if (!hit.section.empty()) parts[1] = R"(<span>{}</span>)"_html(hit.section);
  if (!hit.published.empty())
    parts[2] = R"(<time datetime="{}">{}</time>)"_html(hit.published, say_date(view.language, hit.published));
  if (!hit.authors.empty()) parts[3] = R"(<span>{}</span>)"_html(join(hit.authors));
  Html line;
  for (const Html& part : parts) line += part.empty() || line.empty() ? part : " "_html + part;
  return R"(<p class="meta">{}</p>)"_html(line);
}

Html names(const View& view, const Hit& hit) {
  const std::pair<FacetKind, const std::vector<std::string>&> kinds[] = {
      {FacetKind::person, hit.persons}, {FacetKind::place, hit.places}, {FacetKind::organisation, hit.organisations}};
  Html chips;
  for (const auto& [kind, values] : kinds) {
    for (std::size_t i = 0; i < std::min(values.size(), kNamesPerKind); ++i)
      chips += "<li>{}</li>"_html(view_name(view, kind, values[i], is_presumed(kind, values[i], hit.presumed)));
  }
  if (chips.empty()) return {};
  return R"(<ul class="names" aria-label="{}">{}</ul>)"_html(say(view.language, text::kNamesIn), chips);
}

Html versions(const View& view, const Hit& hit) {
  if (hit.duplicates == 0) return {};
  SearchParameters all = view.search;
  all.request.collapse = false;
  return R"(<p class="versions"><a href="{}">{}</a></p>)"_html(search_url(all),
                                                               say(view.language, text::kVersions, hit.duplicates));
}

}  // namespace

std::string article_url(const SearchParameters& search, const std::string& id) {
  Parameters parameters = {{"id", id}};
  for (auto& parameter : to_parameters(search)) parameters.push_back(std::move(parameter));
  return make_url(kArticlePath, parameters);
}

namespace {

Html name_chip(const View& view, FacetKind kind, const std::string& name, bool presumed, const std::string& url) {
  const Html mark = presumed ? R"(<abbr title="{}">?</abbr>)"_html(say(view.language, text::kPresumed)) : Html();
  for (const FacetParameter& entry : kFacetParameters) {
    if (entry.kind == kind && !url.empty()) return R"(<a class="name {}" href="{}">{}</a>{})"_html(entry.name, url, name, mark);
  }
  return escape(name) + mark;
}

}  // namespace

bool is_presumed(FacetKind kind, const std::string& name, const std::vector<std::string>& presumed) {
  return kind == FacetKind::person && std::find(presumed.begin(), presumed.end(), name) != presumed.end();
}

Html view_name(const View& view, FacetKind kind, const std::string& name, bool presumed) {
  return name_chip(view, kind, name, presumed, search_url(with_filter(view.search, {kind, name, false})));
}

Html view_name_link(const View& view, FacetKind kind, const std::string& name, bool presumed) {
  return name_chip(view, kind, name, presumed, name_url(view, kind, name));
}

std::string name_url(const View& view, FacetKind kind, const std::string& name) {
  if (kind != FacetKind::person && kind != FacetKind::place && kind != FacetKind::organisation) return {};
  SearchParameters alone;
  alone.lang = view.search.lang;
  return search_url(with_filter(alone, {kind, name, false}), kNamePath);
}

Html view_hit(const View& view, const Hit& hit, std::size_t number) {
  const Html title =
      hit.title_html.empty() ? escape(hit.title.empty() ? say(view.language, text::kUntitled) : hit.title) : marked(hit.title_html);
  const Html kicker = hit.kicker.empty() ? Html() : R"(<p class="kicker">{}</p>)"_html(hit.kicker);
  return R"(<li><article class="hit" aria-labelledby="hit-{}">{}<h2 id="hit-{}"><a href="{}">{}</a></h2>{}<p class="snippet">{}</p>{}{}</article></li>
)"_html(number, kicker, number, article_url(view.search, hit.id), title, meta_line(view, hit), marked(hit.snippet),
        names(view, hit), versions(view, hit));
}

}  // namespace nachlese
