// Invariants for any input, tried on random bytes, random Unicode and random pieces of German.
#include <random>

#include "stemming/describe.hpp"
#include "stemming/utf8.hpp"
#include "tests/catch.hpp"
#include "tests/unit/stemming/reading.hpp"

using namespace nachlese;
using namespace nachlese::text;
using namespace nachlese::reading;

namespace {

bool inside_character(std::string_view text, std::size_t at) {
  if (at == 0 || at >= text.size()) return false;
  for (std::size_t i = at >= 4 ? at - 4 : 0, start = i; i < at; i = ++start) {
    const auto d = text::decode(text, i);
    if (d.valid && i + d.bytes > at) return true;
  }
  return false;
}

std::string problem(const std::string& text) {
  const auto analysis = analyze(text);
  std::size_t last = 0;
  std::uint32_t position = 0;
  std::string joined;
  for (const auto& t : analysis.tokens) {
    if (t.begin < last || t.end <= t.begin || t.end > text.size()) return "spans";
    if (t.position != ++position) return "positions";
    if (inside_character(text, t.begin) || inside_character(text, t.end))
      return "a border inside a character";
    if (t.word == nullptr) return "no word";
    for (const auto& part : t.word->parts) {
      if (part.begin >= part.end || part.end > t.word->surface.text.size()) return "parts";
    }
    joined += text.substr(last, t.begin - last) + text.substr(t.begin, t.end - t.begin);
    last = t.end;
  }
  if (joined + text.substr(last) != text) return "gaps";
  for (const auto& t : analysis.overlays) {
    if (t.position == 0 || t.position > analysis.positions || t.end > text.size() ||
        t.begin >= t.end)
      return "overlays";
  }
  Analyzer fresh;
  return describe_text(fresh, text) == describe_text(analyzer(), text) ? "" : "not deterministic";
}

}  // namespace

TEST_CASE("any bytes") {
  std::mt19937 random(1);
  for (int round = 0; round < 500; ++round) {
    std::string text(random() % 200, '\0');
    for (auto& c : text) c = static_cast<char>(random());
    CHECK(problem(text) == "");
  }
}

TEST_CASE("any characters") {
  std::mt19937 random(2);
  for (int round = 0; round < 500; ++round) {
    std::string text;
    for (std::size_t i = random() % 100; i > 0; --i) {
      const auto c = static_cast<char32_t>(random() % 3 == 0   ? random() % 0x3000
                                           : random() % 3 == 0 ? random() % 0x110000
                                                               : 32 + random() % 95);
      if (c < 0xD800 || c > 0xDFFF) text::append(text, c);
    }
    CHECK(problem(text) == "");
  }
}

TEST_CASE("any mixture of German odds and ends") {
  const std::vector<std::string> pieces = {
      "Haus",   "und",     "-",      " ",           "\n",     ".",    ":innen",
      "z. B.",  "24.2.",   "2022",   "Juli",        "ß",      "Ä",    "\u0308",
      "\u00AD", "’",       "@",      "www.",        ".de",    "://",  "1.234,5",
      "„",      "“",       "(in)",   "BürgerInnen", "U.S.A.", "/",    "Regierungskrise",
      "中文",   "👩\u200D", "e",      "s",           "Tag",    "wahl", "s-",
      "EU",     "\xC3",    "\u2028", "_",           "#",      "‑",    "\r\n",
      "½"};
  std::mt19937 random(3);
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    for (std::size_t i = random() % 24; i > 0; --i) text += pieces[random() % pieces.size()];
    INFO(text);
    CHECK(problem(text) == "");
  }
}

TEST_CASE("long runs take no quadratic time") {
  for (const std::string piece : {"a-", "a.", "1.", "a", "@", "ä:", "-\n", "\u4E2D", "a@", "z. "}) {
    std::string text;
    while (text.size() < 400'000) text += piece;
    CHECK(analyze(text).positions <= text.size());
  }
}
