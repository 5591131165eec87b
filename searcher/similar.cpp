#include <chrono>

#include "core/store/terms.hpp"
#include "searcher/state.hpp"

namespace nachlese {
namespace {

using Xapian::Query;

constexpr Xapian::termcount kTerms = 30;

// Stems say what an article is about; the other layers would only repeat them.
class StemsOnly : public Xapian::ExpandDecider {
 public:
  bool operator()(const std::string& term) const override {
    const auto letters = schema::field(schema::Prefix::stem).letters;
    return term.size() > letters.size() + 2 && term.starts_with(letters) &&
           (term[letters.size()] < 'A' || term[letters.size()] > 'Z');
  }
};

// The article and the other versions of its text.
Query itself(const Xapian::Database& database, Xapian::docid docid, const std::string& id) {
  std::vector<Query> out = {Query(make_term(schema::Prefix::id, id))};
  const std::string cluster_letters(schema::field(schema::Prefix::cluster).letters);
  auto term = database.termlist_begin(docid);
  term.skip_to(cluster_letters);
  if (term != database.termlist_end(docid) && (*term).starts_with(cluster_letters)) out.emplace_back(*term);
  return {Query::OP_OR, out.begin(), out.end()};
}

}  // namespace

std::optional<SearchResponse> Searcher::similar(const std::string& id, std::size_t limit) {
  const auto start = std::chrono::steady_clock::now();
  state_->analyzer.trim();
  return state_->reader.read([&](const Xapian::Database& database) -> std::optional<SearchResponse> {
    const Xapian::docid docid = find_article(database, id);
    if (docid == 0) return std::nullopt;
    Xapian::Enquire enquire = make_enquire(database);
    Xapian::RSet example;
    example.add_document(docid);
    const StemsOnly stems;
    const Xapian::ESet terms = enquire.get_eset(kTerms, example, &stems);
    enquire.set_query(Query(Query::OP_AND_NOT, Query(Query::OP_OR, terms.begin(), terms.end()), itself(database, docid, id)));
    enquire.set_collapse_key(schema::kCluster);
    const Xapian::MSet matches =
        enquire.get_mset(0, static_cast<Xapian::doccount>(std::min<std::size_t>(limit, database.get_doccount())));
    SearchResponse response;
    response.query = id;
    response.total = matches.size();
    for (auto it = matches.begin(); it != matches.end(); ++it) {
      Hit hit = make_hit(*state_, database, it.get_document(), {});
      hit.score = it.get_weight();
      hit.duplicates = it.get_collapse_count();
      response.hits.push_back(std::move(hit));
    }
    response.took_ms = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
    return response;
  });
}

}  // namespace nachlese
