#include "indexer/readers/markup/xml_events.hpp"

#include <libxml/parser.h>

#include <algorithm>
#include <charconv>
#include <exception>
#include <memory>

#include "indexer/readers/markup/libxml_tree.hpp"
#include "indexer/readers/markup/xml.hpp"

namespace nachlese::readers {
namespace {

constexpr int kPointers = 5;  // local name, prefix, namespace, begin and end of the value

struct EventState {
  XmlHandler* handler = nullptr;
  xmlParserCtxt* parser = nullptr;
  unsigned elements = 0;
  std::exception_ptr failure;  // nothing may be thrown through the parser

  template <class Action>
  void run(Action&& action) {
    if (failure) return;
    try {
      constexpr unsigned kStride = 64;
      if (++elements % kStride == 0) WorkLimit::check_now();
      if (!action()) xmlStopParser(parser);
    } catch (...) {
      failure = std::current_exception();
      xmlStopParser(parser);
    }
  }
};

void on_start(void* context, const xmlChar* name, const xmlChar*, const xmlChar*, int,
              const xmlChar**, int attributes, int, const xmlChar** values) {
  auto& state = *static_cast<EventState*>(context);
  state.run([&] { return state.handler->start(view(name), XmlAttributes(values, attributes)); });
}

void on_end(void* context, const xmlChar* name, const xmlChar*, const xmlChar*) {
  auto& state = *static_cast<EventState*>(context);
  state.run([&] { return state.handler->end(view(name)); });
}

void on_text(void* context, const xmlChar* text, int size) {
  auto& state = *static_cast<EventState*>(context);
  const std::string_view characters(reinterpret_cast<const char*>(text),
                                    static_cast<std::size_t>(size));
  state.run([&] { return state.handler->text(characters); });
}

xmlEntity* entity_of_xml(void*, const xmlChar* name) { return xmlGetPredefinedEntity(name); }

void ignore_message(void*, const char*, ...) {}  // NOLINT: as libxml2 wants it

xmlSAXHandler event_callbacks() {
  xmlSAXHandler sax{};
  sax.initialized = XML_SAX2_MAGIC;
  sax.startElementNs = on_start;
  sax.endElementNs = on_end;
  sax.characters = on_text;
  sax.ignorableWhitespace = on_text;
  sax.cdataBlock = on_text;
  sax.getEntity = entity_of_xml;
  sax.warning = ignore_message;
  sax.error = ignore_message;
  return sax;
}

struct FreeEventParser {
  void operator()(xmlParserCtxt* parser) const {
    if (parser->myDoc != nullptr) xmlFreeDoc(parser->myDoc);
    parser->myDoc = nullptr;
    xmlFreeParserCtxt(parser);
  }
};

// Why the parser stopped or went on as well as it could.
std::string event_problem(xmlParserCtxt* parser) {
  const xmlError* error = xmlCtxtGetLastError(parser);
  const bool told = parser->wellFormed == 0 && error != nullptr && error->message != nullptr &&
                    error->domain != XML_FROM_NAMESPACE && error->code != XML_ERR_USER_STOP;
  return told ? collapse_spaces(error->message) : std::string();
}

}  // namespace

std::string_view XmlAttributes::operator[](std::string_view name) const {
  for (int i = 0; i < count_; ++i) {
    const unsigned char** entry = values_ + i * kPointers;
    if (view(entry[0]) != name) continue;
    return {reinterpret_cast<const char*>(entry[3]), static_cast<std::size_t>(entry[4] - entry[3])};
  }
  return {};
}

double XmlAttributes::number(std::string_view name, double otherwise) const {
  const std::string_view text = (*this)[name];
  double value = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
  return read.ec == std::errc() && value >= 0 && value < 1e9 ? value : otherwise;
}

std::string read_xml_events(std::string_view text, XmlHandler& handler) {
  std::string problem;
  const std::string clean = clean_xml(text, problem);
  xmlSAXHandler sax = event_callbacks();
  EventState state;
  state.handler = &handler;
  const std::unique_ptr<xmlParserCtxt, FreeEventParser> parser(
      xmlCreatePushParserCtxt(&sax, &state, nullptr, 0, nullptr));
  if (parser == nullptr) return "no memory for the parser";
  // Values with resolved entities; there are none but XML's own.
  xmlCtxtUseOptions(parser.get(), XML_PARSE_NOENT | XML_PARSE_NONET | XML_PARSE_RECOVER);
  state.parser = parser.get();
  constexpr std::size_t kPiece = std::size_t{1} << 16U;
  for (std::size_t at = 0; at < clean.size() && !state.failure; at += kPiece) {
    const auto size = static_cast<int>(std::min(kPiece, clean.size() - at));
    if (xmlParseChunk(parser.get(), clean.data() + at, size, 0) == XML_ERR_USER_STOP) break;
  }
  if (!state.failure) xmlParseChunk(parser.get(), nullptr, 0, 1);
  if (state.failure) std::rethrow_exception(state.failure);
  const std::string found = event_problem(parser.get());
  return found.empty() ? problem : found;
}

}  // namespace nachlese::readers
