// JSON as systems write it: lists in objects, values of other types, agencies, drafts.
#include "indexer/readers/record/time_zone.hpp"
#include "tests/catch.hpp"
#include "tests/unit/indexer/readers/read.hpp"

using namespace nachlese;
using namespace nachlese::readers;
using namespace nachlese::test;
using Strings = std::vector<std::string>;

namespace {

Strings titles(const Everything& all) {
  Strings out;
  for (const auto& article : all.articles()) out.push_back(article.title);
  return out;
}

Article only(const std::string& content) {
  const Everything all = read_content(content);
  INFO(content);
  for (const auto& issue : all.issues) UNSCOPED_INFO(issue.reason);
  REQUIRE(all.articles().size() == 1);
  return all.articles().front();
}

std::size_t problems(const Everything& all) {
  return static_cast<std::size_t>(
      std::count_if(all.issues.begin(), all.issues.end(),
                    [](const InputIssue& issue) { return issue.severity != Severity::note; }));
}

}  // namespace

TEST_CASE("lists of articles are found wherever they are") {
  const std::string content = GENERATE(values<std::string>({
      "[{\"id\":\"1\",\"title\":\"Eins\"}]\n[{\"id\":\"2\",\"title\":\"Zwei\"}]\n",
      "[[{\"id\":\"1\",\"title\":\"Eins\"}],[{\"id\":\"2\",\"title\":\"Zwei\"}]]",
      "[\n[\n{\"id\":\"1\",\"title\":\"Eins\"}],[{\"id\":\"2\",\"title\":\"Zwei\"}]]",
      R"({"title":"Export vom 1.7.","articles":[{"id":"1","title":"Eins","body":"x"},{"id":"2","title":"Zwei","body":"y"}]})",
      "{\"title\":\"Export vom 1.7.\",\n "
      "\"articles\":[\n{\"id\":\"1\",\"title\":\"Eins\"},\n{\"id\":\"2\",\"title\":\"Zwei\"}\n]}\n",
      "{\"articles\":[\n{\"id\":\"1\",\"title\":\"Eins\"},\n{\"id\":\"2\",\"title\":\"Zwei\"}]}",
      R"({"status":"ok","totalResults":2,"articles":[{"title":"Eins","content":"x"},{"title":"Zwei","content":"y"}]})",
      R"({"took":1,"hits":{"total":2,"hits":[{"_index":"a","_id":"1","_source":{"title":"Eins","text":"x"}},{"_id":"2","_source":{"title":"Zwei","text":"y"}}]}})",
      "{\"page\":1,\"posts\":[{\"title\":\"Eins\",\"html\":\"<p>x</"
      "p>\"}]}\n{\"page\":2,\"posts\":[{\"title\":\"Zwei\",\"html\":\"<p>y</p>\"}]}\n",
      R"(callback({"items":[{"title":"Eins","body":"x"},{"title":"Zwei","body":"y"}]});)",
      R"(jQuery123.cb([{"title":"Eins"},{"title":"Zwei"}]);)",
      R"(var daten = [{"title":"Eins"},{"title":"Zwei"}];)",
      R"({"data":[{"type":"node--article","id":"a","attributes":{"title":"Eins","body":{"value":"x","processed":"<p>x</p>"}}},{"id":"b","attributes":{"title":"Zwei"}}]})",
      R"([{"seite":1,"meldungen":[{"titel":"Eins","text":"x"}]},{"seite":2,"meldungen":[{"titel":"Zwei","text":"y"}]}])",
      R"({"4711":{"title":"Eins","body":"x"},"4712":{"title":"Zwei","body":"y"}})",
      "{\n\"posts\": {\n\"-Na1\": {\"title\":\"Eins\",\"text\":\"x\"},\n\"-Na2\": "
      "{\"title\":\"Zwei\",\"text\":\"y\"}}}",
      R"({"rss":{"channel":{"title":"Blatt","item":[{"title":"Eins","description":"x"},{"title":"Zwei"}]}}})",
  }));
  CAPTURE(content);
  const Everything all = read_content(content);
  for (const auto& issue : all.issues) UNSCOPED_INFO(issue.reason);
  CHECK(titles(all) == Strings{"Eins", "Zwei"});
  CHECK(problems(all) == 0);
}

