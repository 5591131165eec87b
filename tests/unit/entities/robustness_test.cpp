#include <chrono>
#include <thread>

#include "tests/catch.hpp"
#include "tests/unit/entities/found.hpp"

using namespace nachlese;

namespace {

std::string repeated(const std::string& text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

std::size_t words_in(const std::string& name) { return static_cast<std::size_t>(std::ranges::count(name, ' ')) + 1; }

}  // namespace

TEST_CASE("empty texts have no names") {
  CHECK(names_in({}).mentions.empty());
  CHECK(names_in({"", " \n ", "…"}).mentions.empty());
}

TEST_CASE("any bytes are survived") {
  CHECK_NOTHROW(names_in({std::string("Angela\0Merkel \xff\xfe \xc3", 20)}));
  CHECK_NOTHROW(names_in({"-- - -' '' ’s -s A- B' . / & &&& Dr. Dr. Dr. von von von"}));
  CHECK_NOTHROW(names_in({repeated("\xcc\x88", 100)}));
}

TEST_CASE("decomposed umlauts are the same names") {
  CHECK(persons_in("Die Politikerin Ka\xcc\x88the Scho\xcc\x88ller sprach in Ko\xcc\x88ln.") ==
        persons_in("Die Politikerin Käthe Schöller sprach in Köln."));
}

TEST_CASE("a sentence of 50,000 words, a list of names and capitals take linear time") {
  for (const std::string part : {"und Angela Merkel mit Uwe Schäfer ", "Schäfer, Uwe; Meier, Petra; ", "ANGELA MERKEL IN PARIS ",
                                 "Angela Uwe Petra Jens Klaus Peter Maria ", "GmbH & Co. KG AG Universität für "}) {
    const auto took = [&](int times) {
      const auto before = std::chrono::steady_clock::now();
      const Names names = names_in({repeated(part, times)});
      for (const Entity& entity : names.entities) CHECK(words_in(entity.name) <= 8);
      return std::chrono::duration<double>(std::chrono::steady_clock::now() - before).count();
    };
    const double small = took(1000);
    CHECK(took(8000) < 40 * small + 0.5);  // far below the 64-fold of a quadratic step
  }
}

TEST_CASE("threads share one recogniser") {
  const std::string text = "Angela Merkel traf Emmanuel Macron in Paris. Merkel reiste dann nach Rom.";
  const auto wanted = persons_in(text);
  std::vector<std::vector<std::string>> found(4);
  std::vector<std::thread> threads;
  for (auto& slot : found) {
    threads.emplace_back([&slot, &text] {
      for (int i = 0; i < 20; ++i) slot = persons_in(text);
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const auto& persons : found) CHECK(persons == wanted);
}
