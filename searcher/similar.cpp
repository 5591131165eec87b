#include <algorithm>
#include <chrono>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "core/store/stored_article.hpp"
#include "core/store/terms.hpp"
#include "searcher/api/bounds.hpp"
#include "searcher/api/own_parts.hpp"
#include "searcher/api/response.hpp"
#include "searcher/api/searcher.hpp"
#include "searcher/compile/words.hpp"
#include "searcher/engine/emit.hpp"
#include "searcher/present/containment.hpp"
#include "searcher/session/common_terms.hpp"
#include "searcher/session/hits.hpp"

namespace nachlese::search {
namespace {

constexpr Xapian::termcount kTerms = 30;
constexpr std::size_t kCompared = 20;     // hits whose whole text is looked at
constexpr std::size_t kShortestStem = 2;  // bytes; shorter ones are left out

using Stems = std::set<std::string, std::less<>>;

void add_stems(std::string_view text, text::Analyzer& analyzer, Stems& out) {
  text::Analysis analysis;
  analyzer.analyze(text, text::Purpose::document, analysis);
  for (const auto& token : analysis.tokens) {
    if (!token.word->stem.text.empty()) out.emplace(token.word->stem.text);
  }
}

// The stems that say something about the article: those of recurring passages do not.
Stems own_stems(const Article& article, text::Analyzer& analyzer) {
  Stems out;
  for (const TextField& field : kTextFields) {
    if (field.member != &Article::body) add_stems(article.*field.member, analyzer, out);
  }
  for (const auto& caption : article.captions) add_stems(caption, analyzer, out);
  for (const TextSpan& part : own_parts(article)) {
    add_stems(std::string_view(article.body).substr(part.begin, part.end - part.begin), analyzer,
              out);
  }
  return out;
}

class StemsOnly : public Xapian::ExpandDecider {
 public:
  StemsOnly(const Article& article, text::Analyzer& analyzer)
      : all_(article.passages.empty()), own_(all_ ? Stems() : own_stems(article, analyzer)) {}

  bool operator()(const std::string& term) const override {
    const std::string_view stem = stem_of(term);
    return stem.size() > kShortestStem && (all_ || own_.contains(stem));
  }

 private:
  bool all_;
  Stems own_;
};

// The rarest of the article's stems. Xapian's own choice would count articles that may not be seen.
std::vector<std::string> rarest_terms(const store::ArchiveDatabase& database, Xapian::docid docid,
                                      const StemsOnly& stems) {
  std::vector<std::pair<Xapian::doccount, std::string>> found;
  const auto end = database.termlist_end(docid);
  for (auto at = database.termlist_begin(docid); at != end; ++at) {
    const std::string term = *at;
    if (!stems(term)) continue;
    const Xapian::doccount articles = database.frequency(term);
    if (articles > 1) found.emplace_back(articles, term);
  }
  std::sort(found.begin(), found.end());
  if (found.size() > kTerms) found.resize(kTerms);
  std::vector<std::string> out;
  for (auto& [articles, term] : found) out.push_back(std::move(term));
  return out;
}

// The terms that tell the article from others.
std::vector<std::string> telling_terms(const store::ArchiveDatabase& database, Xapian::docid docid,
                                       const Enquiry& enquire, const StemsOnly& stems) {
  if (database.visible()) return rarest_terms(database, docid, stems);
  Xapian::RSet example;
  example.add_document(docid);
  const Xapian::ESet terms = enquire.get_eset(kTerms, example, &stems);
  return {terms.begin(), terms.end()};
}

Plan plan_of(const std::vector<std::string>& terms) {
  std::set<std::string> stems;
  for (const auto& term : terms) stems.emplace(stem_of(term));
  std::vector<Plan> out;
  for (const auto& stem : stems) out.push_back(stem_plan(Scope::article, stem));
  return any_of(std::move(out));
}

// The article and the other versions of its text.
Plan itself(const store::ArchiveDatabase& database, Xapian::docid docid, const std::string& id) {
  std::vector<std::string> out = {store::make_term(schema::Prefix::id, id)};
  if (std::string cluster = cluster_term(database, docid); !cluster.empty())
    out.push_back(std::move(cluster));
  return any_term(std::move(out));
}

}  // namespace

std::optional<SearchResponse> Searcher::similar(const std::string& id, std::size_t limit) {
  const auto start = std::chrono::steady_clock::now();
  state_->analyzer.trim();
  return state_->reader.read([&](const store::ArchiveDatabase& database)
                                 -> std::optional<SearchResponse> {
    const Xapian::docid docid = find_article(database, id);
    if (docid == 0) return std::nullopt;
    Enquiry enquire = make_enquire(state_->ranking, database);
    const Article article = store::article_of(database.get_document(docid));
    const StemsOnly stems(article, state_->analyzer);
    const Plan plan = without(plan_of(telling_terms(database, docid, enquire, stems)),
                              itself(database, docid, id));
    const Weighing weighing = database.visible() ? weighing_for(database) : Weighing::operators;
    enquire.set_query(emit(plan, weighing, {database, nullptr, state_->ranking}));
    enquire.set_collapse_key(schema::kCluster);
    const Xapian::MSet matches = enquire.get_mset(
        0, static_cast<Xapian::doccount>(
               std::min<std::size_t>({limit, kMostHits, database.get_doccount()})));
    SearchResponse response;
    response.query = id;
    response.total = matches.size();
    const WordRuns runs = word_runs(article);
    for (auto it = matches.begin(); it != matches.end(); ++it) {
      HitDocument document(it.get_document());
      const auto found = document.article();
      Hit hit = make_hit(*state_, database, document, *found, {});
      hit.score = database.visible() ? 0 : it.get_weight();
      hit.duplicates = it.get_collapse_count();
      if (response.hits.size() < kCompared) hit.relation = containment(runs, word_runs(*found));
      response.hits.push_back(std::move(hit));
    }
    response.took_ms =
        std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
    return response;
  });
}

}  // namespace nachlese::search
