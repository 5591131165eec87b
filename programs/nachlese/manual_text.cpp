#include "programs/nachlese/manual_text.hpp"

namespace nachlese::programs {
namespace {

const std::vector<std::string> kDescription = {
    "Searches an archive of German news that nachlese-index(1) has built, at the shell, in batches "
    "or as a page and an API for browsers. It knows German: inflection, compounds, hyphens, gender "
    "forms, old and new spelling, and names in their spellings.",
    "Results for people are as wide as the terminal, colored and linked where it understands that, "
    "and go through a pager if they are longer than the screen. JSON, JSON Lines, CSV and ids are "
    "the same everywhere. Notes on a query go to standard error, with the place that each is "
    "about. "
    "Results, notes and errors are in German where the locale is (LC_ALL, LC_MESSAGES, LANG).",
};

const cli::ManualText::Rows kLanguage = {
    {"Treffen Helsinki",
     "Articles with both words in any form, also inside compounds "
     "(Gipfeltreffen), the best first."},
    {"\"Haus der Geschichte\"", "Exactly these words side by side; with ~ behind it in any form."},
    {"Putin UND (Trump ODER Biden) NICHT Helsinki",
     "Operators are in capitals: UND, ODER, NICHT or AND, OR, NOT."},
    {"+Putin, -Trump",
     "Must, or must not, occur. After -- on the command line, if a query starts "
     "with a dash."},
    {"Putin NAHE/5 Trump", "At most five words apart; also NEAR/5."},
    {"MINDESTENS/2 (Gas \u00d6l Kohle)", "At least two of these; also ATLEAST/2."},
    {"wahl*, wo?t", "Any letters, one letter."},
    {"Selensky~", "Similar words; ~1 and ~2 set how similar."},
    {"=H\u00e4user", "Exactly this form."},
    {"titel: autor: quelle: ressort: schlagwort: agentur: id:",
     "Fields, also by their English names title: author: source: section: keyword: agency:. A "
     "value "
     "of several words stands in quotes or parentheses."},
    {"person: ort: org:", "Names in any spelling that the lexicons know; also place:."},
    {"zitat:(Waffenruhe Druck) sagt:\"Wladimir Putin\"",
     "Quotations that hold the words, and who is quoted; also quote: and says:."},
    {"datum:2022-02..2022-03",
     "Day of publication: 2022, 2022-02, 24.02.2022, >=2021, ..2021, heute, gestern, letzte-woche, "
     "letzte-30-tage; also date:."},
};

const cli::ManualText::Rows kFiles = {
    {"ARCHIVE/aliases.txt", "Other names of one thing, a group per line (--aliases)."},
    {"ARCHIVE/searches.txt", "Saved searches for alert, name<TAB>query per line (--searches)."},
    {"/etc/nachlese/nachlese.toml",
     "Settings, as the units of the package read them through NACHLESE_CONFIG; a section per verb, "
     "its keys are the flags without dashes."},
};

const cli::ManualText::Rows kExamples = {
    {"export NACHLESE_ARCHIVE=/var/lib/nachlese", "Name the archive once:"},
    {"nachlese search --facets --person \"Angela Merkel\" --from 2015 --to 2017-06 'Asyl*'",
     "Articles with a name in a period, and who and what else is in them:"},
    {"nachlese search --format ids Helsinki | xargs -d '\\n' nachlese show",
     "Read all that was found:"},
    {"nachlese search --not-source bild.de --not-section Sport Titel",
     "Leave out a source and a section:"},
    {"for year in 2018 2019 2020; do nachlese count Klima datum:$year; done", "Count by year:"},
    {"nachlese search --json Helsinki | jq -r '.hits[].url'", "Only the addresses:"},
    {"nachlese search --batch queries.tsv --format csv > results.csv",
     "A table of many queries, one per line or ID<TAB>QUERY:"},
    {"nachlese export 'quelle:dpa datum:2022' | gzip > dpa-2022.jsonl.gz",
     "Whole articles, which nachlese-index sync reads back:"},
    {"nachlese search --quotes 'sagt:\"Friedrich Merz\" Ukraine'", "Who said what, and when:"},
};

}  // namespace

cli::ManualText manual_text() {
  return {
      kDescription,
      {{"QUERY LANGUAGE",
        {"Words without operators must all occur; if next to nothing has all of them, what lacks "
         "a word follows behind. A query is never refused: odd parts are read in the likeliest "
         "way, and a note says how. The whole language is in docs/QUERY.md."},
        kLanguage}},
      kFiles,
      kExamples};
}

}  // namespace nachlese::programs
