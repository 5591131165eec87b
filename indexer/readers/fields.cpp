#include "indexer/readers/fields.hpp"

#include <algorithm>

#include "core/base/lists.hpp"

namespace nachlese {
namespace {

const Field kFields[] = {
    {"id", &Article::id},
    {"title", &Article::title},
    {"kicker", &Article::kicker},
    {"subtitle", &Article::subtitle},
    {"lead", &Article::lead},
    {"body", &Article::body},
    {"captions", &Article::captions},
    {"authors", &Article::authors},
    {"author", &Article::authors},
    {"source", &Article::source},
    {"agency", &Article::agency},
    {"section", &Article::section},
    {"published", &Article::published},
    {"date", &Article::published},
    {"updated", &Article::updated},
    {"url", &Article::url},
    {"language", &Article::language},
    {"keywords", &Article::keywords},
    {"tags", &Article::keywords},
};

}  // namespace

const Field* find_field(std::string_view name) {
  const auto* found = std::find_if(std::begin(kFields), std::end(kFields), [&](const Field& field) { return field.name == name; });
  return found == std::end(kFields) ? nullptr : found;
}

bool set_field(Article& article, const Field& field, std::string value) {
  if (const auto* text = std::get_if<TextMember>(&field.member)) {
    article.** text = std::move(value);
  } else if (const auto* list = std::get_if<ListMember>(&field.member)) {
    auto& values = article.**list;
    values.clear();
    if (*list == &Article::keywords) {
      values = split_list(value, ",;");
    } else if (!value.empty()) {
      values.push_back(std::move(value));
    }
  } else {
    auto& date = article.**std::get_if<DateMember>(&field.member);
    date = parse_date(trim(value));
    return date.has_value() || trim(value).empty();
  }
  return true;
}

}  // namespace nachlese
