#include "entities/agency.hpp"

#include <algorithm>
#include <array>

namespace nachlese::ner {
namespace {

constexpr std::array<std::string_view, 11> kCreditWords = {
    "mit",       "Mit",     "Material", "von", "Quelle", "Quellen",
    "Agenturen", "Agentur", "Text",     "und", "Foto"};

bool is_credit_word(const WordTraits& word) {
  return std::ranges::find(kCreditWords, word.text) != kCreditWords.end();
}

// A bracket, or the last words of a field, with nothing but agencies, credit words and authors'
// initials.
struct Line {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  bool bracketed = false;
};

bool is_agency(const Unit& unit) { return unit.word->has(kAgency); }
bool ends_field(std::span<const Unit> units, std::uint32_t at) {
  return at >= units.size() || units[at].field != units[at - 1].field;
}

// The units around an agency up to a mark stronger than a slash, comma or colon.
Line line_around(std::span<const Unit> units, std::uint32_t at) {
  constexpr std::uint32_t kLongest = 8;
  Line line{at, at + 1, false};
  const auto fits = [&](std::uint32_t i) {
    return is_agency(units[i]) || is_credit_word(*units[i].word) || units[i].word->text.size() <= 3;
  };
  while (line.first > 0 && at - line.first < kLongest && units[line.first].gap < Gap::open &&
         !units[line.first].sentence_start && fits(line.first - 1)) {
    --line.first;
  }
  while (line.last < units.size() && line.last - at < kLongest &&
         units[line.last].gap < Gap::open && !units[line.last].sentence_start && fits(line.last)) {
    ++line.last;
  }
  line.bracketed = units[line.first].gap == Gap::open || units[line.first].gap == Gap::close;
  return line;
}

bool is_credit(std::span<const Unit> units, std::uint32_t at) {
  const Line line = line_around(units, at);
  const bool at_end = ends_field(units, line.last);
  const bool closed = at_end || units[line.last].gap >= Gap::dash;
  if (line.bracketed) return closed;
  const bool own_line = units[line.first].gap == Gap::line || units[line.first].sentence_start;
  return own_line &&
         (at_end || units[line.last].gap == Gap::line || units[line.last].sentence_start);
}

}  // namespace

std::string take_credit(const NameImage& image, std::span<const Unit> units,
                        std::vector<TokenSpan>& spans) {
  std::string agency;
  const auto credited = [&](const TokenSpan& span) {
    if (span.inside || !is_agency(units[span.first]) || !is_credit(units, span.first)) return false;
    if (agency.empty()) agency = image.name(image.readings(units[span.first].word->slot).front());
    return true;
  };
  std::erase_if(spans, credited);
  return agency;
}

}  // namespace nachlese::ner
