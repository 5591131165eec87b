#include "indexer/readers/formats/json_scan.hpp"

#include <simdjson.h>

#include <cstddef>
#include <cstdint>
#include <string>

namespace nachlese::readers {
namespace {

using JsonEvents = nlohmann::json_sax<nlohmann::json>;
using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::element_type;
using simdjson::dom::object;

// A parser keeps several times its largest text for the next one.
constexpr std::size_t kMostBytes = std::size_t{1} << 20U;
constexpr auto kUnknownSize = static_cast<std::size_t>(-1);

// What the value is known to be.
template <typename T>
T as(const element& value) {
  T out{};
  return value.get(out) == simdjson::SUCCESS ? out : T{};
}

// A fraction reads back as another text than the one that it was read from.
bool has_fractions(const element& value) {
  switch (value.type()) {
    case element_type::DOUBLE: return true;
    case element_type::ARRAY:
      for (const element member : as<array>(value)) {
        if (has_fractions(member)) return true;
      }
      return false;
    case element_type::OBJECT:
      for (const auto& [name, member] : as<object>(value)) {
        if (has_fractions(member)) return true;
      }
      return false;
    default: return false;
  }
}

bool tell_number(std::int64_t number, JsonEvents& events) {
  return number < 0 ? events.number_integer(number)
                    : events.number_unsigned(static_cast<std::uint64_t>(number));
}

// False once an event said to stop.
bool tell(const element& value, JsonEvents& events) {
  switch (value.type()) {
    case element_type::NULL_VALUE: return events.null();
    case element_type::BOOL: return events.boolean(as<bool>(value));
    case element_type::UINT64: return events.number_unsigned(as<std::uint64_t>(value));
    case element_type::INT64: return tell_number(as<std::int64_t>(value), events);
    case element_type::DOUBLE: return false;  // see has_fractions()
    case element_type::STRING: {
      std::string text(as<std::string_view>(value));
      return events.string(text);
    }
    case element_type::ARRAY:
      if (!events.start_array(kUnknownSize)) return false;
      for (const element member : as<array>(value)) {
        if (!tell(member, events)) return false;
      }
      return events.end_array();
    case element_type::OBJECT:
      if (!events.start_object(kUnknownSize)) return false;
      for (const auto& [key, member] : as<object>(value)) {
        std::string name(key);
        if (!events.key(name) || !tell(member, events)) return false;
      }
      return events.end_object();
  }
  return false;
}

}  // namespace

bool scan_json(std::string_view bytes, nlohmann::json_sax<nlohmann::json>& events) {
  if (bytes.empty() || bytes.size() > kMostBytes) return false;
  thread_local simdjson::dom::parser parser;
  element root;
  if (parser.parse(bytes.data(), bytes.size()).get(root) != simdjson::SUCCESS ||
      has_fractions(root))
    return false;
  (void)tell(root, events);
  return true;
}

}  // namespace nachlese::readers
