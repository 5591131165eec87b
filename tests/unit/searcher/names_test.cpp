#include <algorithm>
#include <map>
#include <memory>

#include "core/base/facet_kind.hpp"
#include "core/store/facets.hpp"
#include "core/store/terms.hpp"
#include "entities/recognizer.hpp"
#include "searcher/api/searcher.hpp"
#include "searcher/names/association.hpp"
#include "searcher/names/pairs.hpp"
#include "searcher/names/surnames.hpp"
#include "tests/catch.hpp"
#include "tests/unit/searcher/archive.hpp"

namespace nachlese {

using namespace nachlese::index;
using namespace nachlese::ner;
using namespace nachlese::search;
using namespace nachlese::store;
namespace {

using Ids = std::vector<std::string>;

Article make(const std::string& id, const std::string& body) {
  Article article;
  article.id = id;
  article.title = "Meldung " + id;
  article.body = body;
  article.published = parse_date("2018-07-1" + std::to_string(id.size() % 10));
  return article;
}

NameSource recognized() {
  const auto recognizer = std::make_shared<const Recognizer>();
  return {
      [recognizer](std::span<const AnalyzedField> fields) { return recognizer->recognize(fields); },
      entities_fingerprint()};
}

// Five articles name Jens Brinkhoff in full, one by surname only; two Kowolliks are about equally
// frequent.
const test::SmallArchive& archive() {
  static const test::SmallArchive instance = [] {
    std::vector<Article> articles;
    const auto add = [&](const std::string& id, const std::string& body) {
      articles.push_back(make(id, body));
    };
    for (int i = 0; i < 5; ++i)
      add("b" + std::to_string(i),
          "Der Bürgermeister Jens Brinkhoff sprach in Kassel mit der CDU.");
    add("bare", "Bürgermeister Brinkhoff lehnte das gestern ab.");
    for (int i = 0; i < 5; ++i)
      add("k" + std::to_string(i), "Die Trainerin Petra Kowollik gewann in Bremen.");
    for (int i = 0; i < 4; ++i)
      add("u" + std::to_string(i), "Der Trainer Uwe Kowollik verlor in Bremen.");
    add("who", "Trainer Kowollik schwieg nach dem Spiel.");
    add("p1", "Wladimir Putin reiste nach Helsinki.");
    add("p2", "Dort sprach Vladimir Putin lange.");
    add("p3", "Putins Sprecher schwieg. Auch Donald Trump schwieg.");
    return test::SmallArchive(articles, recognized());
  }();
  return instance;
}

Ids found(const std::vector<FacetFilter>& filters, bool all_values = false,
          const std::string& query = "") {
  SearchRequest request;
  request.query = query;
  request.filters = filters;
  request.limit = 50;
  request.collapse = false;
  request.match = ValueMatch(all_values);
  Ids out;
  for (const Hit& hit : Searcher(archive().path()).search(request).hits) out.push_back(hit.id);
  std::sort(out.begin(), out.end());
  return out;
}

FacetFilter person(const std::string& name) { return {FacetKind::person, name, false}; }

std::vector<FacetCount> persons(std::size_t limit = 50) {
  SearchRequest request;
  request.facets = true;
  request.facet_limit = limit;
  request.collapse = false;
  return Searcher(archive().path())
      .search(request)
      .facets->by_kind[static_cast<std::size_t>(FacetKind::person)];
}

}  // namespace

TEST_CASE("log-likelihood ratio") {
  // "the swiss" in Dunning 1993, table 1.
  CHECK(log_likelihood_ratio({110, 110 + 2442, 110 + 111, 110 + 2442 + 111 + 29114}) ==
        Approx(270.72).margin(0.01));
  CHECK(log_likelihood_ratio({1, 10, 10, 100}) == 0);  // no more often than by chance
  CHECK(log_likelihood_ratio({0, 10, 10, 100}) == 0);
  CHECK(log_likelihood_ratio({10, 10, 10, 10}) == 0);
  CHECK(log_likelihood_ratio({5, 5, 5, 100}) > log_likelihood_ratio({5, 50, 5, 100}));
}

TEST_CASE("surnames") {
  CHECK(surname_of("Gerhard Schröder") == "Schröder");
  CHECK(surname_of("Ursula von der Leyen") == "von der Leyen");
  CHECK(surname_of("Schröder") == "Schröder");
  CHECK(is_bare_surname("van Aken"));
  CHECK_FALSE(is_bare_surname("Jan van Aken"));
}

TEST_CASE("a person is found in every spelling, asked for in any") {
  CHECK(found({person("Wladimir Putin")}) == Ids{"p1", "p2", "p3"});
  CHECK(found({person("Vladimir Putin")}) == Ids{"p1", "p2", "p3"});
  CHECK(found({person("putin")}) == Ids{"p1", "p2", "p3"});
}

TEST_CASE("a field of the query means the same as the filter") {
  for (const char* name : {"Wladimir Putin", "Vladimir Putin", "putin", "Brinkhoff",
                           "Jens Brinkhoff", "Kowollik", "Petra"}) {
    CAPTURE(name);
    const Ids filtered = found({person(name)});
    CHECK_FALSE(filtered.empty());
    CHECK(found({}, false, "person:\"" + std::string(name) + "\"") == filtered);
  }
  CHECK(found({}, false, "person:Brinkhoff") == Ids{"b0", "b1", "b2", "b3", "b4", "bare"});
  CHECK(found({}, false, "ort:(Kassel ODER Helsinki)") == Ids{"b0", "b1", "b2", "b3", "b4", "p1"});
  CHECK(found({}, false, "org:\"Christlich Demokratische Union\"") ==
        found({{FacetKind::organisation, "CDU", false}}));
}

TEST_CASE("values of one kind are alternatives or, if asked for, all wanted") {
  CHECK(found({person("Wladimir Putin"), person("Donald Trump")}) == Ids{"p1", "p2", "p3"});
  CHECK(found({person("Wladimir Putin"), person("Donald Trump")}, true) == Ids{"p3"});
  CHECK(found({person("Wladimir Putin"), {FacetKind::place, "Helsinki", false}}) == Ids{"p1"});
}

TEST_CASE("a bare surname counts for its only bearer in the archive, and is shown as presumed") {
  const auto list = persons();
  const auto brinkhoff = std::find_if(
      list.begin(), list.end(), [](const auto& value) { return value.value == "Jens Brinkhoff"; });
  REQUIRE(brinkhoff != list.end());
  CHECK(brinkhoff->count == 6);
  CHECK(brinkhoff->presumed == 1);
  CHECK(std::none_of(list.begin(), list.end(),
                     [](const auto& value) { return value.value == "Brinkhoff"; }));
  CHECK(found({person("Jens Brinkhoff")}) == Ids{"b0", "b1", "b2", "b3", "b4", "bare"});
  CHECK(found({person("Brinkhoff")}) == Ids{"b0", "b1", "b2", "b3", "b4", "bare"});
  CHECK(persons(1).front().value == "Jens Brinkhoff");
  SearchRequest request;
  request.query = "id:bare";
  const auto hits = Searcher(archive().path()).search(request).hits;
  REQUIRE(hits.size() == 1);
  CHECK(hits[0].persons == Ids{"Jens Brinkhoff"});
  CHECK(hits[0].presumed == Ids{"Jens Brinkhoff"});
}

TEST_CASE(
    "a bare surname with two frequent bearers counts for neither, and is no value of a list") {
  const auto list = persons();
  CHECK(std::none_of(list.begin(), list.end(),
                     [](const auto& value) { return value.value == "Kowollik"; }));
  CHECK(found({person("Kowollik")}) == Ids{"who"});
  SearchRequest request;
  request.filters = {person("Kowollik")};
  request.facets = true;
  request.facet_limit = 10;
  const auto chosen = Searcher(archive().path())
                          .search(request)
                          .facets->by_kind[static_cast<std::size_t>(FacetKind::person)];
  REQUIRE(chosen.size() == 1);
  CHECK(chosen.front().value == "Kowollik");
  CHECK(found({person("Petra Kowollik")}) == Ids{"k0", "k1", "k2", "k3", "k4"});
}

TEST_CASE("names of an article with their places, the same as the index has") {
  Searcher searcher(archive().path());
  const auto article = searcher.article("p3");
  REQUIRE(article);
  const auto names = searcher.names(article->article);
  REQUIRE(names.size() == 2);
  CHECK(names[0].name == "Wladimir Putin");
  REQUIRE(names[0].mentions.size() == 1);
  const auto& mention = names[0].mentions[0];
  CHECK(mention.role == TextRole::body);
  CHECK(article->article.body.substr(mention.begin, mention.end - mention.begin) == "Putin");
  CHECK(article->persons == Ids{names[1].name, names[0].name});
  const auto bare = searcher.names(searcher.article("bare")->article);
  REQUIRE(bare.size() == 1);
  CHECK(bare[0].name == "Jens Brinkhoff");
  CHECK(bare[0].presumed);
  CHECK(bare[0].roles == Ids{"Bürgermeister"});
}

TEST_CASE("names in a query are recognised") {
  const auto names = [](const std::string& query) {
    SearchRequest request;
    request.query = query;
    Ids out;
    for (const auto& name : Searcher(archive().path()).search(request).names)
      out.push_back(std::string(info(name.kind).name) + " " + name.value);
    return out;
  };
  CHECK(names("Treffen Putin helsinki") ==
        Ids{"place Helsinki"});  // one article does not make Putin a bearer of his surname
  CHECK(names("brinkhoff kassel CDU") ==
        Ids{"person Jens Brinkhoff", "place Kassel", "organisation CDU"});
  CHECK(names("wladimir putin Donald Trump") ==
        Ids{"person Wladimir Putin", "person Donald Trump"});
  CHECK(names("=Kassel \"Bremen\" -CDU").empty());
  CHECK(names("").empty());
}

TEST_CASE("a surname that was taken for an organisation means what more articles have") {
  const auto recognizer = std::make_shared<const Recognizer>();
  const NameSource mistaken{[recognizer](std::span<const AnalyzedField> fields) {
                              Names names = recognizer->recognize(fields);
                              for (auto& entity : names.entities) {
                                if (entity.name == "Brinkhoff")
                                  entity.type = EntityType::organisation;
                              }
                              return names;
                            },
                            entities_fingerprint()};
  for (const auto& [count, expected] :
       {std::pair{1, "Jens Brinkhoff"}, std::pair{6, "Brinkhoff"}}) {
    std::vector<Article> articles;
    for (int i = 0; i < 5; ++i)
      articles.push_back(make("a" + std::to_string(i), "Der Bürgermeister Jens Brinkhoff sprach."));
    for (int i = 0; i < count; ++i)
      articles.push_back(
          make("b" + std::to_string(i), "Bürgermeister Brinkhoff lehnte das gestern ab."));
    const test::SmallArchive small(articles, mistaken);
    SearchRequest request;
    request.query = "Brinkhoff";
    const auto names = Searcher(small.path()).search(request).names;
    REQUIRE(names.size() == 1);
    CHECK(names.front().value == expected);
  }
}

TEST_CASE("a recognised name is evidence, and excludes nothing") {
  const test::SmallArchive small(
      {make("a", "Der Turm von Kassel, ein Kassel-Buch und ein Kasselkrimi."),
       make("b", "Er fuhr nach Kassel und blieb."), make("c", "Regen im Norden."),
       make("d", "Sonne im Süden."), make("e", "Nebel am See."), make("f", "Wind am Meer.")},
      recognized());
  SearchRequest request;
  request.query = "Kassel";
  request.recency = false;
  const auto score = [&](double weight) {
    SearcherOptions options;
    options.ranking.name = weight;
    std::map<std::string, double> out;
    for (const auto& hit : Searcher(small.path(), options).search(request).hits)
      out[hit.id] = hit.score;
    return out;
  };
  const auto without = score(0), with = score(1);
  REQUIRE(with.size() == 2);
  CHECK(with.at("b") == Approx(without.at("b") + 1));
  const auto explanation = Searcher(small.path()).explain(request);
  REQUIRE(explanation.hits.size() == 2);
  for (const auto& hit : explanation.hits) {
    double best = 0;
    for (const auto& match : hit.matches) best = std::max(best, match.weight);
    CHECK(best > 0);
    CHECK(best <= hit.score);
  }
}

TEST_CASE("the profile of a name") {
  Searcher searcher(archive().path());
  const auto profile = searcher.name(FacetKind::person, "Jens Brinkhoff", false);
  REQUIRE(profile);
  CHECK(profile->articles == 6);
  CHECK(profile->presumed == 1);
  REQUIRE(profile->months.size() == 1);
  CHECK(profile->months[0].count == 6);
  CHECK(profile->spellings_from == 6);
  REQUIRE(profile->spellings.size() == 2);
  CHECK(profile->spellings[0].value == "Jens Brinkhoff");
  CHECK(profile->spellings[1].value == "Brinkhoff");
  REQUIRE(profile->companions.size() == 2);
  CHECK(profile->companions[0].name == "Kassel");
  CHECK(profile->companions[0].together == 5);
  REQUIRE(profile->pairs.size() == 1);
  CHECK(profile->pairs[0].first == profile->companions[0].id);
  CHECK(profile->pairs[0].second == profile->companions[1].id);
  CHECK(profile->pairs[0].together == 5);
  CHECK(searcher.name(profile->id)->name == "Jens Brinkhoff");
  // Some of them are versions of one text.
  const auto stories = searcher.name(profile->id);
  SearchRequest request;
  request.filters = {person("Jens Brinkhoff")};
  CHECK(stories->articles == searcher.search(request).total);
  CHECK(stories->articles < profile->articles);
  CHECK(stories->months[0].count == stories->articles);
  for (const auto& companion : stories->companions) {
    request.filters = {person("Jens Brinkhoff"), {companion.kind, companion.name, false}};
    CHECK(companion.together == searcher.search(request).total);
    request.filters = {{companion.kind, companion.name, false}};
    CHECK(companion.articles == searcher.search(request).total);
  }
  CHECK_FALSE(searcher.name("zzz"));
  CHECK_FALSE(searcher.name("000000000000"));
  CHECK_FALSE(searcher.name(FacetKind::person, "Niemand Nirgends"));
}

TEST_CASE("the articles of a list of quotations are as many as it counts") {
  const std::string said = "„Die Regierung muss jetzt handeln“, sagte Jens Brinkhoff am Abend. ";
  const test::SmallArchive archive(
      {make("q1", said), make("q2", said), make("q3", said + "Das Wetter wird besser."),
       make("n1", "Die Regierung muss handeln. „Das Wetter wird besser“, sagte Jens Brinkhoff."),
       make("n2", "Die Regierung handelt.")},
      recognized());
  Searcher searcher(archive.path());
  for (const Sort sort : {Sort::relevance, Sort::newest}) {
    SearchRequest request;
    request.query = "Regierung";
    request.quotes = true;
    request.sort = sort;
    CHECK(searcher.search(request).total == 3);
    request.quoting = true;
    request.offset = 1;
    const SearchResponse rest = searcher.search(request);
    CHECK(rest.total == 3);
    CHECK(rest.hits.size() == 2);
    CHECK_FALSE(rest.quotes);
    request.offset = 0;
    Ids all;
    for (const auto& hit : searcher.search(request).hits) all.push_back(hit.id);
    std::ranges::sort(all);
    CHECK(all == Ids{"q1", "q2", "q3"});
  }
}

TEST_CASE("names are counted two by two, articles or stories") {
  Xapian::WritableDatabase shard("", Xapian::DB_BACKEND_INMEMORY);
  constexpr int kArticles = 20'000;
  for (int i = 0; i < kArticles; ++i) {
    Xapian::Document article;
    article.add_boolean_term("everywhere");
    if (i % 2 == 0) article.add_boolean_term("even");
    if (i % 10 == 0) article.add_boolean_term("tenth");
    if (i % 10 == 1) article.add_boolean_term("other");
    article.add_value(schema::kCluster, pack_number(1 + static_cast<std::uint64_t>(i) / 20, 8));
    shard.add_document(article);
  }
  ArchiveDatabase database;
  database.add(shard, "all", false);
  std::vector<std::vector<std::string>> names = {{"even"}, {"tenth", "other"}, {"nobody"}};
  const auto exact = count_pairs({database}, names, false);
  REQUIRE(exact.size() == 1);
  CHECK((exact[0].first == 0 && exact[0].second == 1));
  CHECK(exact[0].together == kArticles / 10);
  // In one cluster they count once.
  const auto collapsed = count_pairs({database}, names, true);
  REQUIRE(collapsed.size() == 1);
  CHECK(collapsed[0].together == kArticles / 20);
  const auto columns = std::make_shared<const Columns>(read_columns(database));
  CHECK(count_pairs({database, columns}, names, true)[0].together == kArticles / 20);
}

}  // namespace nachlese
