#include <algorithm>

#include "web/citation.hpp"
#include "web/handlers.hpp"
#include "web/page.hpp"
#include "web/problem.hpp"
#include "web/view.hpp"

namespace nachlese {
namespace {

constexpr std::size_t kCharactersPerMinute = 1'400;  // reading speed for German prose
constexpr std::size_t kSimilar = 5;

Html paragraph_if(const HtmlTemplate& html, std::string_view value) { return value.empty() ? Html() : html(value); }

std::string join(const std::vector<std::string>& values) {
  std::string out;
  for (const std::string& value : values) out.append(out.empty() ? "" : ", ").append(value);
  return out;
}

// Names are looked up in the whole archive, not within the search that led here.
SearchParameters fresh_search(const View& view) {
  SearchParameters search;
  search.lang = view.search.lang;
  return search;
}

Html byline(const View& view, const Article& article) {
  Html out;
  const auto add = [&out](const Html& part) { out += out.empty() ? part : " "_html + part; };
  const auto time = [&](const Date& date, const std::string& label) {
    add(R"(<time datetime="{}">{}</time>)"_html(to_iso(date), label));
  };
  if (!article.authors.empty()) add(R"(<span>{}</span>)"_html(say(view.language, text::kBy, join(article.authors))));
  if (!article.source.empty()) add(R"(<span class="source">{}</span>)"_html(article.source));
  if (!article.section.empty()) add(R"(<span>{}</span>)"_html(article.section));
  if (article.published) time(*article.published, say_time(view.language, to_iso(*article.published)));
  if (article.updated)
    time(*article.updated, say(view.language, text::kUpdated, say_time(view.language, to_iso(*article.updated))));
  const std::size_t minutes = std::max<std::size_t>(1, (article.body.size() + article.lead.size()) / kCharactersPerMinute);
  add(R"(<span>{}</span>)"_html(say(view.language, text::kMinutes, minutes)));
  return R"(<p class="meta">{}</p>)"_html(out);
}

Html reading_text(const View& view, const MarkedArticle& found) {
  Html out;
  if (!found.lead_html.empty()) out += R"(<p class="lead">{}</p>)"_html(marked(found.lead_html));
  for (const std::string& paragraph : found.paragraphs_html) out += "<p>{}</p>\n"_html(marked(paragraph));
  Html captions;
  for (const std::string& caption : found.article.captions) captions += "<li>{}</li>"_html(caption);
  if (!captions.empty())
    out += R"(<aside class="captions"><h2>{}</h2><ul>{}</ul></aside>)"_html(say(view.language, text::kPictures), captions);
  return out;
}

Html names(const View& view, const MarkedArticle& found) {
  const SearchParameters everywhere = fresh_search(view);
  const View plain{everywhere, view.language};
  Html out;
  const auto list = [&](FacetKind kind, const std::vector<std::string>& values) {
    Html items;
    for (const std::string& value : values)
      items += "<li>{}</li>"_html(view_name_link(plain, kind, value, is_presumed(kind, value, found.presumed)));
    for (const FacetParameter& entry : kFacetParameters) {
      if (entry.kind != kind || items.empty()) continue;
      out += R"(<section><h2>{}</h2><ul class="names">{}</ul></section>)"_html(
          view.language == Language::german ? entry.german : entry.english, items);
    }
  };
  list(FacetKind::person, found.persons);
  list(FacetKind::place, found.places);
  list(FacetKind::organisation, found.organisations);
  return out;
}

Html details(const View& view, const Article& article) {
  Html rows;
  const auto row = [&](const Phrase& label, const std::string& value) {
    if (!value.empty()) rows += "<dt>{}</dt><dd>{}</dd>"_html(say(view.language, label), value);
  };
  row(text::kAgency, article.agency);
  row(text::kKeywords, join(article.keywords));
  row(text::kId, article.id);
  rows += R"(<dt>API</dt><dd><a href="/api/v1/articles/{}">{}</a></dd>)"_html(percent_encode(article.id),
                                                                              say(view.language, text::kJson));
  return R"(<section><h2>{}</h2><dl>{}</dl></section>)"_html(say(view.language, text::kAboutArticle), rows);
}

Html citations(const View& view, const Article& article) {
  return R"(<section class="cite"><details><summary>{}</summary><h3>DIN ISO 690</h3><p>{}</p><h3>Chicago</h3><p>{}</p><h3>BibTeX</h3><pre tabindex="0">{}</pre></details></section>)"_html(
      say(view.language, text::kCite), cite_iso690(article, view.language), cite_chicago(article, view.language),
      cite_bibtex(article));
}

// Only web addresses become links; anything else an archive may hold (javascript:, file:) is not even shown as one.
Html source_link(const View& view, const Article& article) {
  if (!is_web_address(article.url)) return {};
  return R"(<p class="original"><a href="{}" rel="noopener noreferrer external">{} ↗</a></p>)"_html(
      article.url, say(view.language, text::kReadSource));
}

Html tools(const View& view) {
  return R"(<p class="tools"><a class="back" href="{}">← {}</a><button type="button" id="next-mark" hidden>{}</button><button type="button" id="toggle-marks" aria-pressed="true" hidden>{}</button></p>)"_html(
      search_url(view.search), say(view.language, text::kBack), say(view.language, text::kNextMark),
      say(view.language, text::kMarks));
}

Html similar_articles(const View& view, const std::vector<Hit>& hits) {
  const SearchParameters everywhere = fresh_search(view);
  Html items;
  for (const Hit& hit : hits) {
    items += R"(<li><a href="{}">{}</a> <span class="meta"><span class="source">{}</span> <time datetime="{}">{}</time></span></li>
)"_html(article_url(everywhere, hit.id), hit.title.empty() ? say(view.language, text::kUntitled) : hit.title, hit.source,
        hit.published, say_date(view.language, hit.published));
  }
  if (items.empty()) return {};
  return R"(<section class="similar"><h2>{}</h2><ul>{}</ul></section>)"_html(say(view.language, text::kSimilar), items);
}

Html body(const View& view, const MarkedArticle& found, const std::vector<Hit>& similar) {
  const Article& article = found.article;
  const Html title = found.title_html.empty() ? escape(article.title.empty() ? say(view.language, text::kUntitled) : article.title)
                                              : marked(found.title_html);
  return R"(<div class="reading"><main id="main" tabindex="-1">{}
<article lang="{}">{}<h1>{}</h1>{}{}
<div class="text">{}</div>{}</article>{}</main>
<aside class="about" aria-label="{}">{}{}{}</aside></div>)"_html(
      tools(view), article.language.empty() ? "de" : article.language,
      paragraph_if(R"(<p class="kicker">{}</p>)"_html, article.kicker), title,
      paragraph_if(R"(<p class="subtitle">{}</p>)"_html, article.subtitle), byline(view, article), reading_text(view, found),
      source_link(view, article), similar_articles(view, similar), say(view.language, text::kAboutArticle), names(view, found),
      details(view, article), citations(view, article));
}

}  // namespace

Response article_page(Context& context, const Request& request) {
  const std::string id = required_id(request);
  const SearchParameters search = read_search_parameters(request, false);
  const auto found = context.backend.article(id, search.request.query);
  if (!found) return problem_page(no_such_article(), request);

  const auto similar = context.backend.similar(id, kSimilar);
  const View view{search, preferred_language(request)};
  Page page;
  page.language = view.language;
  page.title = found->article.title;
  page.search = search;
  page.skip = text::kSkipArticle;
  page.body = body(view, *found, similar ? similar->hits : std::vector<Hit>());
  return to_response(page, request);
}

}  // namespace nachlese
