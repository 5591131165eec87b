#include "web/pages/changes_page.hpp"

#include <algorithm>
#include <utility>

#include "web/finds/changes.hpp"
#include "web/views/facet_view.hpp"
#include "web/views/hit_view.hpp"
#include "web/views/list_view.hpp"
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
         versions_url(view.search, change.before.id, after.id), say_changes(view.language, change),
         first_changes(change.rows));
}

// There is no total: whatever comes next is known only when it is looked for.
Html steps(const View& view, const ArticleChanges& found, std::size_t limit) {
  const std::size_t offset = view.search.request.offset;
  Html links;
  const auto link = [&](std::size_t to, const char* rel, const std::string& label) {
    SearchParameters search = view.search;
    search.request.offset = to;
    links += R"(<li><a class="step" rel="{}" href="{}">{}</a></li>)"_html(
        rel, search_url(search, kChangesPath), label);
  };
  if (offset > 0)
    link(offset - std::min(offset, limit), "prev",
         "← " + std::string(say(view.language, messages::kPrevious)));
  if (found.more)
    link(offset + limit, "next", std::string(say(view.language, messages::kNext)) + " →");
  if (links.empty()) return {};
  return R"(<nav class="paging" aria-label="{}"><ol>{}</ol></nav>)"_html(
      say(view.language, messages::kPages), links);
}

Html list(const View& view, const ArticleChanges& found) {
  if (found.changes.empty())
    return R"(<p class="nothing">{}</p>)"_html(say(view.language, messages::kNoChanges));
  Html items;
  for (const ArticleChange& change : found.changes) items += item(view, change);
  return R"(<ol class="hits" start="{}">{}</ol>)"_html(view.search.request.offset + 1, items);
}

// What was not looked at.
Html bounds(const View& view, const ArticleChanges& found, bool complete) {
  if (!complete)
    return R"(<p class="meta">{}</p>)"_html(say(view.language, messages::kChangesIncomplete));
  if (found.all_scanned || found.more) return {};
  return R"(<p class="meta">{}</p>)"_html(
      say(view.language, messages::kChangesScanned, say_number(view.language, kMostScanned)));
}

}  // namespace

Response changes_page(Context& context, const Request& request) {
  SearchParameters search = read_search_parameters(request, Strictness::page);
  const std::size_t offset = search.request.offset;
  search = without_page(std::move(search));
  search.request.offset = offset;
  search.request.sort = search::Sort::relevance;
  search.request.quotes = false;
  const View view{search, preferred_language(request)};
  const std::size_t limit = changes_wanted(request, search);
  const ArticleChanges found = find_changes(context, search, limit);
  Page page;
  page.language = view.language;
  page.title = say(view.language, messages::kStillChanged);
  page.search = search;
  page.skip = messages::kSkipChanges;
  SearchParameters feed = search;
  feed.request.offset = 0;
  const std::string feed_url = search_url(feed, "/changes.atom");
  page.head = R"(<link rel="alternate" type="application/atom+xml" title="{}" href="{}">
)"_html(page.title, feed_url);
  page.body = R"(<main id="main" class="plain changes-page" tabindex="-1"><h1>{}</h1>{}{})"
              R"(<p class="meta"><span>{}</span> <a href="{}">Atom</a></p>{}{}{}</main>)"_html(
                  page.title, view_notes(view), view_active_filters(view, kChangesPath),
                  say(view.language, messages::kAboutStillChanged), feed_url, list(view, found),
                  bounds(view, found, context.complete), steps(view, found, limit));
  return to_response(page, request);
}

}  // namespace nachlese::web
