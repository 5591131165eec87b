#include "searcher/query/diagnostics.hpp"

#include <array>

#include "searcher/query/fields.hpp"

namespace nachlese::query {
namespace {

constexpr std::size_t kMaxDiagnostics = 20;

struct Text {
  Issue issue;
  std::string_view code;
  Message message;
};

constexpr std::array kTexts = {
    Text{Issue::invalid_utf8, "invalid-utf8",
         "The query has unreadable characters; they were read as blanks.",
         "Die Anfrage enthält unlesbare Zeichen; sie wurden als Leerzeichen gelesen."},
    Text{Issue::control_characters, "control-characters", "Control characters separate words.",
         "Steuerzeichen trennen Wörter."},
    Text{Issue::too_long, "too-long", "The query is longer than {} bytes; the rest is ignored.",
         "Die Anfrage ist länger als {} Bytes; der Rest wird ignoriert."},
    Text{Issue::too_many_words, "too-many-words",
         "The query has more than {} words; the rest is ignored.",
         "Die Anfrage hat mehr als {} Wörter; der Rest wird ignoriert."},
    Text{Issue::too_deep, "too-deep",
         "Parentheses and operators are nested deeper than {}; what is deeper is ignored.",
         "Klammern und Operatoren sind tiefer als {} verschachtelt; was tiefer liegt, wird "
         "ignoriert."},
    Text{Issue::unbalanced_quote, "unbalanced-quote",
         "This quotation mark has no partner, so the words are searched one by one. Write \"…\" "
         "around a phrase.",
         "Dieses Anführungszeichen hat kein Gegenstück, also werden die Wörter einzeln gesucht. "
         "Setzen Sie einen genauen Wortlaut in \"…\"."},
    Text{Issue::missing_parenthesis, "missing-parenthesis",
         "This parenthesis is never closed; it is read as if it closed at the end.",
         "Diese Klammer wird nie geschlossen; sie gilt bis zum Ende der Anfrage."},
    Text{Issue::stray_parenthesis, "stray-parenthesis",
         "This parenthesis closes nothing and is ignored.",
         "Diese Klammer schließt nichts und wird ignoriert."},
    Text{Issue::empty_parentheses, "empty-parentheses",
         "There is nothing between these parentheses.", "Zwischen diesen Klammern steht nichts."},
    Text{Issue::missing_operand, "missing-operand",
         "{} needs a word on each side that it joins; write \"{}\" or in lower case to search for "
         "the word itself.",
         "{} braucht ein Wort auf jeder Seite; das Wort selbst finden Sie mit \"{}\" oder klein "
         "geschrieben."},
    Text{Issue::unknown_field, "unknown-field",
         "There is no field {}, so this is searched as words. Fields: {fields}.",
         "Es gibt kein Feld {}, also wird dies als Wort gesucht. Felder: {fields}."},
    Text{Issue::empty_field, "empty-field",
         "The field has no value. Write for example {}:word or {}:\"two words\".",
         "Dem Feld fehlt ein Wert. Schreiben Sie zum Beispiel {}:wort oder {}:\"zwei Wörter\"."},
    Text{Issue::bad_date, "bad-date",
         "{} is not a date and is ignored. Write 2022, 2022-02, 2022-02-24, 24.02.2022, "
         "2022-02..2022-03 or >=2022-02-24.",
         "{} ist kein Datum und wird ignoriert. Schreiben Sie 2022, 2022-02, 2022-02-24, "
         "24.02.2022, 2022-02..2022-03 oder "
         ">=24.02.2022."},
    Text{Issue::reversed_dates, "reversed-dates",
         "The period ends before it begins; the dates were swapped.",
         "Das Ende liegt vor dem Anfang; wir haben die Daten getauscht."},
    Text{Issue::lone_wildcard, "lone-wildcard",
         "A wildcard needs at least one letter before it and is ignored here. Write for example "
         "wahl*.",
         "Ein Platzhalter braucht mindestens einen Buchstaben davor und wird hier ignoriert. "
         "Schreiben Sie zum Beispiel wahl*."},
    Text{Issue::lone_equals, "lone-equals",
         "= goes directly before a word and is ignored here. A phrase in quotation marks is exact "
         "anyway.",
         "= steht direkt vor einem Wort und wird hier ignoriert. Was in Anführungszeichen steht, "
         "wird ohnehin genau so gesucht."},
    Text{Issue::leading_wildcard, "leading-wildcard",
         "A wildcard at the start of a word is ignored. Compounds are found by their parts anyway: "
         "krieg finds Ukrainekrieg.",
         "Ein Platzhalter am Wortanfang wird ignoriert. Zusammensetzungen werden ohnehin "
         "gefunden: krieg findet Ukrainekrieg."},
    Text{Issue::bad_number, "bad-number", "After / goes a number from 1 to 100; it is read as {}.",
         "Hinter / steht eine Zahl von 1 bis 100; gelesen als {}."},
    Text{Issue::too_few_operands, "too-few-words",
         "There are only {} words in the parentheses; all of them are required.",
         "In der Klammer stehen nur {} Wörter; gesucht wird nach ihnen allen."},
    Text{Issue::too_many_operands, "too-many-words",
         "So many combinations are too costly; at least {} are required.",
         "So viele Kombinationen sind zu aufwendig; gesucht als mindestens {}."},
    Text{Issue::near_operands, "near-operands",
         "NEAR only joins words and alternatives of words; it is read as AND.",
         "NAHE verbindet nur Wörter und Alternativen von Wörtern; gesucht als UND."},
    Text{Issue::field_operand, "field-operand",
         "This cannot be searched in a field; it is searched as a plain word.",
         "Das lässt sich in einem Feld nicht suchen und wird als einfaches Wort gelesen."},
    Text{Issue::no_words, "no-words", "The query has no word to search for.",
         "Die Anfrage enthält kein Wort, nach dem gesucht werden kann."},
    Text{Issue::only_function_words, "only-function-words",
         "The query has only very common words. Write \"…\" around them to find them as a phrase.",
         "Ihre Anfrage enthält nur sehr häufige Wörter. Setzen Sie sie in Anführungszeichen, um "
         "genau diesen Wortlaut zu finden."},
    Text{Issue::only_exclusions, "only-exclusions",
         "The query only excludes; all other articles are shown.",
         "Die Anfrage schließt nur aus; gezeigt werden alle übrigen Artikel."},
    Text{Issue::wildcard_cut, "wildcard-cut",
         "More than {} words fit; only the most frequent ones are searched. Write more letters.",
         "Mehr als {} Wörter passen; gesucht werden nur die häufigsten. Schreiben Sie mehr "
         "Buchstaben."},
    Text{Issue::no_such_pattern, "no-such-word", "No word of the archive fits {}.",
         "Kein Wort des Archivs passt zu {}."},
    Text{Issue::no_such_name, "no-such-name", "“{}” does not occur in the archive as such a value.",
         "„{}“ kommt im Archiv als solcher Wert nicht vor."},
    Text{Issue::names_cut, "names-cut",
         "More than {} names fit; the others are ignored. Write more of the name.",
         "Mehr als {} Namen passen; die übrigen werden ignoriert. Schreiben Sie mehr vom Namen."},
    Text{
        Issue::relaxed_most, "relaxed",
        "Articles with all the words: {}. Behind them come those that lack one. Write + before a "
        "word that must occur.",
        "Artikel mit allen Wörtern: {}. Dahinter stehen solche, denen eines fehlt. Schreiben Sie + "
        "vor ein Wort, das vorkommen muss."},
    Text{
        Issue::relaxed_any, "relaxed",
        "Articles with all the words: {}. Behind them come those with some of them. Write + before "
        "a word that must occur.",
        "Artikel mit allen Wörtern: {}. Dahinter stehen solche mit einigen davon. Schreiben Sie + "
        "vor ein Wort, das vorkommen muss."},
    Text{Issue::ranked_by_half, "half",
         "The query has many words: shown are articles with a good part of them, the best "
         "first. Write + before a word that must occur.",
         "Die Anfrage hat viele Wörter: gezeigt werden Artikel, die einen wesentlichen Teil davon "
         "enthalten, die passendsten zuerst. Schreiben Sie + vor ein Wort, das vorkommen muss."},
    Text{Issue::time_is_up, "incomplete",
         "The search was stopped because it took too long; the results are incomplete. Narrow the "
         "query or allow more time.",
         "Die Suche wurde abgebrochen, weil sie zu lange dauerte; die Treffer sind unvollständig. "
         "Grenzen Sie die Suche ein oder geben Sie ihr mehr Zeit."},
    Text{Issue::corrected, "corrected", "Nothing was found as typed; these are the results for: {}",
         "So geschrieben wurde nichts gefunden; gezeigt werden die Treffer für: {}"},
    Text{Issue::many_words, "many-words",
         "The query has very many words; only the {} rarest and those with + are searched.",
         "Die Anfrage hat sehr viele Wörter; gesucht wird nach den {} seltensten und denen mit +."},
    Text{
        Issue::bad_aliases, "bad-aliases",
        "Malformed aliases are left out: line {}. A line is NAME = NAME.",
        "Nicht verstandene und darum ausgelassene Namen: Zeile {}. Eine Zeile lautet NAME = NAME."},
    Text{Issue::shards_missing, "shards-missing",
         "These parts of the archive do not answer and were not searched: {}.",
         "Diese Teile des Archivs antworten nicht und wurden nicht durchsucht: {}."},
    Text{Issue::too_costly, "too-costly",
         "The query is too costly; from here on it is ignored. Ask for less, or write more letters "
         "before each *.",
         "Die Anfrage ist zu aufwendig; von hier an wird sie ignoriert. Suchen Sie nach weniger "
         "oder schreiben Sie mehr Buchstaben vor jedes *."},
    Text{Issue::word_too_long, "word-too-long",
         "This word is longer than {} bytes; the rest of it is ignored.",
         "Dieses Wort ist länger als {} Bytes; sein Rest wird ignoriert."},
    Text{Issue::too_many_filters, "too-many-filters", "Only the first {} filters count.",
         "Von den Filtern gelten nur die ersten {}."},
    Text{Issue::empty_period, "empty-period", "Nothing in this period; without it: {}.",
         "In diesem Zeitraum gibt es nichts; ohne ihn: {}."},
    Text{Issue::empty_filters, "empty-filters", "Nothing with these filters; without them: {}.",
         "Mit diesen Filtern gibt es nichts; ohne sie: {}."},
    Text{Issue::unknown_words, "unknown-words", "No article has the word {}.",
         "Kein Artikel enthält das Wort {}."},
    Text{Issue::quote_negation, "quote-negation",
         "Within a quotation nothing can be excluded, so this is ignored. Write NOT quote:(…) to "
         "exclude articles.",
         "Innerhalb eines Zitats lässt sich nichts ausschließen, also bleibt dies außer Acht. "
         "Artikel schließen Sie mit NICHT zitat:(…) aus."},
    Text{Issue::quote_field, "quote-field",
         "A quotation has no such field, so this is asked of the article. Write the speaker beside "
         "the quotation: says:\"…\" quote:(…).",
         "Ein Zitat hat kein solches Feld, also gilt dies dem Artikel. Wer spricht, steht neben "
         "dem Zitat: sagt:\"…\" zitat:(…)."},
    Text{Issue::no_quotes, "no-quotes",
         "This archive was built without names, so it knows no quotations.",
         "Dieses Archiv wurde ohne Namen gebaut und kennt darum keine Zitate."},
};

constexpr bool texts_are_in_order() {
  for (std::size_t i = 0; i < kTexts.size(); ++i) {
    if (static_cast<std::size_t>(kTexts[i].issue) != i) return false;
  }
  return true;
}
static_assert(texts_are_in_order());

void replace_all(std::string& text, std::string_view hole, std::string_view value) {
  for (std::size_t at = 0; (at = text.find(hole, at)) != std::string::npos; at += value.size())
    text.replace(at, hole.size(), value);
}

}  // namespace

void Diagnostics::report(Issue issue, Span span, std::string_view detail) {
  if (list_.size() >= kMaxDiagnostics) return;
  const Text& text = kTexts[static_cast<std::size_t>(issue)];
  std::string message(text.message.in(language_));
  replace_all(message, "{}", detail);
  replace_all(message, "{fields}", list_of_fields(language_));
  list_.push_back({span.begin, span.end, std::string(text.code), std::move(message)});
}

}  // namespace nachlese::query
