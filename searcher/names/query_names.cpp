#include "searcher/names/query_names.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string>
#include <tuple>
#include <utility>

#include "core/store/terms.hpp"
#include "stemming/fold.hpp"
#include "stemming/lexicon.hpp"

namespace nachlese::search {
namespace {

constexpr std::size_t kMostWords = 4;  // of a name
constexpr std::size_t kMostNames = 3;  // of a query
// A single word names somebody or something if so large a share of the articles that have it have
// the name.
constexpr double kFairShare = 0.2;
constexpr std::size_t kMostLooked = 20;  // words of a query; each costs a lookup of names

std::string person_term(std::string_view name) {
  return store::make_term(schema::Prefix::person, text::fold_value(name));
}

std::string name_of(const store::ArchiveDatabase& database, store::FacetId id) {
  return database.metadata(store::facet_name_key(id));
}

// The person that a lone surname means.
std::optional<QueryName> bearer_of(const std::string& surname,
                                   const store::ArchiveDatabase& database, Surnames& surnames) {
  const auto bearer = surnames.bearer(database, surname);
  if (!bearer) return std::nullopt;
  const std::string name = name_of(database, *bearer);
  return QueryName{{FacetKind::person, name}, {person_term(name), person_term(surname)}};
}

std::optional<QueryName> value_named(const std::string& text,
                                     const store::ArchiveDatabase& database, Surnames& surnames) {
  const std::string folded = text::fold_value(text);
  Xapian::doccount most = 0;
  QueryName best;
  for (const FacetKind kind : kNameKinds) {
    const std::string term = store::make_term(store::prefix_of(kind), folded);
    const Xapian::doccount articles = database.frequency(term);
    if (articles <= most) continue;
    most = articles;
    best = {{kind, name_of(database, store::facet_id(kind, folded))}, {term}};
  }
  if (text.find(' ') == std::string::npos) {
    // A surname may also be the name of a place or organization by mistake: the value with more
    // articles wins.
    const bool is_person = best.name.kind == FacetKind::person;
    auto bearer = bearer_of(text, database, surnames);
    if (bearer && (is_person || database.frequency(bearer->terms.front()) > most)) return bearer;
  }
  if (most == 0 || best.name.value.empty()) return std::nullopt;
  if (best.name.kind == FacetKind::person && surnames.counted_for(database, best.name.value))
    best.terms.push_back(person_term(surname_of(best.name.value)));
  return best;
}

struct Candidate {
  QueryName name;
  std::size_t place = 0;  // in the query
  std::size_t words = 1;
  bool capital = false;
};

bool starts_upper(std::string_view text) {
  const std::string folded = text::fold_value(text);
  return !folded.empty() && !text.empty() && folded.front() != text.front();
}

// A function word, or a word of the language that was typed in lower case.
bool is_common_word(std::string_view text) {
  const std::string folded = text::fold_value(text);
  if (text::Lexicon::get().function_words.has(folded)) return true;
  const text::Usage usage = text::word_usage(folded);
  return !starts_upper(text) && usage.total() > 0 && usage.lower >= usage.upper;
}

bool is_fair_share(const QueryName& name, std::string_view text,
                   const store::ArchiveDatabase& database) {
  const double word =
      database.frequency(store::make_term(schema::Prefix::surface, text::fold_value(text)));
  double articles = 0;
  for (const auto& term : name.terms) articles += database.frequency(term);
  return articles >= kFairShare * word;
}

std::vector<const query::QueryWord*> plain_words(const query::Node& tree) {
  std::vector<const query::QueryWord*> out;
  const auto add = [&](const query::Node& node) {
    const auto* word = std::get_if<query::QueryWord>(&node.value);
    // anything else separates names
    out.push_back(word != nullptr && !word->exact ? word : nullptr);
  };
  if (const auto* all = std::get_if<query::Conjunction>(&tree.value)) {
    for (const auto& node : all->operands) add(node);
  } else {
    add(tree);
  }
  return out;
}

std::string joined(std::span<const query::QueryWord* const> words) {
  std::string out;
  for (const auto* word : words) {
    if (word == nullptr) return {};
    out.append(out.empty() ? "" : " ").append(word->text);
  }
  return out;
}

}  // namespace

std::vector<QueryName> names_in_query(const query::Node& tree,
                                      const store::ArchiveDatabase& database, Surnames& surnames) {
  const auto words = plain_words(tree);
  std::vector<Candidate> found;
  for (std::size_t i = 0; i < std::min(words.size(), kMostLooked);) {
    std::size_t length = std::min(kMostWords, words.size() - i);
    for (; length > 0; --length) {
      const std::string text = joined(std::span(words).subspan(i, length));
      if (text.empty() || (length == 1 && is_common_word(text))) continue;
      auto name = value_named(text, database, surnames);
      if (!name || (length == 1 && !is_fair_share(*name, text, database))) continue;
      found.push_back({std::move(*name), i, length, starts_upper(text)});
      break;
    }
    i += std::max<std::size_t>(length, 1);
  }
  // Those typed in full or with a capital are kept, in the order of the query.
  std::stable_sort(found.begin(), found.end(), [](const Candidate& a, const Candidate& b) {
    return std::tuple(b.words > 1, b.capital) < std::tuple(a.words > 1, a.capital);
  });
  if (found.size() > kMostNames) found.resize(kMostNames);
  std::ranges::sort(found, {}, &Candidate::place);
  std::vector<QueryName> out;
  for (auto& candidate : found) out.push_back(std::move(candidate.name));
  return out;
}

Plan name_evidence(const std::vector<QueryName>& names, double weight) {
  std::vector<Plan> out;
  for (const auto& name : names) out.push_back(fixed(any_term(name.terms), weight));
  return any_of(std::move(out));
}

}  // namespace nachlese::search
