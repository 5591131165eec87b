// PDF with a text layer, read by a process of its own.
#include "core/base/utf8.hpp"
#include "indexer/readers/formats/formats.hpp"
#include "indexer/readers/formats/printed_pages.hpp"
#include "indexer/readers/scans/pdf_articles.hpp"

namespace nachlese::readers {
namespace {

// What is wrong with a document of which nothing can be read; empty if nothing is.
std::string reason_against(const PdfDocument& document) {
  switch (document.state) {
    case PdfState::broken: return "the PDF is broken";
    case PdfState::locked: return "the PDF needs a password";
    case PdfState::no_reader: return "nachlese-pdf, which reads PDF, is not installed";
    case PdfState::cut_off:
      return document.pages.empty() ? "the PDF takes too much time or memory" : "";
    case PdfState::complete:
    case PdfState::too_long: return "";
  }
  return "";
}

// A blank page or a picture between pages of text is nothing special; a document of pictures is.
void report_pictures(const PdfDocument& document, const Record& origin, const RecordSink& sink) {
  const std::vector<std::string> empty = pages_without_text(document);
  const bool most = empty.size() * 2 > document.pages.size();
  if (empty.empty()) return;
  const std::string pages(truncate_utf8(page_range(empty), 100));
  sink.issue({most ? Severity::warning : Severity::note, origin.place,
              (empty.size() == 1 ? "page " : "pages ") + pages +
                  ": no text layer; needs OCR, if it is text"});
}

void split_pdf(BufferedInput& input, const Record& origin, const RecordSink& sink) {
  PdfDocument document;
  read_in_time([&] { document = read_pdf(input); });
  const std::string reason = reason_against(document);
  if (!reason.empty()) {
    sink.issue({Severity::rejected, origin.place, reason});
    return;
  }
  const std::size_t read = document.pages.size();
  if (document.state != PdfState::complete)
    sink.issue({Severity::warning, origin.place,
                "only the first " + std::to_string(read) + " of " +
                    std::to_string(document.page_count) + " pages could be read"});
  if (pages_without_text(document).size() == read) {
    sink.issue({Severity::rejected, origin.place, "no text layer: the PDF needs OCR"});
    return;
  }
  report_pictures(document, origin, sink);
  const auto date = date_in_path(origin.file_id);
  std::vector<PrintedArticle> articles;
  read_in_time([&] { articles = articles_of(document); });
  for (PrintedArticle& printed : articles) {
    printed.article.id = origin.file_id + printed.article.id;
    if (date) printed.article.published = date;
    send_printed(std::move(printed), origin, sink);
  }
}

bool is_pdf(std::string_view head) {
  // Readers take some bytes in front of it.
  return head.substr(0, 1024).find("%PDF-") != std::string_view::npos;
}

}  // namespace

const Format kPdf = {"PDF", "pdf", is_pdf, split_pdf, parse_printed, true};

}  // namespace nachlese::readers
