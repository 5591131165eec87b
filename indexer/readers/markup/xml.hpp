// Parses XML to a tree (libxml2) without DTD, own entities and network, whatever the document asks
// for.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "indexer/readers/markup/tree.hpp"

namespace nachlese::readers {

// `text` is UTF-8, whatever its declaration says. Broken XML gives as much as can be read, and
// `problem` says what was wrong; nullopt only where there is no element at all. Entities of HTML
// are resolved, a bare & is one.
[[nodiscard]] std::optional<Element> parse_xml(std::string_view text, std::string& problem);

// The text that parse_xml() passes to the parser: without prolog, with XML's own entities only, and
// with every bare & escaped.
[[nodiscard]] std::string clean_xml(std::string_view text, std::string& problem);

// Length of the <!DOCTYPE …> that `text` starts with; npos if it does not end.
[[nodiscard]] std::size_t doctype_length(std::string_view text);

}  // namespace nachlese::readers
