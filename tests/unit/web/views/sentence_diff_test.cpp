#include "web/views/sentence_diff.hpp"

#include "tests/catch.hpp"

namespace nachlese {

using namespace nachlese::web;
namespace {

std::string text_of(const std::vector<DiffPiece>& pieces) {
  std::string out;
  for (const DiffPiece& piece : pieces) {
    const char* sign = piece.change == Change::same    ? ""
                       : piece.change == Change::added ? "+"
                                                       : "-";
    out += (out.empty() ? "" : " ") + std::string(sign) + "[" + piece.text + "]";
  }
  return out;
}

std::vector<std::string> sentences(std::string_view text) {
  std::vector<std::string> out;
  for (const DiffSentence& sentence : sentences_of(text)) out.emplace_back(sentence.text);
  return out;
}

TEST_CASE("sentences end where a reader ends them") {
  CHECK(sentences("Der Hafen brennt. Die Feuerwehr kam.") ==
        std::vector<std::string>{"Der Hafen brennt.", "Die Feuerwehr kam."});
  CHECK(sentences("Am 16. Juli kam Dr. Meyer um 3.30 Uhr. Er ging.") ==
        std::vector<std::string>{"Am 16. Juli kam Dr. Meyer um 3.30 Uhr.", "Er ging."});
  CHECK(sentences("„Komm!“ Er kam. (So war es.) Ende") ==
        std::vector<std::string>{"„Komm!“", "Er kam.", "(So war es.)", "Ende"});
  CHECK(sentences("Überschrift\nEin Satz") == std::vector<std::string>{"Überschrift", "Ein Satz"});
  CHECK(sentences(" \n\n ").empty());
}

TEST_CASE("sentences that correspond stand in one row, with their words marked") {
  const auto rows =
      diff_sentences("Der Hafen brennt. Zwei Menschen sind verletzt. Es regnet.",
                     "Der Hafen brennt. Drei Menschen sind verletzt. Es schneit heute.");
  REQUIRE(rows.size() == 4);
  CHECK(rows[0].kind == SentenceRow::Kind::same);
  CHECK(rows[1].kind == SentenceRow::Kind::changed);
  CHECK(text_of(rows[1].before) == "-[Zwei] [Menschen sind verletzt.]");
  CHECK(text_of(rows[1].after) == "+[Drei] [Menschen sind verletzt.]");
  CHECK(rows[2].kind == SentenceRow::Kind::removed);
  CHECK(rows[3].kind == SentenceRow::Kind::added);
  CHECK(rows[3].before.empty());
  const WordChanges changes = count_changes(rows);
  CHECK(changes.added == 4);
  CHECK(changes.removed == 3);
}

TEST_CASE("a new sentence between two does not shift the others") {
  const auto rows = diff_sentences("Eins ist da.\nDrei ist hier.",
                                   "Eins ist da.\nGanz neu dazwischen steht dies.\nDrei ist hier.");
  REQUIRE(rows.size() == 3);
  CHECK(rows[1].kind == SentenceRow::Kind::added);
  CHECK(rows[1].paragraph);
  CHECK(rows[2].kind == SentenceRow::Kind::same);
}

TEST_CASE("empty texts, equal texts, long texts") {
  CHECK(diff_sentences("", "").empty());
  CHECK(count_changes(diff_sentences("Gleich.", " Gleich.\n")).added == 0);
  std::string before;
  std::string after;
  for (int i = 0; i < 3000; ++i) {
    before += "Satz " + std::to_string(i) + " steht hier. ";
    after += "Zeile " + std::to_string(i) + " war anders. ";
  }
  const auto rows = diff_sentences(before, after);  // bounded, whatever it finds
  CHECK(rows.size() >= 3000);
}

}  // namespace
}  // namespace nachlese
