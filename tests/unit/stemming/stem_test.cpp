#include "stemming/stem.hpp"

#include <initializer_list>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>

#include "tests/catch.hpp"
#include "tests/unit/stemming/reading.hpp"

using namespace nachlese;
using namespace nachlese::reading;

namespace {

void check_united(std::initializer_list<const char*> words) {
  for (const auto* word : words) {
    INFO(word);
    CHECK(stem(word) == stem(*words.begin()));
  }
}

}  // namespace

TEST_CASE("inflections are united") {
  check_united({"China", "Chinas"});
  check_united({"Selenskyj", "Selenskyjs"});
  check_united({"Merz", "Merz'", "Merz’"});
  check_united({"System", "Systeme", "Systems", "Systemen"});
  check_united({"Zins", "Zinsen"});
  check_united({"Geld", "Gelder", "Geldern", "Geldes"});
  check_united({"Haus", "Häuser", "Häusern", "Hauses"});
  check_united({"Minister", "Ministers", "Ministern"});
}

TEST_CASE("irregular verbs are united") {
  check_united({"gehen", "ging", "gingen", "gegangen", "geht"});
  check_united({"treffen", "traf", "trafen", "getroffen", "trifft"});
  check_united({"sprechen", "sprach", "sprachen", "gesprochen", "spricht"});
}

TEST_CASE("forms of frequent words are united") {
  for (const std::string_view forms : {
           "Obama Obamas",
           "Georgien Georgiens",
           "Wähler Wählers Wählern",
           "Steuer Steuern",
           "Bank Banken",
           "Land Länder Ländern",
           "Buch Bücher",
           "Stadt Städte",
           "Firma Firmen",
           "Museum Museen",
           "Krise Krisen",
           "Partei Parteien",
           "Regierung Regierungen",
           "Zug Züge Zügen",
           "Sohn Söhne",
           "Hand Hände",
           "Vater Väter",
           "Tochter Töchter",
           "Kind Kinder Kindern",
           "Mann Männer",
           "Frau Frauen",
           "Datum Daten",
           "Kosovo Kosovos",
           "Auto Autos",
           "Café Cafés",
           "Konto Konten",
           "Junge Jungen",
           "Abgeordneter Abgeordnete Abgeordneten",
           "Deutscher Deutsche Deutschen",
           "Präsidentin Präsidentinnen",
           "Studentin Studentinnen",
           "Name Namen Namens",
           "Herz Herzen",
           "Staat Staaten Staates",
           "Bauer Bauern",
           "Nachbar Nachbarn",
           "Ergebnis Ergebnisse Ergebnissen",
           "Kaktus Kakteen",
           "Virus Viren",
           "Jubiläum Jubiläen",
           "Lexikon Lexika",
           "Bus Busse",
           "Ski Skier",
           "Baby Babys",
           "Hobby Hobbys",
           "Handy Handys",
           "Job Jobs",
           "Team Teams",
           "Fan Fans",
           "Lob Lobes",
           "Hans",
           "Paris",
           "Putin Putins",
           "Scholz",
           "Trump Trumps",
           "Lehrer Lehrern Lehrers",
           "Polizist Polizisten",
           "Drama Dramen",
           "nehmen nahm genommen nimmt",
           "geben gab gegeben gibt gäbe",
           "kommen kam gekommen käme",
           "sehen sah gesehen sieht",
           "fahren fuhr gefahren fährt",
           "halten hielt gehalten hält",
           "stehen stand gestanden stünde",
           "finden fand gefunden",
           "bringen brachte gebracht",
           "denken dachte gedacht",
           "wissen wusste gewusst weiß",
           "schreiben schrieb geschrieben",
           "lesen las gelesen liest",
           "verlieren verlor verloren",
           "gewinnen gewann gewonnen",
           "sterben starb gestorben stirbt",
           "helfen half geholfen hilft",
           "werfen warf geworfen wirft",
           "ziehen zog gezogen",
           "schließen schloss geschlossen",
           "ankommen ankam angekommen anzukommen",
           "aufnehmen aufnahm aufgenommen aufzunehmen",
           "beginnen begann begonnen",
           "entscheiden entschied entschieden",
           "fordern forderte gefordert fordert",
           "regieren regierte regiert",
           "wählen wählte gewählt",
           "kündigen kündigte gekündigt",
           "schießen schoss geschossen",
           "fliehen floh geflohen",
           "steigen stieg gestiegen",
           "sinken sank gesunken",
           "fallen fiel gefallen fällt",
           "lassen ließ gelassen lässt",
           "rufen rief gerufen",
           "tragen trug getragen trägt",
           "schlagen schlug geschlagen",
           "essen aß gegessen isst",
           "liegen lag gelegen",
           "sitzen saß gesessen",
           "bieten bot geboten",
           "brechen brach gebrochen bricht",
           "stehlen stahl gestohlen stiehlt",
           "betrügen betrog betrogen",
           "laufen lief gelaufen läuft",
           "bleiben blieb geblieben",
           "nennen nannte genannt",
           "senden sandte gesandt",
           "wenden wandte gewandt",
           "rennen rannte gerannt",
           "groß größer größte großen",
           "alt älter älteste",
           "gut besser beste",
           "hoch höher höchste hohen",
           "nah näher nächste",
           "jung jünger jüngste",
           "schnell schneller schnellste",
           "klein kleiner kleinste",
           "kurz kürzer",
           "stark stärker stärkste",
           "teuer teurer teuerste",
           "dunkel dunkle dunkler",
           "lang länger längste lange",
           "warm wärmer wärmste",
           "klug klüger klügste",
           "wichtig wichtiger wichtigste",
           "frei freier freieste freie",
           "neu neuer neueste neue",
           "früh früher früheste",
           "reich reicher reichste",
           "rot rote roter",
           "schwer schwerer schwerste",
       }) {
    const auto first = std::string(forms.substr(0, forms.find(' ')));
    std::istringstream words{std::string(forms)};
    for (std::string word; words >> word;) {
      INFO(word);
      CHECK(stem(word) == stem(first));
    }
  }
}

