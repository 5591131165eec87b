// Exports of press databases and news services.
#include "indexer/readers/documents/press_export.hpp"

#include "tests/catch.hpp"
#include "tests/unit/indexer/readers/read.hpp"

using namespace nachlese;
using namespace nachlese::readers;
using namespace nachlese::test;
using Strings = std::vector<std::string>;

namespace {

// In one file, in each of the layouts: the same two articles.
struct Sample {
  std::string name, text, source, section;
};

const std::string kNexisUni =
    "Page 1 of 2\nRat beschließt Haushalt\nDer Tagesspiegel\n12. März 2019 Dienstag\n\nCopyright "
    "2019 Verlag "
    "Der Tagesspiegel GmbH Alle Rechte vorbehalten\n\nSection: WIRTSCHAFT; S. 15\nLength: 23 "
    "words\nByline: "
    "Erika Muster\n\nBody\n\nDer Rat hat den Haushalt beschlossen.\n\nDie Opposition stimmte "
    "dagegen.\n\n"
    "Graphic\n\nFoto: dpa\n\nLoad-Date: March 12, 2019\n\nEnd of Document\n\n";
const std::string kNexisOld =
    "                               1 of 2 DOCUMENTS\n\n\n                             Der "
    "Tagesspiegel\n\n"
    "                      12. März 2019 Dienstag\n\nRat beschließt Haushalt\n\nAUTOR: Erika "
    "Muster\n\n"
    "RUBRIK: WIRTSCHAFT; S. 15\n\nLÄNGE: 23 Wörter\n\nDer Rat hat den "
    "Haushalt\nbeschlossen.\n\nDie Opposition "
    "stimmte dagegen.\n\nUPDATE: 12. März 2019\n\nSPRACHE: GERMAN; DEUTSCH\n\nPUBLICATION-TYPE: "
    "Zeitung\n\n"
    "                     Copyright 2019 Der Tagesspiegel\n\n";
const std::string kFactiva =
    "WIRTSCHAFT\nRat beschließt Haushalt\nErika Muster\n23 words\n12 March 2019\nDer "
    "Tagesspiegel\nTAGSS\n15\n"
    "German\nCopyright 2019 Der Tagesspiegel\n\nDer Rat hat den Haushalt beschlossen.\n\nDie "
    "Opposition stimmte "
    "dagegen.\n\nDocument TAGSS00020190312ef3c0001\n\n";
const std::string kFactivaCoded =
    "SE WIRTSCHAFT\nHD \nRat beschließt Haushalt\n\nBY Erika Muster\nWC 23 words\nPD 12 March "
    "2019\nSN Der "
    "Tagesspiegel\nSC TAGSS\nPG 15\nLA German\nCY Copyright 2019\n\nLP \nDer Rat hat den Haushalt "
    "beschlossen.\n\n"
    "TD \nDie Opposition stimmte dagegen.\n\nNS e11 : Wirtschaft\nAN \nDocument "
    "TAGSS00020190312ef3c0001\n\n";
const std::string kGenios =
    "Rat beschließt Haushalt\n\nDer Tagesspiegel Nr. 050 vom 12.03.2019 Seite 15\n\nRessort: "
    "WIRTSCHAFT\nAutor: "
    "Erika Muster\nDokumentnummer: TSP_1\n\nDer Rat hat den Haushalt beschlossen.\n\nDie "
    "Opposition stimmte "
    "dagegen.\n\nDauerhafte Adresse des Dokuments: "
    "https://www.wiso-net.example/document/TSP_1\nAlle Rechte "
    "vorbehalten: (c) Verlag Der Tagesspiegel GmbH\n© GBI-Genios Deutsche Wirtschaftsdatenbank "
    "GmbH\n\n";

// A second article of the layout: another title and another number.
std::string second(std::string text) {
  const auto replace = [&](const std::string& what, const std::string& by) {
    for (std::size_t at = text.find(what); at != std::string::npos;
         at = text.find(what, at + by.size()))
      text.replace(at, what.size(), by);
  };
  replace("Rat beschließt Haushalt", "Bad wird saniert");
  replace("0001", "0002");
  replace("TSP_1", "TSP_2");
  replace("1 of 2 DOC", "2 of 2 DOC");
  return text;
}

}  // namespace

