// All input takes linear time: doubling it for readers, tokenizer, normalizer, splitter or
// recognizer about doubles the processor time.
#include <time.h>

#include <algorithm>
#include <functional>
#include <sstream>

#include "entities/recognizer.hpp"
#include "indexer/document.hpp"
#include "tests/catch.hpp"
#include "tests/sanitized.hpp"
#include "tests/unit/indexer/readers/read.hpp"

using namespace nachlese;
using namespace nachlese::index;
using namespace nachlese::ner;
using namespace nachlese::readers;

namespace {

double processor_seconds() {
  timespec time{};
  ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

// A repeated part, with # as a different number each time, between a fixed head and tail.
struct Hostile {
  const char* head;
  const char* part;
  const char* tail;
};

std::string make(const Hostile& hostile, std::size_t bytes) {
  std::string out = hostile.head;
  const std::string part = hostile.part;
  const std::size_t mark = part.find('#');
  out.reserve(bytes + 100);
  for (std::size_t i = 0; out.size() < bytes; ++i) {
    if (mark == std::string::npos) {
      out += part;
    } else {
      out.append(part, 0, mark).append(std::to_string(i)).append(part, mark + 1);
    }
  }
  return out + hostile.tail;
}

class Cost {
 public:
  // Seconds for reading the source and making documents of its articles.
  double of(const std::string& source) const {
    const test::TempFolder folder;
    const auto file = folder.write("in", source);
    DocumentBuilder builder(
        [this](std::span<const AnalyzedField> fields) { return recognizer_.recognize(fields); });
    const double start = processor_seconds();
    test::Everything everything;
    test::read_into(everything, {file});
    for (const auto& article : everything.articles()) (void)builder.build(article);
    return processor_seconds() - start;
  }

 private:
  Recognizer recognizer_;
};

constexpr double kMeasurable = 0.25;  // seconds; shorter times are not compared
constexpr std::size_t kLeast = std::size_t{1} << 17U;
constexpr std::size_t kMost = std::size_t{1} << 21U;
// 2, a quarter for caches, and some for other work of the machine.
constexpr double kMostGrowth = 3;

// Doubles until the cost is measurable, then compares. Measures again before it fails.
void check_linear(const Cost& cost, const Hostile& hostile) {
  if (test::kSanitized) {  // it looks at what is read and written
    static_cast<void>(cost.of(make(hostile, kLeast)));
    return;
  }
  double after = cost.of(make(hostile, kLeast));
  for (std::size_t bytes = kLeast; bytes <= kMost; bytes *= 2) {
    double before = after;
    after = cost.of(make(hostile, 2 * bytes));
    if (after < kMeasurable) continue;
    for (int again = 0; again < 2 && after > kMostGrowth * before; ++again) {
      before = std::max(before, cost.of(make(hostile, bytes)));
      after = std::min(after, cost.of(make(hostile, 2 * bytes)));
    }
    INFO(hostile.head << " … " << hostile.part << " … " << bytes << " bytes: " << before
                      << " s, then " << after << " s");
    CHECK(after < kMostGrowth * before);
    return;
  }
}

void check_all(std::initializer_list<Hostile> inputs) {
  const Cost cost;
  for (const auto& hostile : inputs) check_linear(cost, hostile);
}

// Turns text into the body of an article.
constexpr const char* kHead = "---\ntitle: Titel\n---\n\nText ";

}  // namespace

TEST_CASE("marks in any order cost linear time", "[linear]") {
  for (const char* marks :
       {"\u0302\u0323", "\u0F73\u0F74", "\uFF9E\u0302", "\u0323\uFF9F\u0344", "\u1161\u0302"}) {
    check_all({{(std::string(kHead) + "e").c_str(), marks, ""}});
    check_all({{(std::string("---\ntitle: T\nauthors: e")).c_str(), marks, "\n---\n\nText"}});
  }
}

TEST_CASE("words of any length and shape cost linear time", "[linear]") {
  for (const char* part :
       {"a",          "A",       "ä",       "Donaudampfschiff", "ßſ",      "a'",    "a-",
        "a- ",        "-a ",     "a-\n",    "ab-\ncd ",         "aIn ",    "a:in ", "a*innen",
        "Haus- und ", "\u00AD",  "a\u00AD", "\u200B",           "a\u200D", "x# ",   "Xaver# ",
        "中",         "ไทยแลนด์", "ひ",      "\u0302 ",          "\xff",    "\xc3",  "a#b",
        "aa\u0301"})
    check_all({{kHead, part, ""}});
}

TEST_CASE("numbers, signs and addresses of any length cost linear time", "[linear]") {
  for (const char* part : {"1",          "1.",
                           "1,",         "1'",
                           "1.1.",       "12.12. ",
                           "1.234.",     "2024-01-01",
                           "1. Januar ", "%",
                           "§ ",         "z. B. ",
                           "a.b.",       "a@",
                           "a@b.",       "a://",
                           "a://) ",     "www.",
                           "www.a.de/",  "@a",
                           "#",          "&",
                           "😀\u200D",    "🇩🇪",
                           "(",          "„",
                           "\" ",        "- ",
                           "\n",         "\n\n",
                           " \u00A0",    "\r\n",
                           "…",          "_",
                           "a_",         "a+",
                           "x.",         "http://a.de/?# "})
    check_all({{kHead, part, ""}});
}

TEST_CASE("names of any length and number cost linear time", "[linear]") {
  for (const char* part :
       {"Angela Merkel ", "Angela Merkel, ", "A. ", "Dr. ", "von ", "Herr ", "Uwe Schäfer# und ",
        "Schäfer#, Uwe; ", "ANGELA ", "GmbH & Co. ", "Anton Berta# Cäsar# ", "Berlin (dpa) ",
        "Mann# sagte: ", "A-B-C ", "der ", "Merkels# ", "Die Allianz kam. ",
        "die Operation Sea Guardian, "})
    check_all({{kHead, part, ""}});
}

TEST_CASE("pages cost linear time", "[linear]") {
  constexpr const char* kPage = "<html><head><title>T</title></head><body><p>Text</p>";
  for (const char* part : {"<p>",
                           "<b>",
                           "</p>",
                           "<p>a</p>",
                           "<p>T</p>",
                           "<p>a#</p>",
                           "<div><p>a</div>",
                           "<table><tr><td>",
                           "<li>",
                           "<a><b>",
                           "&amp",
                           "&amp;",
                           "&",
                           "&#",
                           "&#x",
                           "<",
                           "< ",
                           "<!",
                           "<?",
                           "<!--",
                           "<!-- -",
                           "<![CDATA[",
                           "<br>",
                           "a<br>\n",
                           "<a <a ",
                           "<p x='",
                           "<p x=\"",
                           "<h1>a</h1>",
                           "<time datetime=x>",
                           "<meta name=author content='A# B#'>",
                           "<meta name=keywords content=a#>",
                           "<link rel=canonical href=x>",
                           "<script>",
                           "<script>a</script>",
                           "<figure><figcaption>a#</figcaption></figure>",
                           "<pre>\n",
                           "\n",
                           "<font><p>",
                           "<form><table>"})
    check_all({{kPage, part, "</body></html>"}});
  check_all({{"<html><body><p ", "a#=1 ", ">Text</p></body></html>"},
             {"<html><body><p ", "a#", ">Text</p></body></html>"},
             {"<html><body><p ", "a#='1'", "/>Text</p></body></html>"},
             {"<html><head><meta name=keywords content='", "a#,",
              "'></head><body><p>Text</p></body></html>"},
             {"<html><head><script "
              "type='application/"
              "ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"T\",\"articleBody\":\"",
              "Satz# und. ", "\"}</script></head><body><p>a</p></body></html>"},
             {"<html><head><script "
              "type='application/"
              "ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"T\",\"keywords\":[\"a\"",
              ",\"k#\"", "]}</script></head><body><p>a</p></body></html>"}});
}

TEST_CASE("a page that shows what it names costs linear time", "[linear]") {
  const Cost cost;
  const auto page = [](std::size_t bytes) {
    std::string named, shown;
    for (std::size_t i = 0; named.size() < bytes / 2; ++i) {
      named += "Satz Nummer " + std::to_string(i) + ". ";
      shown += "<p>Satz Nummer " + std::to_string(i * 7919 % 1'000'003) + ".</p>";
    }
    return "<html><head><script "
           "type='application/"
           "ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"T\",\"articleBody\":\"" +
           named + "\"}</script></head><body><article>" + shown + "</article></body></html>";
  };
  const double before = cost.of(page(kLeast * 2));
  const double after = cost.of(page(kLeast * 4));
  INFO(before << " s, then " << after << " s");
  CHECK((after < kMeasurable || after < kMostGrowth * before));
}

TEST_CASE("feeds and agency formats cost linear time", "[linear]") {
  constexpr const char* kFeed =
      "<?xml version='1.0'?><rss><channel><item><title>T</title><description>Text</description>";
  constexpr const char* kFeedEnd = "</item></channel></rss>";
  for (const char* part : {"<category>a#</category>",
                           "<category>",
                           "<dc:creator>A# B</dc:creator>",
                           "<x>",
                           "</x>",
                           "<x/>",
                           "<x y='1'/>",
                           "&",
                           "&amp;",
                           "&a",
                           "<![CDATA[",
                           "<![CDATA[a]]>",
                           "<!--",
                           "<!-- a -->",
                           "<?",
                           "<",
                           "<x ",
                           "<item>",
                           "<title>a</title>",
                           "<x xmlns:a='u#'>",
                           "<x xmlns:a#='u'>",
                           "<x xmlns:a#='u'/>",
                           "<description>&lt;p&gt;a#"})
    check_all({{kFeed, part, kFeedEnd}});
  check_all(
      {{"<?xml version='1.0'?><rss><channel><item><title>T</title><x ", "a#='1' ",
        "/><description>Text</description></item></channel></rss>"},
       {"<?xml version='1.0'?><rss><channel><item><title>T</title><x ", "xmlns:a#='1' ",
        "/><description>Text</description></item></channel></rss>"},
       {"<?xml version='1.0'?><rss ", "a#='1' ",
        "><channel><item><title>T</title></item></channel></rss>"},
       {"<?xml version='1.0'?><rss><channel><item><title>T</title><description>", "&lt;p a#='1' ",
        "</description></item></channel></rss>"},
       {"<!DOCTYPE rss [", "<!ENTITY a# 'b'>",
        "]><rss><channel><item><title>T</title></item></channel></rss>"},
       {"<nitf><head/><body><body.content><p>", "<p>a", "</p></body.content></body></nitf>"},
       {"<nitf><head><docdata><key-list>", "<keyword key='a#'/>",
        "</key-list></docdata></head><body><body.content><p>a</p></body.content></body></nitf>"},
       {"<newsItem xmlns='http://iptc.org/std/nar/2006-10-01/'><contentMeta><headline>T</headline>",
        "<subject><name>a#</name></subject>", "</contentMeta></newsItem>"},
       {"<newsItem xmlns='http://iptc.org/std/nar/2006-10-01/'><contentMeta><headline>T</headline>",
        "<by>a#</by>", "</contentMeta></newsItem>"}});
}

TEST_CASE("JSON, tables, wiki and plain text cost linear time", "[linear]") {
  constexpr const char* kWiki = "<mediawiki><page><title>T</title><ns>0</ns><revision><text>Text ";
  for (const char* part : {"[[",
                           "[[a|",
                           "[[a]]",
                           "{{",
                           "{{a|",
                           "{|",
                           "{|\n|-\n|",
                           "''",
                           "'''",
                           "&lt;ref&gt;",
                           "&lt;ref&gt;a&lt;/ref&gt;",
                           "==a==\n",
                           "= ",
                           "[http://a ",
                           "http://",
                           "* a\n",
                           "\n:",
                           "[[Datei:",
                           "[[Datei:[[",
                           "{{{",
                           "}}",
                           "]]",
                           "&lt;!--",
                           "&lt;nowiki&gt;",
                           "&lt;math&gt;",
                           "[[Kategorie:a#]]"})
    check_all({{kWiki, part, "</text></revision></page></mediawiki>"}});
  check_all({{"{\"title\":\"T\",\"body\":\"", "\\u0302\\u0323", "\"}\n"},
             {"{\"title\":\"T\",\"keywords\":[\"a\"", ",\"k#\"", "]}\n"},
             {"{\"title\":\"T\",\"authors\":[\"a\"", ",\"k#\"", "]}\n"},
             {"{\"title\":\"T\",\"captions\":[\"a\"", ",\"k#\"", "]}\n"},
             {"{\"title\":\"T\",\"keywords\":\"", "k#,", "\"}\n"},
             {"{\"title\":\"T\",\"authors\":\"", "A# B und ", "\"}\n"},
             {"{\"title\":\"T\"", ",\"f#\":1", "}\n"},
             {"{\"title\":\"T\",\"a\":", "[", "\n"},
             {"{\"title\":\"T\",\"a\":", "{\"a\":", "\n"},
             {"[", "{\"title\":\"T\"},", "{}]"},
             {"{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[",
              "{\"id\":\"#\",\"title\":\"T\",\"content_html\":\"<p>\"},", "{}]}"},
             {"title;body\n", "\"", "\n"},
             {"title;body\n", "\"\"", "\n"},
             {"title;body\n", ";", "\n"},
             {"title;body\na;\"", "\n", "\"\n"},
             {"title;keywords\na;", "k#,", "\n"},
             {"", "---\n", ""},
             {"---\n", "a: b\n", "---\nText"},
             {"---\ntitle: T\nkeywords:\n", "- a#\n", "---\nText"},
             {"# T\n", "# a\n", ""},
             {"T\n", "=\n", ""},
             {"WARC/1.0\r\n", "a: b\r\n", "\r\n"}});
}

TEST_CASE("JSON of other shapes, wires and Markdown cost linear time", "[linear]") {
  for (const char* part :
       {"[", "[{", "{\"#\":", "{\"#\":{\"title\":\"T\",\"body\":\"b\"},", "\"", "\"a#\":1,"})
    check_all({{"{\"title\":\"T\",\"a\":[", part, ""}, {"{", part, "}\n"}, {"f(", part, ");"}});
  for (const char* part : {"[", "[a](", "![", "**", "`", "{{<", "{% ", "<http", "> ", "[^1]", "\\"})
    check_all({{"# T\n\n", part, "\n"}});
  for (const char* part : {"[a#]", "[a]", "[/a]", "[a b='", "\n\n", "&lt;p&gt;"})
    check_all({{"<rss><channel><item><title>T</title><description>", part,
                "</description></item></channel></rss>"}});
  check_all({{"\x01"
              "bdt0001 4 pl 1\r\n\x02",
              "^", "\x03\x04"},
             {"\x01"
              "a0001\x1F\x02",
              "^", "<\x03\x04"},
             {"\x01"
              "a0001\x1F\x02",
              "^a\n", "<\x03\x04"},
             {"", "\x01\x02", ""},
             {"ZCZC a\n", "a/\n", "NNNN\n"},
             {"+++\n", "a = [\n", "+++\nText"},
             {"---\n", "a: >\n  b\n", "---\nText"},
             {"title;body\na;", "\\\"", "\n"}});
}