TEST_CASE("negated participles are cut like the participle") {
  check_united({"unverändert", "unveränderte", "unveränderten"});
  CHECK(stem("unverändert") == "un" + stem("verändert"));
}

TEST_CASE("words of different meaning stay apart") {
  const auto apart = [](const char* a, const char* b) {
    INFO(a << " " << b);
    CHECK(stem(a) != stem(b));
  };
  apart("Gas", "Gast");
  apart("Markt", "Mark");
  apart("Welt", "Wels");
  apart("Gesetz", "setzen");
  apart("Internet", "intern");
  apart("Post", "Pose");
  apart("Gericht", "richten");
  apart("Neun", "neu");
  apart("Note", "Not");
  apart("Rate", "Rat");
  apart("Reise", "Reis");
  apart("Kohle", "Kohl");
  apart("Kurs", "Kur");
  apart("Steuer", "Steuerung");
  apart("geraten", "riet");
}

TEST_CASE("umlauts typed as two letters are umlauts only where the lexicon says so") {
  CHECK(stem("Haeuser") == stem("Häuser"));
  CHECK(stem("Praesident") == stem("Präsident"));
  CHECK(stem("neue") == stem("neu"));
  CHECK(stem("Israel").find("ae") != std::string::npos);
  CHECK(stem("Poesie").find("oe") != std::string::npos);
  CHECK(stem("Goethe").find("oe") != std::string::npos);
}

TEST_CASE("accents may be left out") {
  CHECK(stem("Cheminée") == stem("Cheminee"));
  CHECK(stem("Cafés") == stem("Cafe"));
  CHECK(stem("René") == stem("Rene"));
  CHECK(stem("Señor") == stem("Senor"));
  CHECK(stem("Æther") == stem("Äther"));
  CHECK(stem("÷") != stem("o"));
}

TEST_CASE("function words typed without dots are function words") {
  for (const char* word : {"fuer", "ueber", "koennen", "waehrend"}) {
    INFO(word);
    CHECK(analyzer().word(word)->function_word);
  }
  for (const char* word : {"neue", "treue", "Feuer", "Muenchen"})
    CHECK_FALSE(analyzer().word(word)->function_word);
}

TEST_CASE("however umlauts are typed, the word is found, and some words keep their letters") {
  for (const auto& [typed, written] : std::vector<std::pair<const char*, const char*>>{
           {"Muenchen", "München"},
           {"Munchen", "München"},
           {"tuerkei", "Türkei"},
           {"koeln", "Köln"},
           {"buerger", "die Bürger"},
           {"haeuser", "Häuser"},
           {"hauser", "Häuser"},
           {"regierungspraesident", "der Regierungspräsident"}}) {
    INFO(typed);
    CHECK(finds(typed, written));
  }
  for (const auto* word : {"Israel", "Poesie", "Goethe", "Raphael", "Aktuelles", "Manuel", "Steuer",
                           "Bauer", "Feuer"}) {
    INFO(word);
    CHECK(analyzer().word(word)->surface.text.size() == std::string_view(word).size());
    CHECK(stem(word).substr(0, 4) == std::string(analyzer().word(word)->surface.text.substr(0, 4)));
  }
}

