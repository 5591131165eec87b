#include "indexer/document.hpp"

#include <map>
#include <set>

#include "core/base/hash.hpp"
#include "core/store/stored_article.hpp"
#include "core/store/terms.hpp"
#include "core/store/word_order.hpp"
#include "indexer/exact_duplicates.hpp"
#include "indexer/positions.hpp"
#include "tests/catch.hpp"

using namespace nachlese;
using namespace nachlese::index;
using namespace nachlese::ner;
using namespace nachlese::store;
using namespace nachlese::text;

namespace {

struct Posting {
  Xapian::termcount frequency;
  std::vector<Xapian::termpos> positions;
  friend bool operator==(const Posting&, const Posting&) = default;
};

std::map<std::string, Posting> postings_of(const Xapian::Document& document) {
  std::map<std::string, Posting> out;
  for (auto it = document.termlist_begin(); it != document.termlist_end(); ++it) {
    out[*it] = {it.get_wdf(), {it.positionlist_begin(), it.positionlist_end()}};
  }
  return out;
}

std::set<std::string> terms_with(const std::map<std::string, Posting>& postings,
                                 const std::string& prefix) {
  std::set<std::string> out;
  for (const auto& [term, posting] : postings) {
    if (term.starts_with(prefix)) out.insert(term);
  }
  return out;
}

Article sample() {
  Article article;
  article.id = "a1";
  article.title = "Der Gipfel";
  article.subtitle = "Neue Gespräche";
  article.body = "Der Gipfel der Straße.";
  article.authors = {"Anna Brückner"};
  article.source = "Elbtal-Zeitung";
  article.section = "Politik";
  article.keywords = {"Treffen"};
  article.published = parse_date("2018-07-16");
  return article;
}

}  // namespace

TEST_CASE("surface forms carry positions and field weights, fields are apart") {
  DocumentBuilder builder(nullptr, {{}, true});
  const auto postings = postings_of(builder.build(sample()).document);
  const std::uint32_t body = 2 + kFieldGap + 2 + kFieldGap;
  const std::uint32_t keyword = body + 4 + kFieldGap;
  CHECK(postings.at("der") == Posting{4 + 1 + 1, {1, body + 1, body + 3}});
  CHECK(postings.at("gipfel") == Posting{4 + 1, {2, body + 2}});
  CHECK(postings.at("strasse") == Posting{1, {body + 4}});
  CHECK(postings.at("treffen") == Posting{3, {keyword + 1}});
}

TEST_CASE("positions are left to the order of words, from which they come back") {
  Article article = sample();
  article.body = "Der Ukraine-Krieg, sagte Anna Brückner. „Der Gipfel ist nicht der letzte.“";
  const auto full = DocumentBuilder(nullptr, {{}, true}).build(article).document;
  Xapian::Document document = DocumentBuilder(nullptr).build(article).document;
  for (const auto& [term, posting] : postings_of(document)) CHECK(posting.positions.empty());
  CHECK(document.get_value(schema::kWordOrder) == full.get_value(schema::kWordOrder));
  add_positions(document);
  CHECK(postings_of(document) == postings_of(full));
}

TEST_CASE("stems have no positions, function words no stems, titles a layer of their own") {
  Analyzer analyzer;
  const auto stem = [&](const char* word) { return std::string(analyzer.word(word)->stem.text); };
  DocumentBuilder builder(nullptr);
  const auto postings = postings_of(builder.build(sample()).document);
  CHECK(postings.at("Z" + stem("Treffen")) == Posting{3, {}});
  CHECK(postings.at("ZS" + stem("Gespräche")) == Posting{1, {}});
  CHECK(postings.count("Zder") == 0);
  CHECK(postings.at("Sder") == Posting{1, {}});
  CHECK(postings.at("Sgipfel") == Posting{1, {}});
  CHECK(postings.count("Sstrasse") == 0);
}

TEST_CASE("a surface form that is its own stem has no stem term") {
  DocumentBuilder builder(nullptr);
  const auto postings = postings_of(builder.build(sample()).document);
  REQUIRE(is_base_form("gipfel"));
  CHECK(postings.count("Zgipfel") == 0);
  CHECK(postings.count("ZSgipfel") == 0);
}

