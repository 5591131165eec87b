// Saved searches report every new article once, whatever happens between two nights.
#include <signal.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <set>
#include <sstream>
#include <thread>

#include "tests/catch.hpp"
#include "tests/integration/articles.hpp"
#include "tests/integration/strace.hpp"
#include "tests/temp_folder.hpp"

using namespace nachlese::test;
using Ids = std::vector<std::string>;
namespace fs = std::filesystem;

namespace {

struct Scene {
  TempFolder folder{folder_in_memory()};
  fs::path archive = folder.path() / "archive";
  fs::path out = folder.path() / "feeds";
  fs::path searches = folder.write(
      "searches.txt", "# Suchen\nhochwasser\tHochwasser UND Elbe\n\n../böse Tiere!\tWolf*\n");

  // Articles of one night; each has both subjects.
  void night(int from, int to) const {
    std::string lines;
    for (int i = from; i < to; ++i) {
      const std::string day = std::to_string(10 + i % 20);
      lines +=
          article_line("a" + std::to_string(i), "Hochwasser Nummer " + std::to_string(i),
                       "Die Elbe steigt. Ein Wolfsrudel flieht, Bericht " + std::to_string(i) + ".",
                       "2024-05-" + day);
    }
    lines += article_line("x" + std::to_string(from), "Hochwasser am Rhein", "Kein anderer Fluss.");
    const auto source = folder.write("night.jsonl", lines);
    REQUIRE(sync(archive, {"--no-names", source.string()}).exit_code == 0);
  }
  [[nodiscard]] std::vector<std::string> arguments(
      const std::vector<std::string>& more = {}) const {
    std::vector<std::string> all = {"alert",           "--archive", archive.string(), "--searches",
                                    searches.string(), "--output",  out.string()};
    all.insert(all.end(), more.begin(), more.end());
    return all;
  }
  [[nodiscard]] Ids list(const std::string& stem) const {
    std::ifstream file(out / (stem + ".jsonl"));
    Ids ids;
    for (std::string line; std::getline(file, line);)
      ids.push_back(nlohmann::json::parse(line)["id"]);
    return ids;
  }
  [[nodiscard]] std::string feed(const std::string& stem) const {
    std::stringstream text;
    text << std::ifstream(out / (stem + ".atom")).rdbuf();
    return text.str();
  }
};

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t n = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++n;
  return n;
}

}  // namespace

TEST_CASE_METHOD(Scene, "each night's new articles are delivered once, the newest first") {
  night(0, 30);
  const Result first = run("nachlese", arguments({"--backlog", "5"}));
  INFO(first.out << first.err);
  REQUIRE(first.exit_code == 0);
  CHECK(list("hochwasser").size() == 5);  // the backlog of a new search
  CHECK(list("hochwasser").front() == "a19");
  night(30, 34);
  const Result second = run("nachlese", arguments({"--url", "https://archiv.example/"}));
  CHECK(second.out.find("4\thochwasser") != std::string::npos);
  const Ids ids = list("hochwasser");
  CHECK(Ids(ids.begin(), ids.begin() + 4) == Ids{"a33", "a32", "a31", "a30"});
  CHECK(ids.size() == 9);
  const std::string atom = feed("hochwasser");
  CHECK(count(atom, "<entry>") == 9);
  CHECK(atom.find("<link href=\"https://archiv.example/article?id=a33&amp;q=Hochwasser") !=
        std::string::npos);
  CHECK(atom.find("<title>Nachlese: hochwasser</title>") != std::string::npos);
  // Nothing new, so nothing is written. A rebuilt archive is nothing new either.
  const auto before = fs::last_write_time(out / "hochwasser.jsonl");
  REQUIRE(run("nachlese-index", {"rebuild", "--no-names", "--archive", archive.string(),
                                 (folder.path() / "night.jsonl").string()})
              .exit_code == 0);
  night(0, 30);
  CHECK(run("nachlese", arguments({"--quiet"})).out.empty());
  CHECK(fs::last_write_time(out / "hochwasser.jsonl") == before);
  // The list is bounded, but keeps all new articles.
  night(40, 60);
  CHECK(run("nachlese", arguments({"--entries", "3"})).exit_code == 0);
  CHECK(list("hochwasser").size() == 20);
  // All file names are ours; no file lies outside the folder.
  std::set<std::string> names;
  for (const auto& entry : fs::recursive_directory_iterator(folder.path()))
    names.insert(entry.path().filename());
  CHECK(std::count_if(names.begin(), names.end(), [](const std::string& name) {
          return name.starts_with("b-se-tiere-");
        }) == 2);
  CHECK(names.count("seen.state") == 1);
}

