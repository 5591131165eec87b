// The output formats that scripts rely on.
#include <algorithm>
#include <fstream>
#include <map>
#include <sstream>

#include "tests/catch.hpp"
#include "tests/integration/articles.hpp"
#include "tests/temp_folder.hpp"

using namespace nachlese::test;
using nlohmann::json;

namespace {

// One archive of the sample for all cases.
const std::filesystem::path& sample_archive() {
  static const TempFolder kFolder;
  static const std::filesystem::path kArchive = [] {
    const auto archive = kFolder.path() / "archive";
    if (sync(archive, {"--quiet", std::string(NACHLESE_SOURCE_DIR) + "/resources/sample"})
            .exit_code != 0)
      FAIL("no sample archive");
    return archive;
  }();
  return kArchive;
}

Result search(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), {"search", "--archive", sample_archive().string()});
  return run("nachlese", arguments);
}

std::vector<std::string> lines(const std::string& text) {
  std::vector<std::string> out;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) out.push_back(line);
  return out;
}

}  // namespace

TEST_CASE("output that cannot be written is an error of every verb") {
  if (!std::filesystem::exists("/dev/full")) return;
  const std::string archive = " --archive '" + sample_archive().string() + "'";
  const TempFolder folder;
  const std::string file =
      folder.write("a.jsonl", R"({"id":"1","title":"Ein Iltis","body":"Er läuft."})").string();
  const std::string commands[] = {
      "nachlese-index info" + archive,
      "nachlese-index doctor" + archive,
      "nachlese-index names --suspicious" + archive,
      "nachlese-index check" + archive,
      "nachlese-index schema",
      "nachlese-index try '" + file + "'",
      "nachlese-index sync --archive '" + folder.path().string() + "/new' '" + file + "'",
      "nachlese-index --help",
      "nachlese-index --version",
      "nachlese-index help sync",
      "nachlese export" + archive,
      "nachlese search Putin" + archive,
      "nachlese info" + archive};
  for (const auto& command : commands) {
    const auto shell = [&](const std::string& output) {
      return run("/bin/sh", {"-c", "PATH=\"" + std::string(NACHLESE_BIN_DIR) + ":$PATH\"; " +
                                       command + output});
    };
    INFO(command);
    if (shell("").out.empty()) continue;  // nothing to be written
    const Result full = shell(" >/dev/full");
    CHECK(full.exit_code == 5);
    CHECK(full.err.find("Standard output could not be written.") != std::string::npos);
  }
  // A reader that left chose so.
  CHECK(run("/bin/sh", {"-c", "\"$0\" schema | true", path_of("nachlese-index")}).err.empty());
}

TEST_CASE("JSON has the fields of the contract") {
  const Result result =
      search({"--facets", "--format", "json", "Treffen", "Putin", "Trump", "Helsinki"});
  REQUIRE(result.exit_code == 0);
  const auto answer = json::parse(result.out);
  for (const char* key : {"query", "total", "versions", "total_exact", "took_ms", "suggestion",
                          "diagnostics", "hits", "facets"}) {
    INFO(key);
    CHECK(answer.contains(key));
  }
  REQUIRE_FALSE(answer["hits"].empty());
  const auto& hit = answer["hits"][0];
  for (const char* key : {"id", "title", "published", "source", "section", "authors", "url",
                          "score", "snippet", "persons", "places", "organisations", "duplicates"}) {
    INFO(key);
    CHECK(hit.contains(key));
  }
  for (const char* key :
       {"persons", "places", "organisations", "sources", "sections", "authors", "months"}) {
    INFO(key);
    REQUIRE(answer["facets"].contains(key));
    for (const auto& entry : answer["facets"][key]) {
      CHECK(entry.contains("value"));
      CHECK(entry["count"].is_number_unsigned());
    }
  }
  CHECK(hit["snippet"].get<std::string>().find("<mark>") != std::string::npos);
}

TEST_CASE("JSON Lines, CSV and ids agree on the hits") {
  const std::vector<std::string> query = {"--limit", "5", "Helsinki"};
  const auto with_format = [&](const char* format) {
    std::vector<std::string> arguments = {"--format", format};
    arguments.insert(arguments.end(), query.begin(), query.end());
    return search(arguments).out;
  };
  const auto ids = lines(with_format("ids"));
  REQUIRE(ids.size() == 5);
  const auto records = lines(with_format("jsonl"));
  REQUIRE(records.size() == 5);
  for (std::size_t i = 0; i < ids.size(); ++i) CHECK(json::parse(records[i])["id"] == ids[i]);
  const std::string csv = with_format("csv");
  CHECK(csv.starts_with("id,"));
  for (const auto& id : ids) CHECK(csv.find("\n" + id + ",") != std::string::npos);
}

