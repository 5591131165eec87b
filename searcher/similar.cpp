#include <chrono>
#include <set>

#include "core/store/terms.hpp"
#include "searcher/api/bounds.hpp"
#include "searcher/api/response.hpp"
#include "searcher/api/searcher.hpp"
#include "searcher/compile/words.hpp"
#include "searcher/engine/emit.hpp"
#include "searcher/session/common_terms.hpp"
#include "searcher/session/hits.hpp"

namespace nachlese::search {
namespace {

constexpr Xapian::termcount kTerms = 30;
constexpr std::size_t kShortestStem = 2;  // bytes; shorter ones are left out

class StemsOnly : public Xapian::ExpandDecider {
 public:
  bool operator()(const std::string& term) const override {
    return stem_of(term).size() > kShortestStem;
  }
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
    const StemsOnly stems;
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
    for (auto it = matches.begin(); it != matches.end(); ++it) {
      Hit hit = make_hit(*state_, database, it.get_document(), {});
      hit.score = it.get_weight();
      hit.duplicates = it.get_collapse_count();
      response.hits.push_back(std::move(hit));
    }
    response.took_ms =
        std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
    return response;
  });
}

}  // namespace nachlese::search