TEST_CASE("the articles of a press database are told apart, with their fields") {
  const auto [name, text] = GENERATE(values<std::pair<std::string, std::string>>({
      {"Nexis Uni", kNexisUni},
      {"LexisNexis", kNexisOld},
      {"Factiva", kFactiva},
      {"Factiva with codes", kFactivaCoded},
      {"GENIOS", kGenios},
  }));
  CAPTURE(name);
  const Everything all = read_content(text + second(text), "export.txt");
  const auto articles = all.articles();
  REQUIRE(articles.size() == 2);
  CHECK(articles[0].title == "Rat beschließt Haushalt");
  CHECK(articles[1].title == "Bad wird saniert");
  for (const auto& a : articles) {
    CHECK(a.body == "Der Rat hat den Haushalt beschlossen.\n\nDie Opposition stimmte dagegen.");
    CHECK(a.source == "Der Tagesspiegel");
    CHECK(a.page == "15");
    CHECK(a.section == "WIRTSCHAFT");
    CHECK(a.authors == Strings{"Erika Muster"});
    REQUIRE(a.published);
    CHECK(to_iso(*a.published) == "2019-03-12");
  }
}

TEST_CASE("press releases end where they say whom to ask") {
  SECTION("APA-OTS") {
    const Everything all = read_content(
        "OTS0006 5 WI 0123 ABC0001 CI                              Sa, 21.Jän "
        "2023\n\nWirtschaft/Budget\n\nRat "
        "beschließt Haushalt\nUtl.: Die Opposition stimmte dagegen =\n\n   Wien (OTS) - Der Rat "
        "hat den "
        "Haushalt beschlossen.\n\n~\nRückfragehinweis:\n   Presse, 01 234567\n~\n\n*** "
        "OTS-ORIGINALTEXT "
        "PRESSEAUSSENDUNG UNTER AUSSCHLIESSLICHER INHALTLICHER\nVERANTWORTUNG DES AUSSENDERS - "
        "WWW.OTS.AT "
        "***\n\nOTS0006    2023-01-21/08:00\n\n210800 Jän 23\n",
        "a.txt");
    REQUIRE(all.articles().size() == 1);
    const Article a = all.articles()[0];
    CHECK(a.title == "Rat beschließt Haushalt");
    CHECK(a.subtitle == "Die Opposition stimmte dagegen");
    CHECK(a.body == "Wien (OTS) - Der Rat hat den Haushalt beschlossen.");
    CHECK(to_iso(*a.published) == "2023-01-21T08:00");
    CHECK(a.id == "OTS0006-2023-01-21");
  }
  SECTION("news aktuell") {
    const Everything all = read_content(
        "12.03.2019 – 10:00\n\nMuster GmbH\n\nRat beschließt Haushalt\n\nBerlin (ots) - Der Rat "
        "hat den Haushalt "
        "beschlossen.\n\nPressekontakt:\n\nErika Muster, 030 1234567\n\nOriginal-Content von: "
        "Muster GmbH, "
        "übermittelt durch news aktuell\n",
        "a.txt");
    REQUIRE(all.articles().size() == 1);
    const Article a = all.articles()[0];
    CHECK(a.title == "Rat beschließt Haushalt");
    CHECK(a.source == "Muster GmbH");
    CHECK(a.body == "Berlin (ots) - Der Rat hat den Haushalt beschlossen.");
    CHECK(to_iso(*a.published) == "2019-03-12T10:00");
  }
}

TEST_CASE("a text that only looks a little like an export stays what it is") {
  const Everything all =
      read_content("Titel\n\nDokument 1 von 2\n\nDer Text geht weiter.\n", "a.txt");
  REQUIRE(all.articles().size() == 1);
  CHECK(all.articles()[0].title == "Titel");
}

TEST_CASE("exports come as RTF and HTML, too") {
  std::string rtf = "{\\rtf1\\ansi ";
  std::string html = "<html><head><meta name=\"generator\" content=\"LexisNexis\"></head><body>";
  for (const auto& line : {"Rat tagt", "Der Tagesspiegel", "12. M\xE4rz 2019 Dienstag",
                           "Section: LOKALES", "Body", "Der Rat hat getagt.", "End of Document"}) {
    for (const char* c = line; *c != '\0'; ++c) rtf += *c == '\xE4' ? "\\'e4" : std::string(1, *c);
    rtf += "\\par ";
    html += "<p>";
    for (const char* c = line; *c != '\0'; ++c)
      html += *c == '\xE4' ? "&auml;" : std::string(1, *c);
    html += "</p>\n";
  }
  for (const auto& content : {rtf + "}", html + "</body></html>"}) {
    const Everything all = read_content(content, "a");
    REQUIRE(all.articles().size() == 1);
    CHECK(all.articles()[0].title == "Rat tagt");
    CHECK(all.articles()[0].section == "LOKALES");
    CHECK(all.articles()[0].body == "Der Rat hat getagt.");
  }
}
