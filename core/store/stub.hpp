// archive.stub: the databases of an archive. Xapian's own format, which xapian-tcpsrv and
// xapian-delve also read; comments hold what only Nachlese needs.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace nachlese::store {

// How articles are divided among shards.
enum class Division : std::uint8_t { year, source };

inline constexpr std::string_view kDivisions[] = {"year", "source"};  // as in flags and in the stub

[[nodiscard]] constexpr std::string_view name_of(Division division) {
  return kDivisions[static_cast<std::size_t>(division)];
}

struct Shard {
  std::string key;     // "2018", "Tagblatt"; "undated" or "unnamed" if missing
  std::string folder;  // of a local archive, relative to the stub's; empty for a remote one
  std::string host;    // of a remote one
  std::uint16_t port = 0;
  // Generation of a local shard, if this stub names it; all shards then switch with this one file.
  // Otherwise the shard's own stub does.
  std::optional<unsigned> generation = std::nullopt;

  [[nodiscard]] bool remote() const { return !host.empty(); }
  // Name for users: "2018 (archive2:7018)".
  [[nodiscard]] std::string label() const;

  friend bool operator==(const Shard&, const Shard&) = default;
};

// Either a generation of the archive itself or shards.
struct Stub {
  std::optional<unsigned> generation;
  Division division = Division::year;
  std::vector<Shard> shards;

  friend bool operator==(const Stub&, const Stub&) = default;
};

// Format:
//   auto generations/0007
// or
//   # by year
//   # 2018
//   auto shards/2018/generations/0003
//   # 2019
//   remote archive2:7019
// or, by hand, auto shards/2018/archive.stub. A shard without a name is called by its address.
// nullopt if the text names no database, mixes both kinds, or names a database twice.
[[nodiscard]] std::optional<Stub> parse_stub(std::string_view text);
[[nodiscard]] std::string print_stub(const Stub& stub);

// "0007"
[[nodiscard]] std::string generation_name(unsigned number);
// nullopt if `name` is no number.
[[nodiscard]] std::optional<unsigned> parse_generation_name(std::string_view name);

}  // namespace nachlese::store
