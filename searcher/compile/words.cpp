#include "searcher/compile/words.hpp"

#include <utility>
#include <vector>

#include "core/store/terms.hpp"
#include "stemming/lexicon.hpp"

namespace nachlese::search {
namespace {

using schema::Prefix;

// The terms of all words with this stem. Base forms have no stem term of their own: their surface
// form stands for it.
std::vector<std::string> stem_terms(Scope scope, std::string_view stem) {
  const bool title = scope == Scope::title;
  std::vector<std::string> out = {
      store::make_term(title ? Prefix::title_stem : Prefix::stem, stem)};
  if (text::is_base_form(stem))
    out.push_back(store::make_term(title ? Prefix::title : Prefix::surface, stem));
  return out;
}

void want(WantedTerms& terms, std::string_view text, std::uint32_t group) {
  terms.try_emplace(std::string(text), group);
}

Plan parts_apart(const Ranking& ranking, const text::Word& word, std::uint32_t group,
                 Wanted& wanted) {
  std::vector<Plan> parts;
  for (const auto& part : word.parts) {
    parts.push_back(layered({{stem_terms(Scope::article, part.stem.text), 1},
                             {{store::make_term(Prefix::part, part.stem.text)}, 1}}));
    want(wanted.apart, part.stem.text, group);
  }
  return scaled(all_of(std::move(parts)), ranking.parts_apart);
}

// Other spellings of a name: their key, and the word that is spelled like the key itself, for which
// the key is not indexed.
void add_variants(const Ranking& ranking, const text::Word& word, std::uint32_t group,
                  Wanted& wanted, std::vector<Layer>& layers) {
  const auto key = word.variant.text;
  if (key.empty()) return;
  layers.push_back({{store::make_term(Prefix::variant, key)}, ranking.variant});
  if (key != word.surface.text)
    layers.push_back({{store::make_term(Prefix::surface, key)}, ranking.variant});
  want(wanted.variants, key, group);
}

}  // namespace

Plan stem_plan(Scope scope, std::string_view stem) {
  return layered({{stem_terms(scope, stem), 1}});
}

double surface_weight(const Ranking& ranking, std::string_view surface) {
  constexpr std::uint32_t kNounShare =
      10;  // one in so many is written with a capital: a noun as well (Treffen)
  const text::Usage usage = text::word_usage(surface);
  const bool ending_matters =
      usage.upper * kNounShare >= usage.total() || text::Lexicon::get().function_words.has(surface);
  return ending_matters ? ranking.surface : 0;
}

Plan word_plan(const Ranking& ranking, Scope scope, const text::Word& word, const text::Word* other,
               std::uint32_t group, Wanted& wanted) {
  const bool title = scope == Scope::title;
  std::vector<Layer> layers = {
      {{store::make_term(title ? Prefix::title : Prefix::surface, word.surface.text)},
       surface_weight(ranking, word.surface.text)}};
  want(wanted.surfaces, word.surface.text, group);
  std::vector<Plan> apart;
  const auto add_stem = [&](const text::Word& reading, double factor) {
    if (reading.stem.text.empty()) return;
    layers.push_back({stem_terms(scope, reading.stem.text), factor});
    want(wanted.stems, reading.stem.text, group);
    if (title) return;  // parts are not indexed apart
    layers.push_back({layers.back().terms, ranking.part});
    layers.back().terms.push_back(store::make_term(Prefix::part, reading.stem.text));
    want(wanted.parts, reading.stem.text, group);
    if (reading.parts.size() > 1) apart.push_back(parts_apart(ranking, reading, group, wanted));
  };
  add_stem(word, ranking.stem);
  if (other != nullptr && other->stem.text != word.stem.text)
    add_stem(*other, ranking.second_reading);
  if (!title)
    add_variants(ranking, word.variant.text.empty() && other != nullptr ? *other : word, group,
                 wanted, layers);
  Plan best = layered(std::move(layers));
  return apart.empty() ? best : any_of({std::move(best), best_of(std::move(apart))});
}

}  // namespace nachlese::search
