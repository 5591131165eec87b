// Articles whose text was changed after publication.
#include <nlohmann/json.hpp>

#include "web/api/api.hpp"
#include "web/api/feeds.hpp"
#include "web/finds/changes.hpp"
#include "web/views/atom.hpp"
#include "web/views/version_messages.hpp"
#include "web/views/version_view.hpp"

namespace nachlese::web {
namespace {

using Json = nlohmann::ordered_json;

Json as_json(const Article& article) {
  return {{"id", article.id},
          {"title", article.title},
          {"published", article.published ? to_iso(*article.published) : ""},
          {"source", article.source}};
}

std::string sentence(const std::vector<DiffPiece>& pieces) {
  std::string out;
  for (const DiffPiece& piece : pieces) out += (out.empty() ? "" : " ") + piece.text;
  return out;
}

Json as_json(const ArticleChange& change) {
  const WordChanges words = count_changes(change.rows);
  Json sentences = Json::array();
  for (const SentenceRow& row : change.rows) {
    if (row.kind == SentenceRow::Kind::same) continue;
    sentences.push_back({{"before", sentence(row.before)}, {"after", sentence(row.after)}});
  }
  return {{"before", as_json(change.before)},
          {"after", as_json(change.after)},
          {"words_added", words.added},
          {"words_removed", words.removed},
          {"title_changed", change.title_changed()},
          {"sentences", std::move(sentences)}};
}

// What changed, for a reader of feeds.
Html as_html(Language language, const ArticleChange& change) {
  Html out = "<p>{}</p>"_html(say_changes(language, change));
  if (change.title_changed())
    out += "<p><del>{}</del> <ins>{}</ins></p>"_html(change.before.title, change.after.title);
  for (const SentenceRow& row : change.rows) {
    if (row.kind == SentenceRow::Kind::same) continue;
    if (!row.before.empty()) out += "<p>− {}</p>"_html(view_pieces(row.before));
    if (!row.after.empty()) out += "<p>+ {}</p>"_html(view_pieces(row.after));
  }
  return out;
}

}  // namespace

Response api_changes(Context& context, const Request& request) {
  const SearchParameters search = read_search_parameters(request, Strictness::api);
  const ArticleChanges found = find_changes(context, search, changes_wanted(request, search));
  Json out = {{"query", search.request.query}, {"changes", Json::array()}};
  for (const ArticleChange& change : found.changes) out["changes"].push_back(as_json(change));
  out["more"] = found.more;
  out["complete"] = context.complete;
  Response response{
      200, "application/json", out.dump(-1, ' ', false, Json::error_handler_t::replace), {}};
  return response;
}

Response changes_feed(Context& context, const Request& request) {
  const SearchParameters search = read_search_parameters(request, Strictness::feed);
  const Language language = preferred_language(request);
  const ArticleChanges found = find_changes(context, search, changes_wanted(request, search));
  const std::string base = origin_of(request);
  std::vector<AtomEntry> entries;
  for (const ArticleChange& change : found.changes) {
    const std::string date = change.after.published ? to_iso(*change.after.published) : "";
    entries.push_back({change.before.id + " " + change.after.id, change.after.title,
                       base + versions_url(search, change.before.id, change.after.id), date,
                       change.after.authors, as_html(language, change)});
  }
  const AtomFeed feed{search_url(search, "/changes.atom"),
                      std::string(say(language, messages::kStillChanged)) +
                          (search.request.query.empty() ? "" : ": " + search.request.query),
                      std::string(info(language).code),
                      entries.empty() ? std::string() : entries.front().updated,
                      base + search_url(search, "/changes.atom"),
                      base + search_url(search, "/geaendert"),
                      site_of(request).name};
  return {200, "application/atom+xml; charset=utf-8", atom_document(feed, entries), {}};
}

}  // namespace nachlese::web
