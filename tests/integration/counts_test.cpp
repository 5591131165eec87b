// What a number promises, the click gives: every value of every facet and every bar of the timeline
// is clicked, from random searches on, in archives near and far and in both units.
#include <algorithm>
#include <random>
#include <sstream>

#include "searcher/api/searcher.hpp"
#include "tests/catch.hpp"
#include "tests/integration/articles.hpp"
#include "tests/integration/comparable.hpp"
#include "tests/integration/shard_archives.hpp"
#include "tests/integration/speech_lines.hpp"

namespace nachlese::test {

using namespace nachlese::search;
using namespace nachlese::store;
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using Random = std::mt19937;

template <typename Values>
const auto& any_of_them(const Values& values, Random& random) {
  return values[random() % values.size()];
}

// Stories in versions: in other papers, weeks and years, some with the surname alone, one with
// another person of that name; and articles of which only the year or the month is known.
std::string stories(unsigned count) {
  Random random{7};
  const std::vector<std::string> subjects = {"Haushalt", "Hafen", "Brücke", "Schule", "Klinik"};
  const std::vector<std::string> persons = {"Ministerpräsident Jens Brinkhoff", "Jens Brinkhoff",
                                            "Herr Brinkhoff", "Friedrich Merz",
                                            "der Abgeordnete Jens Brinkhoff"};
  const std::vector<std::string> papers = {"Elbtal-Zeitung", "Märkischer Bote", "Rheinpost"};
  const std::vector<std::string> sections = {"Politik", "Lokales", "Wirtschaft"};
  const std::vector<std::string> days = {"2019-12-27", "2019-12-31", "2020-01-02", "2020-01-31",
                                         "2020-02-01", "2020",       "2020-01",    "2018-06-30"};
  std::string lines;
  for (unsigned story = 0; story < count; ++story) {
    const std::string& subject = any_of_them(subjects, random);
    std::string body;
    for (int n = 0; n < 60; ++n)
      body += any_of_them(subjects, random) + " " + std::to_string(story * 61 % 89) + " wird " +
              (n % 9 == 8 ? "gebaut. " : "beraten ");
    const unsigned versions = 1 + random() % 4;
    for (unsigned version = 0; version < versions; ++version) {
      json article = {
          {"id", std::to_string(story) + "-" + std::to_string(version)},
          {"title", subject + " und " + any_of_them(subjects, random)},
          {"source", any_of_them(papers, random)},
          {"section", any_of_them(sections, random)},
          {"authors", {"Anna Brückner", any_of_them(papers, random) + " Redaktion"}},
          {"keywords", {subject, any_of_them(subjects, random)}},
          {"published", any_of_them(days, random)},
          {"body", body + "In Bonn sprach am Abend " + any_of_them(persons, random) +
                       (random() % 30 == 0 ? ", anders als Petra Brinkhoff," : "") +
                       " über den Plan in " + (version % 2 == 0 ? "Berlin." : "Köln.")}};
      lines += article.dump() + "\n";
    }
  }
  for (const char* year : {"2012", "2013", "2014", "2015", "2016"})
    lines += article_line(year, "Rückblick", std::string("Das war das Jahr ") + year + ".", year);
  return lines;
}

struct Walk {
  Searcher& searcher;
  Random random;
  std::size_t clicks = 0;

  SearchResponse ask(SearchRequest request) {
    request.timeout = 0;
    return searcher.search(request);
  }
  std::uint64_t total(SearchRequest request) {
    request.facets = false;
    request.limit = 1;
    request.offset = 0;
    ++clicks;
    return ask(request).total;
  }

  static bool is_open(const SearchRequest& request, FacetKind kind) {
    return !request.match.all_of(kind) &&
           std::ranges::any_of(request.filters, [&](const FacetFilter& filter) {
             return filter.kind == kind && !filter.exclude;
           });
  }

  static SearchRequest alone(SearchRequest request, FacetKind kind) {
    std::erase_if(request.filters, [&](const FacetFilter& filter) {
      return filter.kind == kind && !filter.exclude;
    });
    return request;
  }

  void click_value(const SearchRequest& from, FacetKind kind, const FacetCount& value) {
    INFO(info(kind).name << ": " << value.value);
    SearchRequest request = is_open(from, kind) ? alone(from, kind) : from;
    request.filters.push_back({kind, value.value, false});
    CHECK(total(request) == value.count);
    if (!is_open(from, kind)) return;
    // Beside the values chosen before it keeps its number.
    request = from;
    request.filters.push_back({kind, value.value, false});
    const auto after = ask(request).facets->by_kind[index_of(kind)];
    const auto found = std::ranges::find(after, value.value, &FacetCount::value);
    REQUIRE(found != after.end());
    CHECK(found->count == value.count);
    CHECK(total(request) >= value.count);
  }

  void click_period(const SearchRequest& from, const FacetCount& bar) {
    INFO(bar.value);
    const Date period = *parse_date(bar.value);
    SearchRequest request = from;
    if (!from.from || first_second(*from.from) < first_second(period)) request.from = period;
    if (!from.to || last_second(*from.to) > last_second(period)) request.to = period;
    CHECK(total(request) == bar.count);
  }

