#include "indexer/readers/record/lines.hpp"

#include "indexer/readers/markup/markdown.hpp"
#include "tests/catch.hpp"

using namespace nachlese::readers;

namespace {

std::string arranged(std::string text) {
  arrange_lines(text);
  std::string again = text;
  arrange_lines(again);
  CHECK(again == text);
  return text;
}

std::string unmarked(std::string text) {
  drop_marks(text);
  return text;
}

}  // namespace

TEST_CASE("lines of lists, tables and poems stay lines") {
  for (const std::string text :
       {"500 g Mehl\n200 g Zucker\n1 kg Pflaumen", "Stadt Preis\nBonn 3 Euro\nKöln 4 Euro",
        "Der Mond ist aufgegangen,\nDie goldnen Sternlein prangen\nAm Himmel hell und klar;\nDer "
        "Wald steht schwarz und schweiget,",
        "Bundesliga, 3. Spieltag\nFreiburg – Köln 2:1 (1:0)\nMainz – Bremen 0:0",
        "Zutaten:\n- 3 Eier\n- 1 Prise Salz\n\nZubereitung:\nAlles verrühren.",
        "Termine\n3. Mai, 19 Uhr: Lesung im Rathaus mit anschließendem Gespräch\n4. Mai: "
        "Konzert"}) {
    INFO(text);
    CHECK(arranged(text) == text);
  }
  CHECK(arranged("  a \r\n b\r\n\r\n\r\n c ") == "a\nb\n\nc");
  CHECK(arranged("eine Zeile ohne Umbruch ") == "eine Zeile ohne Umbruch ");
}

TEST_CASE("lines that a program has wrapped are joined") {
  CHECK(arranged("Der Stadtrat hat am Dienstagabend nach langer Debatte den neuen\n"
                 "Haushalt beschlossen. Die Opposition kündigte an, dagegen vor dem\n"
                 "Verwaltungsgericht zu klagen, weil die Rücklagen der Bundesan-\n"
                 "stalt für den Hafen und die der vielen kleineren Landes- und\n"
                 "Stadtwerke angetastet würden, die für den Hafen bestimmt sind.") ==
        "Der Stadtrat hat am Dienstagabend nach langer Debatte den neuen Haushalt beschlossen. Die "
        "Opposition kündigte an, dagegen vor dem Verwaltungsgericht zu klagen, weil die Rücklagen "
        "der Bundesanstalt für den Hafen und die der vielen kleineren Landes- und Stadtwerke "
        "angetastet würden, die für den Hafen bestimmt sind.");
  const std::string two =
      "Die Kanzlerin Angela Merkel hat am Montag in Berlin den Präsidenten\nEmmanuel Macron "
      "empfangen.";
  CHECK(arranged(two).find('\n') == std::string::npos);
}

TEST_CASE("long lines that end as sentences are paragraphs") {
  const std::string first =
      "Die Lage an der Grenze hat sich seit dem Wochenende noch einmal grundlegend verändert!";
  const std::string second =
      "Aus Griechenland kommen Berichte über Boote, die von der Küstenwache abgedrängt werden.";
  CHECK(arranged(first + "\nKampf um die Grenze\n" + second) ==
        first + "\n\nKampf um die Grenze\n\n" + second);
  CHECK(arranged(first + "\n" + second) == first + "\n\n" + second);
  CHECK(arranged(first + "\n\n" + second) == first + "\n\n" + second);
}

TEST_CASE("marks of Markdown go from any text, other signs stay") {
  CHECK(unmarked("Das **Haus der Geschichte** in [Bonn](https://bonn.de/x_(y) \"Titel\")") ==
        "Das Haus der Geschichte in Bonn");
  CHECK(unmarked("**Bonn.** Der [Rat](https://bonn.de) tagt, [mehr](/rat) ![Bild](/b.jpg).") ==
        "Bonn. Der Rat tagt, mehr .");
  CHECK(unmarked("**eins** und **zwei**") == "eins und zwei");
  for (const std::string text :
       {"Leser*innen und Autor*innen", "2 ** 3 ** 4", "*** Ende ***", "** offen", "[sic] (so)",
        "[1](eins)", "a**b", "Note **", "***", "[x](http://offen", "Er sagte [...](...)"}) {
    INFO(text);
    CHECK(unmarked(text) == text);
  }
  CHECK(text_of_markdown("Die Leser*innen der *Zeit* und snake_case").body ==
        "Die Leser*innen der Zeit und snake_case");
}
