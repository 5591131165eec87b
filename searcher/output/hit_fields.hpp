// The fields of a hit that tables and exports may have, by name.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "searcher/api/response.hpp"

namespace nachlese::search {

using FieldValue = std::variant<std::string, std::vector<std::string>, double, std::uint64_t>;

struct HitField {
  std::string_view name;  // in JSON, above columns and in flags
  bool stored;            // part of the article, from which `sync` makes it again
  bool in_tables;         // unless others are asked for
  bool html;              // escaped, with highlights
  FieldValue (*value)(const Hit& hit, const Article& article);
  bool rare = false;  // left out of JSON where it is empty
};

using HitFields = std::vector<const HitField*>;

[[nodiscard]] std::span<const HitField> all_hit_fields();
// All that are stored, in the order of the JSON of an article.
[[nodiscard]] HitFields stored_fields();
[[nodiscard]] HitFields table_fields();
// In the order of the names, which may be separated by commas. Throws Error(usage) for a name that
// is none, and lists them all.
[[nodiscard]] HitFields fields_named(const std::vector<std::string>& names);

// Whether a reader may take something in these fields for HTML: then JSON says `"texts": "plain"`,
// and `sync` makes the same article of it.
[[nodiscard]] bool looks_marked_up(const Article& article, const HitFields& fields);

// The article of a hit; made of what the hit has if the request did not ask for it.
[[nodiscard]] Article article_of(const Hit& hit);

}  // namespace nachlese::search
