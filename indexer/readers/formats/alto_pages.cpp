// ALTO, PAGE XML and hOCR: one article a page.
#include "indexer/readers/formats/formats.hpp"
#include "indexer/readers/formats/printed_pages.hpp"
#include "indexer/readers/markup/html.hpp"
#include "indexer/readers/record/xml_cutter.hpp"
#include "indexer/readers/scans/alto.hpp"
#include "indexer/readers/scans/hocr.hpp"
#include "indexer/readers/scans/page_xml.hpp"

namespace nachlese::readers {
namespace {

using PageReading = std::vector<ScanPage> (*)(std::string_view text, std::string& problem,
                                              std::size_t words);

template <PageReading kRead>
void split_pages(BufferedInput& input, const Record& origin, const RecordSink& sink) {
  std::string text = whole_text(input, origin, sink);
  std::vector<ScanPage> pages;
  std::string problem;
  read_in_time([&] { pages = kRead(text, problem, kMaxPageWords); });
  std::string().swap(text);
  if (pages.empty()) {
    sink.issue({Severity::rejected, origin.place,
                "no page could be read" + (problem.empty() ? "" : ": " + problem)});
    return;
  }
  if (!problem.empty())
    sink.issue({Severity::warning, origin.place, "taken as far as it goes: " + problem});
  send_pages(pages, origin, sink);
}

std::vector<ScanPage> read_hocr_text(std::string_view text, std::string& problem,
                                     std::size_t words) {
  if (has_too_many_tags(text)) {
    problem = "more than " + std::to_string(kMaxTags) + " tags";
    return {};
  }
  return read_hocr(parse_html(text), problem, words);
}

bool is_alto(std::string_view head) { return root_name(head) == "alto"; }
bool is_page_xml(std::string_view head) { return root_name(head) == "pcgts"; }
bool is_hocr(std::string_view head) { return is_hocr_text(head); }

}  // namespace

const Format kAlto = {"ALTO", "alto", is_alto, split_pages<read_alto>, parse_printed, true};
const Format kPageXml = {"PAGE XML",    "page", is_page_xml, split_pages<read_page_xml>,
                         parse_printed, true};
const Format kHocr = {"hOCR", "hocr", is_hocr, split_pages<read_hocr_text>, parse_printed, true};

}  // namespace nachlese::readers
