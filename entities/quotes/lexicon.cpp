#include "entities/quotes/lexicon.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <utility>

#include "core/base/embedded.hpp"
#include "core/base/error.hpp"
#include "stemming/intern.hpp"

namespace nachlese::quotes {

NACHLESE_EMBEDDED(verbs_list, quote_verbs);
NACHLESE_EMBEDDED(words_list, quote_words);
NACHLESE_EMBEDDED(roles_list, quote_roles);

namespace {

constexpr std::array<std::pair<std::string_view, std::uint32_t>, 27> kClasses = {{
    {"determiner", kDeterminer},
    {"oblique", kOblique},
    {"genitive", kGenitive},
    {"pronoun", kPronoun},
    {"relative", kRelative},
    {"complementizer", kComplementizer},
    {"question", kQuestion},
    {"subordinate", kSubordinate},
    {"coordinate", kCoordinate},
    {"have", kHave},
    {"become", kBecome},
    {"preposition", kPreposition},
    {"attributive", kAttributive},
    {"adverb", kAdverb},
    {"subjunctive", kSubjunctive},
    {"conditional", kConditional},
    {"attribution", kAttribution},
    {"claim", kClaim},
    {"title", kTitleNoun},
    {"time", kTime},
    {"speaker", kSpeakerNoun},
    {"media", kMedia},
    {"person", kPersonNoun},
    {"modal", kModal},
    {"be", kBe},
    {"company", kCompanyNoun},
    {"thing", kThing},
}};

constexpr std::array<std::pair<char, std::uint8_t>, 6> kGovernments = {{
    {'d', kSpeech},
    {'c', kClause},
    {'q', kQuestionClause | kClause},
    {'i', kInfinitive},
    {'o', kObject},
    {'n', kNaming},
}};

constexpr std::array<std::string_view, 7> kEndings = {"", "n", "en", "s", "es", "in", "innen"};
constexpr std::size_t kShortestEnd = 3;  // bytes of the last part of a compound

// As the analyzer writes surface forms.
std::string surface_of(std::string_view word) {
  std::string out;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (word.substr(i, 2) == "ß") {
      out += "ss";
      ++i;
    } else {
      out += word[i];
    }
  }
  return out;
}

std::vector<std::string_view> split_at(std::string_view text, char at) {
  std::vector<std::string_view> out;
  while (!text.empty()) {
    const std::size_t end = text.find(at);
    if (end != 0) out.push_back(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return out;
}

template <typename Use>
void each_row(std::string_view list, std::size_t columns, Use use) {
  for (const std::string_view line : split_at(list, '\n')) {
    if (line.starts_with('#')) continue;
    const auto row = split_at(line, '\t');
    if (row.size() < columns)
      throw Error(ErrorCode::archive, "The list of words for quotations is damaged at \"" +
                                          std::string(line.substr(0, 60)) + "\".");
    use(row);
  }
}

void add_forms(QuoteLexicon& lexicon, std::string_view forms, VerbForm form) {
  if (forms == "-") return;
  for (const std::string_view word : split_at(forms, ' '))
    lexicon.words[surface_of(word)].forms.push_back(form);
}

void add_verb(QuoteLexicon& lexicon, const std::vector<std::string_view>& row) {
  SayingVerb verb{std::string(row[0]), surface_of(row[2] == "-" ? "" : row[2]),
                  surface_of(row[3] == "-" ? "" : row[3]), 0};
  for (const auto& [letter, bits] : kGovernments) {
    if (row[1].find(letter) != std::string_view::npos) verb.government |= bits;
  }
  const auto id = static_cast<std::uint16_t>(lexicon.verbs.size());
  lexicon.verbs.push_back(std::move(verb));
  add_forms(lexicon, row[4], {id, VerbShape::finite});
  add_forms(lexicon, row[5], {id, VerbShape::joined});
  add_forms(lexicon, row[6], {id, VerbShape::participle});
}

void add_class(QuoteLexicon& lexicon, const std::vector<std::string_view>& row) {
  const auto known = std::ranges::find(kClasses, row[0], &decltype(kClasses)::value_type::first);
  if (known == kClasses.end())
    throw Error(ErrorCode::archive, "The list of words for quotations has a class \"" +
                                        std::string(row[0]) + "\" that nothing knows.");
  for (const std::string_view word : split_at(row[1], ' '))
    lexicon.words[surface_of(word)].classes |= known->second;
}

}  // namespace

std::string lower_surface(std::string_view word) {
  std::string out = surface_of(word);
  for (std::size_t i = 0; i < out.size(); ++i) {
    const auto byte = static_cast<unsigned char>(out[i]);
    if (byte >= 'A' && byte <= 'Z') out[i] = static_cast<char>(byte + 32);
    if (byte == 0xC3 && i + 1 < out.size()) {
      const auto next = static_cast<unsigned char>(out[i + 1]);
      if (next >= 0x80 && next <= 0x9E) out[i + 1] = static_cast<char>(next + 32);
    }
  }
  return out;
}

void QuoteLexicon::index() {
  constexpr std::size_t kSlotsPerWord = 4;  // mostly empty, so most other words meet no slot
  table.assign(std::bit_ceil(words.size() * kSlotsPerWord), 0);
  for (const auto& [word, known] : words) {
    const std::uint64_t hash = text::hash_bytes(word);
    std::size_t at = hash & (table.size() - 1);
    while (table[at] != 0) at = (at + 1) & (table.size() - 1);
    slots.push_back({hash, word, &known});
    table[at] = static_cast<std::uint16_t>(slots.size());
  }
}

std::uint16_t QuoteLexicon::number_of(std::string_view surface) const {
  const std::uint64_t hash = text::hash_bytes(surface);
  for (std::size_t at = hash & (table.size() - 1); table[at] != 0;
       at = (at + 1) & (table.size() - 1)) {
    const Slot& slot = slots[table[at] - 1];
    if (slot.hash == hash && slot.word == surface) return table[at];
  }
  return 0;
}

const SpeechWord* QuoteLexicon::find(std::string_view surface) const {
  const std::uint16_t number = number_of(surface);
  return number == 0 ? nullptr : slots[number - 1].known;
}

void KnownWords::use(const QuoteLexicon& lexicon, std::uint64_t vocabulary) {
  if (lexicon_ == &lexicon && vocabulary_ == vocabulary) return;
  lexicon_ = &lexicon;
  vocabulary_ = vocabulary;
  numbers_.clear();
}

void KnownWords::look_up(const text::Term& surface) {
  if (surface.id >= numbers_.size()) numbers_.resize(surface.id + surface.id / 2 + 1);
  numbers_[surface.id] = static_cast<std::uint16_t>(1 + lexicon_->number_of(surface.text));
}

bool QuoteLexicon::ends_in(std::string_view surface, std::uint32_t cls) const {
  constexpr std::size_t kLongest = 60;
  if (surface.size() > kLongest) surface.remove_prefix(surface.size() - kLongest);
  for (const std::string_view ending : kEndings) {
    if (!surface.ends_with(ending)) continue;
    const std::string_view base = surface.substr(0, surface.size() - ending.size());
    for (std::size_t at = 0; at + kShortestEnd <= base.size(); ++at) {
      const SpeechWord* word = find(base.substr(at));
      if (word == nullptr) continue;
      if ((word->classes & kThing) != 0) return false;
      if ((word->classes & cls) != 0) return true;
    }
  }
  return false;
}

QuoteLexicon load_quote_lexicon() {
  QuoteLexicon lexicon;
  each_row(verbs_list(), 7, [&](const auto& row) { add_verb(lexicon, row); });
  each_row(words_list(), 2, [&](const auto& row) { add_class(lexicon, row); });
  each_row(roles_list(), 1,
           [&](const auto& row) { lexicon.words[lower_surface(row[0])].classes |= kSpeakerNoun; });
  lexicon.index();
  return lexicon;
}

}  // namespace nachlese::quotes
