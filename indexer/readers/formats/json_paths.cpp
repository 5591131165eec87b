#include "indexer/readers/formats/json_paths.hpp"

#include <algorithm>

#include "core/base/strings.hpp"
#include "indexer/readers/formats/json_blocks.hpp"

namespace nachlese::readers {
namespace {

// What stands in an object behind the name of a field, the best first.
struct Inside {
  std::string_view name;
  int rank;
};
constexpr Inside kTextInside[] = {
    {"processed", 1}, {"rendered", 1}, {"de", 1},    {"basic", 1},     {"main", 1}, {"value", 2},
    {"html", 2},      {"text", 2},     {"#text", 2}, {"_text", 2},     {"$t", 2},   {"_", 2},
    {"content", 3},   {"raw", 3},      {"plain", 3}, {"data.text", 3}, {"long", 3}, {"_value", 2}};
constexpr Inside kListInside[] = {
    {"name", 1},    {"display_name", 1}, {"displayname", 1}, {"full_name", 1}, {"fullname", 1},
    {"label", 2},   {"title", 2},        {"value", 2},       {"text", 2},      {"#text", 2},
    {"term", 2},    {"caption", 2},      {"rendered", 2},    {"original", 2},  {"by", 2},
    {"keyword", 2}, {"de", 2},           {"description", 3}};
constexpr Inside kDateInside[] = {
    {"$date", 1},    {"$date.$numberlong", 1}, {"value", 2}, {"date", 2},  {"iso", 2},
    {"_seconds", 3}, {"seconds", 3},           {"sec", 3},   {"#text", 2}, {"_text", 2}};
constexpr Inside kLineInside[] = {{"name", 1},  {"title", 1},    {"label", 1}, {"$oid", 1},
                                  {"value", 2}, {"rendered", 1}, {"#text", 2}, {"_text", 2},
                                  {"href", 2},  {"url", 2},      {"de", 1},    {"$numberlong", 2},
                                  {"id", 4}};

// Paths of known systems whose first name is none of a field.
struct Known {
  std::string_view path;
  std::string_view field;
};
constexpr Known kPaths[] = {{"primary_author.name", "authors"},
                            {"_embedded.author.name", "authors"},
                            {"credits.by.name", "authors"},
                            {"primary_tag.name", "section"},
                            {"taxonomy.primary_section.name", "section"},
                            {"headlines.basic", "title"},
                            {"subheadlines.basic", "subtitle"},
                            {"content_elements.content", "body"},
                            {"body.summary", "lead"},
                            {"fields.bodytext", "body"},
                            {"fields.body", "body"},
                            {"fields.trailtext", "lead"},
                            {"fields.headline", "title"},
                            {"fields.byline", "authors"},
                            {"path.alias", "url"},
                            {"taxonomy.tags.text", "keywords"},
                            {"altids.itemid", "id"}};
constexpr int kLastMixed = 3;  // of the ranks of what may stand beside plain strings

template <std::size_t kSize>
int rank_in(const Inside (&list)[kSize], std::string_view rest) {
  const auto* found = std::find_if(std::begin(list), std::end(list),
                                   [&](const Inside& inside) { return inside.name == rest; });
  if (found != std::end(list)) return found->rank;
  return rest.size() == 2 ? 8 : 0;  // a language
}

int rank_inside(const ArticleField& field, std::string_view rest) {
  if (rest.empty()) return 1;
  if (is_text(field)) {
    constexpr int kBlocks = 7;
    const int rank = rank_in(kTextInside, rest);
    const bool text = field.name == "body" || field.name == "lead";
    return rank == 0 && text && is_in_blocks(rest) ? kBlocks : rank;
  }
  if (std::holds_alternative<ListMember>(field.member)) return rank_in(kListInside, rest);
  return std::holds_alternative<DateMember>(field.member) ? rank_in(kDateInside, rest)
                                                          : rank_in(kLineInside, rest);
}

}  // namespace

PathMeaning find_by_path(std::string_view path, std::string_view as_written,
                         const ColumnMap& told) {
  if (const auto mapped = told.find(std::string(path)); mapped != told.end())
    return {find_field(mapped->second), 0};
  const auto* known = std::find_if(std::begin(kPaths), std::end(kPaths),
                                   [&](const Known& k) { return k.path == path; });
  if (known != std::end(kPaths)) return {find_field(known->field), kOtherName};
  const std::size_t dot = std::min(path.find('.'), path.size());
  const std::string_view top = path.substr(0, dot);
  const std::string_view rest = path.substr(std::min(dot + 1, path.size()));
  const ArticleField* own = find_field(as_written.substr(0, as_written.find('.')));
  const ArticleField* field = own != nullptr ? own : find_column(top, told);
  if (field == nullptr) return {};
  const int inside = rank_inside(*field, rest);
  if (inside == 0) return {};
  const int name = own != nullptr ? 0 : is_weak_column(top) ? kWeakName : kOtherName;
  // Of texts that are there twice, that with mark-up knows its paragraphs.
  const bool marked = top.ends_with("html");
  return {field, name + 2 * inside + (marked ? 0 : 1)};
}

PathMeaning find_piece(std::string_view path, const ColumnMap& told) {
  constexpr std::string_view kNamesOfPieces[] = {"paragraph", "absatz", "headline", "heading",
                                                 "quote"};
  const std::size_t dot = std::min(path.find('.'), path.size());
  const std::string_view top = path.substr(0, dot);
  const ArticleField* own = find_field(top);
  const ArticleField* field = own != nullptr ? own : find_column(top, told);
  const bool text = field != nullptr && (field->name == "body" || field->name == "lead");
  if (!text || !is_one_of(path.substr(std::min(dot + 1, path.size())), kNamesOfPieces)) return {};
  return {field, (own != nullptr ? 0 : kOtherName) + 2 * kLastMixed + 1};
}

bool may_mix(int first, int second) {
  const auto inside = [](int rank) { return rank % kOtherName / 2; };
  return first / kOtherName == second / kOtherName && inside(first) <= kLastMixed &&
         inside(second) <= kLastMixed;
}

}  // namespace nachlese::readers
