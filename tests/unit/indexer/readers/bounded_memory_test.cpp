// Readers hand on records as they come; none waits for the end of the file.
#include <cstring>
#include <memory>
#include <utility>

#include "indexer/readers/bytes/buffered_input.hpp"
#include "tests/catch.hpp"
#include "tests/unit/indexer/readers/read.hpp"

using namespace nachlese;
using namespace nachlese::readers;

namespace {

// A file that is made while it is read.
class Generated : public ByteStream {
 public:
  Generated(std::string front, std::string item, std::string end, std::size_t items,
            std::size_t& given)
      : next_(std::move(front)),
        item_(std::move(item)),
        end_(std::move(end)),
        left_(items),
        given_(given) {}

  std::size_t read(char* out, std::size_t size) override {
    if (at_ == next_.size()) {
      at_ = 0;
      next_ = left_ > 0 ? item_ : std::exchange(end_, {});
      if (left_ > 0) --left_;
    }
    const std::size_t count = std::min(size, next_.size() - at_);
    std::memcpy(out, next_.data() + at_, count);
    at_ += count;
    given_ += count;
    return count;
  }

 private:
  std::string next_, item_, end_;
  std::size_t left_;
  std::size_t& given_;
  std::size_t at_ = 0;
};

struct Shape {
  std::string name, front, before, after, end;
};

}  // namespace

TEST_CASE("what a reader holds is bounded, whatever the size of the file") {
  const auto shape = GENERATE(values<Shape>({
      {"JSON Lines", "", "{\"title\":\"A\",\"body\":\"", "\"}\n", ""},
      {"list", "[", "{\"title\":\"A\",\"body\":\"", "\"},\n", "{\"title\":\"B\",\"body\":\"x\"}]"},
      {"list in an object", "{\"meta\":{\"n\":1},\"articles\":[", "{\"title\":\"A\",\"body\":\"",
       "\"},", "{\"title\":\"B\",\"body\":\"x\"}]}"},
      {"RSS", "<rss version=\"2.0\"><channel><title>B</title>",
       "<item><title>A</title><description>", "</description></item>\n", "</channel></rss>"},
      {"NewsML-G2", "<newsMessage><itemSet>", "<newsItem guid=\"a\"><headline>A</headline><p>",
       "</p></newsItem>", "</itemSet></newsMessage>"},
      {"MediaWiki", "<mediawiki>", "<page><title>A</title><revision><text>",
       "</text></revision></page>", "</mediawiki>"},
      {"CSV", "title,body\n", "A,\"", "\"\n", ""},
      {"IPTC 7901", "", "\001bdt0001 3 pl 10\r\n\002A =\r\n\r\n",
       "\r\n\003161805 Jul 18\r\n\004\r\n", ""},
  }));
  CAPTURE(shape.name);
  constexpr std::size_t kItem = 20'000;
  constexpr std::size_t kItems = 2500;                       // 50 MB
  constexpr std::size_t kMostHeld = std::size_t{20} << 20U;  // feeds look 16 MiB ahead
  std::string words;
  for (std::size_t i = 0; i < kItem / 5; ++i) words += "Wort ";
  std::size_t given = 0;
  std::size_t handed_on = 0;
  std::size_t most = 0;
  std::size_t records = 0;
  BufferedInput input(std::make_unique<Generated>(shape.front, shape.before + words + shape.after,
                                                  shape.end, kItems, given));
  Record origin;
  origin.format = recognize_format(input.peek(kHeadBytes));
  REQUIRE(origin.format != nullptr);
  origin.format->split(input, origin,
                       {[&](Record&& record) {
                          ++records;
                          handed_on += record.bytes.size();
                          most = std::max(most, given - std::min(given, handed_on));
                        },
                        [](InputIssue&&) {}});
  CHECK(records >= kItems);
  CHECK(most < kMostHeld);
}
