// JSON other than JSON Lines: objects over several lines, in lists, in lists inside an object, or
// in the call of a function (JSONP).
#include <utility>

#include "core/base/strings.hpp"
#include "indexer/readers/formats/formats.hpp"
#include "indexer/readers/formats/json_cutter.hpp"
#include "indexer/readers/formats/json_records.hpp"
#include "indexer/readers/formats/json_tree.hpp"

namespace nachlese::readers {
namespace {

constexpr std::size_t kChunk = std::size_t{1} << 16U;

// Length of "callback(", "var x = " or ")]}'," in front of the JSON; 0 if there is none.
std::size_t call_length(std::string_view text) {
  const std::size_t start = std::min(text.find_first_not_of(" \t\r\n"), text.size());
  std::string_view rest = text.substr(start);
  if (rest.starts_with(")]}'")) return std::min(text.find_first_of("[{", start + 4), text.size());
  if (rest.starts_with("/**/")) rest.remove_prefix(4);
  constexpr std::string_view kName =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_$. []\"'";
  constexpr std::size_t kLongest = 100;
  const std::size_t sign = rest.substr(0, kLongest).find_first_not_of(kName);
  if (sign == std::string_view::npos || sign == 0 || (rest[sign] != '(' && rest[sign] != '='))
    return 0;
  if (rest.front() == '[' || rest.front() == '"') return 0;
  const std::size_t json = rest.find_first_not_of(" \t\r\n", sign + 1);
  if (json == std::string_view::npos || (rest[json] != '{' && rest[json] != '[')) return 0;
  const std::size_t inside = rest.find_first_not_of(" \t\r\n", json + 1);
  if (inside == std::string_view::npos ||
      std::string_view("{}[]\"").find(rest[inside]) == std::string_view::npos)
    return 0;
  return text.size() - rest.size() + json;
}

bool is_json_objects(std::string_view head) {
  if (call_length(head) > 0) return true;
  const std::string_view text = trim(head);
  if (text.starts_with('[')) {
    const std::size_t next = text.find_first_not_of(" \t\r\n[", 1);
    return next == std::string_view::npos || text[next] == '{' || text[next] == ']';
  }
  if (!text.starts_with('{')) return false;
  const std::size_t end = text.find('\n');
  // What has no line as far as can be seen need not be read whole.
  if (end == std::string_view::npos) return head.size() >= kHeadBytes;
  const std::string_view first = trim(text.substr(0, end));
  const JsonDepth depth = json_depth(first);
  if (depth.open == 0 && !depth.in_string) return false;
  // A broken line of JSON Lines is followed by one that starts with a brace.
  const bool goes_on = std::string_view("[{,:").find(first.back()) != std::string_view::npos;
  return goes_on || !trim(text.substr(end)).starts_with('{');
}

void split_json_objects(BufferedInput& input, const Record& origin, const RecordSink& sink) {
  const RecordPath told = told_path(origin);
  JsonCutter cutter(told.list, origin, sink);
  input.skip(call_length(input.peek(kChunk)));
  const bool look = told.list.empty();
  std::string_view bytes = input.peek(kChunk);
  for (std::size_t at = 0; !bytes.empty();) {
    const std::string_view rest = bytes.substr(at);
    if (look && rest.starts_with('{') && cutter.at_top()) {
      ArticleList list = list_of_articles(rest, *origin.columns);
      if (!list.whole && at > 0) {  // all of it that can be seen
        input.skip(std::exchange(at, 0));
        bytes = input.peek(kChunk);
        continue;
      }
      cutter.choose(std::move(list.path).value_or(JsonPath()));
    }
    at += cutter.feed(rest, look);
    if (at < bytes.size()) continue;
    input.skip(std::exchange(at, 0));
    bytes = input.peek(kChunk);
  }
  cutter.end();
}

}  // namespace

const Format kJsonObjects = {"JSON", "json", is_json_objects, split_json_objects, parse_json};

}  // namespace nachlese::readers
