// Puts names right that were recognized wrongly, without recognizing them again: what a user's file
// says, and one label for each name over the archive, since a name that is a person in a thousand
// articles is no place in three others.
#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/facet_kind.hpp"
#include "indexer/facet_names.hpp"

namespace nachlese::index {

class NameCures {
 public:
  struct NameAs {
    FacetKind kind = FacetKind::person;
    std::string name;  // as shown; empty: as the archive shows it
    std::string folded;
  };

  // Lines `NAME = not a name`, `NAME = is a KIND`, `NAME = same as NAME`; a kind and a colon may
  // stand before a name. Throws Error(usage) that names `origin` and the line.
  static NameCures parse(std::string_view text, std::string_view origin);

  [[nodiscard]] bool empty() const { return cures_.empty(); }
  // False if nothing is to be put right about the name; else `as` is what it is instead, nullopt if
  // it is no name.
  bool find(FacetKind kind, const std::string& folded, std::optional<NameAs>& as) const;
  // Those of `other` that say nothing about what this knows.
  void add_missing(const NameCures& other);
  void set(FacetKind kind, const std::string& folded, std::optional<NameAs> as);

  struct Wrong {
    FacetKind kind = FacetKind::person;
    std::string folded;
    friend auto operator<=>(const Wrong&, const Wrong&) = default;
  };
  [[nodiscard]] const std::map<Wrong, std::optional<NameAs>>& all() const { return cures_; }

 private:
  std::map<Wrong, std::optional<NameAs>> cures_;
};

// A label that so many times more articles give a name is the name's only one.
inline constexpr std::uint32_t kOneLabel = 4;

// One label for each name of the run. `live`: null without an archive.
[[nodiscard]] NameCures one_label(const Xapian::Database* live,
                                  const std::vector<std::filesystem::path>& segments);

// Changes the articles of the run, in place.
void cure_segments(const std::vector<std::filesystem::path>& segments, const NameCures& cures,
                   FacetNames& names);
// Writes the articles of the archive that must change, and are not in `segments`, to a new database
// at `to`; their number. Without any, there is no database.
std::size_t cure_archive(const Xapian::Database& live,
                         const std::vector<std::filesystem::path>& segments, const NameCures& cures,
                         const std::filesystem::path& to, FacetNames& names);

[[nodiscard]] std::filesystem::path name_cure_file(const std::filesystem::path& directory);
[[nodiscard]] NameCures read_name_cures(const std::filesystem::path& directory);

}  // namespace nachlese::index