  void click_everything(SearchRequest request) {
    request.facets = true;
    request.facet_limit = 6;
    request.limit = 1'000'000;
    std::ostringstream name;
    name << request.query << (request.collapse ? "" : " (versions)");
    for (const auto& filter : request.filters)
      name << " " << (filter.exclude ? "-" : "") << info(filter.kind).name << "=" << filter.value
           << (request.match.all_of(filter.kind) ? "&" : "|");
    if (request.from) name << " from " << to_iso(*request.from);
    if (request.to) name << " to " << to_iso(*request.to);
    INFO(name.str());
    const SearchResponse response = ask(request);
    CHECK(response.total == response.hits.size());
    REQUIRE(response.facets);
    CHECK(response.facets->exact);
    for (const auto& kind : kFacetKinds) {
      for (const auto& value : response.facets->by_kind[index_of(kind.kind)])
        click_value(request, kind.kind, value);
    }
    for (const auto* bars :
         {&response.facets->years, &response.facets->months, &response.facets->days}) {
      for (std::size_t i = 0; i < std::min<std::size_t>(bars->size(), 14); ++i)
        click_period(request, (*bars)[i]);
    }
  }

  // Goes on from a random value of the answer.
  bool step(SearchRequest& request) {
    request.facets = true;
    request.facet_limit = 12;
    const Facets facets = *ask(request).facets;
    const FacetKind kind = any_of_them(kFacetKinds, random).kind;
    const auto& values = facets.by_kind[index_of(kind)];
    if (random() % 5 == 0 && !facets.months.empty()) {
      request.from = parse_date(any_of_them(facets.months, random).value);
      request.to = random() % 2 == 0 ? request.from : std::nullopt;
      if (random() % 3 == 0) request.from = parse_date(to_iso(*request.from) + "-11");
      if (request.to) request.to = request.from;
      return true;
    }
    if (values.empty()) return false;
    request.filters.push_back({kind, any_of_them(values, random).value, random() % 6 == 0});
    return true;
  }

  SearchRequest start(const std::vector<std::string>& queries) {
    SearchRequest request;
    request.query = any_of_them(queries, random);
    request.collapse = random() % 3 != 0;
    if (random() % 4 == 0) request.sort = Sort::newest;
    for (const auto& kind : kFacetKinds) {
      if (random() % 3 == 0) request.match.set(kind.kind, random() % 2 == 0);
    }
    return request;
  }
};

std::vector<std::string> queries_of(Searcher& searcher, Random& random) {
  std::vector<std::string> out = {"", "", "die Regierung", "person:Brinkhoff", "Kla*"};
  SearchRequest all;
  all.limit = 2000;
  for (const auto& hit : searcher.search(all).hits) {
    if (random() % 20 != 0) continue;
    std::istringstream words(hit.title);
    std::string some;
    unsigned count = 0;
    for (std::string word; words >> word && count < 4;) {
      if (random() % 2 == 0) continue;
      some += (some.empty() ? "" : " ") + word;
      ++count;
    }
    out.push_back(some);
    out.push_back(some + " quelle:*");
  }
  return out;
}

void walk(const fs::path& archive, unsigned seed, int searches, bool columns) {
  Searcher searcher(archive, columns ? with_shared_caches({}, archive) : SearcherOptions());
  Walk walk{searcher, Random{seed}};
  const auto queries = queries_of(searcher, walk.random);
  for (int i = 0; i < searches; ++i) {
    SearchRequest request = walk.start(queries);
    for (unsigned steps = walk.random() % 4; steps > 0 && walk.step(request); --steps) {
    }
    walk.click_everything(request);
  }
  CHECK(walk.clicks > static_cast<std::size_t>(searches) * 5);
}

void walk_all(const ShardArchives& archives, int searches) {
  walk(archives.one(), 1, searches, true);
  walk(archives.one(), 2, searches, false);
  walk(archives.local(), 3, searches, true);
  walk(archives.local(), 4, searches / 2, false);
  walk(archives.remote(), 5, searches / 2, false);
}

}  // namespace

TEST_CASE("what a number promises the click gives: the sample") {
  if (!have_servers()) return;
  walk_all({NACHLESE_SOURCE_DIR "/resources/sample", {"2018", "2024", "2026"}}, 24);
}

TEST_CASE("what a number promises the click gives: stories of many versions") {
  if (!have_servers()) return;
  const TempFolder source;
  const ShardArchives archives(source.write("stories.jsonl", stories(120)), {"2019", "2020"});
  const SearchResponse all = Searcher(archives.one()).search(asking("", 1));
  CHECK(all.versions > all.articles + 60);
  CHECK(all.facets->by_kind[index_of(FacetKind::person)].front().presumed > 0);
  walk_all(archives, 24);
}

TEST_CASE("what a number promises the click gives: the debates") {
  if (!have_servers()) return;
  const std::string lines = speech_lines();
  if (lines.empty()) return;
  const TempFolder source;
  walk_all({source.write("speeches.jsonl", lines), {"2018", "2021", "2025"}}, 12);
}

}  // namespace nachlese::test