TEST_CASE("filters narrow, and what they leave has the value") {
  const auto answer = json::parse(
      search({"--format", "json", "--limit", "50", "--person", "Wladimir Putin", "Helsinki"}).out);
  REQUIRE_FALSE(answer["hits"].empty());
  for (const auto& hit : answer["hits"]) {
    const auto persons = hit["persons"].get<std::vector<std::string>>();
    CHECK(std::find(persons.begin(), persons.end(), "Wladimir Putin") != persons.end());
  }
  const auto dated = json::parse(search({"--format", "json", "--limit", "50", "--from", "2018-07",
                                         "--to", "2018-07", "Helsinki"})
                                     .out);
  REQUIRE_FALSE(dated["hits"].empty());
  for (const auto& hit : dated["hits"])
    CHECK(hit["published"].get<std::string>().starts_with("2018-07"));
  CHECK(search({"--source", "Gibt es nicht", "Helsinki"}).exit_code == 1);
  CHECK(search({"person:\"Gibt es nicht\" Helsinki"}).exit_code == 1);
  CHECK(search({"--person", "Gibt es nicht"}).exit_code == 1);
  CHECK(search({"--from", "neulich", "Helsinki"}).exit_code == 2);
}

TEST_CASE("newest and oldest are strict") {
  std::string last = "9999";
  const json response =
      json::parse(search({"--format", "json", "--limit", "50", "--sort", "newest", "Putin"}).out);
  for (const auto& hit : response["hits"]) {
    const auto published = hit["published"].get<std::string>().substr(0, 10);
    CHECK(published <= last);
    last = published;
  }
}

TEST_CASE("paging cuts the same order") {
  const auto all = lines(search({"--format", "ids", "--limit", "20", "Bundestag"}).out);
  REQUIRE(all.size() > 6);
  const auto page =
      lines(search({"--format", "ids", "--limit", "3", "--offset", "3", "Bundestag"}).out);
  CHECK(page == std::vector<std::string>(all.begin() + 3, all.begin() + 6));
}

TEST_CASE("the same report in two papers is one hit with its number") {
  const auto answer = json::parse(
      search({"--format", "json", "--limit", "30", "Treffen", "Putin", "Trump", "Helsinki"}).out);
  bool collapsed = false;
  for (const auto& hit : answer["hits"]) collapsed = collapsed || hit["duplicates"].get<int>() > 0;
  CHECK(collapsed);
}

TEST_CASE("an article is shown whole, explained, exported") {
  const auto id = lines(search({"--format", "ids", "--limit", "1", "Helsinki"}).out).at(0);
  const std::string archive = sample_archive().string();
  const Result shown = run("nachlese", {"show", "--archive", archive, "--format", "json", id});
  CHECK(shown.exit_code == 0);
  CHECK(json::parse(shown.out)["id"] == id);
  CHECK(run("nachlese", {"show", "--archive", archive, "none"}).exit_code == 1);
  CHECK(run("nachlese", {"explain", "--archive", archive, "Gipfeltreffen"})
            .out.find("gipfeltreffen") != std::string::npos);
  const auto exported =
      lines(run("nachlese", {"export", "--archive", archive, "--format", "jsonl", "Putin"}).out);
  CHECK(exported.size() > 10);
  CHECK(json::parse(exported[0]).contains("id"));
  CHECK(run("nachlese", {"similar", "--archive", archive, id}).exit_code == 0);
  CHECK(run("nachlese", {"suggest", "--archive", archive, "hels"}).out.find("elsinki") !=
        std::string::npos);
  CHECK(json::parse(run("nachlese", {"info", "--archive", archive, "--json"}).out)["articles"]
            .get<int>() >= 60);
}

TEST_CASE("a batch gives a TREC run") {
  CHECK(search({"--batch", "/"}).exit_code == 2);
  const TempFolder folder;
  const auto batch = folder.write("topics.tsv", "q1\tHelsinki Treffen\nq2\tHochwasser Elbe\n");
  const auto out = folder.path() / "run.trec";
  CHECK(search({"--batch", batch.string(), "--trec", out.string()}).exit_code == 0);
  std::ifstream file(out);
  std::string query, q0, document, name;
  int rank = 0;
  double score = 0;
  REQUIRE(static_cast<bool>(file >> query >> q0 >> document >> rank >> score >> name));
  CHECK(query == "q1");
  CHECK(q0 == "Q0");
  CHECK(rank == 1);
}

TEST_CASE("a batch without a run gives one table") {
  const TempFolder folder;
  const auto batch = folder.write("queries.txt", "Helsinki Treffen\nnone\tXyzzyquark\n");
  const auto rows = lines(search({"--batch", batch.string(), "--limit", "2"}).out);
  REQUIRE(rows.size() == 4);
  CHECK(rows[0].starts_with("query,total,rank,id,title,"));
  CHECK(rows[1].starts_with("Helsinki Treffen,"));
  CHECK(rows[2].find(",2,") != std::string::npos);
  CHECK(rows[3].starts_with("none,0,,"));
}

TEST_CASE("words are analysed one a line") {
  const Result words = run("nachlese", {"analyze", "--words"}, "Gipfeltreffen\nHäuser\n");
  const auto rows = lines(words.out);
  REQUIRE(rows.size() == 2);
  CHECK(rows[0] == "Gipfeltreffen\tgipfeltreff\tGipfel|treffen");
  CHECK(rows[1] == "Häuser\thau\tHäuser");
}

