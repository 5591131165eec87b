#include "searcher/output/hit_fields.hpp"

#include <algorithm>

#include "core/base/error.hpp"
#include "core/base/strings.hpp"

namespace nachlese::search {
namespace {

std::string iso(const std::optional<Date>& date) { return date ? to_iso(*date) : std::string(); }

template <std::string Article::*kMember>
FieldValue text(const Hit&, const Article& article) {
  return article.*kMember;
}
template <std::vector<std::string> Article::*kMember>
FieldValue list(const Hit&, const Article& article) {
  return article.*kMember;
}
template <std::optional<Date> Article::*kMember>
FieldValue date(const Hit&, const Article& article) {
  return iso(article.*kMember);
}
template <std::vector<std::string> Hit::*kMember>
FieldValue names(const Hit& hit, const Article&) {
  return hit.*kMember;
}

constexpr HitField kFields[] = {
    {"id", true, true, false, text<&Article::id>},
    {"title", true, true, false, text<&Article::title>},
    {"kicker", true, false, false, text<&Article::kicker>},
    {"subtitle", true, false, false, text<&Article::subtitle>},
    {"lead", true, false, false, text<&Article::lead>},
    {"body", true, false, false, text<&Article::body>},
    {"captions", true, false, false, list<&Article::captions>},
    {"published", true, true, false, date<&Article::published>},
    {"updated", true, false, false, date<&Article::updated>},
    {"source", true, true, false, text<&Article::source>},
    {"agency", true, false, false, text<&Article::agency>},
    {"section", true, true, false, text<&Article::section>},
    {"page", true, false, false, text<&Article::page>},
    {"authors", true, true, false, list<&Article::authors>},
    {"url", true, true, false, text<&Article::url>},
    {"language", true, false, false, text<&Article::language>},
    {"keywords", true, false, false, list<&Article::keywords>},
    {"rights", true, false, false, text<&Article::rights>, true},
    {"score", false, true, false,
     [](const Hit& hit, const Article&) { return FieldValue(hit.score); }},
    {"snippet", false, true, true,
     [](const Hit& hit, const Article&) { return FieldValue(hit.snippet); }},
    {"persons", false, true, false, names<&Hit::persons>},
    {"places", false, true, false, names<&Hit::places>},
    {"organisations", false, true, false, names<&Hit::organisations>},
    {"duplicates", false, true, false,
     [](const Hit& hit, const Article&) { return FieldValue(hit.duplicates); }},
};

HitFields fields_with(bool HitField::*property) {
  HitFields out;
  for (const HitField& field : kFields) {
    if (field.*property) out.push_back(&field);
  }
  return out;
}

}  // namespace

std::span<const HitField> all_hit_fields() { return kFields; }
HitFields stored_fields() { return fields_with(&HitField::stored); }
HitFields table_fields() { return fields_with(&HitField::in_tables); }

HitFields fields_named(const std::vector<std::string>& names) {
  HitFields out;
  for (const std::string& list : names) {
    std::string_view rest = list;
    while (!rest.empty()) {
      const std::size_t comma = std::min(rest.find(','), rest.size());
      const std::string_view name = trim(rest.substr(0, comma));
      rest.remove_prefix(std::min(comma + 1, rest.size()));
      if (name.empty()) continue;
      const auto* field = std::ranges::find(kFields, name, &HitField::name);
      if (field == std::end(kFields)) {
        std::vector<std::string> known;
        for (const HitField& row : kFields) known.emplace_back(row.name);
        throw Error(ErrorCode::usage, "There is no field \"" + std::string(name) + "\".",
                    "The fields are " + join(known, ", ") + ".");
      }
      out.push_back(field);
    }
  }
  return out;
}

bool looks_marked_up(const Article& article, const HitFields& fields) {
  const auto has_signs = [](std::string_view text) {
    return text.find_first_of("<&") != std::string_view::npos;
  };
  return std::ranges::any_of(fields, [&](const HitField* field) {
    if (!field->stored) return false;
    const FieldValue value = field->value({}, article);
    if (const auto* text = std::get_if<std::string>(&value))
      return field->name != "url" && has_signs(*text);
    const auto* list = std::get_if<std::vector<std::string>>(&value);
    return list != nullptr && std::ranges::any_of(*list, has_signs);
  });
}

Article article_of(const Hit& hit) {
  if (hit.article) return *hit.article;
  Article out;
  out.id = hit.id;
  out.title = hit.title;
  out.kicker = hit.kicker;
  out.published = parse_date(hit.published);
  out.source = hit.source;
  out.section = hit.section;
  out.authors = hit.authors;
  out.url = hit.url;
  return out;
}

}  // namespace nachlese::search
