#include "indexer/withheld.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "core/store/archive_database.hpp"
#include "core/store/stored_article.hpp"
#include "core/store/sums.hpp"
#include "core/store/terms.hpp"
#include "core/store/xapian_error.hpp"

namespace nachlese::index {
namespace {

// An address may stand in articles with other ids, which no term leads to: all are read.
std::vector<Xapian::docid> withheld_by_reading(const Xapian::Database& database,
                                               const store::Takedowns& takedowns,
                                               std::string_view now) {
  std::vector<Xapian::docid> out;
  const auto end = database.postlist_end("");
  for (auto it = database.postlist_begin(""); it != end; ++it) {
    const Article article = store::headline_of(database.get_document(*it));
    const store::Takedown* named = takedowns.find(article.id);
    if (takedowns.against(article, now) != nullptr ||
        (named != nullptr && shows_suppressed(article, *named)))
      out.push_back(*it);
  }
  return out;
}

std::vector<Xapian::docid> withheld_by_id(const Xapian::Database& database,
                                          const store::Takedowns& takedowns, std::string_view now) {
  std::vector<Xapian::docid> out;
  for (const auto& [id, takedown] : takedowns.all()) {
    const std::string term = store::make_term(schema::Prefix::id, id);
    const auto end = database.postlist_end(term);
    for (auto it = database.postlist_begin(term); it != end; ++it) {
      if (takedown.holds(now) ||
          shows_suppressed(store::headline_of(database.get_document(*it)), takedown))
        out.push_back(*it);
    }
  }
  return out;
}

}  // namespace

bool shows_suppressed(const Article& article, const store::Takedown& takedown) {
  return std::ranges::any_of(takedown.names, [&](const std::string& name) {
    return std::ranges::find(article.suppressed, name) == article.suppressed.end();
  });
}

std::size_t remove_withheld(const std::filesystem::path& folder, const store::Takedowns& takedowns,
                            std::string_view now) {
  if (takedowns.empty()) return 0;
  return store::translating_xapian_errors(folder, [&]() -> std::size_t {
    const bool by_address = std::ranges::any_of(takedowns.all(), [&](const auto& entry) {
      return entry.second.holds(now) && !entry.second.url.empty();
    });
    std::vector<Xapian::docid> found;
    {
      const Xapian::Database database(folder.string());
      found = by_address ? withheld_by_reading(database, takedowns, now)
                         : withheld_by_id(database, takedowns, now);
    }
    if (found.empty()) return 0;
    const store::ChangingFiles changing(folder);
    Xapian::WritableDatabase database(folder.string(), Xapian::DB_OPEN);
    for (const Xapian::docid id : found) database.delete_document(id);
    database.commit();
    return found.size();
  });
}

}  // namespace nachlese::index
