#include "web/http/access.hpp"

#include "core/base/base64.hpp"
#include "core/base/strings.hpp"

namespace nachlese::web {
namespace {

constexpr std::size_t kLongestAddress = 64;

}  // namespace

bool equal_in_constant_time(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  unsigned difference = 0;
  for (std::size_t i = 0; i < a.size(); ++i)
    difference |=
        static_cast<unsigned>(static_cast<unsigned char>(a[i]) ^ static_cast<unsigned char>(b[i]));
  return difference == 0;
}

bool is_this_machine(std::string_view client) {
  return client.empty() || client == "::1" || client.starts_with("127.") ||
         client.starts_with("::ffff:127.");
}

bool has_token(const Request& request, std::string_view token) {
  const std::string_view header = request.header("Authorization");
  constexpr std::string_view kBearer = "Bearer ";
  constexpr std::string_view kBasic = "Basic ";
  if (header.starts_with(kBearer))
    return equal_in_constant_time(trim(header.substr(kBearer.size())), token);
  if (!header.starts_with(kBasic)) return false;
  const auto credentials = from_base64(trim(header.substr(kBasic.size())));
  const std::size_t colon = credentials ? credentials->find(':') : std::string::npos;
  return colon != std::string::npos &&
         equal_in_constant_time(std::string_view(*credentials).substr(colon + 1), token);
}

std::string client_of(const Request& request, bool trust_proxy) {
  // Take the last header: some proxies append one to that of the client.
  const std::string_view forwarded = request.last_header("X-Forwarded-For");
  const std::size_t comma = forwarded.rfind(',');
  const std::string_view last =
      trim(comma == std::string_view::npos ? forwarded : forwarded.substr(comma + 1));
  return !trust_proxy || last.empty() ? request.client
                                      : std::string(last.substr(0, kLongestAddress));
}

ClientLimit::Turn::Turn(ClientLimit& limit, const std::string& client)
    : limit_(limit), client_(client) {
  if (limit.most_ == 0 || is_this_machine(client)) return;
  const std::lock_guard lock(limit.mutex_);
  std::size_t& count = limit.at_work_[client];
  granted_ = count < limit.most_;
  if (granted_) ++count;
  counted_ = granted_;
}

ClientLimit::Turn::~Turn() {
  if (!counted_) return;
  const std::lock_guard lock(limit_.mutex_);
  const auto place = limit_.at_work_.find(client_);
  if (--place->second == 0) limit_.at_work_.erase(place);
}

}  // namespace nachlese::web
