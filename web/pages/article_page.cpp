#include "web/pages/article_page.hpp"

#include <algorithm>
#include <span>

#include "core/base/strings.hpp"
#include "searcher/api/article.hpp"
#include "searcher/api/response.hpp"
#include "web/finds/neighbors.hpp"
#include "web/http/pictures.hpp"
#include "web/pages/versions_page.hpp"
#include "web/views/citation.hpp"
#include "web/views/facsimile_view.hpp"
#include "web/views/find_messages.hpp"
#include "web/views/hit_view.hpp"
#include "web/views/list_view.hpp"
#include "web/views/marked_text.hpp"
#include "web/views/page.hpp"
#include "web/views/period_view.hpp"
#include "web/views/problem.hpp"

namespace nachlese::web {
namespace {

constexpr std::size_t kSimilar = 5;
constexpr std::size_t kVersions = 10;

// Everything that the page shows.
struct Shown {
  search::MarkedArticle found;
  std::vector<search::ArticleName> names;
  std::vector<Article> versions;
  std::vector<search::Hit> similar;
  Neighbors neighbors;
  const PictureAccess* pictures = nullptr;
};

// Everything of this value, whatever else was searched for.
std::string all_with(const View& view, FacetKind kind, const std::string& value) {
  return search_url(with_filter(fresh_search(view.search), {kind, value, false}));
}

Html authors(const View& view, const Article& article) {
  Html links;
  for (const std::string& author : article.authors) {
    if (!links.empty()) links += ", "_html;
    links += R"(<a href="{}">{}</a>)"_html(all_with(view, FacetKind::author, author), author);
  }
  const std::string_view by = say(view.language, messages::kBy);
  return R"(<span>{}{}</span>)"_html(by.substr(0, by.find("{}")), links);
}

Html byline(const View& view, const Article& article) {
  Html out;
  const auto add = [&out](const Html& part) { out += out.empty() ? part : " "_html + part; };
  const auto time = [&](const Date& date, const std::string& label) {
    add(R"(<time datetime="{}">{}</time>)"_html(to_iso(date), label));
  };
  if (!article.authors.empty()) add(authors(view, article));
  if (!article.source.empty())
    add(R"(<a class="source" href="{}">{}</a>)"_html(
        all_with(view, FacetKind::source, article.source), article.source));
  if (!article.section.empty())
    add(R"(<a href="{}">{}</a>)"_html(all_with(view, FacetKind::section, article.section),
                                      article.section));
  if (!article.page.empty())
    add(R"(<span class="page">{}</span>)"_html(
        say(view.language, messages::kPrintedPage, article.page)));
  if (article.published) {
    const std::string label = say_time(view.language, to_iso(*article.published));
    if (article.published->precision < Date::Precision::day) {
      time(*article.published, label);
    } else {
      add(R"(<a href="{}" title="{}"><time datetime="{}">{}</time></a>)"_html(
          issue_url(fresh_search(view.search), *article.published),
          say(view.language, messages::kAllOfDay), to_iso(*article.published), label));
    }
  }
  if (article.updated)
    time(*article.updated,
         say(view.language, messages::kUpdated, say_time(view.language, to_iso(*article.updated))));
  add(view_reading_time(view.language, article.lead.size() + article.body.size()));
  if (article.recognition > 0)
    add(R"(<span class="recognition">{}</span>)"_html(
        say(view.language, messages::kRecognition, std::to_string(article.recognition))));
  return R"(<p class="meta">{}</p>)"_html(out);
}

Html reading_text(const View& view, const Shown& shown) {
  const SearchParameters everywhere = fresh_search(view.search);
  const View plain{everywhere, view.language};
  const Article& article = shown.found.article;
  MarkedText text(plain, shown.found, shown.names);
  Html out;
  if (!article.lead.empty())
    out += R"(<p class="lead">{}</p>)"_html(
        text.part(article.lead, TextRole::lead, 0, article.lead.size()));
  out += text.paragraphs();
  Html captions;
  for (std::size_t i = 0; i < article.captions.size(); ++i)
    captions +=
        "<li>{}</li>"_html(text.anchored(TextRole::caption, i, escape(article.captions[i])));
  if (!captions.empty())
    out += R"(<aside class="captions"><h2>{}</h2><ul>{}</ul></aside>)"_html(
        say(view.language, messages::kPictures), captions);
  return out;
}

// The names of a kind, those that are named most often first.
std::vector<std::string> by_weight(const Shown& shown, FacetKind kind,
                                   std::vector<std::string> names) {
  const auto mentions = [&](const std::string& name) {
    std::size_t count = 0;
    for (const search::ArticleName& found : shown.names) {
      if (found.kind == kind && found.name == name) count += found.mentions.size();
    }
    return count;
  };
  std::ranges::stable_sort(names, std::ranges::greater(), mentions);
  return names;
}

Html name_items(const View& view, FacetKind kind, std::span<const std::string> values,
                const std::vector<std::string>& presumed) {
  Html items;
  for (const std::string& value : values)
    items += "<li>{}</li>"_html(
        view_name_with_profile(view, kind, value, is_presumed(kind, value, presumed)));
  return items;
}

Html names(const View& view, const Shown& shown) {
  constexpr std::size_t kFirst = 6;  // of a kind; the others are folded away
  const SearchParameters everywhere = fresh_search(view.search);
  const View plain{everywhere, view.language};
  const search::MarkedArticle& found = shown.found;
  Html out;
  const auto list = [&](FacetKind kind, const std::vector<std::string>& unordered) {
    const std::vector<std::string> values = by_weight(shown, kind, unordered);
    if (values.empty()) return;
    const std::size_t first = std::min(kFirst, values.size());
    const std::span<const std::string> all(values);
    Html rest;
    if (first < values.size())
      rest = R"(<details><summary>{}</summary><ul class="names">{}</ul></details>)"_html(
          say(view.language, messages::kAllNames, std::to_string(values.size())),
          name_items(plain, kind, all.subspan(first), found.presumed));
    out += R"(<section><h2>{}</h2><ul class="names">{}</ul>{}</section>)"_html(
        info(kind).many.in(view.language),
        name_items(plain, kind, all.first(first), found.presumed), rest);
  };
  list(FacetKind::person, found.persons);
  list(FacetKind::place, found.places);
  list(FacetKind::organisation, found.organisations);
  return out;
}

// Keywords as searches.
Html keywords(const View& view, const Article& article) {
  Html links;
  for (const std::string& keyword : article.keywords) {
    SearchParameters search = fresh_search(view.search);
    const std::string_view field =
        info(FacetKind::keyword).fields[static_cast<std::size_t>(view.language)];
    search.request.query = std::string(field) + ":\"" + keyword + "\"";
    if (!links.empty()) links += ", "_html;
    links += R"(<a href="{}">{}</a>)"_html(search_url(search), keyword);
  }
  return links;
}

Html details(const View& view, const Article& article) {
  Html rows;
  const auto row = [&](const Message& label, const std::string& value) {
    if (!value.empty()) rows += "<dt>{}</dt><dd>{}</dd>"_html(say(view.language, label), value);
  };
  row(messages::kAgency, article.agency);
  if (const Html links = keywords(view, article); !links.empty())
    rows += "<dt>{}</dt><dd>{}</dd>"_html(say(view.language, messages::kKeywords), links);
  row(messages::kId, article.id);
  rows += R"(<dt>API</dt><dd><a href="{}">{}</a></dd>)"_html(
      link_to(view.search, "/api/v1/articles/" + percent_encode(article.id)),
      say(view.language, messages::kJson));
  return R"(<section><h2>{}</h2><dl>{}</dl></section>)"_html(
      say(view.language, messages::kAboutArticle), rows);
}

Html citations(const View& view, const Article& article) {
  const auto style = [&](const char* name, const Html& reference) {
    return R"(<h3>{} <button type="button" class="copy" aria-label="{}: {}" hidden>{}</button>)"
           R"(</h3>{})"_html(name, name, say(view.language, messages::kCopy),
                             say(view.language, messages::kCopy), reference);
  };
  return R"(<section class="cite"><details><summary>{}</summary>{}{}{}</details>)"
         R"(<p class="vh" role="status" data-copied="{}"></p></section>)"_html(
             say(view.language, messages::kCite),
             style("DIN ISO 690",
                   "<p>{}</p>"_html(cite_iso690(article, view.language, day_of_access()))),
             style("Chicago", "<p>{}</p>"_html(cite_chicago(article))),
             style("BibTeX",
                   R"(<pre tabindex="0">{}</pre>)"_html(cite_bibtex(article, day_of_access()))),
             say(view.language, messages::kCopied));
}

// "zeit.de" of "https://www.zeit.de/politik/…".
std::string host_of(const std::string& url) {
  const std::size_t begin = url.find("//");
  if (begin == std::string::npos) return url;
  std::string host = url.substr(begin + 2, url.find_first_of("/?#", begin + 2) - begin - 2);
  return host.starts_with("www.") ? host.substr(4) : host;
}

// Links the source, if its address is a web address; others (javascript:, file:) are not even
// shown.
Html source_link(const View& view, const Article& article) {
  if (!is_web_address(article.url)) return {};
  return R"(<p class="original"><a href="{}" rel="noopener noreferrer external">{} ↗</a></p>)"_html(
      article.url, say(view.language, messages::kReadSourceAt, host_of(article.url)));
}

// "← 3 von 17 →"
Html neighbor_links(const View& view, const Neighbors& neighbors) {
  if (neighbors.place == 0) return {};
  const auto link = [&](const std::string& id, std::size_t place, const char* rel,
                        const Message& label, const char* arrow) {
    if (id.empty()) return Html();
    return R"(<a rel="{}" href="{}" aria-label="{}" title="{}">{}</a>)"_html(
        rel, article_url(view.search, id, place), say(view.language, label),
        say(view.language, label), arrow);
  };
  const std::string of =
      say(view.language, messages::kHitOf, say_number(view.language, neighbors.place),
          say_number(view.language, neighbors.total));
  return R"(<span class="neighbors">{} {} {}</span>)"_html(
      link(neighbors.previous, neighbors.place - 1, "prev", messages::kPreviousHit, "←"), of,
      link(neighbors.next, neighbors.place + 1, "next", messages::kNextHit, "→"));
}

Html tools(const View& view, const Article& article, const Neighbors& neighbors) {
  return R"(<p class="tools" data-id="{}"><a class="back" href="{}">← {}</a>{})"
         R"(<button type="button" id="next-mark" hidden>{}</button>)"
         R"(<button type="button" id="toggle-marks" aria-pressed="true" hidden>{}</button>)"
         R"(<button type="button" id="toggle-names" aria-pressed="true" hidden>{}</button>)"
         R"(<button type="button" id="copy-link" data-copied="{}" hidden>{}</button>)"
         R"(<button type="button" id="share" hidden>{}</button>)"
         R"(<button type="button" id="print" hidden>{}</button>)"
         R"(</p>)"_html(article.id, search_url(view.search), say(view.language, messages::kBack),
                        neighbor_links(view, neighbors), say(view.language, messages::kNextMark),
                        say(view.language, messages::kMarks), say(view.language, messages::kNames),
                        say(view.language, messages::kCopied),
                        say(view.language, messages::kCopyLink),
                        say(view.language, messages::kShare), say(view.language, messages::kPrint));
}

Html similar_articles(const View& view, const std::vector<search::Hit>& hits) {
  const SearchParameters everywhere = fresh_search(view.search);
  const Html items = view_brief({everywhere, view.language}, hits);
  if (items.empty()) return {};
  return R"(<section class="similar"><h2>{}</h2><ul>{}</ul></section>)"_html(
      say(view.language, messages::kSimilar), items);
}

// For reference managers and search engines.
Html metadata(const Article& article) {
  Html out;
  const auto add = [&out](const char* name, const std::string& value) {
    if (!value.empty())
      out += R"(<meta name="{}" content="{}">
)"_html(name, value);
  };
  add("citation_title", article.title);
  for (const std::string& author : article.authors) add("citation_author", author);
  add("citation_journal_title", article.source);
  if (article.published) add("citation_publication_date", to_iso(*article.published).substr(0, 10));
  add("citation_language", article.language.empty() ? "de" : article.language);
  add("citation_keywords", join(article.keywords, "; "));
  if (is_web_address(article.url)) add("citation_public_url", article.url);
  return out + data_script("application/ld+json", describe_json_ld(article));
}

Html body(const View& view, const Shown& shown) {
  const search::MarkedArticle& found = shown.found;
  const Article& article = found.article;
  const Html title =
      found.title_html.empty()
          ? escape(article.title.empty() ? say(view.language, messages::kUntitled) : article.title)
          : marked(found.title_html);
  const MarkedText text(view, found, shown.names);
  const auto line = [&](const HtmlTemplate& html, TextRole role, std::string_view value) {
    return value.empty() ? Html() : html(text.anchored(role, 0, escape(value)));
  };
  return R"(<div class="reading"><main id="main" tabindex="-1">{}{}
<article lang="{}">{}<h1>{}</h1>{}{}
<div class="text">{}</div>{}</article>{}{}{}</main>
<aside class="about" aria-label="{}">{}{}{}</aside></div>)"_html(
      tools(view, article, shown.neighbors), view_notes(view),
      article.language.empty() ? "de" : article.language,
      line(R"(<p class="kicker">{}</p>)"_html, TextRole::kicker, article.kicker),
      text.anchored(TextRole::title, 0, title),
      line(R"(<p class="subtitle">{}</p>)"_html, TextRole::subtitle, article.subtitle),
      byline(view, article), reading_text(view, shown), source_link(view, article),
      view_facsimile(view, found, shown.pictures), view_versions(view, article, shown.versions),
      similar_articles(view, shown.similar), say(view.language, messages::kAboutArticle),
      citations(view, article), names(view, shown), details(view, article));
}

}  // namespace

Response article_page(Context& context, const Request& request) {
  const std::string id = required_id(request);
  const SearchParameters search = read_search_parameters(request, Strictness::page);
  const auto found = context.backend.article(id, search.request.query, context.budget);
  if (!found) {
    const bool removed = context.backend.removed(id, context.budget).has_value();
    return problem_page(removed ? removed_article() : no_such_article(), request);
  }

  const auto similar = context.similar(id, kSimilar);
  const Shown shown{*found,
                    context.backend.names(found->article, context.budget),
                    context.versions(id, kVersions),
                    similar ? similar->hits : std::vector<search::Hit>(),
                    find_neighbors(context, request.parameter("hit").value_or(""), search, id),
                    context.backend.pictures()};
  const View view{search, preferred_language(request)};
  Page page;
  page.language = view.language;
  page.title = shown.found.article.title;
  page.search = search;
  page.skip = messages::kSkipArticle;
  page.head = metadata(shown.found.article);
  page.body = body(view, shown);
  page.scripts = {"article.js"};
  return to_response(page, request);
}

}  // namespace nachlese::web
