#include "searcher/session/new_articles.hpp"

#include <algorithm>
#include <utility>

#include "core/base/error.hpp"
#include "core/base/hash.hpp"
#include "core/store/stored_article.hpp"
#include "core/store/terms.hpp"
#include "searcher/api/response.hpp"
#include "searcher/engine/emit.hpp"
#include "searcher/session/hits.hpp"
#include "searcher/session/prepare.hpp"

namespace nachlese::search {
namespace {

// Searches shard by shard and merges by date, since Xapian may crash on an OP_MAX in several shards
// at once (engine/xapian_faults.hpp, 2).
std::vector<Xapian::Document> newest_of(const store::ArchiveDatabase& database,
                                        const Xapian::Query& query, std::size_t limit) {
  std::vector<std::pair<std::string, Xapian::Document>> found;  // with the value of the date
  for (std::size_t i = 0; i < database.shards(); ++i) {
    Enquiry enquire(database, i);
    set_no_weights(enquire, Filters::weighed);
    enquire.set_sort_by_value(schema::kPublished, true);
    enquire.set_query(query);
    const auto most =
        static_cast<Xapian::doccount>(std::min<std::size_t>(limit, database.get_doccount()));
    const Xapian::MSet set = enquire.get_mset(0, most);
    set.fetch();
    for (auto it = set.begin(); it != set.end(); ++it)
      found.emplace_back(it.get_document().get_value(schema::kPublished), it.get_document());
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  found.resize(std::min(limit, found.size()));
  std::vector<Xapian::Document> out;
  for (auto& [date, document] : found) out.push_back(std::move(document));
  return out;
}

}  // namespace

std::vector<std::uint64_t> hashes_of_ids(const store::ArchiveDatabase& database) {
  std::vector<std::uint64_t> out;
  out.reserve(database.get_doccount());
  for (auto term = database.allterms_begin(store::id_prefix());
       term != database.allterms_end(store::id_prefix()); ++term)
    out.push_back(hash64(*term));
  std::sort(out.begin(), out.end());
  return out;
}

std::shared_ptr<const Docids> NewDocuments::of(const Xapian::Database& database) {
  constexpr std::size_t kMostStates = 64;  // more than an archive may have shards
  if (by_state_.size() >= kMostStates) by_state_.clear();
  const auto [found, added] =
      by_state_.try_emplace(database.get_uuid() + std::to_string(database.get_revision()));
  if (!added) return found->second;
  Docids out;
  for (auto term = database.allterms_begin(store::id_prefix());
       term != database.allterms_end(store::id_prefix()); ++term) {
    const std::string id = *term;
    if (!std::binary_search(seen_.begin(), seen_.end(), hash64(id)))
      out.push_back(*database.postlist_begin(id));
  }
  std::sort(out.begin(), out.end());
  return found->second = std::make_shared<const Docids>(std::move(out));
}

const Xapian::Query& NewDocuments::by_id(const store::ArchiveDatabase& database) {
  if (by_id_) return *by_id_;
  std::vector<std::string> ids;
  for (auto term = database.allterms_begin(store::id_prefix());
       term != database.allterms_end(store::id_prefix()); ++term) {
    const std::string id = *term;
    if (!std::binary_search(seen_.begin(), seen_.end(), hash64(id))) ids.push_back(id);
  }
  return by_id_.emplace(Xapian::Query::OP_OR, ids.begin(), ids.end());
}

std::vector<std::uint64_t> Searcher::contents() {
  return state_->reader.read(
      [](const store::ArchiveDatabase& database) { return hashes_of_ids(database); });
}

void Searcher::set_seen(std::vector<std::uint64_t> seen) {
  state_->fresh = std::make_shared<NewDocuments>(std::move(seen));
}

SearchResponse Searcher::exact_matches(const SearchRequest& request, bool only_new,
                                       std::size_t limit, double timeout) {
  state_->analyzer.trim();
  const Deadline deadline = deadline_after(timeout);
  try {
    return state_->reader.read([&](const store::ArchiveDatabase& database) {
      SearchResponse response;
      response.query = request.query;
      query::Diagnostics diagnostics(request.language);
      const PreparedQuery prepared =
          prepare(request.query, database, *state_, diagnostics, deadline);
      const auto filter = clear_within(filter_of(*state_, request, database, diagnostics, deadline),
                                       request, prepared);
      Xapian::Query within = everywhere();
      if (only_new)
        within = database.has_remote()
                     ? state_->fresh->by_id(database)
                     : these_documents([fresh = state_->fresh](const Xapian::Database& shard) {
                         return fresh->of(shard);
                       });
      const Target target{.database = database,
                          .columns = state_->columns(database),
                          .ranking = state_->ranking,
                          .deadline = deadline,
                          .filters = Filters::weighed};
      const Xapian::Query matching =
          emit_search(prepared.plan(filter, Demand::all), Weighing::operators, target, within);
      for (const auto& document : newest_of(database, matching, limit)) {
        look_at_clock(deadline);
        HitDocument read(document);
        const auto article = read.article();
        response.hits.push_back(
            make_hit(*state_, database, read, *article, prepared.compiled.wanted));
      }
      response.total = response.hits.size();
      response.diagnostics = diagnostics.take();
      return response;
    });
  } catch (const TimeIsUp&) {
    throw Error(
        ErrorCode::usage,
        "The search takes longer than " + std::to_string(static_cast<long>(timeout)) + " seconds.",
        "Ask for fewer words with * or ?, and for fewer words near each other.");
  }
}

}  // namespace nachlese::search
