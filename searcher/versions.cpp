// The other versions of a text: reprinted by agencies and editions, with changes.
#include <algorithm>

#include "core/store/stored_article.hpp"
#include "searcher/api/searcher.hpp"
#include "searcher/session/state.hpp"

namespace nachlese::search {

std::string cluster_term(const store::ArchiveDatabase& database, Xapian::docid docid) {
  const std::string letters(schema::field(schema::Prefix::cluster).letters);
  auto term = database.termlist_begin(docid);
  term.skip_to(letters);
  return term != database.termlist_end(docid) && (*term).starts_with(letters) ? *term
                                                                              : std::string();
}

std::vector<Article> Searcher::versions(const std::string& id, std::size_t limit) {
  return state_->reader.read([&](const store::ArchiveDatabase& database) {
    std::vector<Article> out;
    const Xapian::docid docid = find_article(database, id);
    const std::string cluster = docid == 0 ? std::string() : cluster_term(database, docid);
    if (cluster.empty()) return out;
    for (auto at = database.postlist_begin(cluster);
         at != database.postlist_end(cluster) && out.size() < limit; ++at) {
      if (*at != docid) out.push_back(store::article_of(database.get_document(*at)));
    }
    const auto time = [](const Article& article) {
      return article.published ? first_second(*article.published) : 0;
    };
    std::ranges::stable_sort(out, {}, time);
    return out;
  });
}

}  // namespace nachlese::search