TEST_CASE("compounds and overlays are indexed at the position of their token") {
  DocumentBuilder builder(nullptr, {{}, true});
  Article article;
  article.id = "a";
  article.body = "Der Ukraine-Krieg";
  const auto postings = postings_of(builder.build(article).document);
  Analyzer analyzer;
  Analysis analysis;
  analyzer.analyze(article.body, Purpose::document, analysis);
  REQUIRE_FALSE(analysis.overlays.empty());
  for (const auto& overlay : analysis.overlays) {
    const auto& posting = postings.at(std::string(overlay.word->surface.text));
    CHECK(posting.positions == std::vector<Xapian::termpos>{overlay.position});
    for (const auto& part : overlay.word->parts)
      CHECK(postings.count("XP" + std::string(part.stem.text)) == 1);
  }
}

TEST_CASE("boolean terms and slots follow the schema") {
  const auto find_names = [](std::span<const AnalyzedField>) {
    Names names;
    names.entities = {{EntityType::person, "Wladimir Putin", {}},
                      {EntityType::place, "Helsinki", {}},
                      {EntityType::organisation, "EU-Kommission", {}},
                      {EntityType::other, "Sojus", {}}};
    names.agency = "dpa";
    return names;
  };
  DocumentBuilder builder(find_names);
  const Article article = sample();
  const auto indexed = builder.build(article);
  const auto& document = indexed.document;
  const auto postings = postings_of(document);
  for (const char* term : {"Qa1", "Lde", "Y2018", "M201807", "D20180716", "XEPwladimir putin",
                           "XELhelsinki", "XEOeu-kommission", "Ktreffen", "Aanna brückner",
                           "XSelbtal-zeitung", "Bpolitik", "XGdpa"}) {
    CAPTURE(term);
    REQUIRE(postings.count(term) == 1);
    CHECK(postings.at(term) == Posting{0, {}});
  }
  const auto clusters = terms_with(postings, "XD");
  REQUIRE(clusters.size() == 1);
  CHECK(*clusters.begin() == "XD" + to_hex(unpack_number(document.get_value(schema::kCluster))));
  CHECK(document.get_value(schema::kPublished) == pack_date(*article.published));
  CHECK(document.get_value(schema::kContentHash) == pack_number(content_hash(article), 8));
  CHECK(document.get_value(schema::kFacets) ==
        pack_facets(
            {facet_id(FacetKind::person, "wladimir putin"), facet_id(FacetKind::place, "helsinki"),
             facet_id(FacetKind::organisation, "eu-kommission"),
             facet_id(FacetKind::keyword, "treffen"), facet_id(FacetKind::author, "anna brückner"),
             facet_id(FacetKind::source, "elbtal-zeitung"), facet_id(FacetKind::section, "politik"),
             facet_id(FacetKind::agency, "dpa")}));
  CHECK(article_of(document) == article);
  CHECK(indexed.facets.size() == 8);
}

TEST_CASE("an agency given by the source is not overruled") {
  DocumentBuilder builder([](std::span<const AnalyzedField>) {
    Names names;
    names.agency = "AFP";
    return names;
  });
  Article article = sample();
  article.agency = "dpa";
  CHECK(terms_with(postings_of(builder.build(article).document), "XG") ==
        std::set<std::string>{"XGdpa"});
}

TEST_CASE("what is said has an order of its own, without suppressed names") {
  DocumentBuilder builder([](std::span<const AnalyzedField>) { return Names(); });
  Article article = sample();
  article.body = "„Der Druck auf Brinkhoff wächst“, sagte er. Der Gipfel endete gestern.";
  for (const bool suppressed : {false, true}) {
    if (suppressed) article.suppressed = {"Brinkhoff"};
    const Xapian::Document document = builder.build(article).document;
    const auto postings = postings_of(document);
    CHECK(postings.count("XQ") == 1);
    CHECK(postings.count("brinkhoff") == (suppressed ? 0 : 1));
    const std::vector<std::string> terms(document.termlist_begin(), document.termlist_end());
    std::set<std::string> said;
    for (const auto& placed : unpack_word_order(document.get_value(schema::kQuoteOrder), terms))
      said.insert(placed.term);
    CHECK(said.contains("druck"));
    CHECK_FALSE(said.contains("gipfel"));
    CHECK(said.contains("brinkhoff") == !suppressed);
  }
}

