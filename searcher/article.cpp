// Returns one article with the words of a query marked.
#include "searcher/api/article.hpp"

#include <algorithm>

#include "core/base/date.hpp"
#include "core/base/error.hpp"
#include "core/store/quotations.hpp"
#include "core/store/stored_article.hpp"
#include "core/store/takedowns.hpp"
#include "searcher/api/searcher.hpp"
#include "searcher/present/printed_marks.hpp"
#include "searcher/session/hits.hpp"
#include "searcher/session/prepare.hpp"

namespace nachlese::search {
namespace {

// The text as HTML. Adds its marks to `hits`; the text starts at byte `offset` of the field.
std::string mark_text(std::string_view text, TextRole role, std::size_t offset,
                      const Wanted& wanted, text::Analyzer& analyzer,
                      std::vector<TextPlace>& hits) {
  const std::vector<Mark> marks = marks_in(text, wanted, analyzer);
  for (const Mark& mark : marks) hits.push_back({role, 0, offset + mark.begin, offset + mark.end});
  return marked_html(text, marks, 0, text.size());
}

std::vector<std::string> marked_paragraphs(std::string_view body, const Wanted& wanted,
                                           text::Analyzer& analyzer, std::vector<TextPlace>& hits) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at < body.size();) {
    const std::size_t end = std::min(body.find("\n\n", at), body.size());
    const std::string_view paragraph = body.substr(at, end - at);
    if (paragraph.find_first_not_of(" \t\r\n") != std::string_view::npos)
      out.push_back(mark_text(paragraph, TextRole::body, at, wanted, analyzer, hits));
    at = end + 2;
  }
  return out;
}

// The words to mark in an article; none if compiling the query takes too long.
Wanted wanted_in(Searcher::State& state, const store::ArchiveDatabase& database,
                 const std::string& query) {
  constexpr double kSeconds = 1;
  query::Diagnostics ignored(Language::english);
  try {
    return prepare(query, database, state, ignored, deadline_after(kSeconds)).compiled.wanted;
  } catch (const TimeIsUp&) {
    return {};
  }
}

std::vector<ArticleQuote> quotes_of(const Xapian::Document& document, const Article& article) {
  std::vector<ArticleQuote> out;
  unsigned number = 0;
  for (const auto& quote : store::decode_quotes(document.get_data(), article))
    out.push_back({{quote.role, quote.index, quote.text.begin, quote.text.end}, ++number});
  return out;
}

// A list that cannot be read hides nothing from readers: what it names is not in the archive.
std::optional<store::Takedown> takedown_of(const Searcher::State& state, const std::string& id) {
  try {
    const auto takedowns = store::Takedowns::read(state.reader.archive().directory());
    const store::Takedown* found = takedowns.find(id);
    return found == nullptr ? std::nullopt : std::optional(*found);
  } catch (const Error&) {
    return std::nullopt;
  }
}

}  // namespace

std::optional<RemovedArticle> Searcher::removed(const std::string& id) const {
  // Nobody knows any more whether such an article could be seen.
  if (state_->visibility) return std::nullopt;
  const auto takedown = takedown_of(*state_, id);
  if (!takedown || !takedown->shown || !takedown->holds(utc_now())) return std::nullopt;
  return RemovedArticle{takedown->date};
}

std::optional<MarkedArticle> Searcher::article(const std::string& id, const std::string& query) {
  state_->analyzer.trim();
  // A writer may have been killed between the decision and the deletion.
  if (const auto takedown = takedown_of(*state_, id); takedown && takedown->holds(utc_now()))
    return std::nullopt;
  return state_->reader.read(
      [&](const store::ArchiveDatabase& database) -> std::optional<MarkedArticle> {
        const Xapian::docid docid = find_article(database, id);
        if (docid == 0) return std::nullopt;
        const Wanted wanted = wanted_in(*state_, database, query);
        const Xapian::Document document = database.get_document(docid);
        MarkedArticle out;
        out.article = store::article_of(document);
        out.quotes = quotes_of(document, out.article);
        const std::vector<Mark> title = marks_in(out.article.title, wanted, state_->analyzer);
        out.title_html = marked_html(out.article.title, title, 0, out.article.title.size());
        out.lead_html =
            mark_text(out.article.lead, TextRole::lead, 0, wanted, state_->analyzer, out.hits);
        out.paragraphs_html =
            marked_paragraphs(out.article.body, wanted, state_->analyzer, out.hits);
        std::vector<TextPlace> places = out.hits;
        for (const Mark& mark : title) places.push_back({TextRole::title, 0, mark.begin, mark.end});
        out.marks = marks_on_pages(out.article, places);
        const std::string facets = document.get_value(schema::kFacets);
        out.persons = facet_values(*state_, database, facets, FacetKind::person, out.presumed);
        out.places = facet_values(*state_, database, facets, FacetKind::place, out.presumed);
        out.organisations =
            facet_values(*state_, database, facets, FacetKind::organisation, out.presumed);
        return out;
      });
}

}  // namespace nachlese::search