TEST_CASE("names are found in text") {
  const Result found = run("nachlese", {"entities", "--json"},
                           "Der russische Präsident Wladimir Putin reiste nach Helsinki.");
  CHECK(found.out.find("Wladimir Putin") != std::string::npos);
  CHECK(found.out.find("Helsinki") != std::string::npos);
  const Result conll =
      run("nachlese", {"entities", "--conll"}, "Wladimir\nPutin\nreiste\nnach\nHelsinki\n.\n");
  CHECK(conll.out.find("Wladimir\tB-PER\nPutin\tI-PER\n") != std::string::npos);
  CHECK(conll.out.find("Helsinki\tB-LOC") != std::string::npos);
}

TEST_CASE("quotations are found in text") {
  const std::string text = "„Wir kommen wieder“, sagte Wladimir Putin.";
  const Result found = run("nachlese", {"quotes", "--json"}, text);
  CHECK(found.exit_code == 0);
  CHECK(found.out ==
        "{\"type\":\"direct\",\"text\":\"Wir kommen wieder\",\"start\":1,\"end\":18,"
        "\"speaker\":\"Wladimir Putin\",\"speaker_start\":27,\"speaker_end\":41,"
        "\"name\":\"Wladimir Putin\",\"cue\":\"sagte\"}\n");
  const TempFolder folder;
  CHECK(run("nachlese", {"quotes", folder.write("a.txt", text).string()}).out ==
        "Wladimir Putin (sagte): „Wir kommen wieder“\n");
  CHECK(run("nachlese", {"quotes"}, "Es regnet.").exit_code == 1);
  CHECK(run("nachlese", {"quotes", (folder.path() / "missing").string()}).exit_code == 2);
}

TEST_CASE("nothing of an article reaches the terminal raw") {
  const TempFolder folder;
  const auto archive = folder.path() / "archive";
  const auto source =
      folder.write("a.jsonl", article_line("1", "Rot \x1B[31m <b>fett</b>",
                                           "Text mit \x07 Glocke und \x1B]0;Titel\x07 Folge."));
  (void)sync(archive, {source.string()});
  const Result text =
      run("nachlese", {"search", "--archive", archive.string(), "--color", "never", "Glocke"});
  CHECK(text.out.find('\x1B') == std::string::npos);
  CHECK(text.out.find('\x07') == std::string::npos);
  const auto answer = json::parse(run("nachlese", {"search", "--archive", archive.string(),
                                                   "--format", "json", "fett", "Glocke"})
                                      .out);
  REQUIRE(answer["hits"].size() == 1);
  CHECK(answer["hits"][0]["snippet"].get<std::string>().find("<b>") == std::string::npos);
}

// A run differs from a search in that every version of an article is a hit of its own.
TEST_CASE("a TREC run has what a search finds, in the same order, with the same filters") {
  const std::vector<std::vector<std::string>> switches = {
      {}, {"--no-recency"}, {"--from", "2018"}, {"--person", "Putin"}, {"--sort", "newest"}};
  std::ifstream probes(std::string(NACHLESE_SOURCE_DIR) + "/tests/relevance/probes/sample.tsv");
  std::vector<std::string> queries;
  for (std::string line; std::getline(probes, line) && queries.size() < 40;) {
    const std::size_t tab = line.find('\t');
    if (line.starts_with('#') || tab == std::string::npos) continue;
    queries.push_back(line.substr(tab + 1, line.find('\t', tab + 1) - tab - 1));
  }
  REQUIRE(queries.size() == 40);
  const TempFolder folder;
  std::string batch;
  for (std::size_t i = 0; i < queries.size(); ++i)
    batch += std::to_string(i) + "\t" + queries[i] + "\n";
  const auto file = folder.write("queries.tsv", batch);
  for (const auto& flags : switches) {
    std::vector<std::string> run_flags = {
        "--batch", file.string(), "--trec", (folder.path() / "run").string(), "--limit", "100"};
    run_flags.insert(run_flags.end(), flags.begin(), flags.end());
    (void)search(run_flags);
    std::map<std::string, std::vector<std::string>> ranked;
    std::ifstream run(folder.path() / "run");
    for (std::string query, q0, id, rest; run >> query >> q0 >> id && std::getline(run, rest);)
      ranked[query].push_back(id);
    for (std::size_t i = 0; i < queries.size(); i += 4) {
      std::vector<std::string> single = {"--format", "ids", "--limit", "100"};
      single.insert(single.end(), flags.begin(), flags.end());
      single.insert(single.end(), {"--", queries[i]});
      const auto found = lines(search(single).out);
      auto& all = ranked[std::to_string(i)];
      INFO(queries[i]);
      CHECK(all.size() >= found.size());
      std::erase_if(all, [&](const std::string& id) {
        return std::find(found.begin(), found.end(), id) == found.end();
      });
      CHECK(all == found);
    }
  }
}
