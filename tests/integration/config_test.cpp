// Sources from the config file.
#include <algorithm>
#include <sstream>

#include "tests/catch.hpp"
#include "tests/integration/articles.hpp"
#include "tests/temp_folder.hpp"

using namespace nachlese::test;
using Ids = std::vector<std::string>;

namespace {

struct Scene {
  TempFolder folder;
  std::filesystem::path archive = folder.path() / "archive";

  Scene() {
    folder.write("dpa/a.jsonl", lines("dpa", 10));
    folder.write("dpa/a.bak", article_line("bak", "Alt", "Ein Pinguin."));
    folder.write("blatt/1.txt", "Ein Murmeltier\n\nEs schläft.");
    folder.write("blatt/2.txt", "Ein Fischotter\n\nEr schwimmt.");
  }

  static std::string lines(const std::string& id, int count) {
    std::string out;
    for (int i = 0; i < count; ++i) {
      const std::string number = std::to_string(i);
      out += R"({"id":")" + id + number + R"(","title":"Dachs )" + number +
             R"(","body":"Text","section":"Sport"})" + "\n";
    }
    return out;
  }

  [[nodiscard]] std::string config(const std::string& dpa, const std::string& blatt = {}) const {
    return folder
        .write("nachlese.toml",
               "[sync]\narchive = \"" + archive.string() + "\"\n[source.agentur]\npath = \"" +
                   (folder.path() / "dpa").string() + "\"\n" + dpa + "[source.blatt]\npath = [\"" +
                   (folder.path() / "blatt").string() + "\"]\n" + blatt)
        .string();
  }
  static Result sync_with(const std::string& config, std::vector<std::string> more = {}) {
    more.insert(more.begin(), {"sync", "--config", config});
    return run("nachlese-index", more);
  }
};

}  // namespace

TEST_CASE_METHOD(Scene, "sync reads the sources of the config file by their rules") {
  const auto file =
      config("glob = \"*.jsonl\"\nformat = \"jsonl\"\nsource = \"dpa\"\nsection = \"Politik\"\n",
             "id = \"file\"\nsource = \"Blatt\"\n");
  const Result result = sync_with(file);
  INFO(result.out << result.err);
  CHECK(result.exit_code == 0);
  CHECK(search_ids(archive, {"id:dpa0", "--source", "dpa", "--section", "Sport"}).size() ==
        1);  // the setting counts
  CHECK(search_ids(archive, {"Murmeltier", "--source", "Blatt"}) == Ids{"blatt/1.txt"});
  CHECK(search_ids(archive, {"Pinguin"}).empty());
  // A source on the command line replaces them, as does --only.
  folder.write("dpa/a.jsonl", lines("neu", 1));
  folder.write("blatt/3.txt", "Ein Luchs\n\nEr springt.");
  CHECK(sync_with(file, {"--only", "blatt"}).exit_code == 0);
  CHECK(search_ids(archive, {"Luchs"}) == Ids{"blatt/3.txt"});
  CHECK(search_ids(archive, {"id:neu0"}).empty());
  CHECK(sync_with(file, {folder.write("x.jsonl", lines("x", 1)).string()}).exit_code == 0);
  CHECK(search_ids(archive, {"id:x0"}) == Ids{"x0"});
  CHECK(search_ids(archive, {"id:neu0"}).empty());
}

TEST_CASE_METHOD(Scene, "further articles of one file have ids of their own") {
  CHECK(sync_with(config("id = \"file\"\nglob = \"a.j*\"\n")).exit_code == 0);
  CHECK(search_ids(archive, {"id:agentur/a.jsonl"}).size() == 1);
  CHECK(search_ids(archive, {"id:agentur/a.jsonl#10"}).size() == 1);
}

