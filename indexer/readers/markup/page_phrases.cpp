#include "indexer/readers/markup/page_phrases.hpp"

#include <algorithm>
#include <iterator>
#include <vector>

#include "core/base/ascii.hpp"
#include "core/base/strings.hpp"

namespace nachlese::readers {
namespace {

// Beginnings of a paragraph, lower case.
constexpr std::string_view kPhrases[] = {"lesen sie auch",
                                         "lesen sie hier",
                                         "lesen sie mehr",
                                         "lesen sie dazu",
                                         "lesen sie weiter",
                                         "lies auch",
                                         "auch interessant",
                                         "auch lesenswert",
                                         "das könnte sie",
                                         "das könnte dich",
                                         "mehr dazu:",
                                         "mehr zum thema",
                                         "mehr zu diesem thema",
                                         "mehr aus ",
                                         "mehr artikel",
                                         "zum thema:",
                                         "weitere artikel",
                                         "weitere meldungen",
                                         "weitere nachrichten",
                                         "weitere themen",
                                         "weitere beiträge",
                                         "ähnliche artikel",
                                         "ähnliche beiträge",
                                         "verwandte artikel",
                                         "verwandte themen",
                                         "passend zum thema",
                                         "lesedauer",
                                         "lesezeit",
                                         "reading time",
                                         "foto:",
                                         "bild:",
                                         "bildquelle",
                                         "fotos:",
                                         "bildnachweis",
                                         "newsletter",
                                         "jetzt newsletter",
                                         "melden sie sich",
                                         "jetzt anmelden",
                                         "jetzt abonnieren",
                                         "abonnieren sie",
                                         "hier geht es zur newsletter",
                                         "registrieren sie sich",
                                         "jetzt registrieren",
                                         "teilen auf",
                                         "auf facebook teilen",
                                         "auf twitter",
                                         "per e-mail",
                                         "per mail",
                                         "artikel teilen",
                                         "beitrag teilen",
                                         "diesen artikel",
                                         "seite drucken",
                                         "artikel drucken",
                                         "drucken",
                                         "schriftgröße",
                                         "schrift größer",
                                         "kommentar schreiben",
                                         "kommentare",
                                         "schreiben sie einen kommentar",
                                         "schreibe einen kommentar",
                                         "kommentar verfassen",
                                         "diskutieren sie",
                                         "zu den kommentaren",
                                         "anzeige",
                                         "werbung",
                                         "advertisement",
                                         "zur startseite",
                                         "zur übersicht",
                                         "zurück zur",
                                         "artikel anhören",
                                         "vorlesen",
                                         "merken",
                                         "weiterlesen",

                                         "javascript",
                                         "alle rechte vorbehalten",
                                         "©",
                                         "copyright",
                                         "veröffentlicht am",
                                         "veröffentlicht:",
                                         "aktualisiert am",
                                         "aktualisiert:",
                                         "erstellt am",
                                         "zuletzt aktualisiert",
                                         "stand:",
                                         "themen:",
                                         "schlagworte",
                                         "schlagwörter",
                                         "stichworte:",
                                         "tags:",
                                         "kategorien:",
                                         "kategorie:",
                                         "vorheriger ",
                                         "nächster ",
                                         "nächste meldung",
                                         "vorherige meldung",
                                         "nach oben",
                                         "zum seitenanfang",
                                         "startseite",
                                         "sie sind hier",
                                         "share on",
                                         "tweet",
                                         "teilen",
                                         "folgen sie uns",
                                         "folge uns",
                                         "jetzt testen",
                                         "jetzt kostenlos testen",
                                         "bereits abonnent",
                                         "dieser artikel ist",
                                         "hier anmelden",
                                         "mehr anzeigen",
                                         "video abspielen",
                                         "bilderstrecke",
                                         "zur galerie",
                                         "fotostrecke",
                                         "jetzt lesen",
                                         "top-artikel",
                                         "meistgelesen",
                                         "meist gelesen",
                                         "beliebte artikel",
                                         "neueste artikel",
                                         "aktuelle nachrichten",
                                         "read more",
                                         "related articles",
                                         "sign up",
                                         "subscribe",
                                         "follow us",
                                         "share this",
                                         "leave a reply",
                                         "loading",
                                         "e-mail-adresse",
                                         "impressum",
                                         "datenschutz",
                                         "nutzungsbedingungen",
                                         "hinweis:  ",
                                         "feedback an die redaktion",
                                         "themen in diesem artikel",
                                         "artikel bewerten",
                                         "bewertung:",
                                         "artikel drucken",
                                         "artikel versenden",
                                         "artikel merken",
                                         "druckversion",
                                         "schriftgröße",
                                         "geschrieben von ",
                                         "posted by ",
                                         "eingestellt von ",
                                         "das lesen andere",
                                         "zum artikel",
                                         "mehr videos",
                                         "zurück zur",
                                         "diese seite drucken",
                                         "seite teilen",
                                         "zuletzt verändert",
                                         "fehler gefunden",
                                         "korrektur melden",
                                         "fehler melden",
                                         "autor:",
                                         "autorin:",
                                         "von unserem redaktionsmitglied"};
// Words at the end of captions: "Die Brücke im Sommer. Foto: Muster".
constexpr std::string_view kCredits[] = {
    "foto:", "fotos:", "bild:", "bilder:", "grafik:", "quelle: dpa", "© dpa", "/dpa", "/afp"};
// Notices in whole sentences.
constexpr std::string_view kNotices[] = {"empfohlener redaktioneller inhalt",
                                         "empfohlener externer inhalt",
                                         "an dieser stelle finden sie",
                                         "an dieser stelle befindet sich",
                                         "externer inhalt",
                                         "externe inhalte",
                                         "ich bin damit einverstanden",
                                         "ich bin einverstanden",
                                         "mit dem laden des",
                                         "mit klick auf",
                                         "wir benötigen ihre zustimmung",
                                         "wir verwenden cookies",
                                         "wir nutzen cookies",
                                         "wir setzen cookies",
                                         "diese website verwendet",
                                         "diese webseite verwendet",
                                         "bitte aktivieren sie",
                                         "bitte stimmen sie",
                                         "ihr browser",
                                         "dein browser",
                                         "melden sie sich für",
                                         "melden sie sich zum",
                                         "jetzt unseren newsletter",
                                         "abonnieren sie unseren",
                                         "sie haben bereits ein abo",
                                         "jetzt weiterlesen",
                                         "dieser artikel ist exklusiv",
                                         "dieser inhalt ist nur",
                                         "lesen sie mehr im abo",
                                         "javascript ist"};
// Two words that stand together in notices only, wherever they are in a short paragraph.
struct Together {
  std::string_view first, second;
};
constexpr Together kTogether[] = {
    {"newsletter", "abonnieren"},    {"newsletter", "anmelden"},
    {"newsletter", "bestellen"},     {"newsletter", "anmeldung"},
    {"newsletter", "registrieren"},  {"newsletter", "verpassen"},
    {"newsletter", "eintragen"},     {"newsletter", "posteingang"},
    {"rechte", "vorbehalten"},       {"all rights", "reserved"},
    {"mit der anmeldung", "daten"},  {"mit ihrer anmeldung", "daten"},
    {"kommentieren", "melde dich"},  {"zu kommentieren", "anmelden"},
    {"zu kommentieren", "melden"},   {"kommentar", "einloggen"},
    {"push", "benachrichtigung"},    {"google news", "folgen"},
    {"jetzt", "abo testen"},         {"probeabo", "monat"},
    {"anzeigen-id", "anzeige"},      {"cookies", "akzeptieren"},
    {"cookies", "zustimm"},          {"artikel", "vorlesen lassen"},
    {"artikel", "anhören"},          {"datenschutzerklärung", "widerruf"},
    {"externer inhalt", "anzeigen"}, {"affiliate", "link"},
    {"affiliate", "provision"}};
// Headings of lists of other articles.
constexpr std::string_view kListHeadings[] = {
    "lesen sie auch",    "lesen sie mehr",      "auch interessant",     "das könnte sie",
    "das könnte dich",   "mehr zum thema",      "mehr zu diesem thema", "weitere artikel",
    "weitere meldungen", "weitere nachrichten", "weitere beiträge",     "ähnliche artikel",
    "ähnliche beiträge", "verwandte artikel",   "passend zum thema",    "meistgelesen",
    "meist gelesen",     "neueste artikel",     "related articles",     "mehr aus ",
    "zum thema"};

std::string lower_start(std::string_view text) {
  std::string out = to_lower_ascii(text.substr(0, 80));
  for (const std::string_view capital : {"Ä", "Ö", "Ü"}) {
    for (std::size_t at = out.find(capital); at != std::string::npos; at = out.find(capital, at))
      out[at + 1] += 0x20;
  }
  out.erase(0, std::min(out.find_first_not_of("+-•|»>→▶▸*: "), out.size()));
  return out;
}

// A sentence that says something about others: it neither speaks to the reader nor of the paper, as
// notices do.
bool is_statement_of_others(std::string_view paragraph) {
  constexpr std::size_t kFewestWords = 6;
  constexpr std::string_view kOfNotices[] = {
      "sie",       "ihr",       "ihre",     "ihren",     "ihrem",  "ihrer",  "ihnen",    "du",
      "dir",       "dich",      "dein",     "deine",     "wir",    "uns",    "unser",    "unsere",
      "unseren",   "unserem",   "ich",      "hier",      "jetzt",  "bitte",  "you",      "klicken",
      "kostenlos", "copyright", "cookie",   "your",      "we",     "our",    "here",     "finden",
      "unserer",   "anzeige",   "anzeigen", "zustimmen", "deinen", "deinem", "impressum"};
  if (!paragraph.ends_with('.') && !paragraph.ends_with(".“") && !paragraph.ends_with(".\""))
    return false;
  if (paragraph.find("©") != std::string_view::npos) return false;
  const auto words = split_list(to_lower_ascii(paragraph), " \n\t,.;:!?()\"");
  return words.size() >= kFewestWords &&
         std::none_of(words.begin(), words.end(),
                      [&](const std::string& word) { return is_one_of(word, kOfNotices); });
}

// "Anzeige gegen den Bürgermeister" is a heading of the article.
bool goes_on_as_heading(const std::string& start, std::string_view word) {
  constexpr std::string_view kNext[] = {"gegen", "wegen", "für", "erstattet", "nach", "bei"};
  if (word != "anzeige" && word != "werbung") return false;
  const auto words = split_list(std::string_view(start).substr(word.size()), " ");
  return words.size() > 1 && is_one_of(words.front(), kNext);
}

// Signs of what is no sentence, whatever follows.
bool is_label(std::string_view phrase) {
  constexpr std::string_view kLabels[] = {
      "dieser artikel ist", "veröffentlicht",  "aktualisiert", "erstellt am",     "zuletzt ",
      "alle rechte",        "geschrieben von", "posted by",    "eingestellt von", "von unserem"};
  return phrase.ends_with(':') ||
         std::any_of(std::begin(kLabels), std::end(kLabels),
                     [&](std::string_view label) { return phrase.starts_with(label); });
}

// A single word may begin a sentence of the article, too.
bool is_phrase(const std::string& start, std::string_view paragraph) {
  return std::any_of(std::begin(kPhrases), std::end(kPhrases), [&](std::string_view phrase) {
    if (!start.starts_with(phrase)) return false;
    constexpr std::size_t kMore = 30;
    const bool word = phrase.find_first_of(" :") == std::string_view::npos;
    if (word ? goes_on_as_heading(start, phrase)
             : !is_label(phrase) && is_statement_of_others(paragraph))
      return false;
    return word ? paragraph.size() <= phrase.size() + kMore && !paragraph.ends_with('.')
                : !(paragraph.size() > 70 && paragraph.ends_with('.'));
  });
}

template <std::size_t kSize>
bool begins(const std::string& text, const std::string_view (&list)[kSize]) {
  return std::any_of(std::begin(list), std::end(list),
                     [&](std::string_view start) { return text.starts_with(start); });
}

// The words of the paragraph in lower case.
bool has_together(std::string_view paragraph) {
  constexpr std::size_t kLongestTogether = 220;
  // Who is quoted is in an article.
  if (paragraph.size() > kLongestTogether || paragraph.find("„") != std::string_view::npos ||
      paragraph.find("»") != std::string_view::npos)
    return false;
  if (is_statement_of_others(paragraph)) return false;
  const std::string text = to_lower_ascii(paragraph);
  return std::any_of(std::begin(kTogether), std::end(kTogether), [&](const Together& t) {
    return text.find(t.first) != std::string::npos && text.find(t.second) != std::string::npos;
  });
}

// "Erika Muster ist Redakteurin im Ressort Lokales und schreibt über Verkehr."
bool is_about_author(std::string_view paragraph) {
  constexpr std::size_t kLongestNote = 300;
  constexpr std::size_t kLongestName = 50;
  if (paragraph.size() > kLongestNote) return false;
  const std::size_t is = paragraph.find(" ist ");
  if (is == std::string_view::npos || is > kLongestName) return false;
  const std::string_view role = paragraph.substr(is + 5, 40);
  const auto has = [](std::string_view text, std::initializer_list<std::string_view> words) {
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
      return text.find(word) != std::string_view::npos;
    });
  };
  return has(role, {"Redakteur", "Volontär", "Reporter", "Korrespondent", "Journalist", "Autor",
                    "Chefredakt", "Ressortleit"}) &&
         has(paragraph, {"schreibt", "berichtet", "arbeitet", "Ressort", "Redaktion", "seit "}) &&
         paragraph.find("„") == std::string_view::npos;
}

