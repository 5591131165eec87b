// libFuzzer target: any bytes as the head of a request; what is not refused must be unambiguous.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "web/http/request_head.hpp"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

void check(const nachlese::web::RequestHead& head) {
  constexpr std::string_view kLineEnds("\r\n\0", 3);
  require(!head.method.empty() && (head.target.starts_with('/') || head.target == "*"));
  require(head.target.find_first_of(" \t\r\n#") == std::string::npos);
  require(head.target.size() <= nachlese::web::kMaxTargetBytes + 1 &&
          head.headers.size() <= nachlese::web::kMaxHeaderFields);
  for (const auto& [name, value] : head.headers) {
    require(!name.empty() && name.find_first_of(": \t") == std::string::npos);
    require(name.find_first_of(kLineEnds) == std::string::npos &&
            value.find_first_of(kLineEnds) == std::string::npos);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace nachlese;
  using namespace nachlese::web;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const std::size_t end = find_head_end(bytes);
  for (const std::size_t seen : {size / 2, size}) {  // in two pieces
    if (end == std::string_view::npos || end > seen) require(find_head_end(bytes, seen) == end);
  }
  const auto read = read_request_head(bytes.substr(0, end));
  if (const auto* const head = std::get_if<RequestHead>(&read)) {
    check(*head);
  } else {
    const Refusal& refusal = std::get<Refusal>(read);
    require(refusal.status >= 400 && refusal.status < 600 && !refusal.detail.empty());
  }
  return 0;
}