TEST_CASE_METHOD(Scene, "what a source no longer holds goes, if it came from there") {
  const auto file = config("glob = \"*.jsonl\"\ndelete_missing = true\n");
  const auto other = folder.write("other.jsonl", lines("fremd", 3));
  REQUIRE(sync(archive, {other.string()}).exit_code == 0);
  REQUIRE(sync_with(file).exit_code == 0);
  folder.write("dpa/a.jsonl", lines("dpa", 9));
  std::filesystem::remove(folder.path() / "blatt/1.txt");
  CHECK(sync_with(file, {"--only", "blatt"}).exit_code == 0);
  CHECK(search_ids(archive, {"id:dpa9"}).size() == 1);
  const Result result = sync_with(file);
  INFO(result.out << result.err);
  CHECK(result.exit_code == 0);
  CHECK(result.err.find("3 articles that the sources do not hold are kept") != std::string::npos);
  CHECK(search_ids(archive, {"id:dpa9"}).empty());
  CHECK(search_ids(archive, {"Murmeltier"}).size() == 1);  // its source deletes nothing
  CHECK(search_ids(archive, {"id:fremd0"}).size() == 1);
  // The limit is a fifth of the source, however large the archive is.
  folder.write("dpa/a.jsonl", lines("dpa", 6));
  const Result refused = sync_with(file);
  CHECK(refused.exit_code == 5);
  CHECK(refused.err.find("of the 9 of the source agentur") != std::string::npos);
  CHECK(search_ids(archive, {"id:dpa8"}).size() == 1);
}

TEST_CASE_METHOD(Scene, "mistakes in a config file are named with what is allowed") {
  struct Case {
    std::string agentur;
    std::vector<std::string> flags;
    std::vector<std::string> says;
  };
  const std::vector<Case> cases = {
      {"colour = \"red\"\n",
       {},
       {"nachlese.toml:5: [source.agentur]", "colour", "path, glob, format"}},
      {"format = \"word\"\n",
       {},
       {"nachlese.toml:5: [source.agentur]", "format", "\"word\"", "jsonl", "newsml"}},
      {"id = \"name\"\n", {}, {"[source.agentur]", "\"name\"", "field, file, url"}},
      {"delete_missing = \"vielleicht\"\n", {}, {"delete_missing", "vielleicht", "true"}},
      {"", {"--only", "blat"}, {"--only blat", "agentur, blatt"}},
  };
  for (const auto& c : cases) {
    const Result result = sync_with(config(c.agentur), c.flags);
    INFO(result.out << result.err);
    CHECK(result.exit_code == 2);
    for (const auto& word : c.says) CHECK(result.err.find(word) != std::string::npos);
  }
  CHECK_FALSE(std::filesystem::exists(archive));
  const Result nothing = sync(archive, {});
  CHECK(nothing.exit_code == 2);
  CHECK(nothing.err.find("[source.NAME]") != std::string::npos);
}

TEST_CASE_METHOD(Scene, "an unknown key of a verb is named with the nearest one") {
  const auto file =
      folder.write("n.toml", "[sync]\nquite = true\n[search]\nlimt = 5\n[info]\n").string();
  const Result result = sync(archive, {"--config", file, (folder.path() / "dpa").string()});
  INFO(result.out << result.err);
  CHECK(result.exit_code == 2);
  for (const char* word : {"n.toml:2: [sync]", "\"quite\"", "Did you mean \"quiet\"?"})
    CHECK(result.err.find(word) != std::string::npos);
  CHECK_FALSE(std::filesystem::exists(archive));
  // A verb checks only its own section, not those of the other program.
  REQUIRE(sync(archive, {(folder.path() / "dpa").string()}).exit_code == 0);
  CHECK(
      run("nachlese-index", {"info", "--config", file, "--archive", archive.string()}).exit_code ==
      0);
  const Result search =
      run("nachlese", {"search", "--config", file, "--archive", archive.string(), "Dachs"});
  CHECK(search.exit_code == 2);
  CHECK(search.err.find("[search] has the unknown key \"limt\"") != std::string::npos);
  CHECK(search.err.find("\"limit\"") != std::string::npos);
  // Options in either form, positionals and flags are known; a key without a section is not.
  const auto good =
      folder.write("g.toml", "[search]\nn = 3\nquery = \"Dachs\"\nformat = \"ids\"\n").string();
  INFO(run("nachlese", {"search", "--config", good, "--archive", archive.string(), "Dachs"}).err);
  CHECK(run("nachlese", {"search", "--config", good, "--archive", archive.string(), "Dachs"})
            .err.find("unknown key \"n\"") == std::string::npos);
  const auto bare = folder.write("b.toml", "quiet = true\n").string();
  const Result nowhere = sync(archive, {"--config", bare, (folder.path() / "dpa").string()});
  CHECK(nowhere.exit_code == 2);
  CHECK(nowhere.err.find("\"quiet\" is in no section") != std::string::npos);
}

