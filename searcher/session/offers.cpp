#include "searcher/session/offers.hpp"

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "core/base/strings.hpp"
#include "core/store/terms.hpp"
#include "searcher/query/parser.hpp"

namespace nachlese::search {
namespace {

// With fewer results than this, looser readings are offered.
constexpr std::uint64_t kLittle = 100;
constexpr std::size_t kMostOffers = 3;
constexpr std::size_t kMostOfferWords = 8;  // each is looked up by itself

// How many articles match, strictly.
std::uint64_t count(Searcher::State& state, const store::ArchiveDatabase& database,
                    SearchRequest request, const std::string& query,
                    const std::optional<Plan>& filter, Deadline deadline) {
  request.query = query;
  request.offset = 0;
  request.limit = 1;
  request.facets = false;
  query::Diagnostics ignored(request.language);
  const PreparedQuery prepared = prepare(query, database, state, ignored, deadline);
  const auto within = clear_within(filter, request, prepared);
  if (can_relax(prepared.compiled.clauses, Demand::half))
    return find_matches(state, database, request, prepared, within, 0, deadline).total;
  // Without weights, which a number does not need.
  const Plan plan = prepared.plan(within, Demand::all);
  return retry_false_corruption([&](Filters filters) {
    MatchCounter counter(false, request.collapse);
    (void)counter.count(plan, {.database = database,
                               .columns = state.columns(database),
                               .ranking = state.ranking,
                               .deadline = deadline,
                               .filters = filters});
    return counter.total();
  });
}

// How many articles the search would show, also those that lack a word.
std::uint64_t count_shown(Searcher::State& state, const store::ArchiveDatabase& database,
                          SearchRequest request, Deadline deadline) {
  request.offset = 0;
  request.limit = 1;
  request.facets = false;
  query::Diagnostics ignored(request.language);
  const PreparedQuery prepared = prepare(request.query, database, state, ignored, deadline,
                                         quote_view(state, request, database));
  const auto within =
      clear_within(filter_of(state, request, database, ignored, deadline), request, prepared);
  return find_matches(state, database, request, prepared, within, kEnough, deadline).total;
}

// The plain words of a query that has nothing else; none if it has.
std::vector<std::string> plain_words(const std::string& text) {
  query::Diagnostics ignored(Language::english);
  const auto tree = query::parse(text, ignored);
  if (!tree) return {};
  const auto* all = std::get_if<query::Conjunction>(&tree->value);
  std::vector<std::string> out;
  for (const auto& node : all != nullptr ? std::span(all->operands) : std::span(&*tree, 1)) {
    const auto* word = std::get_if<query::QueryWord>(&node.value);
    if (word == nullptr || word->exact || node.required) return {};
    out.push_back(word->text);
  }
  return out;
}

// Articles that lack one of a few words, where they are not shown.
std::optional<Offer> fewer_words(const SearchRequest& request, const Matches& matches) {
  const auto words = plain_words(request.query);
  if (matches.demand != Demand::all || words.size() < 2 || words.size() >= kManyWords)
    return std::nullopt;
  const std::string text = words.size() == 2 ? join(words, " ODER ")
                                             : "MINDESTENS/" + std::to_string(words.size() - 1) +
                                                   "(" + join(words, " ") + ")";
  return Offer{OfferKind::fewer, {0, request.query.size()}, text, words};
}

std::string archive_span(const store::ArchiveDatabase& database) {
  const auto day = [](const std::string& packed) {
    if (packed.size() != store::kDateBytes) return std::string();
    Date date = from_wall_seconds(store::unpack_number(packed));
    date.precision = Date::Precision::day;
    return to_iso(date);
  };
  const std::string first = day(database.first_date());
  const std::string last = day(database.last_date());
  return first.empty() || last.empty() ? last : first + ".." + last;
}

}  // namespace

std::vector<OfferedSearch> offers_for(Searcher::State& state,
                                      const store::ArchiveDatabase& database,
                                      const SearchRequest& request, const Found& found,
                                      Deadline deadline) {
  std::vector<OfferedSearch> out;
  const std::uint64_t total = found.matches.total;
  if (found.matches.strict_total >= kLittle || found.corrected || !found.matches.complete)
    return out;
  std::vector<Offer> offers = found.prepared.compiled.offers;
  if (auto fewer = fewer_words(request, found.matches)) offers.push_back(std::move(*fewer));
  for (const Offer& offer : offers) {
    if (out.size() == kMostOffers) break;
    std::string query = request.query;
    query.replace(offer.span.begin, offer.span.end - offer.span.begin, offer.text);
    const std::uint64_t offered = count(state, database, request, query, found.filter, deadline);
    if (offered > total)
      out.push_back({offer.kind, std::move(query), offer.words, offered, offered - total});
  }
  return out;
}

void explain_nothing(Searcher::State& state, const store::ArchiveDatabase& database,
                     const SearchRequest& request, const Found& found, Deadline deadline,
                     query::Diagnostics& diagnostics) {
  const query::Span whole{0, request.query.size()};
  if (request.from || request.to) {
    SearchRequest always = request;
    always.from = always.to = std::nullopt;
    if (const auto total = count_shown(state, database, always, deadline))
      return diagnostics.report(query::Issue::empty_period, whole,
                                std::to_string(total) + " (" + archive_span(database) + ")");
  }
  if (found.filter) {
    SearchRequest bare = request;
    bare.from = bare.to = std::nullopt;
    bare.filters.clear();
    if (const auto total = count_shown(state, database, bare, deadline))
      return diagnostics.report(query::Issue::empty_filters, whole, std::to_string(total));
  }
  std::vector<std::string> unknown;
  const auto words = plain_words(request.query);
  for (std::size_t i = 0; i < std::min(words.size(), kMostOfferWords); ++i) {
    if (count(state, database, request, words[i], {}, deadline) == 0)
      unknown.push_back(request.language == Language::german ? "„" + words[i] + "“"
                                                             : "“" + words[i] + "”");
  }
  if (!unknown.empty()) diagnostics.report(query::Issue::unknown_words, whole, join(unknown, ", "));
}

}  // namespace nachlese::search
