// libFuzzer target: any bytes as a printed page of each kind, as METS, as what the reader of PDF
// writes, and as a packed article give valid text and boxes on the page, or nothing.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "core/base/facsimile.hpp"
#include "core/base/utf8.hpp"
#include "indexer/readers/markup/html.hpp"
#include "indexer/readers/markup/xml.hpp"
#include "indexer/readers/record/printed.hpp"
#include "indexer/readers/scans/alto.hpp"
#include "indexer/readers/scans/draft.hpp"
#include "indexer/readers/scans/hocr.hpp"
#include "indexer/readers/scans/mets.hpp"
#include "indexer/readers/scans/page_xml.hpp"
#include "indexer/readers/scans/pdf_articles.hpp"

namespace {

using namespace nachlese;
using namespace nachlese::readers;

void check_printed(PrintedArticle printed) {
  const auto again = unpack_printed(pack_printed(printed));
  if (!again || again->article.body != printed.article.body) std::abort();
  place_words(printed.article, printed.words);
  const Facsimile& facsimile = printed.article.facsimile;
  if (!unpack_boxes(facsimile.boxes, facsimile.pages.size())) std::abort();
}

void check_pages(const std::vector<ScanPage>& pages) {
  for (const ScanPage& page : pages) {
    PrintedDraft draft;
    draft.add_page(page, 0, "");
    check_printed(draft.take());
  }
}

void check_pdf(std::string_view bytes) {
  PdfWords words;
  while (!bytes.empty()) {
    const std::size_t end = bytes.find('\n');
    if (!words.take(bytes.substr(0, end))) break;
    bytes.remove_prefix(end == std::string_view::npos ? bytes.size() : end + 1);
  }
  PdfDocument document = words.finish();
  for (PrintedArticle& printed : articles_of(document)) {
    if (first_invalid_utf8(printed.article.body) != std::string::npos) std::abort();
    check_printed(std::move(printed));
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  if (const auto printed = unpack_printed(bytes)) (void)pack_printed(*printed);
  (void)unpack_boxes(bytes, 3);
  check_pdf(bytes);
  if (first_invalid_utf8(bytes) != std::string::npos) return 0;
  std::string problem;
  constexpr std::size_t kWords = 10'000;
  check_pages(read_alto(bytes, problem, kWords));
  check_pages(read_page_xml(bytes, problem, kWords));
  check_pages(read_hocr(parse_html(bytes), problem, kWords));
  if (const auto tree = parse_xml(bytes, problem)) (void)read_mets(*tree);
  return 0;
}
