#include <filesystem>
#include <map>

#include "core/base/strings.hpp"
#include "indexer/readers/scans/layout.hpp"
#include "indexer/readers/scans/pdf_words.hpp"
#include "tests/catch.hpp"
#include "tests/unit/indexer/readers/pdf_samples.hpp"
#include "tests/unit/indexer/readers/read.hpp"

using namespace nachlese;
using namespace nachlese::test;

namespace {

// The program that reads PDF is beside this one if it is built.
bool pdf_is_read() {
  const auto self = std::filesystem::read_symlink("/proc/self/exe");
  const bool there = std::filesystem::exists(self.parent_path() / "nachlese-pdf");
  if (!there) FAIL("nachlese-pdf is not built");
  return there;
}

std::map<std::string, int> word_counts(const std::string& text) {
  std::map<std::string, int> out;
  for (const std::string& word : split_list(text, " \n")) ++out[word];
  return out;
}

// Lines of `count` times "wort" with a letter, as many points below each other.
PdfPage column_of_lines(int x, int top, char letter, int count) {
  PdfPage out;
  for (int i = 0; i < count; ++i) {
    const std::string word = std::string("Zeile") + letter + std::to_string(i);
    out.push_back({x, top - i * 12, 10, word + " mit einigen Worten mehr,"});
  }
  return out;
}

PdfPage operator+(PdfPage a, const PdfPage& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

}  // namespace

TEST_CASE("PDF in columns comes in reading order", "[pdf]") {
  if (!pdf_is_read()) return;
  for (const int columns : {2, 3}) {
    const SetDocument set = set_in_columns(columns, 7);
    if (set.pdf.empty()) {
      WARN("skipped: groff cannot make PDF");
      return;
    }
    const auto articles = read_content(set.pdf, "a.pdf").articles();
    REQUIRE_FALSE(articles.empty());
    std::string text;
    for (const Article& article : articles) text += " " + article.title + " \n\n" + article.body;
    std::string wanted;
    std::size_t intact = 0;
    for (const std::string& paragraph : set.paragraphs) {
      wanted += " " + paragraph;
      intact += text.find(paragraph) != std::string::npos ? 1 : 0;
    }
    auto found = word_counts(text);
    std::size_t there = 0;
    std::size_t all = 0;
    for (const auto& [word, count] : word_counts(wanted)) {
      there += static_cast<std::size_t>(std::min(count, found[word]));
      all += static_cast<std::size_t>(count);
    }
    const double recall = static_cast<double>(there) / static_cast<double>(all);
    const double order = static_cast<double>(intact) / static_cast<double>(set.paragraphs.size());
    INFO(columns << " columns: recall " << recall << ", order " << order);
    CHECK(recall >= 0.98);
    CHECK(order >= 0.95);
    for (const std::string& title : set.titles) {
      INFO(title);
      CHECK(std::any_of(articles.begin(), articles.end(),
                        [&](const Article& article) { return article.title == title; }));
    }
    CHECK(text.find("Montag, 3. März 2014") == std::string::npos);
    CHECK(articles.back().page.size() > 0);
  }
}

TEST_CASE("a headline over columns, and a box of one column, keep their place", "[pdf]") {
  if (!pdf_is_read()) return;
  const PdfPage page = PdfPage{{60, 780, 24, "Ein breiter Titel steht oben drueber"}} +
                       column_of_lines(60, 740, 'a', 20) + column_of_lines(320, 740, 'b', 20);
  const auto articles = read_content(pdf_of({page}), "a.pdf").articles();
  REQUIRE(articles.size() == 1);
  CHECK(articles[0].title == "Ein breiter Titel steht oben drueber");
  const std::string& body = articles[0].body;
  CHECK(body.find("Zeilea19") < body.find("Zeileb0"));
  CHECK(body.find("Zeilea0") < body.find("Zeilea19"));
}

TEST_CASE("running heads and page numbers are no text", "[pdf]") {
  if (!pdf_is_read()) return;
  std::vector<PdfPage> pages;
  for (int i = 0; i < 8; ++i)
    pages.push_back(PdfPage{{60, 810, 8, "Harzbote " + std::to_string(i)},
                            {290, 30, 8, "- " + std::to_string(i + 41) + " -"}} +
                    column_of_lines(60, 740, static_cast<char>('a' + i), 20));
  const auto articles = read_content(pdf_of(pages), "a.pdf").articles();
  REQUIRE(articles.size() == 8);
  CHECK(articles[2].page == "43");
  CHECK(articles[2].id == "a.pdf#3");
  for (const Article& article : articles) {
    CHECK(article.body.find("Harzbote") == std::string::npos);
    CHECK(article.body.find("- 4") == std::string::npos);
  }
}

TEST_CASE("a PDF without text needs OCR", "[pdf]") {
  if (!pdf_is_read()) return;
  const auto all = read_content(pdf_of({{}, {}}), "a.pdf");
  CHECK(all.articles().empty());
  CHECK(all.has(Severity::rejected, 0, "needs OCR"));
  const auto some = read_content(pdf_of({column_of_lines(60, 740, 'a', 9), {}, {}}), "a.pdf");
  CHECK(some.articles().size() == 1);
  CHECK(some.has(Severity::warning, 0, "pages 2-3: no text layer"));
}

TEST_CASE("a locked, broken or huge PDF is bounded and named", "[pdf]") {
  if (!pdf_is_read()) return;
  const std::string lock = "/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<" + std::string(64, 'a') +
                           ">/U<" + std::string(64, 'b') + ">>>/ID[<" + std::string(32, '0') +
                           "><" + std::string(32, '0') + ">]";
  CHECK(read_content(pdf_of({column_of_lines(60, 740, 'a', 9)}, lock), "a.pdf")
            .has(Severity::rejected, 0, "needs a password"));
  CHECK(read_content("%PDF-1.4\nx", "a.pdf").has(Severity::rejected, 0, "the PDF is broken"));
  // A page tree that contains itself, and a content stream of a hundred thousand nested states.
  const std::string loop =
      "%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n2 0 obj <</Type/Pages/Count "
      "2147483647/Kids[2 0 R 2 0 R]>> endobj\ntrailer <</Root 1 0 R>>\n";
  CHECK(read_content(loop, "a.pdf").articles().empty());
  std::string deep(200'000, 'q');
  for (std::size_t i = 1; i < deep.size(); i += 2) deep[i] = ' ';
  CHECK(read_content(pdf_of({{{1, 1, 1, ") Tj " + deep + " ("}}}), "a.pdf").articles().empty());
  std::vector<PdfPage> many(2000, PdfPage{{60, 700, 10, "Ein Satz von einigen Worten."}});
  const auto long_one = read_content(pdf_of(many), "a.pdf");
  CHECK(long_one.articles().size() == 2000);
}

TEST_CASE("any bytes from the reader of PDF do no harm", "[pdf]") {
  for (const char* line :
       {"word", "word 1 2 3 4 5 0 0", "page", "page -1 nan x", "word a b c d e f g", "outline",
        "outline x", "fact", "pages -5", "word 1 1 1 1 1 0 0 \xFF\xFE", "page 1e30 inf 3",
        "word 9e9 9e9 9e9 9e9 9e9 1 0 Wort"}) {
    PdfWords words;
    CHECK(words.take("page 100 100 1"));
    words.take(line);
    words.take("word 1 1 1 1 10 0 0 Wort");
    words.take("end");
    CHECK(words.finish().state == PdfState::complete);
  }
}

TEST_CASE("side by side is not one line", "[pdf]") {
  std::vector<LooseWord> words;
  for (int line = 0; line < 12; ++line) {
    for (int column = 0; column < 3; ++column) {
      for (int word = 0; word < 4; ++word) {
        const std::string text = std::string(1, static_cast<char>('a' + column)) +
                                 std::to_string(line) + "." + std::to_string(word);
        words.push_back({text,
                         {static_cast<float>(column * 200 + word * 45),
                          static_cast<float>(line * 12 + column), 40, 9},
                         10,
                         false});
      }
    }
  }
  std::string order;
  for (const ScanBlock& block : lay_out(words)) {
    for (const ScanLine& line : block.lines) {
      for (const ScanWord& word : line.words) order += word.text + " ";
    }
  }
  CHECK(order.starts_with("a0.0 a0.1 a0.2 a0.3 a1.0"));
  CHECK(order.find("a11.3 b0.0") != std::string::npos);
  CHECK(order.find("b11.3 c0.0") != std::string::npos);
}
