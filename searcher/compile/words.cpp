#include "searcher/compile/words.hpp"

#include <array>
#include <string>
#include <utility>
#include <vector>

#include "core/store/terms.hpp"
#include "stemming/lexicon.hpp"

namespace nachlese::search {
namespace {

using schema::Prefix;

// The layers of words, in articles and in titles.
struct LayerPrefixes {
  Prefix surface;
  Prefix stem;
  Prefix part;
  Prefix variant;
};
constexpr std::array<LayerPrefixes, 2> kPrefixes = {
    {{Prefix::surface, Prefix::stem, Prefix::part, Prefix::variant},
     {Prefix::title, Prefix::title_stem, Prefix::title_part, Prefix::title_variant}}};

const LayerPrefixes& prefixes_of(Scope scope) { return kPrefixes[static_cast<std::size_t>(scope)]; }

// A word that so many articles have as typed is no misspelling: it stands for no other spelling.
constexpr Xapian::doccount kOften = 50;

// The terms of all words with this stem. A base form is indexed without a stem term; its surface
// form takes that place.
std::vector<std::string> stem_terms(Scope scope, std::string_view stem) {
  std::vector<std::string> out = {store::make_term(prefixes_of(scope).stem, stem)};
  if (text::is_base_form(stem)) out.push_back(store::make_term(prefixes_of(scope).surface, stem));
  return out;
}

void want(WantedTerms& terms, std::string_view text, std::uint32_t group) {
  terms.try_emplace(std::string(text), group);
}

// Other transliterations of a name: the key they share, and the name that is spelled like the key
// itself, for which no key is indexed. Empty for words of the language and for what the archive
// often has as typed.
void add_variants(const Ranking& ranking, const store::ArchiveDatabase& database,
                  const text::Word& word, const WordRequest& request, Wanted& wanted,
                  std::vector<Layer>& layers) {
  const auto key = word.variant.text;
  if (key.empty() ||
      database.frequency(store::make_term(Prefix::surface, word.surface.text)) >= kOften)
    return;
  const LayerPrefixes& prefixes = prefixes_of(request.scope);
  layers.push_back({{store::make_term(prefixes.variant, key)}, ranking.variant});
  const bool is_word = text::word_usage(key).total() > 0;
  if (key != word.surface.text && !is_word)
    layers.push_back({{store::make_term(prefixes.surface, key)}, ranking.variant});
  want(wanted.variants, key, request.group);
}

void add_stem(const text::Word& word, double factor, const Ranking& ranking,
              const WordRequest& request, Wanted& wanted, std::vector<Layer>& layers) {
  if (word.stem.text.empty()) return;
  layers.push_back({stem_terms(request.scope, word.stem.text), factor});
  want(wanted.stems, word.stem.text, request.group);
  layers.push_back({layers.back().terms, ranking.part});
  layers.back().terms.push_back(store::make_term(prefixes_of(request.scope).part, word.stem.text));
  want(wanted.parts, word.stem.text, request.group);
}

}  // namespace

Plan stem_plan(Scope scope, std::string_view stem) {
  return layered({{stem_terms(scope, stem), 1}});
}

Plan part_plan(std::string_view stem) {
  return layered(
      {{stem_terms(Scope::article, stem), 1}, {{store::make_term(Prefix::part, stem)}, 1}});
}

double surface_weight(const Ranking& ranking, std::string_view surface) {
  constexpr std::uint32_t kNounShare =
      10;  // one in so many is written with a capital: a noun as well (Treffen)
  const text::Usage usage = text::word_usage(surface);
  const bool ending_matters =
      usage.upper * kNounShare >= usage.total() || text::Lexicon::get().function_words.has(surface);
  return ending_matters ? ranking.surface : 0;
}

Plan word_plan(const Ranking& ranking, const store::ArchiveDatabase& database,
               const WordRequest& request, Wanted& wanted) {
  const auto& [word, other, scope, group, misread] = request;
  std::vector<Layer> layers = {{{store::make_term(prefixes_of(scope).surface, word.surface.text)},
                                surface_weight(ranking, word.surface.text)}};
  // Function words are not highlighted: they stand everywhere.
  if (!word.function_word) want(wanted.surfaces, word.surface.text, group);
  add_stem(word, ranking.stem, ranking, request, wanted, layers);
  if (other != nullptr && other->stem.text != word.stem.text)
    add_stem(*other, ranking.second_reading, ranking, request, wanted, layers);
  const text::Word& named = word.variant.text.empty() && other != nullptr ? *other : word;
  add_variants(ranking, database, named, request, wanted, layers);
  if (!misread.empty()) layers.push_back({{}, ranking.misread});
  for (const std::string& form : misread) {
    layers.back().terms.push_back(store::make_term(prefixes_of(scope).surface, form));
    want(wanted.surfaces, form, group);
  }
  return layered(std::move(layers));
}

}  // namespace nachlese::search
