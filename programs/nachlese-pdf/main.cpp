// Reads a PDF from standard input, which is a file, and writes its words as lines of text, see
// indexer/readers/scans/pdf_words.hpp. A program of its own, since documents may be made to break
// their readers: nachlese-index starts it, confined, for each of them.
#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page.h>
#include <poppler-toc.h>

#include <cmath>
#include <cstdio>
#include <ctime>
#include <memory>
#include <string>

#include "programs/nachlese-pdf/confine.hpp"

namespace {

constexpr int kMostPages = 20'000;
constexpr int kMostOutline = 20'000;
constexpr int kDeepestOutline = 4;

std::string utf8_of(const poppler::ustring& text) {
  const poppler::byte_array bytes = text.to_utf8();
  std::string out(bytes.begin(), bytes.end());
  for (char& c : out) {
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';
  }
  return out;
}

void print_outline(const poppler::toc_item& item, int depth, int& left) {
  for (const poppler::toc_item* child : item.children()) {
    if (left-- <= 0) return;
    std::printf("outline %d %s\n", depth, utf8_of(child->title()).c_str());
    if (depth < kDeepestOutline) print_outline(*child, depth + 1, left);
  }
}

// A fact of the document's information dictionary.
void print_fact(const poppler::document& document, const char* key) {
  const std::string value = utf8_of(document.info_key(key));
  if (!value.empty()) std::printf("fact %s %s\n", key, value.c_str());
}

void print_date(const poppler::document& document) {
  const std::time_t created = document.info_date_t("CreationDate");
  std::tm day{};
  if (created <= 0 || ::gmtime_r(&created, &day) == nullptr) return;
  std::printf("fact Created %04d-%02d-%02d\n", day.tm_year + 1900, day.tm_mon + 1, day.tm_mday);
}

bool is_bold(const std::string& font) {
  for (const char* part : {"Bold", "bold", "Black", "Heavy", "Semibold", "-B", "Demi"}) {
    if (font.find(part) != std::string::npos) return true;
  }
  return false;
}

void print_page(const poppler::page& page) {
  const poppler::rectf size = page.page_rect(poppler::crop_box);
  const bool turned = page.orientation() == poppler::page::landscape ||
                      page.orientation() == poppler::page::seascape;
  std::printf("page %.1f %.1f %s\n", turned ? size.height() : size.width(),
              turned ? size.width() : size.height(), utf8_of(page.label()).c_str());
  for (const poppler::text_box& box : page.text_list(poppler::page::text_list_include_font)) {
    const std::string text = utf8_of(box.text());
    const poppler::rectf at = box.bbox();
    if (text.empty()) continue;
    std::printf("word %.1f %.1f %.1f %.1f %.1f %d %d %s\n", at.left(), at.top(), at.width(),
                at.height(), box.has_font_info() ? box.get_font_size() : at.height(),
                box.has_font_info() && is_bold(box.get_font_name()) ? 1 : 0, box.rotation(),
                text.c_str());
  }
}

int print_document() {
  const std::unique_ptr<poppler::document> document(
      poppler::document::load_from_file("/proc/self/fd/0"));
  if (!document) {
    std::puts("error broken");
    return 0;
  }
  if (document->is_locked()) {
    std::puts("error locked");
    return 0;
  }
  const int pages = document->pages();
  std::printf("pages %d\n", pages);
  for (const char* key : {"Title", "Author"}) print_fact(*document, key);
  print_date(*document);
  int left = kMostOutline;
  const std::unique_ptr<poppler::toc> outline(document->create_toc());
  if (outline && outline->root() != nullptr) print_outline(*outline->root(), 1, left);
  for (int i = 0; i < pages && i < kMostPages; ++i) {
    const std::unique_ptr<poppler::page> page(document->create_page(i));
    if (page) {
      print_page(*page);
    } else {
      std::puts("page 0 0 ");
    }
    if (std::fflush(stdout) != 0) return 1;
  }
  std::puts("end");
  return 0;
}

}  // namespace

int main() {
  nachlese::programs::confine_process();
  poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr);
  try {
    const int code = print_document();
    return std::fflush(stdout) == 0 ? code : 1;
  } catch (...) {
    return 1;
  }
}