TEST_CASE("words without umlauts as typed find those with") {
  CHECK(stem("Hauser") == stem("Häuser"));
}

TEST_CASE("a base form is its own stem in every reading") {
  CHECK(nachlese::text::is_base_form("gipfel"));
  CHECK_FALSE(nachlese::text::is_base_form("straßen"));
  CHECK_FALSE(nachlese::text::is_base_form("sein"));  // the noun has this stem, the verb has none
  CHECK_FALSE(nachlese::text::is_base_form("treffen"));
}

TEST_CASE("names keep their form, their genitives meet them") {
  for (const auto& [name, other] : std::initializer_list<std::pair<const char*, const char*>>{
           {"Sachsen", "Sache"},  {"Sachsen", "Sachen"},  {"Bern", "BER"},
           {"Hessen", "Hesse"},   {"Bayern", "Bayer"},    {"Franken", "frank"},
           {"Kohl", "Kohle"},     {"Kohl", "Kohlen"},     {"Merz", "März"},
           {"Maas", "Maß"},       {"Jena", "Jen"},        {"Trier", "Trie"},
           {"Saar", "SARS"},      {"Merz", "MERS"},       {"Jens", "Jen"},
           {"Andreas", "Andrea"}, {"Jonas", "Jona"},      {"Thomas", "Thoma"},
           {"Baden", "Bad"},      {"Wales", "Wal"},       {"Paris", "Pari"},
           {"Hannes", "Hann"},    {"Texas", "Texa"},      {"Celle", "Zelle"},
           {"Münster", "Munst"},  {"Polen", "Pol"},       {"Emden", "Emd"},
           {"Klaus", "Klau"},     {"Heine", "Hein"},      {"Keynes", "kein"},
           {"Dresden", "Dresd"},  {"Adenauer", "Adenau"}, {"Gießen", "Gieß"},
           {"Rügen", "Rüge"},     {"Aachen", "Aach"},     {"Frieser", "Fries"},
           {"Weber", "weben"},    {"Söder", "Sod"},       {"Isis", "Isi"},
           {"Trump", "trumpfen"}}) {
    INFO(name);
    CHECK(stem(name) != stem(other));
  }
  check_united({"Sachsen", "Sachsens"});
  check_united({"Hessen", "Hessens"});
  check_united({"Bern", "Berns"});
  check_united({"Merkel", "Merkels", "Merkel's", "Merkel’s"});
  check_united({"Berlin", "Berlins"});
  check_united({"Müller", "Müllers", "Mueller"});
  check_united({"Peter", "Peters"});
  check_united({"Scholz", "Scholz'", "Scholz’"});
  check_united({"Kohl", "Kohls"});
  check_united({"Kohle", "Kohlen"});
  check_united({"Bayern", "Bayerns"});
  check_united({"Angela", "Angelas"});
  check_united({"Baerbock", "Baerbocks"});
  check_united({"Niedersachsen", "Niedersachsens"});
  check_united({"München", "Münchens", "Muenchen"});
  check_united({"Schweden", "Schwedens"});
}

TEST_CASE("names that are common words keep the inflection of these") {
  check_united({"Halle", "Hallen"});
  check_united({"Lücke", "Lücken"});
  check_united({"Krone", "Kronen"});
  check_united({"Blume", "Blumen"});
  check_united({"Seite", "Seiten"});
  check_united({"Niederlande", "Niederlanden"});
}

TEST_CASE("abbreviations in capitals have no endings") {
  CHECK(stem("SARS") == "sars");
  CHECK(stem("BER") == "ber");
  CHECK(stem("XYZE") == "xyze");
  CHECK(stem("LKWs") == stem("LKW"));
  CHECK(stem("HÄUSER") == stem("Häuser"));
}

