#include "web/pages/versions_page.hpp"

// The versions of an article, and two of them beside each other.
#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include "web/finds/versions.hpp"
#include "web/views/chart_axis.hpp"
#include "web/views/hit_view.hpp"
#include "web/views/keep_view.hpp"
#include "web/views/list_view.hpp"
#include "web/views/page.hpp"
#include "web/views/problem.hpp"
#include "web/views/version_messages.hpp"
#include "web/views/version_view.hpp"

namespace nachlese::web {
namespace {

constexpr std::size_t kListed = 100;

std::string version_title(const View& view, const Article& article) {
  return article.title.empty() ? std::string(say(view.language, messages::kUntitled))
                               : article.title;
}

std::string time_of(const View& view, const Article& article) {
  return article.published ? say_time(view.language, to_iso(*article.published)) : std::string();
}

Html described(const View& view, const Article& article) {
  const std::string date = article.published ? to_iso(*article.published) : std::string();
  return R"(<a href="{}">{}</a> <span class="meta"><span class="source">{})"
         R"(</span> <time datetime="{}">{}</time></span>)"_html(
             article_url(view.search, article.id), version_title(view, article), article.source,
             date, time_of(view, article));
}

// What differs in the text, and in the headline.
std::string say_both(Language language, const ArticleChange& change) {
  const WordChanges words = count_changes(change.rows);
  std::string out = say_changes(language, change);
  if (words.added + words.removed > 0)
    out += ". " + std::string(say(language, change.title_changed() ? messages::kTitleChanged
                                                                   : messages::kTitleSame));
  return out;
}

// Every version with the article itself, oldest first.
std::vector<Article> all_versions(Context& context, const Article& article) {
  std::vector<Article> all = context.versions(article.id, kListed);
  if (std::ranges::find(all, article.id, &Article::id) == all.end()) all.push_back(article);
  std::ranges::stable_sort(all, [](const Article& a, const Article& b) { return is_later(b, a); });
  return all;
}

Html version_choice(const View& view, const char* name, const Message& label,
                    const std::vector<Article>& all, const std::string& chosen) {
  Html options;
  for (const Article& article : all)
    options += R"(<option value="{}"{}>{}, {}: {}</option>)"_html(
        article.id, article.id == chosen ? " selected"_html : ""_html, article.source,
        time_of(view, article), version_title(view, article));
  return R"(<label class="field"><span>{}</span><select name="{}">{}</select></label>)"_html(
      say(view.language, label), name, options);
}

// Any two of all versions.
Html choose(const View& view, const std::vector<Article>& all, const ArticleChange& shown) {
  if (all.size() < 3) return {};
  return R"(<form class="choose" action="{}">{}{}{}<button>{}</button></form>)"_html(
      link_to(view.search, kVersionsPath), view_hidden_fields(view.search),
      version_choice(view, "id", messages::kOlder, all, shown.before.id),
      version_choice(view, "with", messages::kNewer, all, shown.after.id),
      say(view.language, messages::kCompareVersions));
}

// A dot for each version where its time is; it compares with the one before.
Html line_of_time(const View& view, const std::vector<Article>& all, const ArticleChange& shown) {
  const auto second = [](const Article& article) {
    return article.published ? first_second(*article.published) : 0;
  };
  const std::uint64_t first = second(all.front());
  const std::uint64_t span = second(all.back()) - first;
  if (all.size() < 2 || span == 0) return {};
  Html dots;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const double at =
        2 + 96 * static_cast<double>(second(all[i]) - first) / static_cast<double>(span);
    const bool chosen = all[i].id == shown.before.id || all[i].id == shown.after.id;
    const Article& other = all[i == 0 ? 1 : i - 1];
    const std::string label = all[i].source + ", " + time_of(view, all[i]);
    dots +=
        R"(<a href="{}" aria-label="{}"><title>{}</title><circle cx="{}%" cy="14" r="7"{}/></a>)"
        ""_html(versions_url(view.search, other.id, all[i].id), label, label, say_decimal(at),
                chosen ? R"( class="chosen")"_html : ""_html);
  }
  return R"(<div class="line-of-time"><svg width="100%" height="28" role="group" )"
         R"(aria-label="{}"><line x1="2%" x2="98%" y1="14" y2="14"/>{}</svg><p><span>{}</span>)"
         R"(<span>{}</span></p></div>)"_html(say(view.language, messages::kLineOfTime), dots,
                                             time_of(view, all.front()), time_of(view, all.back()));
}

Html back(const View& view, const Article& article) {
  return R"(<p class="back"><a href="{}">← {}</a></p>)"_html(
      article_url(view.search, article.id), say(view.language, messages::kToArticle));
}

}  // namespace

