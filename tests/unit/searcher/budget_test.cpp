// Limits of the cost of any request: counted, never timed.
#include <cmath>
#include <limits>

#include "core/base/error.hpp"
#include "searcher/api/bounds.hpp"
#include "searcher/engine/clock_source.hpp"
#include "searcher/engine/emit.hpp"
#include "searcher/engine/limits.hpp"
#include "searcher/session/prepare.hpp"
#include "searcher/session/state.hpp"
#include "tests/catch.hpp"
#include "tests/unit/searcher/archive.hpp"

namespace nachlese {

using namespace nachlese::search;
using namespace nachlese::store;
namespace {

constexpr std::size_t kMost = std::numeric_limits<std::size_t>::max();
constexpr std::string_view kLetters = "bcdfghklmnprstvwxyza";
constexpr double kNoTime = 1e-9;  // seconds: over before anything starts

std::string digits(std::size_t number) {
  std::string out;
  for (std::size_t rest = number + 1; rest > 0; rest /= 20) out += {kLetters[rest % 20], 'o'};
  return out + "x";
}

// Article i has a word with each of the letters i … i + 11, few enough for a pattern, and a unique
// one with q.
std::vector<Article> alphabets() {
  std::vector<Article> out;
  for (std::size_t i = 0; i < 400; ++i) {
    Article article;
    article.id = std::to_string(i);
    article.title = "Ohne";
    for (std::size_t n = 0; n < 12; ++n) {
      article.body += kLetters[(i + n) % kLetters.size()];
      article.body += digits(i % 80) + " ";
    }
    article.body += "q" + digits(i);
    article.published = parse_date("2020-01-01");
    out.push_back(article);
  }
  return out;
}

const test::SmallArchive& archive() {
  static const test::SmallArchive kArchive(alphabets());
  return kArchive;
}

SearchResponse answer_to(const std::string& query, double timeout = 0) {
  Searcher searcher(archive().path());
  SearchRequest request;
  request.query = query;
  request.timeout = timeout;
  request.facets = true;
  request.collapse = false;
  return searcher.search(request);
}

bool says(const std::vector<Diagnostic>& diagnostics, std::string_view code) {
  return std::any_of(diagnostics.begin(), diagnostics.end(),
                     [&](const auto& entry) { return entry.code == code; });
}

// Number of posting lists that the query reads if nothing is left out.
std::size_t leaves(const std::string& text) {
  Searcher::State state(archive().path(), {});
  return state.reader.read([&](const ArchiveDatabase& database) {
    query::Diagnostics ignored(Language::english);
    const PreparedQuery prepared = prepare(text, database, state, ignored);
    const Plan plan = prepared.plan({}, Demand::all);
    return std::size_t{emit_search(plan, Weighing::operators, {database}).get_length()};
  });
}

std::string row(const std::string& before, int count, const std::function<std::string(int)>& make) {
  std::string out = before;
  for (int i = 0; i < count; ++i) out += (i == 0 ? "" : " ") + make(i);
  return out;
}

std::string letter_pattern(int i) {
  return std::string{kLetters[static_cast<std::size_t>(i) % kLetters.size()]} + "*";
}
std::string two_letters(int i) {
  return std::string{kLetters[static_cast<std::size_t>(i) % 20],
                     kLetters[static_cast<std::size_t>(i) / 20 % 20]} +
         "*";
}

}  // namespace

TEST_CASE("at least so many of many patterns are what they say, at the cost of the patterns") {
  const std::string query = row("MINDESTENS/10(", 20, letter_pattern) + ")";
  CHECK(leaves(query) <= limits::kMaxLeaves);
  const auto response = answer_to(query);
  CHECK(response.total == 400);
  CHECK(answer_to(row("MINDESTENS/13(", 20, letter_pattern) + ")").total == 0);
  std::uint64_t expected = 0;
  for (int i = 0; i < 400; ++i) {
    int held = 0;
    for (int n = 0; n < 12; ++n) held += (i + n) % 20 < 10 ? 1 : 0;
    expected += held >= 5 ? 1 : 0;
  }
  CHECK(answer_to(row("MINDESTENS/5(", 10, letter_pattern) + ")").total == expected);
}

TEST_CASE("no query reads more lists than its budget has") {
  const std::string patterns = row("", 490, two_letters);
  std::string nested;
  for (int i = 0; i < 12; ++i) nested += "MINDESTENS/2(" + row("", 30, letter_pattern) + ") ";
  const std::string queries[] = {
      patterns,
      "+" + row("", 400, [](int i) { return "+" + two_letters(i); }),
      "(" + row("", 240, two_letters) + ") ODER (" + row("", 240, two_letters) + ")",
      "MINDESTENS/20(" + row("", 400, two_letters) + ")",
      nested,
      "NICHT (" + patterns + ")",
      "a* " + row("", 200, [](int i) { return "NAHE " + two_letters(i); }),
      row("", 100,
          [](int i) { return "\"" + letter_pattern(i).substr(0, 1) + "obox bobox cobox\"~"; }),
      row("", 480, [](int i) { return two_letters(i).substr(0, 2) + "obox~2"; }),
      row("", 400,
          [](int i) {
            return "datum:" + std::to_string(1000 + i) + "-02-03.." + std::to_string(2000 + i) +
                   "-11-12";
          }),
      row("", 480, [](int i) { return "+Verfassungsgerichtsentscheidung" + std::to_string(i); }),
      row("", 480, [](int i) { return "titel:" + two_letters(i); }),
      row("", 480, [](int i) { return "person:" + two_letters(i); }),
  };
  for (const auto& query : queries) {
    INFO(query.substr(0, 100));
    // A word may exceed it by its own layers.
    CHECK(leaves(query) <= 2 * limits::kMaxLeaves);
    (void)answer_to(query);
  }
  CHECK(says(answer_to(row("", 60, letter_pattern)).diagnostics, "wildcard-cut"));
}

TEST_CASE("patterns have equal shares of the budget, and few have all they want") {
  Searcher::State state(archive().path(), {});
  state.reader.read([&](const ArchiveDatabase& database) {
    query::Diagnostics diagnostics(Language::english);
    const auto prepared = prepare("q* ODER c*", database, state, diagnostics);
    std::size_t words = 0;
    for (const auto& [word, group] : prepared.compiled.wanted.surfaces) words += group == 0 ? 1 : 0;
    CHECK(words == limits::kMaxPatternWords);
    const auto many = prepare(row("", 60, letter_pattern), database, state, diagnostics);
    CHECK(many.compiled.wanted.surfaces.size() <= limits::kMaxExpanded);
  });
}

TEST_CASE("whatever takes its time is told when it is up") {
  const char* const queries[] = {"b*",
                                 "bobox~2",
                                 "bobox dobox",
                                 "\"bobox dobox\"",
                                 "\"bobox dobox\"~",
                                 "b* NAHE c*",
                                 "MINDESTENS/2(b* c* d*)",
                                 "NICHT b*",
                                 "person:b*",
                                 "Verfassungsgerichtsentscheidungen",
                                 "titel:(b* ODER c*)",
                                 "datum:2020"};
  Searcher searcher(archive().path());
  for (const char* const query : queries) {
    INFO(query);
    const auto response = answer_to(query, kNoTime);
    CHECK_FALSE(response.complete);
    CHECK_FALSE(response.total_exact);
    CHECK(says(response.diagnostics, "incomplete"));
    CHECK(response.facets);
    SearchRequest request;
    request.query = query;
    request.timeout = kNoTime;
    CHECK(says(searcher.explain(request).diagnostics, "incomplete"));
    CHECK(answer_to(query).complete);
  }
}

TEST_CASE("a phrase that stands nowhere looks at the clock") {
  Xapian::WritableDatabase database(std::string(), Xapian::DB_BACKEND_INMEMORY);
  for (int i = 0; i < 1000; ++i) {
    Xapian::Document document;
    document.add_posting("x", 1);
    document.add_posting("y", 100);
    database.add_document(document);
  }
  const Xapian::Query words[] = {Xapian::Query("x"), Xapian::Query("y")};
  const Xapian::Query phrase(Xapian::Query::OP_PHRASE, std::begin(words), std::end(words));
  const Xapian::Query excluded(Xapian::Query::OP_AND_NOT, words[0],
                               timed(words[1], Deadline::min()));
  for (const auto& query : {timed(phrase, Deadline::min()), excluded}) {
    Xapian::Enquire enquire(database);
    enquire.set_query(query);
    CHECK_THROWS_AS(enquire.get_mset(0, 10, 1000), TimeIsUp);
  }
  Xapian::Enquire enquire(database);
  enquire.set_query(timed(words[0], deadline_after(1000)));
  CHECK(enquire.get_mset(0, 10, 1000).get_matches_estimated() == 1000);
}

TEST_CASE("absurd numbers are bounded, not added") {
  Searcher searcher(archive().path());
  for (const std::size_t limit : {kMost, kMost - 1, kMost / 2 + 1}) {
    for (const std::size_t offset :
         {std::size_t{0}, std::size_t{390}, std::size_t{500}, kMost, kMost - 5}) {
      for (const Sort sort : {Sort::relevance, Sort::newest}) {
        SearchRequest request;
        request.query = "b*";
        request.limit = limit;
        request.offset = offset;
        request.sort = sort;
        request.collapse = false;
        request.facets = true;
        request.facet_limit = limit;
        const auto response = searcher.search(request);
        CHECK(response.hits.size() == (offset < response.total ? response.total - offset : 0));
        (void)searcher.explain(request);
      }
    }
    CHECK_FALSE(searcher.suggest("qb", limit).empty());
    CHECK(searcher.similar("1", limit));
    CHECK(searcher.versions("1", limit).empty());
    SearchRequest all;
    all.query = "b*";
    all.limit = limit;
    CHECK_FALSE(searcher.ranking(all).empty());
  }
  for (const double timeout : {std::nan(""), HUGE_VAL, -HUGE_VAL, -1.0, 1e300}) {
    INFO(timeout);
    const auto response = answer_to("b*", timeout);
    CHECK(response.complete);
    CHECK(response.total > 0);
  }
}

TEST_CASE("texts of any length are read as far as anybody writes") {
  const std::string endless(1U << 20U, 'b');
  Searcher searcher(archive().path());
  CHECK(searcher.suggest(endless, 10).empty());
  CHECK_FALSE(searcher.article(endless, endless));
  CHECK_FALSE(searcher.similar(endless, 10));
  CHECK_FALSE(searcher.name(endless));
  CHECK_FALSE(searcher.name(FacetKind::person, endless));
  CHECK(says(answer_to(endless).diagnostics, "word-too-long"));
  CHECK(says(answer_to("=" + endless + " person:" + endless).diagnostics, "word-too-long"));
  SearchRequest request;
  request.filters = {{FacetKind::person, endless, true}};
  CHECK(searcher.search(request).total > 0);
  request.filters.assign(100'000, {FacetKind::source, "keine", true});
  CHECK(says(searcher.search(request).diagnostics, "too-many-filters"));
}

TEST_CASE("all new articles of a saved search are told, or that it took too long") {
  Searcher searcher(archive().path());
  SearchRequest about_b;
  about_b.query = "b*";
  CHECK_FALSE(searcher.exact_matches(about_b, false, 10, 60).hits.empty());
  try {
    (void)searcher.exact_matches(about_b, false, 10, 1e-9);
    FAIL("it should have been too late");
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::usage);
    CHECK_FALSE(error.hint().empty());
  }
}

}  // namespace nachlese
