// A document as lines, and what becomes of it: an article, or those of a press database.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/documents/documents.hpp"

namespace nachlese::readers {

struct TextDocument {
  std::vector<std::string> lines;                // UTF-8; an empty one between paragraphs
  std::string heading;                           // of the text, by its style; also among the lines
  std::string title, author, created, language;  // as the document's properties say
};

// Adds a paragraph, which may have lines, and the empty line behind it. Nothing if it is blank.
void add_paragraph(TextDocument& document, std::string_view text);

// Gives the articles as JSON Lines; nothing if there is no text at all.
void emit_articles(const TextDocument& document, const std::string& id, const DocumentSink& sink);

// The whole source. Throws ReadError if it is larger than kMostDocumentBytes.
[[nodiscard]] std::string read_whole(ByteStream& source);

}  // namespace nachlese::readers
