#include "core/store/stub.hpp"

#include <algorithm>
#include <charconv>
#include <filesystem>

#include "core/base/strings.hpp"

namespace nachlese::store {
namespace {

constexpr std::string_view kGeneration = "auto generations/";
constexpr std::string_view kLocal = "auto ";
constexpr std::string_view kRemote = "remote ";
constexpr std::string_view kComment = "# ";
constexpr std::string_view kBy = "# by ";
constexpr std::string_view kStubFile = "/archive.stub";
constexpr std::string_view kGenerationOf = "/generations/";

template <class Number>
std::optional<Number> parse_number(std::string_view text) {
  Number number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

std::optional<Division> parse_division(std::string_view name) {
  const auto* found = std::find(std::begin(kDivisions), std::end(kDivisions), name);
  if (found == std::end(kDivisions)) return std::nullopt;
  return static_cast<Division>(found - std::begin(kDivisions));
}

std::optional<Shard> parse_shard(std::string_view line) {
  Shard shard;
  if (line.starts_with(kRemote)) {
    const std::string_view address = line.substr(kRemote.size());
    const std::size_t colon = address.rfind(':');
    if (colon == std::string_view::npos || colon == 0) return std::nullopt;
    const auto port = parse_number<std::uint16_t>(address.substr(colon + 1));
    if (!port) return std::nullopt;
    shard.host = address.substr(0, colon);
    shard.port = *port;
    shard.key = address;
    return shard;
  }
  if (!line.starts_with(kLocal)) return std::nullopt;
  line.remove_prefix(kLocal.size());
  if (line.ends_with(kStubFile)) {
    line.remove_suffix(kStubFile.size());
  } else {
    const std::size_t at = line.rfind(kGenerationOf);
    if (at == std::string_view::npos) return std::nullopt;
    shard.generation = parse_generation_name(line.substr(at + kGenerationOf.size()));
    if (!shard.generation) return std::nullopt;
    line.remove_suffix(line.size() - at);
  }
  shard.folder = line;
  shard.key = line.substr(line.rfind('/') + 1);
  return shard.folder.empty() ? std::nullopt : std::optional(shard);
}

bool same_database(const Shard& a, const Shard& b) {
  return a.remote() ? a.host == b.host && a.port == b.port
                    : !b.remote() && std::filesystem::path(a.folder).lexically_normal() ==
                                         std::filesystem::path(b.folder).lexically_normal();
}

bool names_one_twice(const std::vector<Shard>& shards) {
  for (auto shard = shards.begin(); shard != shards.end(); ++shard) {
    if (std::any_of(shards.begin(), shard,
                    [&](const Shard& before) { return same_database(before, *shard); }))
      return true;
  }
  return false;
}

}  // namespace

std::string Shard::label() const {
  const std::string address = host + ":" + std::to_string(port);
  return !remote() || key == address ? key : key + " (" + address + ")";
}

std::optional<Stub> parse_stub(std::string_view text) {
  Stub stub;
  std::string_view key;
  while (!text.empty()) {
    const std::string_view line = trim(text.substr(0, text.find('\n')));
    text.remove_prefix(std::min(text.find('\n'), text.size() - 1) + 1);
    if (line.empty()) continue;
    if (const auto division =
            line.starts_with(kBy) ? parse_division(line.substr(kBy.size())) : std::nullopt) {
      stub.division = *division;
    } else if (line.starts_with('#')) {
      key = line.starts_with(kComment) ? trim(line.substr(kComment.size())) : std::string_view();
    } else if (line.starts_with(kGeneration)) {
      if (stub.generation) return std::nullopt;
      stub.generation = parse_generation_name(line.substr(kGeneration.size()));
      if (!stub.generation) return std::nullopt;
    } else if (auto shard = parse_shard(line)) {
      if (!key.empty()) shard->key = key;
      key = {};
      stub.shards.push_back(std::move(*shard));
    } else {
      return std::nullopt;
    }
  }
  if (stub.generation.has_value() != stub.shards.empty() || names_one_twice(stub.shards))
    return std::nullopt;
  return stub;
}

std::string print_stub(const Stub& stub) {
  if (stub.generation) return std::string(kGeneration) + generation_name(*stub.generation) + "\n";
  std::string out = std::string(kBy) + std::string(name_of(stub.division)) + "\n";
  for (const auto& shard : stub.shards) {
    out.append(kComment).append(shard.key).append("\n");
    if (shard.remote()) {
      out.append(kRemote)
          .append(shard.host)
          .append(":")
          .append(std::to_string(shard.port))
          .append("\n");
    } else {
      out.append(kLocal).append(shard.folder);
      out.append(shard.generation ? std::string(kGenerationOf) + generation_name(*shard.generation)
                                  : std::string(kStubFile));
      out.append("\n");
    }
  }
  return out;
}

std::string generation_name(unsigned number) {
  std::string digits = std::to_string(number);
  return digits.size() < 4 ? std::string(4 - digits.size(), '0') + digits : digits;
}

std::optional<unsigned> parse_generation_name(std::string_view name) {
  return parse_number<unsigned>(name);
}

}  // namespace nachlese::store