TEST_CASE("a suppressed name leads nowhere in any of its forms") {
  const auto find_names = [](std::span<const AnalyzedField>) {
    Names names;
    names.entities = {{EntityType::person, "Mustermeier", {}},
                      {EntityType::person, "Erika Mustermeier", {}},
                      {EntityType::person, "Mustermeier-Schulz", {}},
                      {EntityType::person, "Hans Schulz", {}},
                      {EntityType::organisation, "MUSTERMEIER", {}},
                      {EntityType::organisation, "Erika-Mustermeier-Stiftung", {}},
                      {EntityType::place, "Köln", {}}};
    return names;
  };
  DocumentBuilder builder(find_names);
  Article article = sample();
  article.body =
      "Erika Mustermeier aus Köln klagte. Der Mustermeier-Prozess begann. Mustermeiers und "
      "Mustermeier’s Anwälte, Frau Mustermeier-Schulz und die Erika-Mustermeier-Stiftung. Im "
      "MUSTERMEIER-Lager. „Der Prozess Mustermeier und der Mustermeier-Prozess sind gut“, sagte "
      "Mustermeier. Bergwerk, Prozesse.";
  article.suppressed = {"Erika Mustermeier"};
  const auto postings = postings_of(builder.build(article).document);
  for (const auto& [term, posting] : postings) {
    CAPTURE(term);
    CHECK(term.find("mustermeier") == std::string::npos);
    CHECK(term.find("erika") == std::string::npos);
  }
  for (const char* kept :
       {"prozess", "schulz", "stiftung", "klagte", "XELköln", "XEPhans schulz", "bergwerk"})
    CHECK(postings.count(kept) == 1);

  article.body = "Hans Berg sprach im Bergwerk über den Berg-Kurier und über Berge.";
  article.suppressed = {"Hans Berg"};
  const auto berg = postings_of(builder.build(article).document);
  for (const char* gone : {"berg", "Zberg", "XPberg", "bergkurier", "berge", "hans"})
    CHECK(berg.count(gone) == 0);
  CHECK(berg.count("bergwerk") == 1);
  CHECK(berg.count("kurier") == 1);
}

TEST_CASE("terms over Xapian's limit are kept apart") {
  DocumentBuilder builder(nullptr);
  Article article = sample();
  article.id = std::string(400, 'x');
  article.body = std::string(300, 'a') + " " + std::string(300, 'b');
  const auto postings = postings_of(builder.build(article).document);
  CHECK(postings.count(make_term(schema::Prefix::id, article.id)) == 1);
  CHECK(postings.count(make_term(schema::Prefix::surface, std::string(300, 'a'))) == 1);
  CHECK(postings.count(make_term(schema::Prefix::surface, std::string(300, 'b'))) == 1);
}

TEST_CASE("the same text under other titles is one cluster, whatever the agency mark") {
  DocumentBuilder builder(nullptr);
  const auto cluster = [&](const std::string& title, const std::string& body) {
    Article article;
    article.id = title;
    article.title = title;
    article.body = body;
    return builder.build(article).document.get_value(schema::kCluster);
  };
  const auto first = cluster("Eins", "„Ja“, sagte er.\n\nDann ging er.");
  CHECK(cluster("Zwei", "»Ja«, sagte er. Dann ging er. (dpa)") == first);
  CHECK(cluster("Zwei", "»Ja«, sagte er. Dann ging er. dpa/AFP") == first);
  CHECK(cluster("Zwei", "»Nein«, sagte er. Dann ging er.") != first);
  CHECK(cluster("Eins", "") != cluster("Zwei", ""));
}

TEST_CASE("facet names: the first spelling counts, words lead to names") {
  FacetNames names;
  const FacetId spd = facet_id(FacetKind::organisation, "spd");
  const FacetId party = facet_id(FacetKind::organisation, "eu-kommission brüssel");
  names.add({spd, "Spd"}, 7);
  names.add({spd, "SPD"}, 3);
  names.add({party, "EU-Kommission Brüssel"}, 9);
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  names.write(database);
  CHECK(database.get_metadata(facet_name_key(spd)) == "SPD");
  for (const char* word : {"eu-kommission", "eu", "kommission", "bruessel"}) {
    CHECK_FALSE(database.get_metadata(name_word_key(word, party)).empty());
  }
}