TEST_CASE("lists inside an article are no articles") {
  const std::string content = GENERATE(values<std::string>({
      R"({"id":"1","title":"Eins","body":"Text","comments":[{"title":"Nein","text":"Unsinn"}]})",
      R"({"id":"1","title":"Eins","body":"Text","related":[{"title":"Nein","body":"y"}]})",
      R"({"id":"1","title":"Eins","body":[{"type":"p","text":"Text"}]})",
      R"({"id":"1","title":"Eins","content":[{"type":"heading","text":"Text"}]})",
      R"({"id":"1","title":"Eins","body":"Text","images":[{"title":"Bild","caption":"B"}]})",
  }));
  CAPTURE(content);
  const Article article = only(content);
  CHECK(article.title == "Eins");
  CHECK(article.body == "Text");
}

TEST_CASE("an article stays whole, whatever its lists are called") {
  const std::string items = R"([{"id":"k1","title":"14 Uhr","body":"Eins"},{"id":"k2","title":"15)"
                            R"( Uhr","body":"Zwei"}])";
  const std::string article = GENERATE(values<std::string>(
      {R"("title":"Liveticker","body":"Haupttext.")", R"("id":"m1","text":"Haupttext.")",
       R"("id":7,"text":"Haupttext.")", R"("id":7,"Titel":"Liveticker","Volltext":"Haupttext.")",
       R"("title":{"rendered":"A"},"content":{"rendered":"Haupttext."})",
       R"("title":"Liveticker","body":["Haupttext."])",
       R"("title":"Liveticker","body":[{"type":"p","text":"Haupttext."}])"}));
  const std::string name =
      GENERATE(values<std::string>({"items", "articles", "entries", "posts", "meldungen"}));
  const std::string before = "{" + article + ",\"" + name + "\":" + items + "}";
  const std::string after = "{\"" + name + "\":" + items + "," + article + "}";
  for (const std::string& content :
       {before, after, "[" + before + ",{\"id\":\"2\",\"title\":\"B\"}]",
        before + "\n{\"id\":\"2\",\"title\":\"B\"}\n",
        "{\"articles\":[" + before + ",{\"id\":\"2\",\"title\":\"B\"}]}"}) {
    CAPTURE(content);
    const Everything all = read_content(content);
    REQUIRE_FALSE(all.articles().empty());
    CHECK(all.articles().size() <= 2);
    CHECK(all.articles().front().body == "Haupttext.");
    CHECK(all.parsed.front().unknown_fields == Strings{name});
  }
}

TEST_CASE("what describes a list is no article") {
  const std::string content = GENERATE(values<std::string>({
      R"({"title":"Blatt","description":"Nachrichten","items":[{"title":"Eins","body":"x"},{"title":"Zwei","body":"y"}]})",
      R"({"id":7,"title":"Export","data":{"artikel":[{"title":"Eins","body":"x"},{"title":"Zwei"}]}})",
      R"({"id":7,"content":{"items":[{"title":"Eins","body":"x"},{"title":"Zwei","body":"y"}]}})",
      R"({"title":"Export","text":"","items":[{"title":"Eins","body":"x"},{"title":"Zwei"}]})",
      R"({"title":"Export","artikel":[{"title":"Eins","body":"x"},{"title":"Zwei"}]})",
  }));
  CAPTURE(content);
  CHECK(titles(read_content(content)) == Strings{"Eins", "Zwei"});
}

TEST_CASE("a wrapper far larger than what is looked at is read one article after the other") {
  std::string content = R"({"meta":")" + std::string(1000, 'x') + R"(","articles":[)";
  const std::string body(100'000, 'x');
  for (int i = 0; i < 50; ++i)
    content += R"({"id":")" + std::to_string(i) + R"(","title":"T","body":")" + body + "\"},";
  content.back() = ']';
  CHECK(read_content(content + "}").articles().size() == 50);
}

