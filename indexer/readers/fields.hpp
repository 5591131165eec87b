// The fields of an article under the names that sources give them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/base/article.hpp"

namespace nachlese {

using TextMember = std::string Article::*;
using ListMember = std::vector<std::string> Article::*;
using DateMember = std::optional<Date> Article::*;

struct Field {
  std::string_view name;
  std::variant<TextMember, ListMember, DateMember> member;
};

// Null for a name that means nothing to us.
[[nodiscard]] const Field* find_field(std::string_view name);

// The same for the header of a table, in lower case, German and English.
[[nodiscard]] const Field* find_column(std::string_view name);

// True for kicker, title, subtitle, lead and body.
[[nodiscard]] bool is_text(const Field& field);

// ASCII only.
[[nodiscard]] std::string to_lower_ascii(std::string_view text);

// Sets a field from one string. A list of keywords is split at commas and semicolons, other lists take it as one value.
// False if the string is no date where one is needed; the field then stays empty.
bool set_field(Article& article, const Field& field, std::string value);

}  // namespace nachlese
