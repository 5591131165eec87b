#include "web/pages/list_page.hpp"

#include <optional>
#include <utility>
#include <vector>

#include "searcher/api/article.hpp"
#include "web/views/citation.hpp"
#include "web/views/clippings.hpp"
#include "web/views/hit_view.hpp"
#include "web/views/keep_view.hpp"
#include "web/views/list_view.hpp"
#include "web/views/page.hpp"

namespace nachlese::web {
namespace {

struct Listed {
  Clipping clipping;
  std::optional<Article> article;  // nullopt: the archive does not have it
};

std::vector<Listed> look_up(Context& context, const std::vector<Clipping>& clippings) {
  std::vector<Listed> out;
  for (const Clipping& clipping : clippings) {
    auto found = context.backend.article(clipping.id, {}, context.budget);
    out.push_back({clipping, found ? std::optional(std::move(found->article)) : std::nullopt});
  }
  return out;
}

std::string list_url(const View& view, const std::vector<Clipping>& clippings,
                     std::string_view path = kListPath, const Parameters& more = {}) {
  Parameters parameters = to_parameters(clippings);
  parameters.insert(parameters.end(), more.begin(), more.end());
  for (auto& parameter : to_parameters(fresh_search(view.search)))
    parameters.push_back(std::move(parameter));
  return link_to(view.search, path, parameters);
}

std::string title_of(const View& view, const Article& article) {
  return article.title.empty() ? std::string(say(view.language, messages::kUntitled))
                               : article.title;
}

// Links that change the list: the same page with another address.
Html tools_of(const View& view, const std::vector<Clipping>& clippings, std::size_t place,
              const std::string& title) {
  const auto link = [&](std::vector<Clipping> changed, const Message& label, const char* sign) {
    return R"(<a href="{}" aria-label="{}">{}</a>)"_html(list_url(view, changed),
                                                         say(view.language, label, title), sign);
  };
  const auto swapped = [&](std::size_t other) {
    std::vector<Clipping> changed = clippings;
    std::swap(changed[place], changed[other]);
    return changed;
  };
  Html out;
  if (place > 0) out += link(swapped(place - 1), messages::kMoveUp, "↑");
  if (place + 1 < clippings.size()) out += link(swapped(place + 1), messages::kMoveDown, "↓");
  std::vector<Clipping> without = clippings;
  without.erase(without.begin() + static_cast<std::ptrdiff_t>(place));
  return out + link(std::move(without), messages::kTakeOff, "×");
}

Html meta_of(const View& view, const Article& article) {
  const std::string day =
      article.published ? say_date(view.language, to_iso(*article.published)) : std::string();
  return R"(<p class="meta"><span class="source">{}</span> <time>{}</time></p>)"_html(
      article.source, day);
}

Html item(const View& view, const std::vector<Clipping>& clippings, std::size_t place,
          const Listed& listed) {
  const auto& [clipping, article] = listed;
  const std::string title = article ? title_of(view, *article) : clipping.id;
  const Html tools = R"(<p class="move">{}</p>)"_html(tools_of(view, clippings, place, title));
  const Html id = R"(<input type="hidden" name="id" value="{}">)"_html(clipping.id);
  if (!article)
    return R"(<li class="clip">{}{}<p>{}</p></li>)"_html(
        id, tools, say(view.language, messages::kGone, clipping.id));
  const Html span = R"(<span class="Z3988" title="{}"></span>)"_html(open_url_context(*article));
  return R"(<li class="clip">{}{}<h2><a href="{}">{}</a>{}</h2>{}<label>{} )"
         R"(<textarea name="note" rows="1" maxlength="1000">{}</textarea></label></li>)"_html(
             id, tools, article_url(fresh_search(view.search), clipping.id), title, span,
             meta_of(view, *article), say(view.language, messages::kListNote), clipping.note);
}

Html references(const View& view, const std::vector<Listed>& all) {
  Html items;
  for (const auto& [clipping, article] : all) {
    if (article) items += "<li>{}</li>"_html(cite_iso690(*article, view.language, day_of_access()));
  }
  return R"(<section class="references"><h2>{}</h2><ol>{}</ol></section>)"_html(
      say(view.language, messages::kReferences), items);
}

Html downloads(const View& view, const std::vector<Clipping>& clippings) {
  constexpr std::pair<const char*, const char*> kFormats[] = {{"ris", "RIS"},
                                                              {"bibtex", "BibTeX"},
                                                              {"csl", "CSL JSON"},
                                                              {"csv", "CSV"},
                                                              {"jsonl", "JSON Lines"}};
  Html links;
  for (const auto& [format, label] : kFormats)
    links += R"( <a href="{}" download>{}</a>)"_html(
        list_url(view, clippings, "/api/v1/articles", {{"format", format}}), label);
  return R"(<p class="keep"><span>{}{}</span> <a href="{}">{}</a></p>)"_html(
      say(view.language, messages::kDownload,
          say(view.language, messages::kHits, clippings.size())),
      links, list_url(view, clippings, kListPath, {{"view", "review"}}),
      say(view.language, messages::kReview));
}

Html list(const View& view, const std::vector<Clipping>& clippings,
          const std::vector<Listed>& all) {
  Html items;
  for (std::size_t i = 0; i < all.size(); ++i) items += item(view, clippings, i, all[i]);
  return R"(<main id="main" class="clippings" tabindex="-1"><h1>{} <small>{}</small></h1>
{}<p class="meta">{} <button type="button" id="adopt" hidden>{}</button></p>{}
<form action="{}">{}<ol>{}</ol><button>{}</button></form>{}</main>)"_html(
      say(view.language, messages::kList), say(view.language, messages::kHits, all.size()),
      view_notes(view), say(view.language, messages::kListHint),
      say(view.language, messages::kListAdopt), downloads(view, clippings),
      link_to(view.search, kListPath), view_hidden_fields(fresh_search(view.search)), items,
      say(view.language, messages::kListSaveNotes), references(view, all));
}

