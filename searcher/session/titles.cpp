#include "searcher/session/titles.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "core/base/utf8.hpp"
#include "core/store/stored_article.hpp"
#include "core/store/terms.hpp"
#include "searcher/engine/emit.hpp"
#include "stemming/fold.hpp"

namespace nachlese::search {
namespace {

using Xapian::Query;

constexpr std::size_t kMinLetters = 2;
constexpr std::size_t kMinLettersAlone = 4;
constexpr Xapian::termcount kMostEndings = 50;
constexpr Xapian::doccount kMostSampled = 24;  // see docs/DECISIONS.md#title-suggestions

struct Title {
  std::string text;  // as in one of the articles,
  std::string id;    // this one
  bool begins = false;
  std::uint64_t articles = 0;
};

Plan title_terms(text::Analyzer& analyzer, std::string_view text) {
  text::Analysis analysis;
  analyzer.analyze(text, text::Purpose::document, analysis);
  std::vector<Plan> words;
  for (const auto& token : analysis.tokens)
    words.push_back(one_term(store::make_term(schema::Prefix::title, token.word->surface.text)));
  return all_of(std::move(words));
}

// An Enquiry without weights and order, so that Xapian stops after the first matches.
Enquiry unordered(const store::ArchiveDatabase& database, const Query& query, Filters filters) {
  Enquiry enquire(database);
  enquire.set_query(query);
  set_no_weights(enquire, filters);
  enquire.set_docid_order(Xapian::Enquire::DONT_CARE);
  return enquire;
}

// Titles with a word that begins so. Xapian's own choice among many such words would be that of all
// articles, also of those that may not be seen.
Query words_beginning_with(const store::ArchiveDatabase& database, const std::string& beginning) {
  const std::string letters = store::make_term(schema::Prefix::title, beginning);
  if (!database.visible())
    return {Query::OP_WILDCARD, letters, kMostEndings, Query::WILDCARD_LIMIT_MOST_FREQUENT,
            Query::OP_OR};
  constexpr std::size_t kMostLookedAt = 2'000;
  std::vector<std::pair<Xapian::doccount, std::string>> found;
  const auto end = database.allterms_end(letters);
  for (auto at = database.allterms_begin(letters); at != end && found.size() < kMostLookedAt; ++at)
    found.emplace_back(at.get_termfreq(), *at);
  std::sort(found.begin(), found.end(), std::greater<>());
  if (found.size() > kMostEndings) found.resize(kMostEndings);
  std::vector<std::string> terms;
  for (auto& [articles, term] : found) terms.push_back(std::move(term));
  return {Query::OP_OR, terms.begin(), terms.end()};
}

// The titles by folded form, without those whose article has the word only in kicker or subtitle.
std::map<std::string, Title> titles_of(const Xapian::MSet& articles, const std::string& typed,
                                       const std::string& beginning) {
  std::map<std::string, Title> out;
  articles.fetch();
  for (auto it = articles.begin(); it != articles.end(); ++it) {
    Article article = store::headline_of(it.get_document());
    const std::string folded = text::fold_value(article.title);
    if (folded.find(beginning) == std::string::npos) continue;
    Title& title = out[folded];
    if (title.text.empty()) {
      title.text = std::move(article.title);
      title.id = std::move(article.id);
    }
    title.begins = folded.starts_with(typed);
    ++title.articles;
  }
  return out;
}

// The number of articles that a search for the title finds.
std::uint64_t count(const store::ArchiveDatabase& database, text::Analyzer& analyzer,
                    const std::string& title, Filters filters) {
  const Target target{.database = database, .filters = filters};
  return unordered(database, emit(title_terms(analyzer, title), Weighing::operators, target),
                   filters)
      .count_about(database.get_doccount());
}

std::vector<Suggestion> suggest(const store::ArchiveDatabase& database, text::Analyzer& analyzer,
                                std::string_view text, std::size_t limit, Filters filters) {
  if (limit == 0 || text.find_first_of("\":()*?~^") != std::string_view::npos) return {};
  const std::size_t last = text.find_last_of(" \t") + 1;  // 0 if there is no blank
  const std::string beginning = text::fold_value(text.substr(last));
  const Plan words = title_terms(analyzer, text.substr(0, last));
  if (count_code_points(beginning) < (words.empty() ? kMinLettersAlone : kMinLetters)) return {};

  const Query ending = words_beginning_with(database, beginning);
  const Target target{.database = database, .filters = filters};
  const Query query = words.empty() ? ending : filtered_by(ending, words, target);
  std::vector<Title> titles;
  for (auto& [folded, title] :
       titles_of(unordered(database, query, filters).get_mset(0, kMostSampled),
                 text::fold_value(text), beginning)) {
    titles.push_back(std::move(title));
  }
  std::stable_sort(titles.begin(), titles.end(), [](const Title& a, const Title& b) {
    return a.begins != b.begins ? a.begins : a.articles > b.articles;
  });
  if (titles.size() > limit) titles.resize(limit);
  std::vector<Suggestion> out;
  for (const Title& title : titles)
    out.push_back({.text = title.text,
                   .kind = SuggestionKind::title,
                   .count = count(database, analyzer, title.text, filters),
                   .id = title.id});
  return out;
}

}  // namespace

std::vector<Suggestion> suggest_titles(const store::ArchiveDatabase& database,
                                       text::Analyzer& analyzer, std::string_view text,
                                       std::size_t limit) {
  return retry_false_corruption(
      [&](Filters filters) { return suggest(database, analyzer, text, limit, filters); });
}

}  // namespace nachlese::search
