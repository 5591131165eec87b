#include "indexer/passage_units.hpp"

#include <algorithm>

#include "core/base/hash.hpp"

namespace nachlese::index {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

// A capital letter, a digit, or a character beyond ASCII, such as a quotation mark.
bool may_begin(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}

bool ends_sentence(std::string_view text, std::size_t at) {
  const char c = text[at];
  if (c != '.' && c != '!' && c != '?') return false;
  return at + 2 < text.size() && text[at + 1] == ' ' && may_begin(text[at + 2]);
}

// With every run of blanks as one.
std::string with_single_blanks(std::string_view text) {
  std::string plain;
  plain.reserve(text.size());
  for (const char c : text) {
    if (!is_blank(c)) {
      plain += c;
    } else if (!plain.empty() && plain.back() != ' ') {
      plain += ' ';
    }
  }
  return plain;
}

PassageUnit unit_of(std::string_view text, std::size_t begin, std::size_t end) {
  const std::string_view own = text.substr(begin, end - begin);
  PassageUnit unit{0, begin, end, 1, false, false};
  bool plain = true;
  for (std::size_t at = 1; at < own.size(); ++at) {
    if (!is_blank(own[at])) continue;
    unit.words += is_blank(own[at - 1]) ? 0 : 1;
    plain = plain && own[at] == ' ' && own[at - 1] != ' ';
  }
  unit.hash = plain ? hash64(own) : hash64(with_single_blanks(own));
  return unit;
}

// Cuts a line, without its end, into units.
void add_line(std::string_view text, std::size_t begin, std::size_t end,
              std::vector<PassageUnit>& out) {
  while (begin < end && is_blank(text[begin])) ++begin;
  while (end > begin && is_blank(text[end - 1])) --end;
  if (begin == end) return;
  const std::string_view line = text.substr(0, end);
  const std::size_t first = out.size();
  for (std::size_t start = begin; start < end;) {
    std::size_t stop = start;
    while (stop < end && !ends_sentence(line, stop)) ++stop;
    stop = std::min(end, stop + 1);
    out.push_back(unit_of(text, start, stop));
    start = stop;
    while (start < end && is_blank(text[start])) ++start;
  }
  out[first].begins_line = true;
  out.back().ends_line = true;
}

// One run of recurring units, which may span lines.
bool is_passage(const std::vector<PassageUnit>& units, std::size_t begin, std::size_t end) {
  std::uint32_t words = 0;
  for (std::size_t i = begin; i < end; ++i) words += units[i].words;
  const bool whole = units[begin].begins_line && units[end - 1].ends_line;
  return words >= kPassageWords || (whole && words >= kUnitWords);
}

}  // namespace

std::vector<PassageUnit> passage_units(std::string_view body) {
  std::vector<PassageUnit> units;
  for (std::size_t at = 0; at < body.size() && units.size() < kMostUnits;) {
    const std::size_t end = std::min(body.find('\n', at), body.size());
    add_line(body, at, end, units);
    at = end + 1;
  }
  return units;
}

std::vector<TextSpan> recurring_spans(const std::vector<PassageUnit>& units,
                                      const UnitSet& recurring) {
  std::vector<TextSpan> spans;
  if (recurring.empty()) return spans;
  const auto holds = [&](std::size_t i) {
    return units[i].words >= kUnitWords && recurring.contains(units[i].hash);
  };
  for (std::size_t begin = 0; begin < units.size(); ++begin) {
    if (!holds(begin)) continue;
    std::size_t end = begin + 1;
    while (end < units.size()) {
      // Short ones between two that recur belong to them.
      std::size_t next = end;
      while (next < units.size() && units[next].words < kUnitWords) ++next;
      if (next == units.size() || !holds(next)) break;
      end = next + 1;
    }
    if (is_passage(units, begin, end)) spans.push_back({units[begin].begin, units[end - 1].end});
    begin = end - 1;
  }
  return spans;
}

}  // namespace nachlese::index
