#include <chrono>
#include <set>

#include "core/store/article_codec.hpp"
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

Plan plan_of(const Xapian::ESet& terms) {
  std::set<std::string> stems;
  for (auto term = terms.begin(); term != terms.end(); ++term) stems.emplace(stem_of(*term));
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
    Xapian::Enquire enquire = make_enquire(state_->ranking, database);
    Xapian::RSet example;
    example.add_document(docid);
    const Article article = store::decode_article(database.get_document(docid).get_data());
    const StemsOnly stems(article, state_->analyzer);
    const Xapian::ESet terms = enquire.get_eset(kTerms, example, &stems);
    const Plan plan = without(plan_of(terms), itself(database, docid, id));
    enquire.set_query(emit(plan, Weighing::operators, {database, nullptr, state_->ranking}));
    enquire.set_collapse_key(schema::kCluster);
    const Xapian::MSet matches = enquire.get_mset(
        0, static_cast<Xapian::doccount>(
               std::min<std::size_t>({limit, kMostHits, database.get_doccount()})));
    SearchResponse response;
    response.query = id;
    response.total = matches.size();
    const WordRuns runs = word_runs(article);
    for (auto it = matches.begin(); it != matches.end(); ++it) {
      const Xapian::Document document = it.get_document();
      const Article found = store::decode_article(document.get_data());
      Hit hit = make_hit(*state_, database, document, found, {});
      hit.score = it.get_weight();
      hit.duplicates = it.get_collapse_count();
      if (response.hits.size() < kCompared) hit.relation = containment(runs, word_runs(found));
      response.hits.push_back(std::move(hit));
    }
    response.took_ms =
        std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
    return response;
  });
}

}  // namespace nachlese::search
