#include "indexer/readers/markup/xpath.hpp"

#include <libxml/parser.h>
#include <libxml/xpath.h>

#include <algorithm>
#include <limits>

#include "core/base/ascii.hpp"
#include "core/base/strings.hpp"
#include "indexer/readers/markup/libxml_tree.hpp"
#include "indexer/readers/markup/xml.hpp"

namespace nachlese::readers {
namespace {

constexpr unsigned long kMostSteps = 5'000'000;

void be_silent_too(void*, xmlErrorPtr) {}

// Whoever writes a path names elements as he sees them; prefixes are the document's.
void forget_namespaces(xmlNode* node) {
  for (; node != nullptr; node = node->next) {
    if (node->type != XML_ELEMENT_NODE) continue;
    node->ns = nullptr;
    for (xmlAttr* a = node->properties; a != nullptr; a = a->next) a->ns = nullptr;
    forget_namespaces(node->children);
  }
}

const xmlNode* first_named(const xmlNode* node, const std::string& name) {
  for (; node != nullptr; node = node->next) {
    if (node->type != XML_ELEMENT_NODE) continue;
    if (to_lower_ascii(view(node->name)) == name) return node;
    if (const xmlNode* inside = first_named(node->children, name)) return inside;
  }
  return nullptr;
}

std::string own_text(const xmlNode* node) {
  std::string out;
  for (const xmlNode* c = node->children; c != nullptr; c = c->next) {
    if (c->type == XML_TEXT_NODE || c->type == XML_CDATA_SECTION_NODE) out += view(c->content);
  }
  return std::string(trim(out));
}

void collect_names(const xmlNode* node, std::vector<std::string>& out) {
  constexpr std::size_t kMostNames = 200;
  const auto add = [&](std::string name) {
    if (out.size() < kMostNames && std::find(out.begin(), out.end(), name) == out.end())
      out.push_back(std::move(name));
  };
  for (; node != nullptr; node = node->next) {
    if (node->type != XML_ELEMENT_NODE) continue;
    const std::string name(view(node->name));
    if (!own_text(node).empty()) add(name);
    for (const xmlAttr* a = node->properties; a != nullptr; a = a->next)
      add(name + "/@" + std::string(view(a->name)));
    collect_names(node->children, out);
  }
}

struct FreePath {
  void operator()(xmlXPathContext* context) const { xmlXPathFreeContext(context); }
  void operator()(xmlXPathObject* object) const { xmlXPathFreeObject(object); }
  void operator()(xmlXPathCompExpr* path) const { xmlXPathFreeCompExpr(path); }
};

}  // namespace

struct XPathDocument::Parts {
  xmlDoc* document = nullptr;
};

std::string xpath_problem(const std::string& expression) {
  const std::unique_ptr<xmlXPathContext, FreePath> context(xmlXPathNewContext(nullptr));
  if (context == nullptr) return "there is no memory left";
  context->error = be_silent_too;
  const std::unique_ptr<xmlXPathCompExpr, FreePath> path(
      xmlXPathCtxtCompile(context.get(), reinterpret_cast<const xmlChar*>(expression.c_str())));
  return path == nullptr ? "\"" + expression + "\" is no XPath" : "";
}

XPathDocument::XPathDocument(std::string_view text, std::string& problem)
    : parts_(std::make_unique<Parts>()) {
  const std::string clean = clean_xml(text, problem);
  if (clean.size() > static_cast<std::size_t>(std::numeric_limits<int>::max())) return;
  xmlParserCtxt* context = xmlNewParserCtxt();
  if (context == nullptr) return;
  WorkCheckedParsing::install(*context);
  constexpr int kOptions = XML_PARSE_RECOVER | XML_PARSE_NONET | XML_PARSE_NOERROR |
                           XML_PARSE_NOWARNING | XML_PARSE_COMPACT | XML_PARSE_NOCDATA;
  parts_->document = xmlCtxtReadMemory(context, clean.data(), static_cast<int>(clean.size()),
                                       nullptr, "UTF-8", kOptions);
  if (context->wellFormed == 0 && problem.empty()) problem = "it is not well-formed";
  xmlFreeParserCtxt(context);
  WorkLimit::check_now();
  if (parts_->document != nullptr) forget_namespaces(xmlDocGetRootElement(parts_->document));
}

XPathDocument::~XPathDocument() {
  if (parts_->document != nullptr) xmlFreeDoc(parts_->document);
}

bool XPathDocument::empty() const {
  return parts_->document == nullptr || xmlDocGetRootElement(parts_->document) == nullptr;
}

std::vector<Element> XPathDocument::select(const std::string& expression,
                                           const std::string& context_name) const {
  std::vector<Element> out;
  if (empty()) return out;
  xmlNode* root = xmlDocGetRootElement(parts_->document);
  const xmlNode* start = context_name.empty() ? nullptr : first_named(root, context_name);
  const std::unique_ptr<xmlXPathContext, FreePath> context(xmlXPathNewContext(parts_->document));
  if (context == nullptr) return out;
  context->error = be_silent_too;
  context->opLimit = kMostSteps;
  xmlXPathSetContextNode(start != nullptr ? const_cast<xmlNode*>(start) : root, context.get());
  const std::unique_ptr<xmlXPathObject, FreePath> found(
      xmlXPathEvalExpression(reinterpret_cast<const xmlChar*>(expression.c_str()), context.get()));
  if (found == nullptr) return out;
  if (found->type != XPATH_NODESET) {
    xmlChar* words = xmlXPathCastToString(found.get());
    out.push_back({{}, std::string(view(words)), {}, {}});
    xmlFree(words);
    return out;
  }
  for (int i = 0; found->nodesetval != nullptr && i < found->nodesetval->nodeNr; ++i) {
    const xmlNode* node = found->nodesetval->nodeTab[i];
    if (node->type == XML_ELEMENT_NODE) {
      copy_element(node, out.emplace_back(),
                   [](const xmlChar* name, const xmlNs*) { return to_lower_ascii(view(name)); });
    } else {
      xmlChar* words = xmlXPathCastNodeToString(const_cast<xmlNode*>(node));
      out.push_back({{}, std::string(view(words)), {}, {}});
      xmlFree(words);
    }
  }
  return out;
}

std::vector<std::string> XPathDocument::names(const std::string& context_name) const {
  std::vector<std::string> out;
  if (empty()) return out;
  const xmlNode* root = xmlDocGetRootElement(parts_->document);
  const xmlNode* start = context_name.empty() ? nullptr : first_named(root, context_name);
  collect_names((start != nullptr ? start : root)->children, out);
  return out;
}

}  // namespace nachlese::readers
