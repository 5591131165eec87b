#include "indexer/readers/documents/press_labels.hpp"

#include <algorithm>
#include <string>

#include "core/base/strings.hpp"
#include "indexer/readers/record/fields.hpp"

namespace nachlese::readers {
namespace {

constexpr PressLabel kLabels[] = {{"section", "section"},
                                  {"rubrik", "section"},
                                  {"ressort", "section"},
                                  {"byline", "authors"},
                                  {"autor", "authors"},
                                  {"autoren", "authors"},
                                  {"autor/in", "authors"},
                                  {"author", "authors"},
                                  {"headline", "title"},
                                  {"titel", "title"},
                                  {"title", "title"},
                                  {"untertitel", "subtitle"},
                                  {"highlight", "lead"},
                                  {"vorspann", "lead"},
                                  {"dachzeile", "kicker"},
                                  {"quelle", "source"},
                                  {"source", "source"},
                                  {"zeitung", "source"},
                                  {"publication", "source"},
                                  {"datum", "published"},
                                  {"date", "published"},
                                  {"seite", "page"},
                                  {"page", "page"},
                                  {"schlagwörter", "keywords"},
                                  {"schlagworte", "keywords"},
                                  {"dokumentnummer", "id"},
                                  {"document number", "id"},
                                  {"dauerhafte adresse des dokuments", "url"},
                                  {"url", "url"},
                                  {"length", ""},
                                  {"länge", ""},
                                  {"wörter", ""},
                                  {"dateline", ""},
                                  {"ortsmarke", ""},
                                  {"series", ""},
                                  {"load-date", ""},
                                  {"update", ""},
                                  {"update-datum", ""},
                                  {"ladedatum", ""},
                                  {"language", ""},
                                  {"sprache", ""},
                                  {"publication-type", ""},
                                  {"publication type", ""},
                                  {"publikationsart", ""},
                                  {"publikationstyp", ""},
                                  {"zeitschriftentyp", ""},
                                  {"journal code", ""},
                                  {"journal-code", ""},
                                  {"kennung", ""},
                                  {"issn", ""},
                                  {"isbn", ""},
                                  {"ausgabe", ""},
                                  {"edition", ""},
                                  {"jahrgang", ""},
                                  {"nummer", ""},
                                  {"branche", ""},
                                  {"subject", ""},
                                  {"graphic", ""},
                                  {"grafik", ""},
                                  {"copyright", ""},
                                  {"classification", ""},
                                  {"company", ""},
                                  {"geographic", ""},
                                  {"person", ""},
                                  {"alle rechte vorbehalten", ""}};
// Lines alone that end a text of Nexis.
constexpr std::string_view kTails[] = {"graphic",    "grafik",         "classification", "notes",
                                       "correction", "klassifikation", "load-date"};
constexpr std::string_view kTailLabels[] = {"load-date",
                                            "update",
                                            "update-datum",
                                            "ladedatum",
                                            "language",
                                            "sprache",
                                            "publication-type",
                                            "publication type",
                                            "publikationsart",
                                            "publikationstyp",
                                            "zeitschriftentyp",
                                            "graphic",
                                            "grafik",
                                            "copyright",
                                            "journal code",
                                            "journal-code",
                                            "subject",
                                            "classification",
                                            "dauerhafte adresse des dokuments",
                                            "dokumentnummer",
                                            "alle rechte vorbehalten",
                                            "kennung"};

}  // namespace

const PressLabel* press_label_of(std::string_view line) {
  constexpr std::size_t kLongestLabel = 40;
  const std::size_t colon = line.substr(0, kLongestLabel).find(':');
  if (colon == std::string_view::npos) return nullptr;
  const std::string word = column_key(line.substr(0, colon));
  const auto* found = std::find_if(std::begin(kLabels), std::end(kLabels),
                                   [&](const PressLabel& label) { return label.word == word; });
  return found == std::end(kLabels) ? nullptr : found;
}

bool ends_press_text(std::string_view line) {
  if (is_one_of(column_key(line), kTails)) return true;
  const PressLabel* label = press_label_of(line);
  return label != nullptr && is_one_of(label->word, kTailLabels);
}

}  // namespace nachlese::readers