TEST_CASE("nouns made of adjectives and participles meet in all forms") {
  const std::string_view nouns =
      "Jugendlicher Angeklagter Vermisster Angestellter Verdächtiger Kranker Fremder "
      "Reisender Vorsitzender Gefangener Freiwilliger Betroffener Abgeordneter "
      "Deutscher Toter Verletzter Beschuldigter Verurteilter Überlebender Angehöriger "
      "Bekannter Verwandter Verlobter Obdachloser Arbeitsloser Erwachsener "
      "Minderjähriger Geflüchteter Vertriebener Verstorbener Beamter Gelehrter "
      "Intellektueller Krimineller Illegaler Homosexueller Studierender Auszubildender "
      "Alleinerziehender Demonstrierender Verbündeter Delegierter Abgesandter Gesandter "
      "Beauftragter Bevollmächtigter Selbstständiger Sachverständiger Behinderter "
      "Schwerbehinderter Pflegebedürftiger Schutzsuchender Asylsuchender "
      "Wehrpflichtiger Steuerpflichtiger Heiliger Grüner Linker Rechter Konservativer "
      "Liberaler Schwarzer Weißer Blinder Süchtiger Drogensüchtiger Abhängiger "
      "Tatverdächtiger Festgenommener Inhaftierter Getöteter Ermordeter Verwundeter "
      "Schwerverletzter Leichtverletzter Beteiligter Unbeteiligter Unbekannter "
      "Bewaffneter Bediensteter Vorgesetzter Untergebener Mitwirkender "
      "Kulturschaffender Werktätiger Berufstätiger Erwerbsloser Versicherter "
      "Privatversicherter Geimpfter Ungeimpfter Infizierter Genesener Pflegender "
      "Anwesender Abwesender Gleichgesinnter Eingeborener Neugeborener Einheimischer "
      "Ortsansässiger Geschädigter Begünstigter Berechtigter Wahlberechtigter "
      "Hinterbliebener Trauernder Gefallener Ehrenamtlicher Hauptamtlicher Geistlicher "
      "Sterblicher Langzeitarbeitsloser ";
  std::istringstream words{std::string(nouns)};
  for (std::string word; words >> word;) {
    INFO(word);
    const auto base = word.substr(0, word.size() - 2);
    for (const auto* ending : {"e", "en"}) CHECK(stem(base + ending) == stem(word));
  }
  for (const auto* word : {"Lediger", "Adliger", "Schwerkranker", "Evangelischer", "Hungernder",
                           "Streikender", "Heranwachsender", "Verschleppter", "Ertrunkener",
                           "Staatsangehöriger", "Strafgefangener", "Teilzeitbeschäftigter"}) {
    INFO(word);
    CHECK(stem(std::string(word, std::string(word).size() - 1)) == stem(word));
  }
  check_united({"Jugendlicher", "Jugendlichem"});
  check_united({"Vorsitzender", "Vorsitzendem"});
  check_united({"Bundestagsabgeordneter", "Bundestagsabgeordnete", "Bundestagsabgeordneten"});
}

TEST_CASE("nouns in -er are no adjectives") {
  for (const auto& [noun, other] :
       std::initializer_list<std::pair<const char*, const char*>>{{"Lehrer", "Lehre"},
                                                                  {"Arbeiter", "Arbeit"},
                                                                  {"Spanier", "Spanien"},
                                                                  {"Halter", "Halt"},
                                                                  {"Vertreter", "vertreten"},
                                                                  {"Sender", "Sende"},
                                                                  {"Verteidiger", "Verteidige"},
                                                                  {"Prediger", "Predige"},
                                                                  {"Gläubiger", "Gläubige"},
                                                                  {"Dichter", "Dichte"},
                                                                  {"Fischer", "Fische"},
                                                                  {"Steiger", "Steige"},
                                                                  {"Berater", "Berate"},
                                                                  {"Behälter", "Behälte"},
                                                                  {"Gestalter", "Gestalt"},
                                                                  {"Italiener", "Italien"},
                                                                  {"Wiener", "Wien"},
                                                                  {"Bediener", "Bediene"},
                                                                  {"Absender", "Absende"},
                                                                  {"Kalender", "Kalende"},
                                                                  {"Reiniger", "Reinige"},
                                                                  {"Sieger", "Siege"},
                                                                  {"Räuber", "Raub"},
                                                                  {"Mieter", "Miete"},
                                                                  {"Leiter", "leiten"},
                                                                  {"Verleger", "verlegen"},
                                                                  {"Gewinner", "gewinnen"},
                                                                  {"Begleiter", "begleiten"},
                                                                  {"Spender", "Spende"},
                                                                  {"Verkäufer", "verkaufen"}}) {
    INFO(noun);
    CHECK(stem(noun) != stem(other));
  }
  check_united({"System", "Systeme"});
  check_united({"Problem", "Probleme"});
  check_united({"Lehrer", "Lehrers", "Lehrern"});
}
