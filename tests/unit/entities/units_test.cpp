#include "entities/units.hpp"

#include "core/base/embedded.hpp"
#include "tests/catch.hpp"

using namespace nachlese;
using namespace nachlese::ner;

namespace nachlese::ner {
NACHLESE_EMBEDDED(names_image, names);
}

namespace {

struct Read {
  std::string word;
  Gap gap;
  bool sentence_start;
  std::string after;  // . ' - directly behind it

  friend bool operator==(const Read&, const Read&) = default;
};

std::vector<Read> read(const std::string& text) {
  static const NameImage image(names_image());
  TextWords words(image);
  text::Analyzer analyzer;
  text::Analysis analysis;
  analyzer.analyze(text, text::Purpose::document, analysis);
  const AnalyzedField field{text, &analysis};
  std::vector<Unit> units;
  units_of(std::span(&field, 1), words, units);
  std::vector<Read> out;
  for (const Unit& unit : units) {
    out.push_back({std::string(unit.word->text), unit.gap, unit.sentence_start,
                   std::string(unit.dot_after ? "." : "") + (unit.apostrophe_after ? "'" : "") +
                       (unit.hyphen_after ? "-" : "")});
  }
  return out;
}

using Reads = std::vector<Read>;

}  // namespace

TEST_CASE("units know what stands between them") {
  CHECK(read("Das ist ein Haus") == Reads{{"Das", Gap::quote, true, ""},
                                          {"ist", Gap::space, false, ""},
                                          {"ein", Gap::space, false, ""},
                                          {"Haus", Gap::space, false, ""}});
  CHECK(read(" Das  ist\u00A0„ein“ Haus") == Reads{{"Das", Gap::quote, true, ""},
                                                   {"ist", Gap::space, false, ""},
                                                   {"ein", Gap::quote, false, ""},
                                                   {"Haus", Gap::quote, false, ""}});
  CHECK(read("Hans’ Haus- und (Garten") == Reads{{"Hans", Gap::quote, true, "'"},
                                                 {"Haus", Gap::apostrophe, false, "-"},
                                                 {"und", Gap::dash, false, ""},
                                                 {"Garten", Gap::open, false, ""}});
  CHECK(read("Ja, eins\nZwei") == Reads{{"Ja", Gap::quote, true, ""},
                                        {"eins", Gap::comma, false, ""},
                                        {"Zwei", Gap::line, true, ""}});
}

TEST_CASE("only sentences in capitals, and names in capitals, get their usual case") {
  CHECK(read("MERKEL TRIFFT PUTIN IN BERLIN. Die ARD war da.").front().word == "Merkel");
  CHECK(read("Die ARD war da. MERKEL TRIFFT PUTIN HEUTE.").at(5).word == "trifft");
  CHECK(read("Er ist GROSS hier.").at(2).word == "GROSS");
}
