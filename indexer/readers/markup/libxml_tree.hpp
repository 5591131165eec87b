// Converts libxml2's tree to ours, for the readers of XML and of HTML.
#pragma once

#include <libxml/parser.h>
#include <libxml/SAX2.h>
#include <libxml/tree.h>

#include <string>
#include <string_view>

#include "core/base/work_limit.hpp"
#include "indexer/readers/markup/tree.hpp"
#include "indexer/readers/markup/xml_repair.hpp"

namespace nachlese::readers {

inline std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view()
                         : std::string_view(reinterpret_cast<const char*>(text));
}

// Makes a parser look at the limit of its thread for every element and stop when it is used up;
// call WorkLimit::check_now() behind the parser, through which nothing may be thrown.
class WorkCheckedParsing {
 public:
  static void install(xmlParserCtxt& context) {
    context.sax->startElementNs =
        context.sax->startElementNs == nullptr ? nullptr : start_namespaced;
    context.sax->startElement = context.sax->startElement == nullptr ? nullptr : start;
  }

 private:
  static void start_namespaced(void* context, const xmlChar* name, const xmlChar* prefix,
                               const xmlChar* uri, int spaces, const xmlChar** namespaces,
                               int attributes, int defaulted, const xmlChar** values) {
    xmlSAX2StartElementNs(context, name, prefix, uri, spaces, namespaces, attributes, defaulted,
                          values);
    stop_in_time(context);
  }
  static void start(void* context, const xmlChar* name, const xmlChar** attributes) {
    xmlSAX2StartElement(context, name, attributes);
    stop_in_time(context);
  }
  static void stop_in_time(void* context) {
    constexpr unsigned kStride = 64;
    thread_local unsigned calls = 0;
    if (++calls % kStride == 0 && WorkLimit::exceeded())
      xmlStopParser(static_cast<xmlParserCtxt*>(context));
  }
};

// Name, attributes and what lies inside, without what is nested deeper than kMaxElementDepth.
// `name_of(local name, namespace or null)` says what elements and attributes are called.
template <typename NameOf>
void copy_element(const xmlNode* from, Element& to, NameOf name_of, int depth = 1) {
  to.name = name_of(from->name, from->ns);
  for (const xmlAttr* a = from->properties; a != nullptr; a = a->next) {
    std::string value;
    for (const xmlNode* part = a->children; part != nullptr; part = part->next)
      value += view(part->content);
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

}  // namespace nachlese::readers