TEST_CASE_METHOD(Scene, "a run that is killed at any step loses and repeats nothing") {
  if (!can_trace()) {
    WARN("skipped: strace is missing or may not trace");
    return;
  }
  night(0, 3);
  REQUIRE(run("nachlese", arguments({"--backlog", "0"})).exit_code == 0);
  const std::string saved = (folder.path() / "saved").string();
  fs::copy(out, saved, fs::copy_options::recursive);
  night(10, 14);
  const auto steps = disk_steps(kDurableCalls + ",openat,write,unlink", arguments(),
                                folder.path() / "calls", "nachlese");
  REQUIRE(steps.size() > 20);
  for (const DiskStep& step : steps) {
    INFO(step.call << " " << step.ordinal);
    fs::remove_all(out);
    fs::copy(saved, out, fs::copy_options::recursive);
    CHECK(run_with("signal=SIGKILL", step, "", arguments(), "nachlese") == 128 + SIGKILL);
    CHECK(run("nachlese", arguments()).exit_code == 0);
    CHECK(list("hochwasser") == Ids{"a13", "a12", "a11", "a10"});
    CHECK(count(feed("hochwasser"), "<entry>") == 4);
  }
}

TEST_CASE_METHOD(Scene, "what is gone from the archive goes from the lists, too") {
  night(0, 4);
  REQUIRE(run("nachlese", arguments()).exit_code == 0);
  REQUIRE(list("hochwasser") == Ids{"a3", "a2", "a1", "a0"});
  REQUIRE(
      run("nachlese-index", {"delete", "--archive", archive.string(), "--reason", "Klage", "a2"})
          .exit_code == 0);
  CHECK(run("nachlese", arguments()).exit_code == 0);
  CHECK(list("hochwasser") == Ids{"a3", "a1", "a0"});
  CHECK(feed("hochwasser").find("Nummer 2") == std::string::npos);
  CHECK(count(feed("hochwasser"), "<entry>") == 3);
}

TEST_CASE_METHOD(Scene, "mistakes in saved searches are named") {
  night(0, 1);
  folder.write("searches.txt", "gut\tElbe\nohne Suche\n");
  const Result line = run("nachlese", arguments());
  CHECK(line.exit_code == 5);  // the others run
  CHECK(line.err.find("searches.txt:2: there is no name or no query") != std::string::npos);
  CHECK(list("gut") == Ids{"a0"});
  folder.write("searches.txt", "gut\tElbe\ngut\tRhein\n");
  CHECK(run("nachlese", arguments()).err.find("searches.txt:2: the name gut occurs again") !=
        std::string::npos);
  folder.write(
      "searches.txt",
      "gut\tElbe\nwann\t?q=Elbe&from=quatsch\nwo\t?q=Elbe&surce=B\nseite\t?q=Elbe&lang=de\n");
  const Result filters = run("nachlese", arguments());
  CHECK(filters.exit_code == 5);
  CHECK(filters.err.find("searches.txt:2: from: ") != std::string::npos);
  CHECK(filters.err.find("searches.txt:3: surce: ") != std::string::npos);
  CHECK(filters.err.find("searches.txt:4") == std::string::npos);
  folder.write("searches.txt", "gut\t\"Elbe\n");
  const Result odd = run("nachlese", arguments());
  CHECK(odd.exit_code == 0);
  CHECK(odd.err.starts_with("gut: "));
  folder.write("feeds/seen.state", "Unsinn");
  const Result damaged = run("nachlese", arguments());
  CHECK(damaged.exit_code == 3);
  CHECK(damaged.err.find("Remove it") != std::string::npos);
}

