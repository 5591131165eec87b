#include "core/cli/translate.hpp"

#include <optional>
#include <vector>

namespace nachlese::cli {
namespace {

// {} stands for a name or number, which is kept. The first row that fits counts.
constexpr Message kErrors[] = {
    // The command line.
    {"A verb is missing.", "Es fehlt, was zu tun ist."},
    {"`{} --help` lists the verbs.", "`{} --help` zeigt, was es gibt."},
    {"`{} --help` lists what it takes.", "`{} --help` zeigt, was dazu gehört."},
    {"Did you mean `{}`?", "Meinten Sie `{}`?"},
    {"Did you mean {}?", "Meinten Sie {}?"},
    {"To search for it, write `{}`; `{} --help` lists the verbs.",
     "Um danach zu suchen, schreiben Sie `{}`; `{} --help` zeigt, was es sonst gibt."},
    {"{} has no verb \"{}\".", "{} kennt „{}“ nicht."},
    {"{} has no flag {}.", "{} hat keine Option {}."},
    {"{} does not take \"{}\".", "{} kann mit „{}“ nichts anfangen."},
    {"{} must be {}, not \"{}\".", "{} muss {} sein, nicht „{}“."},
    {"{} needs a file, but {} follows.", "{} braucht eine Datei, aber es folgt {}."},
    {"{} is required.", "{} fehlt."},
    {"{} takes a number from {} to {}, not \"{}\".", "{} ist eine Zahl von {} bis {}, nicht „{}“."},
    {"{} needs a value: {}.", "{} braucht einen Wert: {}."},
    {"{} needs a value.", "{} braucht einen Wert."},
    {"{} is a flag without a value.", "{} steht ohne Wert."},
    {"{} cannot be used together with {}.", "{} und {} schließen einander aus."},
    {"{} needs {}.", "{} geht nur mit {}."},
    {"The config file {} cannot be read.", "Die Konfigurationsdatei {} ist nicht lesbar."},
    {"The config file has a section without its end in line {}: {}",
     "In Zeile {} der Konfigurationsdatei ist ein Abschnitt nicht geschlossen: {}"},
    {"Write [NAME] in a line of its own.", "Schreiben Sie [NAME] in eine eigene Zeile."},
    {"{}: the key \"{}\" is in no section.", "{}: „{}“ steht in keinem Abschnitt."},
    {"The config file has a quotation mark without its partner in line {}: {}",
     "In Zeile {} der Konfigurationsdatei fehlt ein Anführungszeichen: {}"},
    {"Write values as in {}.", "Schreiben Sie Werte wie in {}."},
    {"The config file has a list without its end in line {}: {}",
     "Die Liste in Zeile {} der Konfigurationsdatei ist nicht geschlossen: {}"},
    {"Write a comma behind each value of it, and a ] behind the last.",
     "Hinter jeden ihrer Werte gehört ein Komma, hinter den letzten eine ]."},
    {"The config file has something behind the end of a value in line {}: {}",
     "In Zeile {} der Konfigurationsdatei steht etwas hinter dem Ende eines Werts: {}"},
    {"Write one value for each key, or several in brackets with commas.",
     "Schreiben Sie einen Wert je Schlüssel, oder mehrere in Klammern mit Kommas."},
    {"The config file has {} in line {} and again in line {}.",
     "In der Konfigurationsdatei steht {} in Zeile {} und noch einmal in Zeile {}."},
    {"Keep one of them; several values stand in brackets with commas.",
     "Behalten Sie eins davon; mehrere Werte stehen in Klammern mit Kommas."},
    {"Keep one of them, or give each a name of its own.",
     "Behalten Sie einen davon, oder geben Sie jedem einen eigenen Namen."},
    {"{}: there is no section [{}].", "{}: Einen Abschnitt [{}] gibt es nicht."},
    {"There are those of verbs, as [sync], and {}.",
     "Es gibt die von Befehlen, wie [sync], und {}."},
    {"{}: the section [{}] needs a name.", "{}: Der Abschnitt [{}] braucht einen Namen."},
    {"Write [{}].", "Schreiben Sie [{}]."},
    {"Write names without dots, as in {}.", "Schreiben Sie Namen ohne Punkte, wie in {}."},
    {"Settings belong in the section of a verb, as in [{}].",
     "Einstellungen gehören in einen Abschnitt, zum Beispiel [{}]."},
    {"{}: [{}] has the unknown key \"{}\".", "{}: In [{}] ist „{}“ unbekannt."},
    {"Its keys are the flags of {}: `--help` lists them.",
     "Möglich sind die Optionen von {}: `--help` zeigt sie."},
    // Arguments.
    {"{} {} is not a date.", "{} {} ist kein Datum."},
    {"Write 2022, 02.2022, 24.02.2022, 2022-02-24, \"Februar 2022\" or gestern.",
     "Schreiben Sie 2022, 02.2022, 24.02.2022, 2022-02-24, „Februar 2022“ oder gestern."},
    {"Cannot read the aliases in {}.", "Die Aliasliste {} ist nicht lesbar."},
    {"Cannot read {}: {}.", "{} ist nicht lesbar: {}."},
    {"Cannot read {}.", "{} ist nicht lesbar."},
    {"{} is a folder.", "{} ist ein Ordner."},
    {"Name a file in it.", "Nennen Sie eine Datei darin."},
    {"Check the name of the file.", "Stimmt der Name der Datei?"},
    {"Check its owner and its rights.", "Stimmen Besitzer und Rechte?"},
    {"Give a file with one query per line, or ID<TAB>QUERY.",
     "Gebraucht wird eine Datei mit einer Anfrage je Zeile oder ID<TAB>ANFRAGE."},
    {"{}, line {}, has no TAB.", "{}, Zeile {}: Der Tabulator fehlt."},
    {"Write ID<TAB>QUERY.", "Schreiben Sie ID<TAB>ANFRAGE."},
    {"Cannot write {}.", "{} lässt sich nicht schreiben."},
    {"Cannot create {}: {}.", "{} lässt sich nicht anlegen: {}."},
    {"Cannot replace {}: {}.", "{} lässt sich nicht ersetzen: {}."},
    {"Check the folder and the space on the disk.", "Gibt es den Ordner, ist noch Platz?"},
    {"There is no field \"{}\".", "Ein Feld „{}“ gibt es nicht."},
    {"The fields are {}.", "Die Felder sind {}."},
    {"Standard output could not be written.", "Die Ausgabe ließ sich nicht vollständig schreiben."},
    {"Check the disk it goes to.", "Ist der Datenträger voll?"},
    // Saved searches.
    {"--url {} is no address.", "--url {} ist keine Adresse."},
    {"It must start with http:// or https://.", "Sie beginnt mit http:// oder https://."},
    {"{} is no list of articles.", "{} ist keine Artikelliste."},
    {"Move it away; the search then starts afresh.",
     "Verschieben Sie die Datei; dann beginnt die Suche von vorn."},
    {"{} is damaged.", "{} ist beschädigt."},
    {"Remove it; all articles that are now in the archive then count as seen.",
     "Löschen Sie die Datei; alle jetzigen Artikel gelten dann als bekannt."},
    // The archive.
    {"There is no archive in {}.", "In {} ist kein Archiv."},
    {"Build one with `{}`.", "Legen Sie eines an: `{}`."},
    {"Check the name of the folder.", "Stimmt der Name des Ordners?"},
    {"The archive {} is being written by {}.", "Das Archiv {} wird gerade geschrieben: {}."},
    {"Wait until it has finished, or stop it.",
     "Warten Sie, bis das fertig ist, oder beenden Sie es."},
    {"The archive {} is damaged: {}.", "Das Archiv {} ist beschädigt: {}."},
    {"A stored article is damaged.", "Ein gespeicherter Artikel ist beschädigt."},
    {"Run `nachlese-index check`, then `nachlese-index rebuild`.",
     "Prüfen Sie es mit `nachlese-index check`, dann hilft `nachlese-index rebuild`."},
    {"The archive {} was built with another {} than this program has.",
     "Das Archiv {} passt nicht zu diesem Programm ({})."},
    {"Cannot listen on {}.", "Auf {} lässt sich nicht lauschen."},
    {"Is another server using the port? Choose another one with --listen.",
     "Belegt ein anderer Server den Port? Wählen Sie mit --listen einen anderen."},
    {"Cannot understand the address {}.", "Die Adresse {} ist nicht zu verstehen."},
    {"It is HOST:PORT, for example 127.0.0.1:8080.",
     "Sie hat die Form RECHNER:PORT, zum Beispiel 127.0.0.1:8080."},
};

constexpr std::string_view kHole = "{}";

// What stands in the holes of `pattern`, if `text` fits it; each as short as possible.
std::optional<std::vector<std::string_view>> fit(std::string_view pattern, std::string_view text) {
  std::vector<std::string_view> values;
  std::size_t hole = pattern.find(kHole);
  if (!text.starts_with(pattern.substr(0, hole))) return std::nullopt;
  if (hole == std::string_view::npos) return pattern == text ? std::optional(values) : std::nullopt;
  text.remove_prefix(hole);
  while (hole != std::string_view::npos) {
    pattern.remove_prefix(hole + kHole.size());
    hole = pattern.find(kHole);
    const std::string_view next = pattern.substr(0, hole);
    const bool last = hole == std::string_view::npos;
    if (last && !text.ends_with(next)) return std::nullopt;
    const std::size_t end = last ? text.size() - next.size() : text.find(next);
    if (end == std::string_view::npos) return std::nullopt;
    values.push_back(text.substr(0, end));
    text.remove_prefix(end + next.size());
  }
  return values;
}

std::string filled(std::string_view pattern, const std::vector<std::string_view>& values) {
  std::string out;
  for (const std::string_view value : values) {
    const std::size_t hole = pattern.find(kHole);
    out.append(pattern.substr(0, hole)).append(value);
    pattern.remove_prefix(hole + kHole.size());
  }
  return out.append(pattern);
}

}  // namespace

std::string translated(std::string_view text, Language language) {
  if (language == Language::english) return std::string(text);
  for (const Message& row : kErrors) {
    if (const auto values = fit(row.in(Language::english), text))
      return filled(row.in(language), *values);
  }
  return std::string(text);
}

}  // namespace nachlese::cli
