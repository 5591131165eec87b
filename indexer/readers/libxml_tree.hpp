// libxml2's tree as ours, for the readers of XML and of HTML.
#pragma once

#include <libxml/tree.h>

#include <string>
#include <string_view>

#include "indexer/readers/mend.hpp"
#include "indexer/readers/tree.hpp"

namespace nachlese {

inline std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view() : std::string_view(reinterpret_cast<const char*>(text));
}

// Name, attributes and what lies inside, without what is nested deeper than kMaxElementDepth. `name_of(local name, namespace or
// null)` says what elements and attributes are called.
template <typename NameOf>
void copy_element(const xmlNode* from, Element& to, NameOf name_of, int depth = 1) {
  to.name = name_of(from->name, from->ns);
  for (const xmlAttr* a = from->properties; a != nullptr; a = a->next) {
    std::string value;
    for (const xmlNode* part = a->children; part != nullptr; part = part->next) value += view(part->content);
    to.attributes.emplace_back(name_of(a->name, a->ns), std::move(value));
  }
  for (const xmlNode* node = from->children; node != nullptr; node = node->next) {
    if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) {
      to.children.push_back({{}, without_c1(view(node->content)), {}, {}});
    } else if (node->type == XML_ELEMENT_NODE && depth < kMaxElementDepth) {
      copy_element(node, to.children.emplace_back(), name_of, depth + 1);
    }
  }
}

}  // namespace nachlese