Html paragraphs_of(const std::string& body) {
  Html out;
  for (std::size_t at = 0; at < body.size();) {
    const std::size_t end = std::min(body.find("\n\n", at), body.size());
    if (end > at) out += "<p>{}</p>\n"_html(std::string_view(body).substr(at, end - at));
    at = end + 2;
  }
  return out;
}

// Contents, articles and references, to be printed.
Html review(const View& view, const std::vector<Listed>& all) {
  Html contents;
  Html articles;
  std::size_t number = 0;
  for (const auto& [clipping, article] : all) {
    if (!article) continue;
    const std::string anchor = "a" + std::to_string(++number);
    const std::string title = title_of(view, *article);
    contents += R"(<li><a href="#{}">{}</a> {}</li>)"_html(anchor, title, meta_of(view, *article));
    const Html note =
        clipping.note.empty() ? Html() : R"(<p class="note">{}</p>)"_html(clipping.note);
    const Html lead =
        article->lead.empty() ? Html() : R"(<p class="lead">{}</p>)"_html(article->lead);
    articles += R"(<article id="{}"><h2>{}</h2>{}{}{}{}</article>)"_html(
        anchor, title, meta_of(view, *article), note, lead, paragraphs_of(article->body));
  }
  return R"(<main id="main" class="review text" tabindex="-1"><h1>{}</h1><p class="meta">{}</p>
<nav aria-label="{}"><ol>{}</ol></nav>{}{}</main>)"_html(
      say(view.language, messages::kReviewTitle), say_date(view.language, to_iso(day_of_access())),
      say(view.language, messages::kContents), contents, articles, references(view, all));
}

}  // namespace

Response list_page(Context& context, const Request& request) {
  const SearchParameters search =
      read_search_parameters(request, Strictness::page, {"id", "note", "view"});
  const std::vector<Clipping> clippings = read_clippings(request);
  const View view{search, preferred_language(request)};
  const std::vector<Listed> all = look_up(context, clippings);
  Page page;
  page.language = view.language;
  page.title = say(view.language, messages::kList);
  page.scripts = {"list.js"};
  page.search = fresh_search(search);
  if (all.empty()) {
    page.body = R"(<main id="main" class="clippings message" tabindex="-1"><h1>{}</h1>{}<p>{}</p>)"
                R"(</main>)"_html(say(view.language, messages::kList), view_notes(view),
                                  say(view.language, messages::kListEmpty));
  } else {
    page.body =
        request.parameter("view") == "review" ? review(view, all) : list(view, clippings, all);
  }
  return to_response(page, request);
}

}  // namespace nachlese::web
