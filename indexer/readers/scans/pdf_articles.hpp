// What of a document is an article.
#pragma once

#include <string>
#include <vector>

#include "indexer/readers/record/printed.hpp"
#include "indexer/readers/scans/pdf_words.hpp"

namespace nachlese::readers {

// Articles by the entries of the outline, if these are found as lines of the text; else by
// headings, told by the size of their type; else one a page, or, of documents of a few pages, one.
// Ids are "#" and a number, or empty for a single one. Takes the words out of the pages.
[[nodiscard]] std::vector<PrintedArticle> articles_of(PdfDocument& document);

// Numbers of pages, from 1, that have hardly any words: pictures of text.
[[nodiscard]] std::vector<std::string> pages_without_text(const PdfDocument& document);

}  // namespace nachlese::readers