// A short paragraph that ends by saying whose the picture is.
bool ends_as_caption(std::string_view paragraph) {
  constexpr std::size_t kLongestCaption = 250;
  constexpr std::size_t kEnd = 45;
  if (paragraph.size() > kLongestCaption) return false;
  const std::string end =
      to_lower_ascii(paragraph.substr(paragraph.size() - std::min(kEnd, paragraph.size())));
  return std::any_of(std::begin(kCredits), std::end(kCredits), [&](std::string_view credit) {
    const std::size_t at = end.find(credit);
    return at != std::string::npos && end.find('.', at + credit.size()) == std::string::npos;
  });
}

bool is_sentence(std::string_view paragraph) {
  constexpr std::size_t kShort = 35;
  constexpr std::size_t kLong = 160;
  if (paragraph.empty() || paragraph.size() <= kShort) return false;
  return paragraph.size() > kLong ||
         std::string_view(".!?\"").find(paragraph.back()) != std::string_view::npos ||
         paragraph.ends_with("“") || paragraph.ends_with("«");
}

}  // namespace

std::string without_page_phrases(std::string_view body) {
  constexpr std::size_t kLongest = 150;
  std::vector<std::string_view> kept;
  bool list = false;
  while (!body.empty()) {
    const std::size_t end = std::min(body.find("\n\n"), body.size());
    const std::string_view paragraph = body.substr(0, end);
    body.remove_prefix(std::min(end + 2, body.size()));
    const std::string start = lower_start(paragraph);
    const bool heading = begins(start, kListHeadings) && paragraph.size() <= kLongest &&
                         !is_statement_of_others(paragraph);
    if (heading && !is_sentence(paragraph)) list = true;
    constexpr std::size_t kLongestNotice = 400;
    const bool phrase = (paragraph.size() <= kLongest && is_phrase(start, paragraph)) ||
                        (paragraph.size() <= kLongestNotice && begins(start, kNotices) &&
                         !is_statement_of_others(paragraph)) ||
                        has_together(paragraph) || ends_as_caption(paragraph);
    const bool of_list = list && !heading && !is_sentence(paragraph);
    if (list && is_sentence(paragraph) && !heading) list = false;
    if (start.empty() || phrase || heading || of_list) continue;
    kept.push_back(paragraph);
  }
  // Who wrote it is said below the text.
  while (kept.size() > 1 && is_about_author(kept.back())) kept.pop_back();
  std::string out;
  for (const std::string_view paragraph : kept)
    out.append(out.empty() ? "" : "\n\n").append(paragraph);
  return out;
}