Html view_versions(const View& view, const Article& article, const std::vector<Article>& versions,
                   const Message& title) {
  Html items;
  for (const Article& version : versions)
    items += R"(<li>{} <a class="changes" href="{}">{}</a></li>
)"_html(described(view, version), versions_url(view.search, article.id, version.id),
        say_changes(view.language, change_between(article, version)));
  if (items.empty()) return {};
  return R"(<section class="similar"><h2>{}</h2><ul>{}</ul></section>)"_html(
      say(view.language, title), items);
}

namespace {

// Versions that the filters and the period leave out, which a hit does not count; the others stay.
std::vector<Article> take_outside(Context& context, const SearchParameters& search,
                                  std::vector<Article>& versions) {
  search::SearchRequest narrow = search.request;
  if (versions.empty() || (narrow.filters.empty() && !narrow.from && !narrow.to)) return {};
  narrow.query.clear();
  narrow.quotes = narrow.facets = false;
  const std::set<std::string> found = found_of(context, narrow, versions);
  const auto middle =
      std::stable_partition(versions.begin(), versions.end(),
                            [&](const Article& version) { return found.contains(version.id); });
  std::vector<Article> out(std::make_move_iterator(middle),
                           std::make_move_iterator(versions.end()));
  versions.erase(middle, versions.end());
  return out;
}

// All versions of an article; the list of hits takes the first of its items from this page.
Response list_of_versions(Context& context, const Request& request, const std::string& id) {
  const SearchParameters search = read_search_parameters(request, Strictness::page);
  const auto found = context.backend.article(id, {}, context.budget);
  if (!found) return problem_page(no_such_article(), request);
  const View view{search, preferred_language(request)};
  auto versions = context.versions(id, kListed);
  const std::vector<Article> outside = take_outside(context, search, versions);
  Page page;
  page.language = view.language;
  page.title = say(view.language, messages::kVersionsOf, found->article.title);
  page.search = search;
  page.skip = messages::kSkipArticle;
  page.body =
      R"(<main id="main" class="plain versions-page" tabindex="-1">{}<h1>{}</h1>{}<p>{}</p>{}
</main>)"_html(back(view, found->article), page.title, view_notes(view),
               described(view, found->article),
               view_versions(view, found->article, versions) +
                   view_versions(view, found->article, outside, messages::kOutsideFilters));
  return to_response(page, request);
}

}  // namespace

Response versions_page(Context& context, const Request& request) {
  const std::string id = required_id(request);
  const auto with = request.parameter("with");
  if (!with || with->empty()) return list_of_versions(context, request, id);
  const SearchParameters search = read_search_parameters(request, Strictness::page);
  const auto first = context.backend.article(id, {}, context.budget);
  const auto second = context.backend.article(std::string(*with), {}, context.budget);
  if (!first || !second) return problem_page(no_such_article(), request);

  const View view{search, preferred_language(request)};
  const ArticleChange change = change_between(first->article, second->article);
  const std::vector<Article> all = all_versions(context, first->article);
  Page page;
  page.language = view.language;
  page.title = say(view.language, messages::kVersionsOf, change.before.title);
  page.search = search;
  page.skip = messages::kSkipArticle;
  page.body =
      R"(<main id="main" class="plain versions-page" tabindex="-1">{}<h1>{}</h1>{}{}{})"
      R"(<div class="pair legends"><p>{}<br>{}</p><p>{}<br>{}</p></div><p class="meta">{}</p>
{}</main>)"_html(back(view, first->article), say(view.language, messages::kVersionsTitle),
                 view_notes(view), line_of_time(view, all, change), choose(view, all, change),
                 say(view.language, messages::kOlder), described(view, change.before),
                 say(view.language, messages::kNewer), described(view, change.after),
                 say_both(view.language, change), view_side_by_side(view, change));
  return to_response(page, request);
}

}  // namespace nachlese::web
