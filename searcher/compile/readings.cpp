#include "searcher/compile/readings.hpp"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "core/store/terms.hpp"
#include "searcher/compile/misread.hpp"
#include "searcher/compile/words.hpp"
#include "searcher/engine/vocabulary.hpp"
#include "stemming/fold.hpp"
#include "stemming/stem.hpp"

namespace nachlese::search {
namespace {

using schema::Prefix;

// Parts side by side are searched if one of them is in no more articles than this. The rarest part
// bounds how many positions are read; a word whose parts are all frequent is nearly always written
// as one word, and found so.
constexpr std::size_t kMostArticlesOfParts = 10'000;

bool in_titles(const CompileContext& in) { return in.field == query::Field::title; }

// Brueckenfest with its umlauts. The analyzer restores those of words in its lexicon; this one does
// it for words that the archive does not have as typed.
const text::Word* with_umlauts(CompileContext& in, const text::Token& token) {
  std::string dotted;
  const std::string_view surface = token.word->surface.text;
  if (token.kind != text::TokenKind::word || token.word->function_word ||
      !text::digraphs_to_umlauts(surface, dotted))
    return nullptr;
  return in.database.term_exists(store::make_term(Prefix::surface, surface))
             ? nullptr
             : in.analyzer.word(capitalized(dotted));
}

Forms inflected(CompileContext& in, const text::Token& token) {
  Forms out = in.expansions.inflections(*token.word);
  if (token.other == nullptr) return out;
  for (auto& form : in.expansions.inflections(*token.other)) {
    if (std::find(out.begin(), out.end(), form) == out.end()) out.push_back(std::move(form));
  }
  return out;
}

Forms as_written(const text::Token& token) { return {std::string(token.word->surface.text)}; }

// `places` one after the other, marked as one.
Plan side_by_side(CompileContext& in, std::vector<Forms> places) {
  const bool title = in_titles(in);
  const auto window = static_cast<unsigned>(places.size());
  std::vector<Plan> positions;
  for (const auto& forms : places)
    positions.push_back(
        spent(in, any_term(prefixed(title ? Prefix::title : Prefix::surface, forms))));
  in.wanted->sequences.push_back({std::move(places), in.wanted->groups++});
  return title ? all_of(std::move(positions)) : phrase_of(std::move(positions), window);
}

// The part of a compound as a word of its own, with the linking letters and without.
Forms forms_of_part(const text::Word& word, const text::Part& part, bool last) {
  const std::string letters(word.surface.text.substr(part.begin, part.end - part.begin));
  Forms out = {letters};
  if (last) return out;
  constexpr std::string_view kLinks[] = {"s", "es", "n", "en"};
  constexpr std::size_t kShortestPart = 3;
  for (const std::string_view link : kLinks) {
    if (letters.ends_with(link) && letters.size() >= kShortestPart + link.size())
      out.push_back(letters.substr(0, letters.size() - link.size()));
  }
  return out;
}

// The part as somebody would write it alone: the form with its stem.
std::string part_as_word(CompileContext& in, const text::Word& word, const text::Part& part,
                         bool last) {
  const Forms forms = forms_of_part(word, part, last);
  for (const auto& form : forms) {
    const text::Word* read = in.analyzer.word(capitalized(form));
    if (read != nullptr && read->stem.text == part.stem.text) return capitalized(form);
  }
  return capitalized(forms.front());
}

void offer_parts(CompileContext& in, const text::Token& token) {
  if (in.field || in.offers == nullptr) return;
  const text::Word& word = *token.word;
  Offer offer;
  offer.kind = OfferKind::parts;
  offer.span = {in.offset + token.begin, in.offset + token.end};
  std::string all;
  for (const auto& part : word.parts) {
    offer.words.push_back(part_as_word(in, word, part, &part == &word.parts.back()));
    all += (all.empty() ? "" : " UND ") + offer.words.back();
  }
  offer.text = "(" + std::string(in.text.substr(offer.span.begin, token.end - token.begin)) +
               " ODER (" + all + "))";
  in.offers->push_back(std::move(offer));
}

// The parts of a compound as words side by side, if the archive has them and one is rare enough.
std::optional<Plan> parts_side_by_side(CompileContext& in, const text::Word& word) {
  std::vector<Forms> places;
  std::size_t rarest = kMostArticlesOfParts + 1;
  for (const auto& part : word.parts) {
    const bool last = &part == &word.parts.back();
    Forms forms;
    std::size_t articles = 0;
    for (auto& form : forms_of_part(word, part, last)) {
      const std::size_t frequency = in.database.frequency(store::make_term(Prefix::surface, form));
      if (frequency == 0) continue;
      articles += frequency;
      forms.push_back(std::move(form));
    }
    if (forms.empty()) return std::nullopt;
    rarest = std::min(rarest, articles);
    places.push_back(std::move(forms));
  }
  if (rarest > kMostArticlesOfParts) return std::nullopt;
  return side_by_side(in, std::move(places));
}

}  // namespace

Plan word_reading(CompileContext& in, const text::Token& token) {
  const Scope scope = in_titles(in) ? Scope::title : Scope::article;
  const std::uint32_t group = in.wanted->groups++;
  const MisreadWords misread = find_misread(in, token);
  std::vector<Plan> readings = {
      spent(in, word_plan(in.ranking, in.database,
                          {*token.word, token.other, scope, group, misread.certain}, *in.wanted))};
  offer_misread(in, token, misread.possible);
  for (const auto& [first, second] : misread.broken) {
    if (scope == Scope::article)
      readings.push_back(scaled(side_by_side(in, {{first}, {second}}), in.ranking.misread));
  }
  if (const text::Word* dotted = with_umlauts(in, token))
    readings.push_back(spent(
        in, word_plan(in.ranking, in.database, {*dotted, nullptr, scope, group}, *in.wanted)));
  if (token.word->parts.size() > 1) {
    offer_parts(in, token);
    if (scope == Scope::article) {
      if (auto apart = parts_side_by_side(in, *token.word)) readings.push_back(std::move(*apart));
    }
  }
  return best_of(std::move(readings));
}

Plan loose_reading(CompileContext& in, const text::Token& token) {
  if (in_titles(in) || token.word->parts.size() < 2) return {};
  std::vector<Plan> parts;
  for (const auto& part : token.word->parts) parts.push_back(spent(in, part_plan(part.stem.text)));
  return scaled(all_of(std::move(parts)), in.ranking.parts_apart);
}

Plan run_reading(CompileContext& in, std::span<const text::Token> tokens) {
  std::vector<Forms> places;
  for (const auto& token : tokens) places.push_back(as_written(token));
  return side_by_side(in, std::move(places));
}

Plan overlay_reading(CompileContext& in, const text::Analysis& analysis,
                     const text::Token& overlay) {
  std::vector<const text::Token*> covered;
  bool elliptic = false;
  for (const auto& token : analysis.tokens) {
    if (token.begin < overlay.begin || token.end > overlay.end) continue;
    covered.push_back(&token);
    elliptic = elliptic || (covered.size() > 1 && token.word->function_word);
  }
  Plan joined = word_reading(in, overlay);
  if (covered.empty()) return joined;
  if (covered.size() == 1) return best_of({std::move(joined), word_reading(in, *covered.front())});
  if (elliptic) return all_of({std::move(joined), word_reading(in, *covered.back())});
  std::vector<Forms> places;
  for (const text::Token* token : covered)
    places.push_back(token == covered.back() ? inflected(in, *token) : as_written(*token));
  return best_of({std::move(joined), side_by_side(in, std::move(places))});
}

Plan name_reading(CompileContext& in, const std::string& name, std::uint32_t group) {
  text::Analysis analysis;
  in.analyzer.analyze(name, text::Purpose::document, analysis);
  const bool title = in_titles(in);
  if (analysis.tokens.size() == 1)
    return spent(in, word_plan(in.ranking, in.database,
                               {*analysis.tokens.front().word, nullptr,
                                title ? Scope::title : Scope::article, group},
                               *in.wanted));
  std::vector<Plan> words;
  Wanted::Sequence sequence{{}, group};
  for (const auto& token : analysis.tokens) {
    const auto& written = token.word->surface.text;
    words.push_back(one_term(store::make_term(title ? Prefix::title : Prefix::surface, written)));
    sequence.places.push_back({std::string(written)});
  }
  in.budget.spend(words.size());
  in.wanted->sequences.push_back(std::move(sequence));
  const auto window = static_cast<unsigned>(words.size());
  return title ? all_of(std::move(words)) : phrase_of(std::move(words), window);
}

}  // namespace nachlese::search