TEST_CASE("values of other types cost at most their field") {
  SECTION("authors as objects, and in parts") {
    for (const char* authors :
         {R"([{"name":"Erika Muster"}])", R"([{"name":"Erika Muster","role":"writer"}])",
          R"({"name":"Erika Muster"})", R"(["Erika Muster"])", R"("Erika Muster")",
          R"([{"display_name":"Erika Muster"}])",
          R"([{"first_name":"Erika","last_name":"Muster"}])",
          R"([{"vorname":"Erika","nachname":"Muster"}])"}) {
      CHECK(only(R"({"id":"1","title":"A","body":"T","authors":)" + std::string(authors) + "}")
                .authors == Strings{"Erika Muster"});
    }
  }
  SECTION("texts as lists and objects") {
    CHECK(only(R"({"id":"1","title":"A","body":["Absatz eins.","Absatz zwei."]})").body ==
          "Absatz eins.\n\nAbsatz zwei.");
    CHECK(only(R"({"id":"1","title":"A","body":{"html":"<p>Eins</p><p>Zwei</p>"}})").body ==
          "Eins\n\nZwei");
    CHECK(only(R"({"id":"1","title":{"de":"A","en":"B"},"body":"T"})").title == "A");
    CHECK(only(R"({"id":"1","title":["A"],"body":"T"})").title == "A");
    CHECK(only(R"({"id":"1","title":1984,"body":"T"})").title == "1984");
  }
  SECTION("what fits nothing") {
    for (const char* field :
         {R"("body":7)", R"("body":true)", R"("section":false)", R"("url":true)"}) {
      const Everything all = read_content(R"({"id":"1","title":"A",)" + std::string(field) + "}");
      REQUIRE(all.articles().size() == 1);
      CHECK(problems(all) == 1);
    }
  }
}

TEST_CASE("dates in JSON come in every form") {
  struct Case {
    const char* value;
    const char* iso;
  };
  for (const auto& [value, iso] :
       {Case{R"("16.07.2018 18:05")", "2018-07-16T18:05"},
        Case{"1531757100", "2018-07-16T16:05:00Z"}, Case{"1531757100000", "2018-07-16T16:05:00Z"},
        Case{R"("20180716")", "2018-07-16"}, Case{"20180716", "2018-07-16"},
        Case{R"({"$date":"2018-07-16T16:05:00.069Z"})", "2018-07-16T16:05:00Z"},
        Case{R"({"$date":{"$numberLong":"1531757100000"}})", "2018-07-16T16:05:00Z"},
        Case{R"("/Date(1531757100000)/")", "2018-07-16T16:05:00Z"}}) {
    const Article article =
        only(R"({"id":"1","title":"A","body":"T","published":)" + std::string(value) + "}");
    CAPTURE(value);
    REQUIRE(article.published);
    CHECK(to_iso(*article.published) == iso);
  }
  for (const char* none : {R"("0000-00-00 00:00:00")", R"("")", "null", R"("NULL")"}) {
    const Everything all =
        read_content(R"({"id":"1","title":"A","body":"T","published":)" + std::string(none) + "}");
    CHECK_FALSE(all.articles().at(0).published);
    CHECK(problems(all) == 0);
  }
}

TEST_CASE("a date that cannot be is reported and left out") {
  for (const char* date : {"3013-07-07", "0201-01-01", "1531-02-03", "2999-01-01T00:00:00Z"}) {
    const Everything all = read_content(R"({"id":"1","title":"A","body":"T","published":")" +
                                        std::string(date) + "\"}");
    CHECK_FALSE(all.articles().at(0).published);
    CHECK(all.has(Severity::warning, 1, "cannot be"));
  }
  CHECK(only(R"({"id":"1","title":"A","published":"1605-09-12"})").published);
}

