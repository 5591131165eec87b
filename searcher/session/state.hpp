// The state of a Searcher. Internal to the searcher's .cpp files.
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

  // As the archive was built; set when the reader opens it.
  text::AnalyzerOptions analysis;
  text::Analyzer analyzer;
  ArchiveNames names;
  store::ArchiveReader reader;
  Ranking ranking;
  AliasSource aliases;
  std::shared_ptr<SharedColumns> shared_columns;
  std::shared_ptr<SharedBeginnings> shared_beginnings;
  std::unordered_map<store::FacetId, std::string> facet_names;  // cache of canonical values
  std::shared_ptr<NewDocuments> fresh =
      std::make_shared<NewDocuments>(std::vector<std::uint64_t>());

  // A second handle of the archive, for a thread other than the one that uses `reader`.
  store::ArchiveReader& second_reader();

  // Null if they are not wanted or not available.
  [[nodiscard]] std::shared_ptr<const Columns> columns(
      const store::ArchiveDatabase& database) const {
    return shared_columns ? shared_columns->of(database) : nullptr;
  }

  // The value as shown to users; empty if the archive does not know the id.
  const std::string& facet_name(const store::ArchiveDatabase& database, store::FacetId id);

  // False if the archive was built without names.
  [[nodiscard]] bool has_names() const {
    return reader.info().fingerprint.entities != store::kEntitiesOff;
  }

 private:
  std::optional<store::ArchiveReader> second_reader_;
};

// A query, parsed and compiled for one state of the archive.
struct PreparedQuery {
  Compiled compiled;
  std::vector<QueryName> names;
  Ranking ranking;
  bool everything = false;  // an empty query
  std::string tree;

  // The query with the filter of the request, limited to the articles that `within` matches. A
  // filter that matches nothing is an empty Query to Xapian, which differs from no filter.
  [[nodiscard]] Xapian::Query build(
      const std::optional<Xapian::Query>& filter, Demand demand, Filters filters = Filters::free,
      const Xapian::Query& within = Xapian::Query(std::string())) const;
};

// Whether queries use only Xapian's operators, or also sources of our own where possible
// (searcher/engine/layered_source.hpp).
enum class Form : std::uint8_t { operators, sources };

// Throws TimeIsUp after the deadline, as does the query itself while it runs
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

// An Enquire with the project's weighting scheme.
[[nodiscard]] Xapian::Enquire make_enquire(const Ranking& ranking,
                                           const store::ArchiveDatabase& database);

// The article with this id; 0 if there is none.
[[nodiscard]] Xapian::docid find_article(const store::ArchiveDatabase& database,
                                         const std::string& id);

// The term of the article's cluster; empty if its text is the only version.
[[nodiscard]] std::string cluster_term(const store::ArchiveDatabase& database, Xapian::docid docid);

// Turns a document into a hit, without score and duplicates.
[[nodiscard]] Hit make_hit(Searcher::State& state, const store::ArchiveDatabase& database,
                           const Xapian::Document& document, const Wanted& wanted);

// The names of one kind in the document's facet slot, in alphabetical order. Replaces a bare
// surname by the person whom it presumably means, who is added to `presumed`.
[[nodiscard]] std::vector<std::string> facet_values(Searcher::State& state,
                                                    const store::ArchiveDatabase& database,
                                                    const Xapian::Document& document,
                                                    FacetKind kind,
                                                    std::vector<std::string>& presumed);

}  // namespace nachlese::search
