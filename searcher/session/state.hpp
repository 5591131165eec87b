// What a Searcher holds. Internal to the searcher's .cpp files.
#pragma once

#include <xapian.h>
#include <functional>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/base/facet_kind.hpp"
#include "core/store/archive_database.hpp"
#include "core/store/facets.hpp"
#include "core/store/reader.hpp"
#include "searcher/api/deadline.hpp"
#include "searcher/api/searcher.hpp"
#include "searcher/compile/alias_source.hpp"
#include "searcher/compile/compiler.hpp"
#include "searcher/engine/doc_values.hpp"
#include "searcher/names/query_names.hpp"
#include "searcher/names/values.hpp"
#include "searcher/session/new_articles.hpp"
#include "stemming/analyzer.hpp"

namespace nachlese::search {

struct Searcher::State {
  State(const std::filesystem::path& archive, const SearcherOptions& options);

  // As the archive was built; filled when the reader opens it.
  text::AnalyzerOptions analysis;
  text::Analyzer analyzer;
  ArchiveNames names;
  store::ArchiveReader reader;
  Ranking ranking;
  AliasSource aliases;
  std::shared_ptr<SharedColumns> shared_columns;
  std::shared_ptr<SharedBeginnings> shared_beginnings;
  std::unordered_map<store::FacetId, std::string> facet_names;  // canonical values seen so far
  std::shared_ptr<NewDocuments> fresh =
      std::make_shared<NewDocuments>(std::vector<std::uint64_t>());

  // The same archive once more, for another thread than the one that uses `reader`.
  store::ArchiveReader& second_reader();

  // Null if they are not wanted or not to be had.
  [[nodiscard]] std::shared_ptr<const Columns> columns(
      const store::ArchiveDatabase& database) const {
    return shared_columns ? shared_columns->of(database) : nullptr;
  }

  // The value as shown to users; empty if the archive does not know the id.
  const std::string& facet_name(const store::ArchiveDatabase& database, store::FacetId id);

  // False if the archive was built without looking for names.
  [[nodiscard]] bool has_names() const {
    return reader.info().fingerprint.entities != store::kEntitiesOff;
  }

 private:
  std::optional<store::ArchiveReader> second_reader_;
};

// A request that has been read and compiled for one state of the archive.
struct PreparedQuery {
  Compiled compiled;
  std::vector<QueryName> names;
  Ranking ranking;
  bool everything = false;  // an empty query
  std::string tree;

  // With the filter of the request, of the articles that `within` matches. A filter that nothing
  // passes is an empty query to Xapian, not the same as none.
  [[nodiscard]] Xapian::Query build(
      const std::optional<Xapian::Query>& filter, Demand demand, Filters filters = Filters::free,
      const Xapian::Query& within = Xapian::Query(std::string())) const;
};

// Of Xapian's operators alone, or with sources of our own (searcher/engine/layered_source.hpp),
// where they can be.
enum class Form : std::uint8_t { operators, sources };

// Throws TimeIsUp after the deadline, and so does what is made of the query
// (compile/clock_source.hpp).
[[nodiscard]] PreparedQuery prepare(const std::string& text, const store::ArchiveDatabase& database,
                                    Searcher::State& state, query::Diagnostics& diagnostics,
                                    Form form = Form::sources, Deadline deadline = Deadline::max());

// The request's dates and facet filters; nullopt if there are none. Throws TimeIsUp after the
// deadline.
[[nodiscard]] std::optional<Xapian::Query> filter_of(Searcher::State& state,
                                                     const SearchRequest& request,
                                                     const store::ArchiveDatabase& database,
                                                     query::Diagnostics& diagnostics,
                                                     Deadline deadline = Deadline::max());

// An Enquire with the project's weighting.
[[nodiscard]] Xapian::Enquire make_enquire(const Ranking& ranking,
                                           const store::ArchiveDatabase& database);

// The article with this id; 0 if there is none.
[[nodiscard]] Xapian::docid find_article(const store::ArchiveDatabase& database,
                                         const std::string& id);

// The term of the article's duplicate cluster; empty if its text stands alone.
[[nodiscard]] std::string cluster_term(const store::ArchiveDatabase& database, Xapian::docid docid);

// Document → hit, without score and duplicates.
[[nodiscard]] Hit make_hit(Searcher::State& state, const store::ArchiveDatabase& database,
                           const Xapian::Document& document, const Wanted& wanted);

// The names in the document's facet slot, by kind, in alphabetical order. A surname alone is
// replaced by the person it is presumed to mean, who is added to `presumed`.
[[nodiscard]] std::vector<std::string> facet_values(Searcher::State& state,
                                                    const store::ArchiveDatabase& database,
                                                    const Xapian::Document& document,
                                                    FacetKind kind,
                                                    std::vector<std::string>& presumed);

}  // namespace nachlese::search