TEST_CASE("systems that people have") {
  SECTION("WordPress REST") {
    const Article article = only(
        R"([{"id":7,"date":"2018-07-16T18:05:00","modified":"2018-07-17T08:00:00","link":"https://b.de/7","status":"publish","title":{"rendered":"A &#8211; B"},"content":{"rendered":"<p>Eins</p>","protected":false},"excerpt":{"rendered":"<p>Kurz</p>"},"author":5,"categories":[1,2],"tags":[],"_embedded":{"author":[{"name":"Erika Muster"}]}}])");
    CHECK(article.id == "7");
    CHECK(article.title == "A – B");
    CHECK(article.body == "Eins");
    CHECK(article.lead == "Kurz");
    CHECK(article.url == "https://b.de/7");
    CHECK(article.authors == Strings{"Erika Muster"});
    CHECK(to_iso(*article.published) == "2018-07-16T18:05:00");
  }
  SECTION("Elasticsearch dump") {
    const Article article = only(
        R"({"_index":"news","_id":"77","_source":{"title":"A","text":"T","datum":"2018-07-16"}})"
        "\n");
    CHECK(article.id == "77");
    CHECK(article.body == "T");
  }
  SECTION("Elasticsearch bulk") {
    const Everything all = read_content(
        "{\"index\":{\"_index\":\"a\",\"_id\":\"1\"}}\n{\"title\":\"A\",\"body\":\"T\"}\n"
        "{\"create\":{\"_id\":\"2\"}}\n{\"title\":\"B\",\"body\":\"U\"}\n");
    REQUIRE(all.articles().size() == 2);
    CHECK(all.articles()[1].id == "2");
    CHECK(problems(all) == 0);
  }
  SECTION("Drupal") {
    const Article article = only(
        R"({"data":[{"type":"node--article","id":"u1","attributes":{"title":"A","created":"2018-07-16T16:05:00+00:00","changed":"2018-07-17T16:05:00+00:00","langcode":"de","body":{"value":"<p>roh</p>","processed":"<p>Eins</p>","summary":"Kurz"}}}]})");
    CHECK(article.id == "u1");
    CHECK(article.body == "Eins");
    CHECK(article.lead == "Kurz");
    CHECK(to_iso(*article.published) == "2018-07-16T16:05:00Z");
  }
  SECTION("Ghost") {
    const Article article = only(
        R"({"posts":[{"id":"g1","title":"A","html":"<p>Eins</p>","custom_excerpt":"Kurz","published_at":"2018-07-16T16:05:00.000Z","created_at":"2018-07-01T16:05:00.000Z","authors":[{"name":"Erika Muster"}],"tags":[{"name":"Rat"}],"primary_tag":{"name":"Rat"},"url":"https://g.de/a/"}]})");
    CHECK(article.body == "Eins");
    CHECK(article.section == "Rat");
    CHECK(article.keywords == Strings{"Rat"});
    CHECK(to_iso(*article.published) == "2018-07-16T16:05:00Z");
  }
  SECTION("NewsAPI") {
    const Article article = only(
        R"({"status":"ok","articles":[{"source":{"id":"x","name":"Blatt"},"author":"Erika Muster","title":"A","description":"Kurz","url":"https://x.de/1","publishedAt":"2018-07-16T16:05:00Z","content":"Eins"}]})");
    CHECK(article.source == "Blatt");
    CHECK(article.lead == "Kurz");
    CHECK(article.body == "Eins");
  }
}

TEST_CASE("what is not public stays out, under whatever name it says so") {
  for (const char* field :
       {R"("status":"draft")", R"("post_status":"private")", R"("state":"trash")",
        R"("draft":true)", R"("is_published":false)", R"("published":false)",
        R"("visibility":"private")", R"("password":"geheim")", R"("status":"future")",
        R"("status":"scheduled")", R"("status":"Entwurf")",
        R"("embargo":"2199-01-01T00:00:00+01:00")", R"("sperrfrist":"01.01.2199 08:00")",
        R"("deleted":1)", R"("pubstatus":"canceled")", R"("moderation_state":"unpublished")"}) {
    const Everything all =
        read_content(R"({"id":"1","title":"A","body":"T",)" + std::string(field) + "}");
    CAPTURE(field);
    CHECK(all.articles().empty());
    CHECK(problems(all) == 0);
    CHECK(all.issues.size() == 1);
  }
  for (const char* field :
       {R"("status":"publish")", R"("status":"ok")", R"("state":"Bayern")", R"("draft":false)",
        R"("is_published":1)", R"("password":"")", R"("embargo":null)", R"("embargo":"2001-01-01")",
        R"("deleted":false)", R"("deleted_at":null)", R"("visibility":"public")"}) {
    CAPTURE(field);
    (void)only(R"({"id":"1","title":"A","body":"T",)" + std::string(field) + "}");
  }
}

TEST_CASE("dpa digitalwires and wireQ") {
  const auto entry = [](const std::string& more) {
    return R"({"format":"digitalwires@0.9.1","urn":"urn:newsml:dpa.example:20090101:240923-930-1","version":2,"version_created":"2024-09-24T12:05:52+02:00",)" +
           more +
           R"("language":"de","kicker":"Kommunen","headline":"Rat beschließt Haushalt","teaser":"Der Haushalt steht.","byline":"Von Erika Muster, dpa","dateline":"Musterstadt (dpa) - ","article_html":"<section class=\"main\"><p>Der Rat hat den Haushalt beschlossen.</p></section>","notepad":{"nonpublic_html":"<p>geheim</p>"},"keyword_names":["Haushalt"],"rubric_names":["Politik"],"categories":[{"type":"dnltype:creator","name":"muster.erika"}]})";
  };
  const Article article = only(entry(R"("pubstatus":"usable","embargoed":null,)"));
  CHECK(article.id == "urn:newsml:dpa.example:20090101:240923-930-1");
  CHECK(article.title == "Rat beschließt Haushalt");
  CHECK(article.kicker == "Kommunen");
  CHECK(article.lead == "Der Haushalt steht.");
  CHECK(article.body == "Musterstadt (dpa) - Der Rat hat den Haushalt beschlossen.");
  CHECK(article.authors == Strings{"Erika Muster"});
  CHECK(article.agency == "dpa");
  CHECK(article.section == "Politik");
  CHECK(article.keywords == Strings{"Haushalt"});
  CHECK(to_iso(*article.published) == "2024-09-24T12:05:52+02:00");
  CHECK(only(R"({"entries":[)" + entry(R"("pubstatus":"usable",)") + "]}").title ==
        "Rat beschließt Haushalt");
  const Everything gone = read_content(entry(R"("pubstatus":"canceled",)"));
  CHECK(gone.articles().empty());
  CHECK(gone.parsed.at(0).withdrawn);
  CHECK(read_content(entry(R"("pubstatus":"usable","embargoed":"2199-01-01T00:00:00+01:00",)"))
            .articles()
            .empty());
  const Everything versions = read_content(entry(R"("pubstatus":"usable",)") + "\n");
  CHECK(versions.parsed.at(0).version == 2);
}

TEST_CASE("ninjs as Superdesk writes it") {
  const auto item = [](const std::string& more) {
    return R"({"guid":"urn:newsml:blatt.example:2019-01-01:1","version":"2","type":"text","headline":"Oberbürgermeister eröffnet Brücke","body_html":"<p>Die Brücke ist offen.</p>",)" +
           more +
           R"("versioncreated":"2019-01-01T10:00:00+0000","language":"de","source":"Blatt","service":[{"name":"Lokales","code":"l"}]})";
  };
  const Article article = only(item(R"("pubstatus":"usable","byline":"Von Erika Muster",)"));
  CHECK(article.id == "urn:newsml:blatt.example:2019-01-01:1");
  CHECK(article.body == "Die Brücke ist offen.");
  CHECK(article.authors == Strings{"Erika Muster"});
  CHECK(article.section == "Lokales");
  CHECK(article.source == "Blatt");
  CHECK(to_iso(*article.published) == "2019-01-01T10:00:00Z");
  CHECK(only(item(R"("authors":[{"name":"Erika Muster","role":"writer"}],)")).authors ==
        Strings{"Erika Muster"});
  CHECK(read_content(item(R"("pubstatus":"canceled",)")).articles().empty());
  CHECK(read_content(item(R"("pubstatus":"usable","embargoed":"2199-01-01T00:00:00+0000",)"))
            .articles()
            .empty());
}

TEST_CASE("a title without its text is worth a warning") {
  const Everything all =
      read_content(R"({"id":"1","title":"A","korpus":")" + std::string(300, 'x') + "\"}");
  CHECK(all.articles().size() == 1);
  CHECK(all.has(Severity::warning, 1, "korpus holds 300 bytes"));
}