TEST_CASE_METHOD(Scene, "a sync that finds nothing new leaves every file of the archive alone") {
  const auto file = config("glob = \"*.jsonl\"\n");
  REQUIRE(sync_with(file).exit_code == 0);
  const auto state = [&] {
    std::vector<std::string> out;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(archive)) {
      // Beside the list of runs.
      const auto name = entry.path().filename();
      if (!entry.is_regular_file() || name == "lock" || name == "runs.tsv") continue;
      out.push_back(entry.path().string() + " " + std::to_string(entry.file_size()) + " " +
                    std::to_string(entry.last_write_time().time_since_epoch().count()));
    }
    std::sort(out.begin(), out.end());
    return out;
  };
  const auto before = state();
  std::filesystem::rename(folder.path() / "dpa/a.jsonl", folder.path() / "dpa/b.jsonl");
  const Result again = sync_with(file, {"--report", (folder.path() / "report.json").string()});
  CHECK(again.exit_code == 0);
  CHECK(again.out.find("12 unchanged") != std::string::npos);
  CHECK(state() == before);
}

TEST_CASE_METHOD(Scene, "a section says charset, columns, zone, what to leave out, and paths") {
  folder.write("dpa/b.csv",
               "Zeile 1;Korpus;Datum\r\nM\xFCller;Ein Iltis.;16.07.2018 23:30\r\n;;\r\n");
  folder.write("blatt/3.xml",
               "<?xml version=\"1.0\"?><artikel><kopf tag=\"03.05.2004\"/><zeile>Ein Marder</zeile>"
               "<absatz>Er klettert.</absatz></artikel>");
  const auto file = config(
      "glob = \"*.csv\"\ncharset = \"windows-1252\"\ncolumns = [\"Zeile 1=title\", "
      "\"Korpus=body\"]\n"
      "timezone = \"America/New_York\"\n",
      "exclude = [\"1.*\"]\n"
      "[source.eigen]\npath = \"" +
          (folder.path() / "blatt/3.xml").string() +
          "\"\nrecords = \"artikel\"\ntitle = \"zeile\"\n"
          "[source.eigen.fields]\nbody = \"absatz\"\npublished = \"kopf/@tag\"\n");
  const Result result = sync_with(file);
  INFO(result.out << result.err);
  // The XML lies among the texts, too, and is not understood there.
  CHECK(result.exit_code == 5);
  CHECK(result.err.find("1 of 2 files were not understood: 1 XML <artikel>") != std::string::npos);
  CHECK(search_ids(archive, {"Iltis", "--from", "2018-07-17", "--to", "2018-07-17"}).size() == 1);
  CHECK(search_ids(archive, {"Marder", "--from", "2004-05-03", "--to", "2004-05-03"}).size() == 1);
  CHECK(search_ids(archive, {"Murmeltier"}).empty());
  CHECK(search_ids(archive, {"Fischotter"}).size() == 1);
}

TEST_CASE_METHOD(Scene, "a section that was renamed is named") {
  (void)sync_with(config("glob = \"*.jsonl\"\n"));
  const auto file =
      folder.write("other.toml", "[sync]\narchive = \"" + archive.string() +
                                     "\"\n[source.neu]\npath = \"dpa\"\nglob = \"*.jsonl\"\n");
  const Result result = sync_with(file.string());
  CHECK(result.exit_code == 0);
  CHECK(result.err.find("2 articles came from the source blatt") != std::string::npos);
}

TEST_CASE_METHOD(Scene, "try shows the first articles field by field, with what is left over") {
  const std::string file =
      folder
          .write("a.jsonl",
                 R"({"id":"1","titel":"Ein Iltis","korpus":"Er läuft.","farbe":"braun"})")
          .string();
  const Result plain = run("nachlese-index", {"try", file, "--column", "korpus=body"});
  CHECK(plain.exit_code == 0);
  CHECK(plain.out.find("title: Ein Iltis") != std::string::npos);
  CHECK(plain.out.find("body: Er läuft.") != std::string::npos);
  CHECK(plain.out.find("left over: farbe") != std::string::npos);
  CHECK(run("nachlese-index", {"try", (folder.path() / "dpa").string()}).out.find("dpa2") !=
        std::string::npos);
  CHECK(run("nachlese-index", {"try", (folder.path() / "dpa").string()}).out.find("dpa3") ==
        std::string::npos);
  CHECK(run("nachlese-index", {"try", folder.write("a.pdf", "%PDF-1.4").string()}).exit_code == 5);
}

