#include "web/pages/changes_page.hpp"

#include "web/views/hit_view.hpp"
#include "web/views/page.hpp"
#include "web/views/version_messages.hpp"
#include "web/views/version_view.hpp"

namespace nachlese::web {
namespace {

// The first sentences that differ, both sides in one line.
Html first_changes(const std::vector<SentenceRow>& rows) {
  constexpr std::size_t kShown = 2;
  Html out;
  std::size_t shown = 0;
  for (const SentenceRow& row : rows) {
    if (row.kind == SentenceRow::Kind::same) continue;
    out += R"(<div class="pair">{}{}</div>)"_html(
        R"(<div class="old">{}</div>)"_html(view_pieces(row.before)),
        R"(<div class="new">{}</div>)"_html(view_pieces(row.after)));
    if (++shown == kShown) break;
  }
  return out;
}

Html item(const View& view, const ArticleChange& change) {
  const Article& after = change.after;
  const std::string date = after.published ? to_iso(*after.published) : std::string();
  const Html former = change.title_changed()
                          ? R"(<p class="former">{}</p>)"_html(
                                say(view.language, messages::kFormerTitle, change.before.title))
                          : Html();
  return R"(<li class="entry"><h2><a href="{}">{}</a></h2>{}<p class="meta">)"
         R"(<span class="source">{}</span> <time datetime="{}">{}</time> <a href="{}">{}</a></p>)"
         R"({}</li>
)"_html(article_url(view.search, after.id),
         after.title.empty() ? std::string(say(view.language, messages::kUntitled)) : after.title,
         former, after.source, date, say_time(view.language, date),
         versions_url(view.search, change.before.id, after.id),
         say_changes(view.language, change.rows), first_changes(change.rows));
}

}  // namespace

Response changes_page(Context& context, const Request& request) {
  SearchParameters search = without_page(read_search_parameters(request, Strictness::page));
  search.request.sort = search::Sort::relevance;
  const View view{search, preferred_language(request)};
  const ArticleChanges found = find_changes(context, search);
  Html items;
  for (const ArticleChange& change : found.changes) items += item(view, change);
  Page page;
  page.language = view.language;
  page.title = say(view.language, messages::kStillChanged);
  page.search = search;
  page.skip = messages::kSkipChanges;
  page.head = R"(<link rel="alternate" type="application/atom+xml" title="{}" href="{}">
)"_html(page.title, search_url(search, "/changes.atom"));
  page.body =
      R"(<main id="main" class="plain changes-page" tabindex="-1"><h1>{}</h1>)"
      R"(<p class="meta"><span>{}</span> <a href="{}">Atom</a></p>{}</main>)"_html(
          page.title, say(view.language, messages::kAboutStillChanged),
          search_url(search, "/changes.atom"),
          items.empty()
              ? R"(<p class="nothing">{}</p>)"_html(say(view.language, messages::kNoChanges))
              : R"(<ol class="hits">{}</ol>)"_html(items));
  Response answer = to_response(page, request);
  answer.lasting = found.complete;
  return answer;
}

}  // namespace nachlese::web
