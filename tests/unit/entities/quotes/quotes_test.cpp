#include "tests/catch.hpp"
#include "tests/unit/entities/quotes/said.hpp"

using namespace nachlese;

namespace {

using Lines = std::vector<std::string>;

struct Case {
  std::string text;
  Lines said;
};

void check(const std::vector<Case>& cases) {
  for (const Case& one : cases) {
    INFO(one.text);
    CHECK(said_in(one.text) == one.said);
  }
}

}  // namespace

TEST_CASE("direct speech in all German marks") {
  check({
      {"Angela Merkel sagte: „Wir schaffen das.“", {"direct: Angela Merkel: Wir schaffen das."}},
      {"Angela Merkel sagte: »Wir schaffen das.«", {"direct: Angela Merkel: Wir schaffen das."}},
      {"Angela Merkel sagte: «Wir schaffen das.»", {"direct: Angela Merkel: Wir schaffen das."}},
      {"Angela Merkel sagte: \"Wir schaffen das.\"", {"direct: Angela Merkel: Wir schaffen das."}},
      {"Angela Merkel sagte: “Wir schaffen das.”", {"direct: Angela Merkel: Wir schaffen das."}},
      {"Angela Merkel sagte: „Wir schaffen das.\"", {"direct: Angela Merkel: Wir schaffen das."}},
      {"Angela Merkel sagte: „Wir schaffen das.”", {"direct: Angela Merkel: Wir schaffen das."}},
      {"Angela Merkel sagte: ‚Wir schaffen das.‘", {"direct: Angela Merkel: Wir schaffen das."}},
      {"Angela Merkel sagte: ›Wir schaffen das.‹", {"direct: Angela Merkel: Wir schaffen das."}},
      {"Angela Merkel sagte: „Er rief ‚Nein‘ und ging.“",
       {"direct: Angela Merkel: Er rief ‚Nein‘ und ging."}},
  });
}

TEST_CASE("the frame stands before, behind or in between") {
  check({
      {"„Das Spiel war gut“, sagte Trainer Jürgen Klopp.",
       {"direct: Jürgen Klopp: Das Spiel war gut"}},
      {"„Das Spiel war gut“, so Klopp.", {"direct: Jürgen Klopp: Das Spiel war gut"}},
      {"„Das Spiel war gut“, sagte Jürgen Klopp am Montag, „aber nicht gut genug.“",
       {"direct: Jürgen Klopp: Das Spiel war gut", "direct: Jürgen Klopp: aber nicht gut genug."}},
      {"„Das Spiel war gut“, sagte Jürgen Klopp am Montag. „Jetzt fahren wir nach Hause.“",
       {"direct: Jürgen Klopp: Das Spiel war gut",
        "direct: Jürgen Klopp: Jetzt fahren wir nach Hause."}},
      {"Olaf Scholz: „Das machen wir jetzt so und nicht anders.“",
       {"direct: Olaf Scholz: Das machen wir jetzt so und nicht anders."}},
      {"„Haben Sie das gesehen?“, fragte Olaf Scholz.",
       {"direct: Olaf Scholz: Haben Sie das gesehen?"}},
      {"„Nein!“, rief Olaf Scholz.", {"direct: Olaf Scholz: Nein!"}},
      {"Der Vorsitzende des Vereins, Karl Müller, sagte der „Bild“-Zeitung: „Wir hören auf.“",
       {"direct: Karl Müller: Wir hören auf."}},
      {"„Wir hören auf“, hat Karl Müller gesagt.", {"direct: Karl Müller: Wir hören auf"}},
      {"„Wir hören auf“, teilte Karl Müller am Dienstag in Bonn mit.",
       {"direct: Karl Müller: Wir hören auf"}},
  });
}

TEST_CASE("speech over several sentences and paragraphs is one quotation, or one a paragraph") {
  check({
      {"Merkel sagte: „Das ist neu. Es wird dauern. Aber es lohnt sich.“ Danach reiste sie ab.",
       {"direct: Angela Merkel: Das ist neu. Es wird dauern. Aber es lohnt sich."}},
      {"Angela Merkel sagte: „Das ist neu.\n\n„Es wird dauern, aber es lohnt sich.“",
       {"direct: Angela Merkel: Das ist neu.",
        "direct: Angela Merkel: Es wird dauern, aber es lohnt sich."}},
  });
}