namespace {

Parsed read_mapped(const std::string& name, const std::string& content, FieldMap map) {
  const TempFolder folder;
  auto rules = std::make_shared<SourceRules>();
  rules->name = "s";
  rules->map = std::move(map);
  Everything all;
  read_into(all, {{folder.write(name, content), rules}});
  return all.parsed.at(0);
}

}  // namespace

TEST_CASE("a path may be told to say what is not public") {
  const FieldMap map = {"daten[]",
                        {{"title", "kopf.titel"},
                         {"status", "kopf.stand"},
                         {"embargo", "sperre.bis"},
                         {"deleted", "kopf.weg"}}};
  for (const char* more :
       {R"("kopf":{"titel":"A","stand":"draft"})", R"("kopf":{"titel":"A","stand":"Entwurf"})",
        R"("kopf":{"titel":"A","stand":["draft"]})", R"("kopf":{"titel":"A","weg":true})",
        R"("kopf":{"titel":"A","weg":1})",
        R"("kopf":{"titel":"A","stand":"publish"},"sperre":{"bis":"2199-01-01"})"}) {
    CAPTURE(more);
    const Parsed all =
        read_mapped("a.json", R"({"daten":[{"text":"T",)" + std::string(more) + "}]}", map);
    CHECK_FALSE(all.article);
    REQUIRE(all.issues.size() == 1);
    CHECK(all.issues[0].reason.starts_with("skipped: "));
  }
  const Parsed all = read_mapped(
      "a.json",
      R"({"daten":[{"kopf":{"titel":"A","stand":"publish","weg":false},"text":"T","sperre":{"bis":"2001-01-01"}}]})",
      map);
  REQUIRE(all.article);
  CHECK(all.unknown_fields.empty());
  CHECK(all.issues.empty());
}

