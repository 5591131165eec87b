#include "web/views/problem_words.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace nachlese::web {
namespace {

using Translation = std::pair<std::string_view, std::string_view>;

constexpr Translation kTitles[] = {
    {"not-found", "Nicht gefunden"},
    {"no-such-article", "Kein solcher Artikel"},
    {"article-removed", "Artikel entfernt"},
    {"no-such-name", "Kein solcher Name"},
    {"archive-unavailable", "Archiv nicht verfügbar"},
    {"archive-not-built", "Noch kein Archiv"},
    {"archive-too-old", "Archiv zu alt"},
    {"overloaded", "Überlastet"},
    {"too-many-requests", "Zu viele Anfragen"},
    {"token-needed", "Zugangscode nötig"},
    {"login-needed", "Anmeldung nötig"},
    {"no-access", "Kein Zugang"},
    {"archive-needed", "Archiv nötig"},
    {"internal-error", "Interner Fehler"},
    {"bad-parameter", "Falscher Parameter"},
    {"method-not-allowed", "Methode nicht erlaubt"},
    {"bad-request", "Falsche Anfrage"},
    {"request-timeout", "Zeit abgelaufen"},
    {"content-too-large", "Inhalt zu groß"},
    {"address-too-long", "Adresse zu lang"},
    {"expectation-failed", "Erwartung nicht erfüllt"},
    {"headers-too-large", "Kopfzeilen zu groß"},
    {"not-implemented", "Nicht vorgesehen"},
    {"version-not-supported", "Version nicht unterstützt"},
};

constexpr Translation kDetails[] = {
    {"There is nothing at this address.", "Unter dieser Adresse gibt es nichts."},
    {"The archive has no article with this id.",
     "Einen Artikel mit dieser ID gibt es im Archiv nicht."},
    {"The article was removed from the archive for legal reasons.",
     "Der Artikel wurde aus rechtlichen Gründen aus dem Archiv entfernt."},
    {"This archive is shown to who has signed in.", "Dieses Archiv sieht nur, wer angemeldet ist."},
    {"Nothing in this archive is open to you.", "In diesem Archiv ist nichts für Sie offen."},
    {"An article has an address in its own archive only.",
     "Ein Artikel hat nur in seinem eigenen Archiv eine Adresse."},
    {"No archive has been built here yet; `nachlese-index sync` builds it.",
     "Hier wurde noch kein Archiv aufgebaut; `nachlese-index sync` baut es auf."},
    {"No run is known to have brought the archive up to date.",
     "Von keinem Lauf ist bekannt, dass er das Archiv auf den Stand gebracht hat."},
    {"The archive has no such name.", "Diesen Namen gibt es im Archiv nicht."},
    {"The archive is missing or can't be read right now; try again shortly.",
     "Das Archiv fehlt oder lässt sich gerade nicht lesen; bitte gleich noch einmal versuchen."},
    {"The server is too busy to answer in time; try again shortly.",
     "Der Server ist zu beschäftigt, um rechtzeitig zu antworten; bitte gleich noch einmal "
     "versuchen."},
    {"Too many requests of this client at the same time.",
     "Zu viele gleichzeitige Anfragen von dieser Adresse."},
    {"This server requires an access token.", "Dieser Server verlangt einen Zugangscode."},
    {"The server could not answer; its log says why.",
     "Der Server konnte nicht antworten; warum, steht in seinem Protokoll."},
    {"Only GET and HEAD are understood.", "Nur GET und HEAD werden verstanden."},
    {"There is no such parameter.", "Diesen Parameter gibt es nicht."},
    {"Given more than once.", "Mehr als einmal angegeben."},
    {"Too many filters.", "Zu viele Filter."},
    {"Not valid UTF-8.", "Kein gültiges UTF-8."},
    {"The id of an article is needed.", "Die ID eines Artikels fehlt."},
    {"A name is needed: person, place or org.", "Ein Name fehlt: person, place oder org."},
    {"Days are counted over at most a year: limit the period by from and to.",
     "Tage werden über höchstens ein Jahr gezählt: Grenzen Sie den Zeitraum mit from und to ein."},
    {"The request breaks off.", "Die Anfrage bricht ab."},
    {"The request did not arrive within five seconds.",
     "Die Anfrage kam nicht innerhalb von fünf Sekunden an."},
    {"The request line does not end in a version of HTTP.",
     "Die Anfragezeile endet nicht mit einer Version von HTTP."},
    {"Only HTTP/1.1 and HTTP/1.0 are spoken.", "Nur HTTP/1.1 und HTTP/1.0 werden gesprochen."},
    {"The request line is not METHOD TARGET VERSION.",
     "Die Anfragezeile ist nicht METHODE ADRESSE VERSION."},
    {"The method is not a token.", "Die Methode ist kein Wort von HTTP."},
    {"The method is not known.", "Die Methode ist nicht bekannt."},
    {"The address is longer than 8 KiB.", "Die Adresse ist länger als 8 KiB."},
    {"The address has characters that no address has.",
     "Die Adresse hat Zeichen, die keine Adresse hat."},
    {"The address is no path.", "Die Adresse ist kein Pfad."},
    {"A header continues on a second line.", "Eine Kopfzeile geht auf einer zweiten Zeile weiter."},
    {"A header has no colon.", "Eine Kopfzeile hat keinen Doppelpunkt."},
    {"The name of a header is not a token.", "Der Name einer Kopfzeile ist kein Wort von HTTP."},
    {"A header has control characters.", "Eine Kopfzeile hat Steuerzeichen."},
    {"There are more than 100 headers.", "Es sind mehr als 100 Kopfzeilen."},
    {"The headers are longer than 64 KiB.", "Die Kopfzeilen sind länger als 64 KiB."},
    {"There is more than one Host.", "Host steht mehr als einmal da."},
    {"There is no Host.", "Host fehlt."},
    {"Host has characters that no host has.", "Host hat Zeichen, die kein Host hat."},
    {"Content-Length is no number.", "Content-Length ist keine Zahl."},
    {"The body is longer than 64 KiB.", "Der Inhalt ist länger als 64 KiB."},
    {"The length of the body is given more than once.",
     "Die Länge des Inhalts ist mehr als einmal angegeben."},
    {"HTTP/1.0 has no Transfer-Encoding.", "HTTP/1.0 kennt kein Transfer-Encoding."},
    {"The only known transfer coding is chunked.",
     "Als Transfer-Encoding ist nur chunked bekannt."},
    {"Only 100-continue can be expected.", "Erwartet werden kann nur 100-continue."},
    {"The request line does not end in CR LF.", "Die Anfragezeile endet nicht mit CR LF."},
    {"A header does not end in CR LF.", "Eine Kopfzeile endet nicht mit CR LF."},
};

// Details with something that differs: what stands before, and the same in German.
constexpr Translation kBeginnings[] = {
    {"Expected ", "Erlaubt ist: "},
    {"Longer than ", "Länger als "},
    {"At most ", "Höchstens "},
    {"The archive was last brought up to date at ", "Zuletzt war das Archiv auf dem Stand um "},
};
constexpr Translation kInside[] = {{" or ", " oder "},
                                   {" bytes", " Bytes"},
                                   {" articles.", " Artikel."},
                                   {"a date such as ", "ein Datum wie "},
                                   {"a day such as ", "ein Tag wie "},
                                   {"a year such as ", "ein Jahr wie "},
                                   {" to ", " bis "},
                                   {"a number from ", "eine Zahl von "}};

}  // namespace

std::span<const std::pair<std::string_view, std::string_view>> german_details() { return kDetails; }

std::string german_title(std::string_view type) {
  const auto* found = std::ranges::find(kTitles, type, &Translation::first);
  return found == std::end(kTitles) ? std::string() : std::string(found->second);
}

std::string german_detail(std::string_view english) {
  const auto* whole = std::ranges::find(kDetails, english, &Translation::first);
  if (whole != std::end(kDetails)) return std::string(whole->second);
  for (const auto& [beginning, german] : kBeginnings) {
    if (!english.starts_with(beginning)) continue;
    std::string out = std::string(german) + std::string(english.substr(beginning.size()));
    for (const auto& [from, to] : kInside) {
      for (std::size_t at = out.find(from); at != std::string::npos;
           at = out.find(from, at + to.size()))
        out.replace(at, from.size(), to);
    }
    return out;
  }
  return {};
}

}  // namespace nachlese::web