TEST_CASE_METHOD(Scene, "try reads all paths of a source by its name") {
  const auto file =
      folder.write("n.toml", "[source.alle]\npath = [\"dpa/a.jsonl\", \"blatt/1.txt\"]\n").string();
  for (const std::vector<std::string>& how :
       std::vector<std::vector<std::string>>{{"alle"}, {}, {"--only", "alle"}}) {
    std::vector<std::string> arguments = {"try", "--config", file};
    arguments.insert(arguments.end(), how.begin(), how.end());
    const Result result = run("nachlese-index", arguments);
    INFO(result.out << result.err);
    CHECK(result.exit_code == 0);
    CHECK(result.out.find("title: Dachs 0") != std::string::npos);
    CHECK(result.out.find("Murmeltier") != std::string::npos);
  }
}

TEST_CASE_METHOD(Scene, "where nothing is found, try and sync say what to check") {
  folder.write("h.json",
               R"({"hits":[{"id":"1","title":"Ein Iltis","body":"Er läuft.","rights":"intern"}]})");
  const auto told = [&](const std::string& records) {
    return folder
        .write("n.toml", "archive = \"archive\"\n[source.hits]\npath = \"h.json\"\nrecords = \"" +
                             records + "\"\n")
        .string();
  };
  const Result right = run("nachlese-index", {"try", "--config", told("hits[]")});
  INFO(right.out << right.err);
  CHECK(right.exit_code == 0);
  CHECK(right.out.find("rights: intern") != std::string::npos);
  const Result wrong = run("nachlese-index", {"try", "--config", told("treffer[]")});
  INFO(wrong.out << wrong.err);
  CHECK(wrong.exit_code == 5);
  CHECK(wrong.out.find("h.json: no article was found.") != std::string::npos);
  CHECK(wrong.out.find("records = \"treffer[]\"") != std::string::npos);
  const Result synced =
      run("nachlese-index", {"sync", "--config", told("treffer[]"), "--archive", archive.string()});
  INFO(synced.out << synced.err);
  CHECK(synced.err.find("[source.hits]") != std::string::npos);
  CHECK(synced.err.find("records = \"treffer[]\"") != std::string::npos);
  const Result good =
      run("nachlese-index", {"sync", "--config", told("hits[]"), "--archive", archive.string()});
  CHECK(good.err.find("records =") == std::string::npos);
  for (const char* nothing : {"[]", "{\"hits\":[]}"}) {
    const Result empty = run("nachlese-index", {"try", folder.write("e.json", nothing).string()});
    INFO(nothing << empty.out << empty.err);
    CHECK(empty.exit_code == 5);
    CHECK_FALSE(empty.out.empty());
  }
}

TEST_CASE_METHOD(Scene, "try names the format of the file") {
  const std::pair<const char*, const char*> files[] = {
      {"a.rtf", "{\\rtf1\\ansi Ein Iltis\\par Er l\\'e4uft durch den Garten.\\par}"},
      {"b.jsonl", R"({"id":"1","title":"Ein Iltis","body":"Er läuft."})"},
      {"c.txt", "Ein Iltis\n\nEr läuft."}};
  const char* names[] = {"(RTF)", "(JSON Lines)", "(plain text)"};
  for (std::size_t i = 0; i < std::size(files); ++i) {
    const auto& [name, content] = files[i];
    const Result result = run("nachlese-index", {"try", folder.write(name, content).string()});
    INFO(result.out << result.err);
    CHECK(result.out.find(names[i]) != std::string::npos);
  }
}

