#include "searcher/session/find.hpp"

#include "core/base/strings.hpp"
#include "searcher/api/request.hpp"
#include "searcher/query/parser.hpp"
#include "searcher/session/correct.hpp"
#include "searcher/session/matcher.hpp"
#include "searcher/session/offers.hpp"

namespace nachlese::search {
namespace {

// A correction of a query that found next to nothing; empty if it does not find more.
std::string did_you_mean(Searcher::State& state, const store::ArchiveDatabase& database,
                         const SearchRequest& request, const std::optional<Plan>& filter,
                         const Matches& as_typed, Deadline deadline) {
  const std::uint64_t found = as_typed.strict_total;
  if (found >= kEnough) return {};
  query::Diagnostics ignored(request.language);
  const auto tree = query::parse(request.query, ignored);
  if (!tree) return {};
  QueryBudget budget(deadline);
  std::string better = corrected_query(*tree, request.query, database, state.analyzer, budget);
  if (better.empty()) return {};
  SearchRequest count = request;
  count.offset = 0;
  count.limit = 1;
  count.facets = false;
  const PreparedQuery prepared =
      prepare(better, database, state, ignored, deadline, quote_view(state, request, database));
  // Where nothing at all was found, something that lacks a word will do.
  const bool nothing = as_typed.total == 0;
  const auto within = clear_within(filter, request, prepared);
  const Matches matches =
      find_matches(state, database, count, prepared, within, nothing ? kEnough : 0, deadline);
  return matches.strict_total > found || (nothing && matches.total > 0) ? better : std::string();
}

// None if time runs out: the answer itself is complete.
std::string suggestion_in_time(Searcher::State& state, const store::ArchiveDatabase& database,
                               const SearchRequest& request, const std::optional<Plan>& filter,
                               const Matches& as_typed, Deadline deadline) {
  try {
    return did_you_mean(state, database, request, filter, as_typed, deadline);
  } catch (const TimeIsUp&) {
    return {};
  }
}

void find_corrected(Searcher::State& state, const store::ArchiveDatabase& database,
                    const SearchRequest& request, std::size_t enough, Deadline deadline,
                    query::Diagnostics& diagnostics, Found& out) {
  out.corrected = true;
  diagnostics.report(query::Issue::corrected, {0, request.query.size()}, out.suggestion);
  out.prepared = prepare(out.suggestion, database, state, diagnostics, deadline,
                         quote_view(state, request, database));
  out.within = clear_within(out.filter, request, out.prepared);
  out.matches = find_matches(state, database, request, out.prepared, out.within, enough, deadline);
}

Matches nothing_in_time(const SearchRequest& request) {
  Matches out;
  out.counter = std::make_unique<MatchCounter>(request.facets, request.collapse);
  out.complete = out.total_exact = false;
  return out;
}

}  // namespace

Found find(Searcher::State& state, const store::ArchiveDatabase& database,
           const SearchRequest& request, std::size_t enough, Deadline deadline,
           query::Diagnostics& diagnostics) {
  Found out;
  try {
    out.prepared = prepare(request.query, database, state, diagnostics, deadline,
                           quote_view(state, request, database));
    out.filter = filter_of(state, request, database, diagnostics, deadline);
    out.within = clear_within(out.filter, request, out.prepared);
    out.matches =
        find_matches(state, database, request, out.prepared, out.within, enough, deadline);
    if (out.matches.complete && (request.offset == 0 || out.matches.strict_total == 0))
      out.suggestion =
          suggestion_in_time(state, database, request, out.filter, out.matches, deadline);
    // What no article has as typed, whatever the filters, was a slip of the finger.
    if (out.matches.strict_everywhere == 0 && !out.suggestion.empty())
      find_corrected(state, database, request, enough, deadline, diagnostics, out);
    if (out.matches.total == 0 && out.matches.complete)
      explain_nothing(state, database, request, out, deadline, diagnostics);
    if (request.offset == 0 && !request.quotes)
      out.offers = offers_for(state, database, request, out, deadline);
  } catch (const TimeIsUp&) {
    // What was found stays, if only a further step was cut off.
    if (!out.matches.counter) out.matches = nothing_in_time(request);
  }
  report(out.matches, request, diagnostics);
  if (const auto& missing = state.reader.missing(); !missing.empty()) {
    diagnostics.report(query::Issue::shards_missing, {0, request.query.size()},
                       join(missing, ", "));
    out.matches.complete = out.matches.total_exact = false;
  }
  return out;
}

}  // namespace nachlese::search
