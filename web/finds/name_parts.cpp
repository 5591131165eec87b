#include "web/finds/name_parts.hpp"

#include <array>
#include <utility>

#include "web/finds/over_time.hpp"

namespace nachlese::web {
namespace {

constexpr std::size_t kNewestQuotes = 30;
constexpr Message kQuoteField{"quote:", "zitat:"};

}  // namespace

SearchParameters search_for(const View& view, const search::NameProfile& profile) {
  return with_filter(fresh_search(view.search), {profile.kind, profile.name, false});
}

SearchParameters quotes_by(const View& view, const search::NameProfile& profile) {
  SearchParameters search = fresh_search(view.search);
  search.request.quotes = true;
  search.request.sort = search::Sort::newest;
  return with_filter(search, {FacetKind::speaker, profile.name, false});
}

SearchParameters quotes_about(const View& view, const search::NameProfile& profile) {
  SearchParameters search = search_for(view, profile);
  std::string word = profile.name;
  if (profile.kind == FacetKind::person) word = word.substr(word.rfind(' ') + 1);
  std::erase(word, '"');
  search.request.query = std::string(kQuoteField.in(view.language)) + "\"" + word + "\"";
  search.request.quotes = true;
  search.request.sort = search::Sort::newest;
  return search;
}

NameQuotes find_quotes(Context& context, const View& view, const search::NameProfile& profile) {
  const auto found = [&](search::SearchRequest request) {
    request.limit = kNewestQuotes;
    return context.search(std::move(request));
  };
  NameQuotes out{found(quotes_by(view, profile).request),
                 found(quotes_about(view, profile).request)};
  if (out.about.quotes)
    std::erase_if(out.about.quotes->entries, [&](const search::QuoteEntry& entry) {
      return entry.quote.name == profile.name;
    });
  return out;
}

Curves find_curves(Context& context, const SearchParameters& search,
                   const search::NameProfile& profile) {
  constexpr std::size_t kOfEachKind = 5;
  const double enough = context.matching / 2;  // the rest is for the page itself
  std::array<std::size_t, kFacetKindCount> done{};
  Curves out;
  for (const auto& companion : profile.companions) {
    if (context.matching < enough) break;
    if (++done[index_of(companion.kind)] > kOfEachKind) continue;
    const SearchParameters both = with_filter(search, {companion.kind, companion.name, false});
    auto found = context.search(counting(both.request, {}));
    if (found.facets) out[companion.id] = std::move(found.facets->years);
  }
  return out;
}

}  // namespace nachlese::web