bool opens_comments(std::string_view heading) {
  constexpr std::string_view kCommentHeadings[] = {
      "kommentare",          "leserkommentare", "leserstimmen",       "lesermeinungen",
      "leserbeiträge",       "ein kommentar",   "1 kommentar",        "diskussion zu",
      "diskutieren sie",     "comments",        "schreibe einen",     "trackbacks",
      "leave a reply",       "ihre meinung",    "beiträge zum thema", "kommentar verfassen",
      "kommentar schreiben", "antworten auf"};
  constexpr std::size_t kLongestHeading = 60;
  if (heading.size() > kLongestHeading) return false;
  std::string start = lower_start(heading);
  // "12 Kommentare"
  start.erase(0, std::min(start.find_first_not_of("0123456789 ("), start.size()));
  return begins(start, kCommentHeadings);
}

bool is_offer(std::string_view text) {
  constexpr std::string_view kOfferWords[] = {
      "abo",        "kündbar",  "monat",        "testen",     "gratis",      "kostenlos",
      "zugriff",    "€",        "euro",         "newsletter", "weiterlesen", "anmelden",
      "registrier", "postfach", "freischalten", "premium",    "bestellen",   "e-mail"};
  constexpr std::size_t kLongestOffer = 600;
  constexpr std::ptrdiff_t kWords = 3;
  if (text.size() > kLongestOffer || text.find("„") != std::string_view::npos) return false;
  const std::string lower = to_lower_ascii(text);
  return std::count_if(std::begin(kOfferWords), std::end(kOfferWords), [&](std::string_view word) {
           return lower.find(word) != std::string::npos;
         }) >= kWords;
}

}  // namespace nachlese::readers