TEST_CASE("one path may be told for several fields") {
  const FieldMap json = {"daten[]",
                         {{"url", "link"},
                          {"id", "link"},
                          {"title", "kopf.zeile"},
                          {"lead", "kopf.zeile"},
                          {"status", "kopf.zeile"}}};
  const FieldMap xml = {"artikel",
                        {{"url", "link"}, {"id", "link"}, {"title", "zeile"}, {"lead", "zeile"}}};
  for (const Parsed& all :
       {read_mapped("a.json",
                    R"({"daten":[{"link":"https://b.example/1","kopf":{"zeile":"A"},"text":"T"}]})",
                    json),
        read_mapped("a.xml",
                    "<a><artikel><link>https://b.example/1</link><zeile>A</zeile></artikel></a>",
                    xml)}) {
    REQUIRE(all.article);
    const Article article = all.article.value();
    CHECK(article.id == "https://b.example/1");
    CHECK(article.url == "https://b.example/1");
    CHECK(article.title == "A");
    CHECK(article.lead == "A");
  }
}

TEST_CASE("paths may be told") {
  const TempFolder folder;
  const auto read = [&](const std::string& content, FieldMap map, const ColumnMap& columns = {}) {
    auto rules = std::make_shared<SourceRules>();
    rules->name = "s";
    rules->map = std::move(map);
    Everything all;
    read_into(all, {{folder.write("a.json", content), rules}}, [] {}, {columns});
    return all.articles();
  };
  const std::string hits =
      R"({"n":1,"hits":{"hits":[{"_id":"7","_source":{"kopf":{"zeile":"A"},"absatz":["Eins.","Zwei."],"erschien":"16.7.2018","leute":[{"wer":"Erika Muster"}]}}]}})";
  const auto articles = read(hits, {"hits.hits[]._source",
                                    {{"title", "kopf.zeile"},
                                     {"body", "absatz[]"},
                                     {"published", "erschien"},
                                     {"authors", "leute[].wer"}}});
  REQUIRE(articles.size() == 1);
  const Article& article = articles[0];
  CHECK(article.id == "7");
  CHECK(article.title == "A");
  CHECK(article.body == "Eins.\n\nZwei.");
  CHECK(article.authors == Strings{"Erika Muster"});
  CHECK(to_iso(*article.published) == "2018-07-16");
}

TEST_CASE("a column may be a path") {
  const TempFolder folder;
  Everything all;
  read_into(
      all,
      {folder.write(
          "a.jsonl",
          R"({"_index":"n","_id":"77","_source":{"zeile":"A","text":"T","wer":{"name":"Erika Muster"}}})")},
      [] {}, {{{"_source.zeile", "title"}, {"_source.wer.name", "authors"}}});
  const Article article = all.articles().at(0);
  CHECK(article.id == "77");
  CHECK(article.title == "A");
  CHECK(article.body == "T");
  CHECK(article.authors == Strings{"Erika Muster"});
}

TEST_CASE("an archive has one zone") {
  const TempFolder folder;
  const TimeZone* berlin = TimeZone::named("Europe/Berlin");
  REQUIRE(berlin != nullptr);
  CHECK(TimeZone::named("Mittelerde/Bree") == nullptr);
  const auto date = [&](const std::string& text, const char* zone) {
    auto rules = std::make_shared<SourceRules>();
    rules->name = "s";
    rules->zone = zone == nullptr ? nullptr : TimeZone::named(zone);
    Everything all;
    read_into(
        all,
        {{folder.write("a.jsonl", R"({"id":"1","title":"A","published":")" + text + "\"}"), rules}},
        [] {}, {{}, false, berlin});
    return to_iso(all.articles().at(0).published.value());
  };
  CHECK(date("2018-07-16T23:30:00Z", nullptr) == "2018-07-17T01:30:00+02:00");
  CHECK(date("2018-01-16T23:30:00Z", nullptr) == "2018-01-17T00:30:00+01:00");
  CHECK(date("2018-07-17T00:30:00+02:00", nullptr) == "2018-07-17T00:30:00+02:00");
  CHECK(date("2018-07-16T18:05", nullptr) == "2018-07-16T18:05");
  CHECK(date("2018-07-16", nullptr) == "2018-07-16");
  CHECK(date("2018-07-16T20:00", "America/New_York") == "2018-07-17T02:00+02:00");
}
