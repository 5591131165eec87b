#include "searcher/compile/words.hpp"

#include <vector>

#include "core/store/terms.hpp"
#include "stemming/lexicon.hpp"

namespace nachlese {
namespace {

using schema::Prefix;
using Xapian::Query;

Query term(Prefix prefix, std::string_view value) { return Query(make_term(prefix, value)); }

Query best_of(const std::vector<Query>& layers) { return {Query::OP_MAX, layers.begin(), layers.end()}; }

void want(WantedTerms& terms, std::string_view text, std::uint32_t group) { terms.try_emplace(std::string(text), group); }

Query parts_apart(const Ranking& ranking, const Word& word, std::uint32_t group, Wanted& wanted) {
  std::vector<Query> parts;
  for (const auto& part : word.parts) {
    const Query layers[] = {stem_query(Scope::article, part.stem.text), term(Prefix::part, part.stem.text)};
    parts.emplace_back(Query::OP_MAX, std::begin(layers), std::end(layers));
    want(wanted.apart, part.stem.text, group);
  }
  return scaled(Query(Query::OP_AND, parts.begin(), parts.end()), ranking.parts_apart);
}

// Other spellings of a name: their key, and the word that is spelled like the key itself, for which the key is not indexed.
void add_variants(const Ranking& ranking, const Word& word, std::uint32_t group, Wanted& wanted, std::vector<Query>& layers) {
  const auto key = word.variant.text;
  if (key.empty()) return;
  layers.push_back(scaled(term(Prefix::variant, key), ranking.variant));
  if (key != word.surface.text) layers.push_back(scaled(term(Prefix::surface, key), ranking.variant));
  want(wanted.variants, key, group);
}

}  // namespace

Query stem_query(Scope scope, std::string_view stem) {
  const bool title = scope == Scope::title;
  const Query stems = term(title ? Prefix::title_stem : Prefix::stem, stem);
  if (!is_base_form(stem)) return stems;
  return {Query::OP_SYNONYM, stems, term(title ? Prefix::title : Prefix::surface, stem)};
}

double surface_weight(const Ranking& ranking, std::string_view surface) {
  constexpr std::uint32_t kNounShare = 10;  // one in so many is written with a capital: a noun as well (Treffen)
  const Usage usage = word_usage(surface);
  const bool ending_matters = usage.upper * kNounShare >= usage.total() || text::Lexicon::get().function_words.has(surface);
  return ending_matters ? ranking.surface : 0;
}

Query scaled(const Query& query, double factor) { return {Query::OP_SCALE_WEIGHT, query, factor}; }

Query word_query(const Ranking& ranking, Scope scope, const Word& word, const Word* other, std::uint32_t group, Wanted& wanted) {
  const bool title = scope == Scope::title;
  std::vector<Query> layers = {
      scaled(term(title ? Prefix::title : Prefix::surface, word.surface.text), surface_weight(ranking, word.surface.text))};
  want(wanted.surfaces, word.surface.text, group);
  std::vector<Query> apart;
  const auto add_stem = [&](const Word& reading, double factor) {
    if (reading.stem.text.empty()) return;
    layers.push_back(scaled(stem_query(scope, reading.stem.text), factor));
    want(wanted.stems, reading.stem.text, group);
    if (title) return;  // parts are not indexed apart
    const Query joined[] = {stem_query(scope, reading.stem.text), term(Prefix::part, reading.stem.text)};
    layers.push_back(scaled(Query(Query::OP_SYNONYM, std::begin(joined), std::end(joined)), ranking.part));
    want(wanted.parts, reading.stem.text, group);
    if (reading.parts.size() > 1) apart.push_back(parts_apart(ranking, reading, group, wanted));
  };
  add_stem(word, ranking.stem);
  if (other != nullptr && other->stem.text != word.stem.text) add_stem(*other, ranking.second_reading);
  if (!title) add_variants(ranking, word.variant.text.empty() && other != nullptr ? *other : word, group, wanted, layers);
  if (apart.empty()) return best_of(layers);
  return {Query::OP_OR, best_of(layers), best_of(apart)};
}

}  // namespace nachlese
