#include "web/http/http.hpp"

#include <algorithm>
#include <cctype>
#include <cstdlib>

#include "core/base/ascii.hpp"
#include "core/base/strings.hpp"

namespace nachlese::web {
namespace {

std::string_view find_header(const std::vector<std::pair<std::string, std::string>>& headers,
                             std::string_view name) {
  for (const auto& [key, value] : headers) {
    if (equals_ignoring_case(key, name)) return value;
  }
  return {};
}

struct Weighted {
  std::string_view value;
  double weight = 1;
};

// Quality from 0 to 1 (RFC 9110 §12.4.2); malformed ones count as 0.
double read_weight(std::string_view text) {
  text = trim(text);
  if (text.empty() || text.find_first_not_of("0123456789.") != std::string_view::npos) return 0;
  const double weight = std::strtod(std::string(text.substr(0, 5)).c_str(), nullptr);
  return weight <= 1 ? weight : 0;
}

// Parses "de-DE, en;q=0.7" into values with weights.
std::vector<Weighted> parse_weighted(std::string_view list) {
  std::vector<Weighted> out;
  while (!list.empty()) {
    const std::string_view item = list.substr(0, list.find(','));
    list.remove_prefix(std::min(list.size(), item.size() + 1));
    const std::size_t semicolon = std::min(item.find(';'), item.size());
    const std::size_t q = item.find("q=", semicolon);
    out.push_back({trim(item.substr(0, semicolon)),
                   q == std::string_view::npos ? 1 : read_weight(item.substr(q + 2))});
  }
  return out;
}

std::optional<Language> language_of(std::string_view tag) {
  const std::string_view primary = tag.substr(0, tag.find('-'));
  for (const LanguageInfo& known : kLanguages) {
    if (equals_ignoring_case(primary, known.code)) return known.language;
  }
  return std::nullopt;
}

}  // namespace

std::string_view Request::header(std::string_view name) const { return find_header(headers, name); }

std::string_view Request::last_header(std::string_view name) const {
  const auto found = std::find_if(headers.rbegin(), headers.rend(), [&](const auto& header) {
    return equals_ignoring_case(header.first, name);
  });
  return found == headers.rend() ? std::string_view() : std::string_view(found->second);
}

std::optional<std::string_view> Request::parameter(std::string_view name) const {
  for (const auto& [key, value] : parameters) {
    if (key == name) return value;
  }
  return std::nullopt;
}

std::string_view Response::header(std::string_view name) const {
  return find_header(headers, name);
}

const Site& site_of(const Request& request) {
  static const Site kDefaults;
  return request.site ? *request.site : kDefaults;
}

Request make_request(std::string method, std::string_view target,
                     std::vector<std::pair<std::string, std::string>> headers) {
  target = target.substr(0, target.find('#'));
  const std::size_t question = std::min(target.find('?'), target.size());
  Request request;
  request.method = std::move(method);
  request.path = percent_decode(target.substr(0, question), false);
  request.parameters = parse_parameters(target.substr(std::min(question + 1, target.size())));
  request.headers = std::move(headers);
  request.target = target;
  return request;
}

Language preferred_language(const Request& request) {
  if (const auto lang = request.parameter("lang")) {
    if (const auto language = language_of(*lang)) return *language;
  }
  Language best = Language::german;
  double best_weight = 0;
  for (const Weighted& wanted : parse_weighted(request.header("Accept-Language"))) {
    const auto language = language_of(wanted.value);
    if (language && wanted.weight > best_weight) {
      best = *language;
      best_weight = wanted.weight;
    }
  }
  return best;
}

bool etag_matches(std::string_view if_none_match, std::string_view etag) {
  const auto opaque = [](std::string_view tag) {
    return tag.substr(0, 2) == "W/" ? tag.substr(2) : tag;
  };
  for (const Weighted& tag : parse_weighted(if_none_match)) {
    if (tag.value == "*" || opaque(tag.value) == opaque(etag)) return true;
  }
  return false;
}

Encoding best_encoding(std::string_view accept_encoding) {
  double any = 0;
  std::optional<double> gzip;
  std::optional<double> zstd;
  for (const Weighted& coding : parse_weighted(accept_encoding)) {
    if (coding.value == "*") any = coding.weight;
    if (equals_ignoring_case(coding.value, "gzip")) gzip = coding.weight;
    if (equals_ignoring_case(coding.value, "zstd")) zstd = coding.weight;
  }
  const double gzip_weight = gzip.value_or(any);
  const double zstd_weight = zstd.value_or(0);  // `*` may come from clients that do not know zstd
  if (zstd_weight > 0 && zstd_weight >= gzip_weight) return Encoding::zstd;
  return gzip_weight > 0 ? Encoding::gzip : Encoding::identity;
}

}  // namespace nachlese::web
