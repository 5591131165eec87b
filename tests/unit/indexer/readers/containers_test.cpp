#include "tests/catch.hpp"
#include "tests/unit/indexer/readers/pack.hpp"
#include "tests/unit/indexer/readers/read.hpp"

using namespace nachlese;
using namespace nachlese::readers;
using namespace nachlese::test;
using Ids = std::vector<std::string>;

namespace {

const std::string kOne = R"({"id":"1","title":"Eins"})";
const std::string kTwo = R"({"id":"2","title":"Zwei"})";

Ids ids(const Everything& all) {
  Ids out;
  for (const auto& article : all.articles()) out.push_back(article.id);
  return out;
}

}  // namespace

TEST_CASE("files packed with bzip2 and xz are read") {
  CHECK(ids(read_content(bzip2(kOne))) == Ids{"1"});
  CHECK(ids(read_content(xz(kOne))) == Ids{"1"});
  CHECK(ids(read_content(xz(kOne + "\n") + xz(kTwo))) == Ids{"1", "2"});
  CHECK(ids(read_content(bzip2(kOne + "\n") + bzip2(kTwo))) == Ids{"1", "2"});
}

TEST_CASE("damaged bzip2 and xz are reported") {
  std::string many;
  for (int i = 0; i < 5'000; ++i)
    many += R"({"id":")" + std::to_string(i * 7919 % 100'003) + R"(","title":"T"})" + "\n";
  const auto packed = GENERATE_COPY(bzip2(many), xz(many));
  const Everything all = read_content(packed.substr(0, packed.size() - 40));
  CHECK(all.has(Severity::rejected, 0, "cannot be read"));
  CHECK_FALSE(all.state.complete);
}

TEST_CASE("tar and zip are read like folders, whatever is in them") {
  const std::vector<Packed> files = {{"./a/one.jsonl", kOne},
                                     {"b/two.txt.gz", gz("Titel\n\nText.")},
                                     {"bild.jpg", "\xFF\xD8\xFF\xE0\1\2\3\4"},
                                     {"a/.hidden.jsonl", kTwo},
                                     {"__MACOSX/x.jsonl", kTwo},
                                     {"innen.zip", zip({{"two.jsonl", kTwo}})}};
  const auto packed = GENERATE_COPY(tar(files), zip(files), gz(tar(files)), xz(tar(files)));
  const Everything all = read_content(packed, "alles");
  CHECK(ids(all) == Ids{"1", "alles/b/two.txt.gz", "2"});
  CHECK(all.state.skipped == 1);
  CHECK(all.state.complete);
  CHECK(all.state.files.at(1).ends_with("alles: a/one.jsonl"));
}

TEST_CASE("names in containers are names, not paths, and one line each") {
  const Everything all = read_content(
      tar({{"../../etc/x.txt", "Eins"}, {"/abs/y.txt", "Zwei"}, {"new\nline\x1B.txt", "Drei"}}),
      "t");
  CHECK(ids(all) == Ids{"t/etc/x.txt", "t/abs/y.txt", "t/new?line?.txt"});
  for (std::uint32_t i = 0; i < all.state.files.size(); ++i)
    CHECK(all.state.files.at(i).find_first_of("\n\x1B") == std::string::npos);
  CHECK_THROWS(all.state.files.at(100));
}

TEST_CASE("names of files are kept as they are, in little memory") {
  FileNames names;
  std::vector<std::string> all;
  for (int i = 0; i < 100; ++i)
    all.push_back(i % 7 == 0 ? ""
                             : std::string(static_cast<std::size_t>(i) * 5, 'x') + "/" +
                                   std::to_string(i));
  for (std::size_t i = 0; i < all.size(); ++i) CHECK(names.add(all[i]) == i);
  CHECK(names.size() == all.size());
  for (std::size_t i = 0; i < all.size(); ++i)
    CHECK(names.at(static_cast<std::uint32_t>(i)) == all[i]);
}

TEST_CASE("links in a tar are passed over") {
  CHECK(ids(read_content(tar({{"a", kOne}, {"link", "", "/etc/passwd"}, {"loop", "", "loop"}}))) ==
        Ids{"1"});
}

TEST_CASE("an empty container holds nothing") {
  CHECK(read_content(zip({})).has(Severity::rejected, 0, "empty"));
}

TEST_CASE("a damaged container gives what it holds and is reported") {
  const std::string packed = tar({{"a", kOne}, {"b", kTwo}});
  const Everything all = read_content(packed.substr(0, 1024 + 512 + 10));
  CHECK(ids(all).at(0) == "1");
  CHECK(all.has(Severity::rejected, 0, "cannot be read"));
  CHECK_FALSE(all.state.complete);
}

TEST_CASE("bombs do not unpack") {
  const std::string blanks(std::size_t{300} << 20U, ' ');
  SECTION("one file") {
    const Everything all = read_content(gz(kOne + "\n" + blanks));
    CHECK(all.has(Severity::rejected, 0, "unpacks to more than 250 times"));
  }
  SECTION("in a container") {
    const Everything all =
        read_content(zip({{"a.jsonl", kOne + "\n" + blanks}, {"b.jsonl", kTwo}}));
    CHECK(ids(all).at(0) == "1");
    CHECK(all.has(Severity::rejected, 0, "unpacks to more than 250 times"));
    CHECK_FALSE(all.state.complete);
  }
}

TEST_CASE("containers nest three deep and no deeper") {
  std::string packed = kOne;
  for (int i = 0; i < 3; ++i) packed = zip({{"x", packed}});
  CHECK(ids(read_content(packed)) == Ids{"1"});
  for (int i = 0; i < 2; ++i) packed = zip({{"x", packed}});
  CHECK(read_content(packed).has(Severity::rejected, 0, "containers inside containers"));
}

TEST_CASE("UTF-16 and UTF-32 are recognised by their mark") {
  using namespace std::string_literals;
  CHECK(read_content("\xFF\xFE\xC4\0p\0f\0e\0l\0"s).articles().at(0).title == "Äpfel");
  CHECK(read_content("\xFE\xFF\0\xC4\0p\0f\0e\0l"s).articles().at(0).title == "Äpfel");
  CHECK(read_content("\xFF\xFE\0\0\xC4\0\0\0x\0\0\0"s).articles().at(0).title == "Äx");
}

TEST_CASE("text from DOS is told from Windows") {
  CHECK(read_content("\x9A"
                     "ber die D\x84"
                     "cher der gro\xE1"
                     "en Stra\xE1"
                     "en")
            .articles()
            .at(0)
            .title == "Über die Dächer der großen Straßen");
  CHECK(read_content("\xDC"
                     "ber die D\xE4"
                     "cher")
            .articles()
            .at(0)
            .title == "Über die Dächer");
}