TEST_CASE("indirect speech: clauses") {
  check({
      {"Olaf Scholz sagte, dass die Steuern sinken.",
       {"indirect: Olaf Scholz: dass die Steuern sinken"}},
      {"Olaf Scholz sagte, die Steuern würden sinken.",
       {"indirect: Olaf Scholz: die Steuern würden sinken"}},
      {"Die Steuern würden sinken, sagte Olaf Scholz.",
       {"indirect: Olaf Scholz: Die Steuern würden sinken"}},
      {"Olaf Scholz fragte, ob die Steuern sinken.",
       {"indirect: Olaf Scholz: ob die Steuern sinken"}},
      {"Am Montag hat Olaf Scholz im Bundestag erklärt, dass die Steuern sinken.",
       {"indirect: Olaf Scholz: dass die Steuern sinken"}},
      {"Wie Olaf Scholz am Montag sagte, sinken die Steuern.",
       {"indirect: Olaf Scholz: sinken die Steuern"}},
      {"Die Steuern sinken, wie Olaf Scholz am Montag sagte.",
       {"indirect: Olaf Scholz: Die Steuern sinken"}},
      {"Olaf Scholz vertritt die Ansicht, dass die Steuern sinken müssen.",
       {"indirect: Olaf Scholz: dass die Steuern sinken müssen"}},
      {"Olaf Scholz ist überzeugt, dass die Steuern sinken müssen.",
       {"indirect: Olaf Scholz: dass die Steuern sinken müssen"}},
      {"Olaf Scholz sagte, die Lage sei ernst, doch die Opposition lachte nur darüber.",
       {"indirect: Olaf Scholz: die Lage sei ernst"}},
  });
}

TEST_CASE("indirect speech: prepositions") {
  check({
      {"Laut Polizei wurden drei Menschen verletzt.",
       {"indirect: Polizei: wurden drei Menschen verletzt"}},
      {"Nach Angaben der Polizei wurden drei Menschen verletzt.",
       {"indirect: Polizei: wurden drei Menschen verletzt"}},
      {"Der Polizei zufolge wurden drei Menschen verletzt.",
       {"indirect: Polizei: wurden drei Menschen verletzt"}},
      {"Drei Menschen wurden nach Angaben der Polizei verletzt.",
       {"indirect: Polizei: Drei Menschen wurden nach Angaben der Polizei verletzt."}},
      {"Nach Ansicht von Angela Merkel ist das falsch.",
       {"indirect: Angela Merkel: ist das falsch"}},
      {"Das ist falsch, so Angela Merkel.", {"indirect: Angela Merkel: Das ist falsch"}},
  });
}

TEST_CASE("indirect speech: infinitives, and sentences that go on in the subjunctive") {
  check({
      {"Angela Merkel kündigte an, im Herbst zurückzutreten.",
       {"indirect: Angela Merkel: im Herbst zurückzutreten"}},
      {"Angela Merkel versprach, die Steuern zu senken.",
       {"indirect: Angela Merkel: die Steuern zu senken"}},
      {"Angela Merkel sagte, sie sei müde. Das Amt habe sie gern gehabt. Nun gehe sie.",
       {"indirect: Angela Merkel: sie sei müde",
        "indirect: Angela Merkel: Das Amt habe sie gern gehabt. Nun gehe sie."}},
  });
}

TEST_CASE("what is reported in a noun") {
  check({
      {"Christian Lindner forderte eine Senkung der Steuern.",
       {"reported: Christian Lindner: eine Senkung der Steuern"}},
      {"Der Verband hat die Pläne der Regierung scharf kritisiert.",
       {"reported: Verband: die Pläne der Regierung"}},
      {"Christian Lindner warnte am Montag vor neuen Schulden.",
       {"reported: Christian Lindner: neuen Schulden"}},
      {"Christian Lindner lehnte den Vorschlag der Grünen ab.",
       {"reported: Christian Lindner: den Vorschlag der Grünen"}},
  });
}

TEST_CASE("who is meant by a pronoun, a role, a surname") {
  check({
      {"Innenministerin Nancy Faeser besuchte Kiew. „Wir helfen weiter“, sagte die Ministerin.",
       {"direct: Nancy Faeser: Wir helfen weiter"}},
      {"Nancy Faeser besuchte Kiew. Sie sagte, sie sei erschüttert.",
       {"indirect: Nancy Faeser: sie sei erschüttert"}},
      {"Karl Müller und Nancy Faeser trafen sich. Müller sagte: „Das war überfällig.“",
       {"direct: Karl Müller: Das war überfällig."}},
      {"Ein Sprecher des Auswärtigen Amtes sagte, die Lage sei ernst.",
       {"indirect: Sprecher des Auswärtigen Amtes: die Lage sei ernst"}},
  });
}

TEST_CASE("what is no quotation") {
  check({
      {"Der Film „Das Boot ist voll“ läuft in Berlin.", {}},
      {"Sie demonstrierten unter dem Motto „Freiheit statt Angst“.", {}},
      {"Die sogenannte „Wende“ kam spät.", {}},
      {"Der Bürgermeister eröffnete den „Großen Markt“.", {}},
      {"Die Zeitschrift heißt „Der Spiegel“.", {}},
      {"Das wäre ein Erfolg für die Stadt.", {}},
      {"Das Konzert beginnt um acht Uhr, der Eintritt ist frei.", {}},
      {"Es sei denn, es regnet.", {}},
  });
}
