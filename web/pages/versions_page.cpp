#include "web/pages/versions_page.hpp"

// Compares two versions of a text and shows what the later one changed.
#include <utility>

#include "web/views/diff.hpp"
#include "web/views/hit_view.hpp"
#include "web/views/page.hpp"
#include "web/views/problem.hpp"

namespace nachlese::web {
namespace {

std::string text_of(const Article& article) {
  std::string out;
  for (const TextField& field : kTextFields) {
    const std::string& text = article.*field.member;
    if (!text.empty()) out.append(out.empty() ? "" : "\n\n").append(text);
  }
  return out;
}

// Articles without a date count as earlier.
bool is_later(const Article& a, const Article& b) {
  const auto time = [](const Article& article) {
    return article.published ? first_second(*article.published) : 0;
  };
  return time(a) > time(b);
}

std::vector<DiffPiece> changes(const Article& a, const Article& b) {
  return is_later(a, b) ? diff_words(text_of(b), text_of(a)) : diff_words(text_of(a), text_of(b));
}

Html described(const View& view, const Article& article) {
  const std::string date = article.published ? to_iso(*article.published) : std::string();
  return R"(<a href="{}">{}</a> <span class="meta"><span class="source">{})"
         R"(</span> <time datetime="{}">{}</time></span>)"_html(
             article_url(view.search, article.id),
             article.title.empty() ? say(view.language, messages::kUntitled) : article.title,
             article.source, date, say_time(view.language, date));
}

Html changed_text(const std::vector<DiffPiece>& pieces) {
  Html out;
  for (const DiffPiece& piece : pieces) {
    if (!out.empty()) out += " "_html;
    if (piece.change == Change::same) out += escape(piece.text);
    if (piece.change == Change::removed) out += "<del>{}</del>"_html(piece.text);
    if (piece.change == Change::added) out += "<ins>{}</ins>"_html(piece.text);
  }
  return out;
}

Html summary(Language language, const std::vector<DiffPiece>& pieces) {
  std::size_t added = 0;
  std::size_t removed = 0;
  for (const DiffPiece& piece : pieces) {
    if (piece.change == Change::added) added += piece.words;
    if (piece.change == Change::removed) removed += piece.words;
  }
  if (added + removed == 0) return escape(say(language, messages::kSameWords));
  return "{}, {}"_html(say(language, messages::kWordsAdded, added),
                       say(language, messages::kWordsRemoved, removed));
}

}  // namespace

Html view_versions(const View& view, const Article& article, const std::vector<Article>& versions) {
  Html items;
  for (const Article& version : versions) {
    Parameters parameters = {{"id", article.id}, {"with", version.id}};
    for (auto& parameter : to_parameters(view.search)) parameters.push_back(std::move(parameter));
    items += R"(<li>{} <a class="changes" href="{}">{}</a></li>
)"_html(described(view, version), link_to(view.search, kVersionsPath, parameters),
        summary(view.language, changes(article, version)));
  }
  if (items.empty()) return {};
  return R"(<section class="similar"><h2>{}</h2><ul>{}</ul></section>)"_html(
      say(view.language, messages::kOtherVersions), items);
}

namespace {

constexpr std::size_t kListed = 100;

// All versions of an article; the list of hits takes its items from this page.
Response list_of_versions(Context& context, const Request& request, const std::string& id) {
  const SearchParameters search = read_search_parameters(request, Strictness::page);
  const auto found = context.backend.article(id, {}, context.budget);
  if (!found) return problem_page(no_such_article(), request);
  const View view{search, preferred_language(request)};
  const auto versions = context.backend.versions(id, kListed, context.budget);
  Page page;
  page.language = view.language;
  page.title = say(view.language, messages::kVersionsOf, found->article.title);
  page.search = search;
  page.skip = messages::kSkipArticle;
  page.body = R"(<main id="main" class="versions-page" tabindex="-1"><h1>{}</h1><p>{}</p>{}
</main>)"_html(page.title, described(view, found->article),
               view_versions(view, found->article, versions));
  return to_response(page, request);
}

}  // namespace

Response versions_page(Context& context, const Request& request) {
  const std::string id = required_id(request);
  const auto with = request.parameter("with");
  if (!with || with->empty()) return list_of_versions(context, request, id);
  const SearchParameters search = read_search_parameters(request, Strictness::page);
  auto first = context.backend.article(id, {}, context.budget);
  auto second = context.backend.article(std::string(*with), {}, context.budget);
  if (!first || !second) return problem_page(no_such_article(), request);

  if (is_later(first->article, second->article)) std::swap(first, second);
  const View view{search, preferred_language(request)};
  const auto pieces = changes(first->article, second->article);
  Page page;
  page.language = view.language;
  page.title = say(view.language, messages::kVersionsOf, first->article.title);
  page.search = search;
  page.skip = messages::kSkipArticle;
  page.body =
      R"(<main id="main" class="versions-page" tabindex="-1"><h1>{}</h1><ul><li><del>{})"
      R"(</del> {}</li><li><ins>{}</ins> {}</li></ul><p class="meta">{}</p>
<div class="text changes-text" lang="{}">{}</div></main>)"_html(
          say(view.language, messages::kVersionsTitle), say(view.language, messages::kRemovedFrom),
          described(view, first->article), say(view.language, messages::kAddedIn),
          described(view, second->article), summary(view.language, pieces),
          first->article.language.empty() ? "de" : first->article.language, changed_text(pieces));
  return to_response(page, request);
}

}  // namespace nachlese::web