TEST_CASE_METHOD(Scene, "the archive stands once for all verbs of both programs") {
  const auto file =
      folder
          .write("n.toml", "archive = \"" + archive.string() + "\"\n[source.agentur]\npath = \"" +
                               (folder.path() / "dpa").string() + "\"\n")
          .string();
  CHECK(sync_with(file).exit_code == 0);
  CHECK(run("nachlese", {"search", "--config", file, "Dachs"}).exit_code == 0);
  CHECK(run("nachlese", {"info", "--config", file}).exit_code == 0);
  const auto other = folder
                         .write("o.toml", "archive = \"nowhere\"\n[info]\narchive = \"" +
                                              archive.string() + "\"\n")
                         .string();
  CHECK(run("nachlese", {"info", "--config", other}).exit_code == 0);
  CHECK(run("nachlese", {"search", "--config", other, "Dachs"}).exit_code == 3);
}

TEST_CASE_METHOD(Scene, "a config file that would be misread is refused, and nothing is built") {
  struct Case {
    std::string agentur;
    std::string blatt;
    std::vector<std::string> says;
  };
  const std::vector<Case> cases = {
      {"", "[source.agentur]\npath = \"x\"\n", {"[source.agentur] in line 3 and again in line 7"}},
      {"glob = \"*.jsonl\n", "", {"quotation mark", "line 5: glob = \"*.jsonl"}},
      {"glob = [\n\"*.jsonl\"\n", "", {"a list without its end in line 5"}},
      {"id = \"file\"\npath = \"y\"\n",
       "",
       {"[source.agentur] path in line 4 and again in line 6"}},
      {"",
       "[sources.b]\npath = \"x\"\n",
       {"toml:7: there is no section [sources.b]", "Did you mean [source.b]?"}},
      {"", "[sources]\n", {"toml:7: there is no section [sources]", "[source]"}},
      {"",
       "[quellen.b]\npath = \"x\"\n",
       {"toml:7: there is no section [quellen.b]", "[source.NAME]"}},
      {"",
       "[source]\npath = \"x\"\n",
       {"toml:7: the section [source] needs a name", "[source.NAME]"}},
      {"", "[source.b.c.d]\npath = \"x\"\n", {"there is no section [source.b.c.d]"}},
  };
  for (const auto& c : cases) {
    const Result result = sync_with(config(c.agentur, c.blatt));
    INFO(result.out << result.err);
    CHECK(result.exit_code == 2);
    for (const auto& word : c.says) CHECK(result.err.find(word) != std::string::npos);
  }
  CHECK_FALSE(std::filesystem::exists(archive));
}

TEST_CASE_METHOD(Scene, "lists over several lines and a byte order mark are read") {
  const auto file = folder.write("n.toml",
                                 "\xEF\xBB\xBF"
                                 "archive = \"" +
                                     archive.string() +
                                     "\"\r\n[source.alle]\r\npath = [\r\n  \"dpa\", # eins"
                                     "\r\n  \"blatt\" ,\r\n]\r\nexclude = [\"*.bak\"\r\n]\r\n");
  const Result result = sync_with(file.string());
  INFO(result.out << result.err);
  CHECK(result.exit_code == 0);
  CHECK(search_ids(archive, {"Murmeltier"}).size() == 1);
  CHECK(search_ids(archive, {"id:dpa1"}).size() == 1);
  CHECK(search_ids(archive, {"Pinguin"}).empty());
  const auto wrong = folder
                         .write("w.toml",
                                "\xEF\xBB\xBF"
                                "quiet = true\n")
                         .string();
  CHECK(sync_with(wrong).err.find("w.toml:1: the key \"quiet\"") != std::string::npos);
}

TEST_CASE_METHOD(Scene, "one file may have a section for each verb of both programs") {
  std::string text = "archive = \"" + archive.string() + "\"\n";
  for (const char* program : {"nachlese", "nachlese-index"}) {
    const std::string help = run(program, {"--help"}).out;
    std::istringstream lines(help.substr(help.find("Subcommands:\n") + 13));
    for (std::string verb; lines >> verb; std::getline(lines, verb)) {
      if (text.find("[" + verb + "]") == std::string::npos) text += "[" + verb + "]\n";
    }
  }
  REQUIRE(text.find("[serve]") != std::string::npos);
  REQUIRE(text.find("[alarm]") != std::string::npos);
  const auto file = folder.write("all.toml", text).string();
  REQUIRE(sync_with(file, {(folder.path() / "dpa").string()}).exit_code == 0);
  CHECK(run("nachlese", {"count", "--config", file, "Dachs"}).exit_code == 0);
}
