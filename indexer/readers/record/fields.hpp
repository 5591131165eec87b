// Maps the names that sources give to fields onto the fields of an article.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/base/article.hpp"

namespace nachlese::readers {

using TextMember = std::string Article::*;
using ListMember = std::vector<std::string> Article::*;
using DateMember = std::optional<Date> Article::*;

struct ArticleField {
  std::string_view name;
  std::variant<TextMember, ListMember, DateMember> member;
};

// Null for an unknown name.
[[nodiscard]] const ArticleField* find_field(std::string_view name);

// Names that are none of ours but a field of the article all the same, as in --column NAME=FIELD:
// column_key(name) → field.
using ColumnMap = std::map<std::string, std::string>;
[[nodiscard]] std::string column_key(std::string_view name);

// Also takes the usual German and English names, in capitals or not, and those in `columns`, which
// come first.
[[nodiscard]] const ArticleField* find_column(std::string_view name, const ColumnMap& columns);

// True for a second-best name ("created" for "published"), which counts only if there is no better
// one.
[[nodiscard]] bool is_weak_column(std::string_view name);

// True for kicker, title, subtitle, lead and body.
[[nodiscard]] bool is_text(const ArticleField& field);

// At most so many values of a list are kept; no article has as many keywords, authors or captions.
inline constexpr std::size_t kMostValues = 5000;

// Sets a field from one string. A list of keywords is split at commas and semicolons, other lists
// take it as one value. False if the string is no date where one is needed; the field then stays
// empty.
bool set_field(Article& article, const ArticleField& field, std::string value);

// Keeps what an earlier and better place has given.
void fill_if_empty(std::string& field, std::string value);

[[nodiscard]] bool is_web_address(std::string_view text);

}  // namespace nachlese::readers
