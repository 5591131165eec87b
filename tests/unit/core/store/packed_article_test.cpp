#include "core/store/packed_article.hpp"

#include <cstdint>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "core/base/error.hpp"
#include "core/store/article_codec.hpp"
#include "tests/catch.hpp"

using namespace nachlese;
using namespace nachlese::store;

namespace {

// Behind the format, the magic number and the frame's flags.
constexpr std::size_t kId = 6;

Article an_article() {
  Article out;
  out.id = "dpa:1";
  out.title = "Treffen der Minister in Helsinki";
  out.body =
      "Die Bundesregierung hat am Mittwoch beschlossen, dass die Menschen in Deutschland nicht "
      "auf die Entscheidung der Kommission warten müssen. Darüber wird der Bundestag heute "
      "beraten.";
  return out;
}

std::string noise(std::size_t size) {
  std::mt19937 random(4711);
  std::string out(1, '\1');
  while (out.size() < size) out += static_cast<char>(random() & 0xffU);
  return out;
}

void check_refused(const std::string& stored) {
  try {
    (void)decode_article(stored);
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::archive);
  }
}

}  // namespace

TEST_CASE("packed articles are the same again, and short texts get short by the dictionary") {
  const std::string bytes = encode_article(an_article());
  const std::string stored = pack_article(bytes);
  CHECK(is_packed_article(stored));
  CHECK(3 * stored.size() < 2 * bytes.size());
  CHECK(unpack_article(stored) == bytes);
  CHECK(decode_article(stored) == an_article());
  CHECK(extra_of(pack_article(bytes + encode_extra(kQuotesTag, "extra")), kQuotesTag) == "extra");
  std::string much = bytes;
  for (int i = 0; i < 14; ++i) much += much;
  CHECK(unpack_article(pack_article(much)) == much);
}

TEST_CASE("what packing does not make smaller stays as it is") {
  for (const std::string& bytes : {std::string(), std::string("\1"), noise(5000)}) {
    CHECK(pack_article(bytes) == bytes);
    CHECK_FALSE(is_packed_article(bytes));
    CHECK_THROWS_AS(unpack_article(bytes), Error);
  }
}

TEST_CASE("threads pack and unpack at the same time") {
  const std::string bytes = encode_article(an_article());
  std::vector<std::string> results(4);
  std::vector<std::thread> threads;
  for (auto& result : results)
    threads.emplace_back([&] {
      for (int i = 0; i < 100; ++i) result = unpack_article(pack_article(bytes));
    });
  for (auto& thread : threads) thread.join();
  for (const auto& result : results) CHECK(result == bytes);
}

TEST_CASE("damaged packed articles are an error, or another article, wherever the damage is") {
  const std::string stored = pack_article(encode_article(an_article()));
  for (std::size_t length = 0; length < stored.size(); ++length)
    CHECK_THROWS_AS(decode_article(stored.substr(0, length)), Error);
  for (std::size_t at = 0; at < stored.size(); ++at) {
    for (const unsigned flip : {1U, 16U, 128U, 255U}) {
      std::string bad = stored;
      bad[at] = static_cast<char>(static_cast<unsigned char>(bad[at]) ^ flip);
      check_refused(bad);
    }
  }
}

TEST_CASE("an article that another dictionary packed is an error that says so") {
  std::string stored = pack_article(encode_article(an_article()));
  ++stored[kId];
  try {
    (void)decode_article(stored);
    FAIL("accepted");
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::archive);
    CHECK(std::string(error.what()).find("dictionary") != std::string::npos);
  }
}

TEST_CASE("a frame that claims more than its blocks can hold takes no memory") {
  const std::string stored = pack_article(encode_article(an_article()));
  const std::string magic = stored.substr(0, kId - 1);
  const std::string id = stored.substr(kId, 4);
  // Flags for an id and 8 bytes of size, then one raw block of a byte.
  for (const char* size :
       {"\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF", "\0\0\0\x0F\0\0\0\0", "\xFF\xFF\xFF\0\0\0\0\0"}) {
    const std::string bomb =
        magic + "\xE3" + id + std::string(size, 8) + std::string("\x09\0\0x", 4);
    CHECK_THROWS_AS(unpack_article(bomb), Error);
  }
  CHECK(unpack_article(magic + "\xE3" + id + std::string("\1\0\0\0\0\0\0\0\x09\0\0x", 12)) == "x");
  // Without a size.
  CHECK_THROWS_AS(
      unpack_article(magic + std::string("\x03\x58", 2) + id + std::string("\x09\0\0x", 4)), Error);
}

TEST_CASE("the dictionary changes with the lexicon only") {
  // Of resources/lexicon/words.tsv. If another version of it gives another id, archives are rebuilt
  // anyway, since the analyzer's fingerprint differs; any other reason would be a mistake.
  const std::string stored = pack_article(encode_article(an_article()));
  std::uint32_t id = 0;
  for (std::size_t i = 0; i < 4; ++i)
    id |= std::uint32_t{static_cast<unsigned char>(stored[kId + i])} << 8 * i;
  CHECK(id == 0x735558d0);
}
