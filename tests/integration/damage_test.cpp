// Bits flipped by a disk: every reader ends with an error, never by a signal, and check finds them
// all.
#include <algorithm>
#include <fstream>
#include <random>

#include "core/store/archive.hpp"
#include "core/store/sums.hpp"
#include "tests/catch.hpp"
#include "tests/integration/articles.hpp"
#include "tests/temp_folder.hpp"

using namespace nachlese::store;

using namespace nachlese::test;
using nachlese::store::Archive;
namespace fs = std::filesystem;

namespace {

constexpr int kArticles = 700;
constexpr int kFlips = 200;

std::string varied_articles() {
  const std::string persons[] = {"Angela Merkel", "Olaf Scholz", "Uwe Schäfer", "Emmanuel Macron"};
  std::string lines;
  std::mt19937 random(4);
  for (int i = 0; i < kArticles; ++i) {
    std::string body = persons[i % 4] + " traf den Stadtrat.";
    for (int word = 0; word < 40; ++word) body += " Wort" + std::to_string(random() % 3000);
    lines += article_line("a" + std::to_string(i), "Meldung " + std::to_string(i), body,
                          std::to_string(2018 + i % 5) + "-05-01");
  }
  return lines;
}

class Flips {
 public:
  explicit Flips(const fs::path& generation) {
    for (const auto& entry : fs::directory_iterator(generation)) {
      if (entry.file_size() > 0) files_.push_back(entry.path());
    }
    std::sort(files_.begin(), files_.end());
  }

  // Flips one random bit. Chooses each file equally often, since the small ones do the most harm.
  // `keep_time`: leaves the file's time, as a faulty disk does.
  fs::path flip(bool keep_time) {
    file_ = files_[random_() % files_.size()];
    time_ = fs::last_write_time(file_);
    at_ = static_cast<std::streamoff>(random_() % fs::file_size(file_));
    bit_ = static_cast<char>(1U << random_() % 8);
    change();
    if (keep_time) fs::last_write_time(file_, time_);
    return file_;
  }
  void mend() {
    change();
    fs::last_write_time(file_, time_);
  }

 private:
  void change() {
    std::fstream stream(file_, std::ios::in | std::ios::out | std::ios::binary);
    stream.seekg(at_);
    const char byte = static_cast<char>(stream.get());
    stream.seekp(at_);
    stream.put(static_cast<char>(byte ^ bit_));
  }

  std::vector<fs::path> files_;
  std::mt19937 random_{11};
  fs::path file_;
  fs::file_time_type time_;
  std::streamoff at_ = 0;
  char bit_ = 0;
};

}  // namespace

TEST_CASE("two hundred changed bytes end no reader by a signal, and check finds each") {
  const TempFolder folder(folder_in_memory());
  const auto archive = folder.path() / "archive";
  REQUIRE(sync(archive, {folder.write("in.jsonl", varied_articles()).string()}).exit_code == 0);
  const std::string name = archive.string();
  const std::vector<std::vector<std::string>> readers = {
      {"search", "--archive", name, "--facets", "Merkel Stadtrat"},
      {"search", "--archive", name, "--sort", "newest", "Wort1* ODER \"den Stadtrat\""},
      {"show", "--archive", name, "a5"},
      {"export", "--archive", name, "Stadtrat"},
      {"suggest", "--archive", name, "Mel"},
  };
  Flips flips(Archive(archive).generation(1));
  for (int i = 0; i < kFlips; ++i) {
    const bool keep_time = i % 2 == 0;
    const auto file = flips.flip(keep_time);
    const bool seen_on_opening = !keep_time && file.filename() != nachlese::store::kSumsFile;
    const auto& arguments = readers[static_cast<std::size_t>(i / 2) % readers.size()];
    const Result read = run("nachlese", arguments);
    INFO(i << ": " << file << (keep_time ? ", " : " with another time, ") << arguments.front()
           << ": " << read.exit_code << read.err);
    CHECK((read.exit_code == 0 || read.exit_code == 1 || read.exit_code == 3));
    if (seen_on_opening) CHECK(read.exit_code == 3);
    if (read.exit_code == 3) CHECK(read.err.find("nachlese-index check") != std::string::npos);
    const Result check = run("nachlese-index", {"check", "--archive", name});
    INFO(check.out << check.err);
    CHECK(check.exit_code == 3);
    CHECK(check.out.find("DAMAGED") != std::string::npos);
    flips.mend();
  }
  CHECK(run("nachlese-index", {"check", "--full", "--archive", name}).exit_code == 0);
}

TEST_CASE("a writer does not write into what is damaged, and a restored archive is sound") {
  const TempFolder folder(folder_in_memory());
  const auto archive = folder.path() / "archive";
  const auto source = folder.write("in.jsonl", articles(200, "Schwimmbad"));
  REQUIRE(sync(archive, {"--no-names", source.string()}).exit_code == 0);
  const auto restored = folder.path() / "restored";
  fs::copy(archive, restored, fs::copy_options::recursive);  // with other times
  CHECK(search_ids(restored, {"Schwimmbad"}).size() == 10);
  CHECK(nachlese::store::verify_sums(Archive(restored).generation(1)).stale_times);
  CHECK(run("nachlese-index", {"check", "--archive", restored.string()}).exit_code == 0);
  CHECK_FALSE(nachlese::store::verify_sums(Archive(restored).generation(1)).stale_times);
  fs::resize_file(Archive(archive).generation(1) / "termlist.glass", 8192);
  const auto more = folder.write("more.jsonl", article_line("neu", "Neu", "Neu"));
  CHECK(sync(archive, {"--no-names", more.string()}).exit_code == 3);
  CHECK(run("nachlese-index", {"delete", "--archive", archive.string(), "a1"}).exit_code == 3);
  CHECK(run("nachlese-index", {"shard", "--archive", archive.string()}).exit_code == 3);
  CHECK(run("nachlese-index",
            {"rebuild", "--no-names", "--archive", archive.string(), source.string()})
            .exit_code == 0);
  CHECK(run("nachlese-index", {"check", "--archive", archive.string()}).exit_code ==
        3);  // the old one is still there
  CHECK(count(archive, "schwimmbad") == 200);
}