TEST_CASE_METHOD(Scene, "a search may be the address of a page, with its filters") {
  night(0, 3);
  folder.write(
      "searches.txt",
      "alle\t?q=Elbe&source=Probe\nkeine\t?q=Elbe&not-source=Probe\nmai\t?from=2024-05-11\n");
  REQUIRE(run("nachlese", arguments()).exit_code == 0);
  CHECK(list("alle").size() == 3);
  CHECK(list("keine").empty());
  CHECK(list("mai").size() == 2);
}

namespace {

std::vector<std::string> mails(const fs::path& folder) {
  std::vector<std::string> out;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() != ".eml") continue;
    std::stringstream text;
    text << std::ifstream(entry.path()).rdbuf();
    out.push_back(text.str());
  }
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace

TEST_CASE_METHOD(Scene, "each search with new articles is a mail, ready for sendmail") {
  folder.write(
      "searches.txt",
      "Köln & <Höhe>\tElbe\nwolf\tWolf*\tdesk@example.org, chef@example.org\nnichts\tGletscher\n");
  const std::vector<std::string> mail = {"--mail",      "redaktion@example.org",
                                         "--mail-from", "archiv@example.org",
                                         "--url",       "https://archiv.example"};
  night(0, 3);
  REQUIRE(run("nachlese", arguments(mail)).exit_code == 0);
  CHECK(mails(out).empty());  // a new search starts with a list, not with old news
  night(3, 5);
  REQUIRE(run("nachlese", arguments(mail)).exit_code == 0);
  const auto sent = mails(out);
  REQUIRE(sent.size() == 2);
  for (const auto& message : sent) {
    CHECK(message.starts_with("From: archiv@example.org\nTo: "));
    CHECK(count(message, "Content-Type: multipart/alternative; boundary=\"") == 1);
    CHECK(count(message, "Content-Type: text/plain; charset=utf-8") == 1);
    CHECK(count(message, "Content-Type: text/html; charset=utf-8") == 1);
    CHECK(message.find("https://archiv.example/article?id=3Da4") != std::string::npos);
    CHECK(message.find("<H\xC3\xB6he>") == std::string::npos);
    std::istringstream lines(message);
    for (std::string line; std::getline(lines, line);) {
      CHECK(line.size() <= 78);
      for (const char c : line) CHECK((c >= ' ' && c <= '~'));
    }
  }
  CHECK((count(sent[0], "To: redaktion@example.org\n") +
         count(sent[1], "To: redaktion@example.org\n")) == 1);
  CHECK((count(sent[0], "desk@example.org,\n chef@example.org") +
         count(sent[1], "desk@example.org,\n chef@example.org")) == 1);
  // Nothing new, nothing to send; what waits stays.
  REQUIRE(run("nachlese", arguments(mail)).exit_code == 0);
  CHECK(mails(out) == sent);
  folder.write("searches.txt", "wolf\tWolf*\tdesk@example.org>\ngut\tElbe\n");
  const Result bad = run("nachlese", arguments(mail));
  CHECK(bad.exit_code == 5);
  CHECK(bad.err.find("searches.txt:1: desk@example.org> is no mail address") != std::string::npos);
  CHECK(run("nachlese", arguments({"--mail", "a@b"})).exit_code == 2);
  CHECK(run("nachlese", arguments({"--mail", "a@b\nBcc: c@d", "--mail-from", "a@b"})).exit_code ==
        2);
}
