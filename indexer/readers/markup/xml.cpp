#include "indexer/readers/markup/xml.hpp"

#include <libxml/parser.h>
#include <libxml/tree.h>

#include <algorithm>
#include <limits>
#include <memory>

#include "core/base/ascii.hpp"
#include "indexer/readers/markup/attributes.hpp"
#include "indexer/readers/markup/libxml_tree.hpp"
#include "indexer/readers/markup/xml_repair.hpp"

namespace nachlese::readers {
namespace {

// Vocabularies that feeds and agencies mix: the prefix they get here, whatever the document calls
// them. Those with an empty one are at home: their names stand alone. Others keep the prefix they
// come with.
struct Vocabulary {
  std::string_view start;  // of the name of the namespace, lower case
  std::string_view prefix;
};
constexpr Vocabulary kVocabularies[] = {
    {"http://www.w3.org/2005/atom", ""},
    {"http://purl.org/atom/ns#", ""},
    {"http://purl.org/rss/1.0/modules/content", "content"},
    {"http://purl.org/rss/1.0/modules/", "module"},
    {"http://purl.org/rss/1.0", ""},
    {"http://my.netscape.com/rdf/simple/0.9", ""},
    {"http://channel.netscape.com/rdf/simple/0.9", ""},
    {"http://backend.userland.com/rss", ""},
    {"http://iptc.org/std/nar/", ""},
    {"http://iptc.org/std/nitf/", ""},
    {"http://www.w3.org/1999/xhtml", ""},
    {"http://www.w3.org/xml/1998/namespace", "xml"},
    {"http://www.mediawiki.org/xml/", ""},
    {"http://wordpress.org/export/", "wp"},
    {"http://www.w3.org/2007/app", "app"},
    {"http://purl.org/atom/app#", "app"},
    {"http://purl.org/dc/elements/1", "dc"},
    {"http://purl.org/dc/terms", "dcterms"},
    {"http://search.yahoo.com/mrss", "media"},
    {"http://www.itunes.com/dtds/podcast", "itunes"},
    {"http://prismstandard.org/namespaces/", "prism"},
    {"http://www.w3.org/1999/02/22-rdf-syntax-ns#", "rdf"},
};

std::string name_of(const xmlChar* local, const xmlNs* space) {
  if (space == nullptr) return to_lower_ascii(view(local));
  const std::string uri = to_lower_ascii(view(space->href));
  const auto* known =
      std::find_if(std::begin(kVocabularies), std::end(kVocabularies),
                   [&](const Vocabulary& vocabulary) { return uri.starts_with(vocabulary.start); });
  std::string name(known != std::end(kVocabularies) ? known->prefix : view(space->prefix));
  if (!name.empty()) name += ':';
  name += view(local);
  return to_lower_ascii(name);
}

// Without comments, <?xml …?> and <!DOCTYPE …> at the start: neither charset nor entities are the
// document's to say.
std::string_view without_prolog(std::string_view text) {
  struct Part {
    std::string_view start, end;
  };
  constexpr Part kParts[] = {{"<!--", "-->"}, {"<?", "?>"}};
  for (bool more = true; more;) {
    text.remove_prefix(std::min(text.find('<'), text.size()));
    more = false;
    for (const auto& part : kParts) {
      if (!text.starts_with(part.start)) continue;
      text.remove_prefix(std::min(text.find(part.end), text.size() - part.end.size()) +
                         part.end.size());
      more = true;
    }
    if (text.starts_with("<!DOCTYPE") || text.starts_with("<!doctype")) {
      text.remove_prefix(std::min(doctype_length(text), text.size()));
      more = true;
    }
  }
  return text;
}

struct FreeXml {
  void operator()(xmlParserCtxt* context) const { xmlFreeParserCtxt(context); }
  void operator()(xmlDoc* document) const { xmlFreeDoc(document); }
};

std::string message_of(xmlParserCtxt* context) {
  const xmlError* error = xmlCtxtGetLastError(context);
  if (error == nullptr || error->message == nullptr || error->domain == XML_FROM_NAMESPACE)
    return {};
  return collapse_spaces(error->message);
}

}  // namespace

std::size_t doctype_length(std::string_view text) {
  char quote = 0;
  bool subset = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '[' || c == ']') {
      subset = c == '[';
    } else if (c == '>' && !subset) {
      return at + 1;
    }
  }
  return std::string_view::npos;
}

std::string clean_xml(std::string_view text, std::string& problem) {
  static const bool kStarted = [] {
    xmlInitParser();
    return true;
  }();
  (void)kStarted;
  bool mended = false;
  std::string clean = mend_xml(without_prolog(text), mended);
  if (mended) problem = "an & that begins no entity";
  if (has_too_many_attributes(clean)) {
    clean = with_few_attributes(clean);
    problem = "an element with more than " + std::to_string(kMaxAttributes) + " attributes";
  }
  return clean;
}

std::optional<Element> parse_xml(std::string_view text, std::string& problem) {
  std::string found;
  const std::string clean = clean_xml(text, found);
  if (clean.size() > static_cast<std::size_t>(std::numeric_limits<int>::max())) return std::nullopt;
  const std::unique_ptr<xmlParserCtxt, FreeXml> context(xmlNewParserCtxt());
  if (context == nullptr) return std::nullopt;
  WorkCheckedParsing::install(*context);
  constexpr int kOptions = XML_PARSE_RECOVER | XML_PARSE_NONET | XML_PARSE_NOERROR |
                           XML_PARSE_NOWARNING | XML_PARSE_COMPACT;
  const std::unique_ptr<xmlDoc, FreeXml> document(xmlCtxtReadMemory(
      context.get(), clean.data(), static_cast<int>(clean.size()), nullptr, "UTF-8", kOptions));
  WorkLimit::check_now();
  if (context->wellFormed == 0) problem = message_of(context.get());
  if (problem.empty() || found.starts_with("an element")) problem = found;
  const xmlNode* root = document ? xmlDocGetRootElement(document.get()) : nullptr;
  if (root == nullptr) return std::nullopt;
  Element out;
  copy_element(root, out, name_of);
  return out;
}

}  // namespace nachlese::readers
