// 2,107 feeds, well-formed, broken and hostile, with what a parser should find in them (development
// data; skipped where missing).
#include <cstdlib>
#include <map>
#include <optional>
#include <regex>

#include "core/base/utf8.hpp"
#include "indexer/readers/bytes/container.hpp"
#include "indexer/readers/markup/plain_text_of.hpp"
#include "indexer/readers/markup/tree.hpp"
#include "tests/catch.hpp"
#include "tests/unit/indexer/readers/read.hpp"

using namespace nachlese;
using namespace nachlese::readers;
using namespace nachlese::test;

namespace {

std::filesystem::path corpus() {
  const char* data = std::getenv("NACHLESE_DATA");
  const std::filesystem::path folder =
      data != nullptr ? data : NACHLESE_SOURCE_DIR "/../shared/data";
  return folder / "formats/feedparser-tests.tar.gz";
}

std::map<std::string, std::string> feeds(const std::filesystem::path& packed) {
  std::map<std::string, std::string> out;
  const auto expansion = std::make_shared<UnpackLimit>();
  read_container(open_input(packed, nullptr, expansion),
                 [&](const std::string& name, std::unique_ptr<ByteStream> content) {
                   std::string& bytes = out[name];
                   BufferedInput(std::move(content)).read_rest(bytes, std::size_t{1} << 20U);
                 });
  return out;
}

// A string as Python writes it.
std::string unquote(const std::string& text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '\\' || at + 1 == text.size()) {
      out += text[at];
      continue;
    }
    const char kind = text[++at];
    const std::size_t digits = kind == 'x' ? 2 : kind == 'u' ? 4 : kind == 'U' ? 8 : 0;
    if (digits > 0) {
      append_utf8(out, static_cast<char32_t>(std::stoul(text.substr(at + 1, digits), nullptr, 16)));
      at += digits;
    } else {
      out += kind == 'n' ? '\n' : kind == 't' ? '\t' : kind == 'r' ? '\r' : kind;
    }
  }
  return out;
}

struct Expected {
  std::size_t entry = 0;
  std::string field;
  std::optional<std::string> value;
};

std::vector<Expected> expectations(const std::string& feed) {
  static const std::regex kMention(R"re(entries\[(\d+)\](?:\[['"](\w+)['"]\]|\.(\w+)))re");
  static const std::regex kValue(
      R"re(^(?:\[0\]\[['"]value['"]\]|\[0\]\.value)?\s*==\s*u?(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"))re");
  std::vector<Expected> out;
  const std::size_t start = feed.find("Expect:");
  const std::string text = feed.substr(std::min(start, feed.size()),
                                       feed.find("-->", std::min(start, feed.size())) - start);
  for (std::sregex_iterator it(text.begin(), text.end(), kMention), end; it != end; ++it) {
    Expected expected{std::stoul((*it)[1]), (*it)[2].matched ? (*it)[2].str() : (*it)[3].str(),
                      std::nullopt};
    std::smatch value;
    const std::string rest = it->suffix();
    if (std::regex_search(rest, value, kValue))
      expected.value = unquote(value[1].matched ? value[1].str() : value[2].str());
    out.push_back(std::move(expected));
  }
  return out;
}

bool is_text(const std::string& field) {
  return field == "title" || field == "description" || field == "summary" || field == "content" ||
         field == "subtitle";
}

bool holds(const Article& article, const std::string& value) {
  const std::string all = collapse_spaces(article.title + " " + article.lead + " " + article.body);
  return all.find(collapse_spaces(text_of_html(value).body)) != std::string::npos ||
         all.find(collapse_spaces(value)) != std::string::npos;
}

}  // namespace

TEST_CASE("no entry of the feed corpus is lost") {
  const auto packed = corpus();
  if (!std::filesystem::exists(packed)) {
    WARN("skipped: " << packed.string()
                     << " is missing; set NACHLESE_DATA to the development data");
    return;
  }
  int files = 0;
  int entries = 0;
  int texts = 0;
  int found = 0;
  for (const auto& [name, content] : feeds(packed)) {
    if (!name.ends_with(".xml")) continue;
    ++files;
    const Everything all = read_content(content);
    for (const auto& expected : expectations(content)) {
      ++entries;
      INFO(name);
      CHECK(all.parsed.size() > expected.entry);
      if (all.parsed.size() <= expected.entry || !expected.value || !is_text(expected.field) ||
          text_of_html(*expected.value).body.empty())
        continue;
      ++texts;
      const Parsed& parsed = all.parsed[expected.entry];
      const bool good = parsed.article && holds(*parsed.article, *expected.value);
      found += good ? 1 : 0;
      if (!good) UNSCOPED_INFO(name << ": " << *expected.value);
    }
  }
  CHECK(files > 2000);
  CHECK(entries > 1000);
  CHECK(found >= 0.95 * texts);
}
