#include "indexer/readers/record/fields.hpp"

#include <algorithm>

#include "core/base/ascii.hpp"
#include "core/base/strings.hpp"

namespace nachlese::readers {
namespace {

const ArticleField kFields[] = {
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

struct Alias {
  std::string_view column;
  std::string_view field;
};
constexpr Alias kAliases[] = {
    {"titel", "title"},
    {"überschrift", "title"},
    {"headline", "title"},
    {"schlagzeile", "title"},
    {"dachzeile", "kicker"},
    {"spitzmarke", "kicker"},
    {"unterzeile", "subtitle"},
    {"untertitel", "subtitle"},
    {"vorspann", "lead"},
    {"teaser", "lead"},
    {"abstract", "lead"},
    {"summary", "lead"},
    {"text", "body"},
    {"inhalt", "body"},
    {"volltext", "body"},
    {"content", "body"},
    {"artikel", "body"},
    {"autor", "authors"},
    {"autorin", "authors"},
    {"autoren", "authors"},
    {"verfasser", "authors"},
    {"byline", "authors"},
    {"quelle", "source"},
    {"zeitung", "source"},
    {"medium", "source"},
    {"agentur", "agency"},
    {"ressort", "section"},
    {"rubrik", "section"},
    {"datum", "published"},
    {"erschienen", "published"},
    {"pubdate", "published"},
    {"published_at", "published"},
    {"geändert", "updated"},
    {"aktualisiert", "updated"},
    {"updated_at", "updated"},
    {"link", "url"},
    {"adresse", "url"},
    {"sprache", "language"},
    {"lang", "language"},
    {"schlagworte", "keywords"},
    {"schlagwörter", "keywords"},
    {"stichworte", "keywords"},
    {"stichwörter", "keywords"},
    {"bildunterschrift", "captions"},
    {"bildtext", "captions"},
    {"caption", "captions"},
    {"guid", "id"},
    {"artikel-id", "id"},
};

}  // namespace

const ArticleField* find_field(std::string_view name) {
  const auto* found = std::find_if(std::begin(kFields), std::end(kFields),
                                   [&](const ArticleField& field) { return field.name == name; });
  return found == std::end(kFields) ? nullptr : found;
}

std::string column_key(std::string_view name) {
  std::string out = to_lower_ascii(trim(name));
  for (const std::string_view capital : {"Ä", "Ö", "Ü"}) {  // in UTF-8, 0x20 below the small letter
    for (std::size_t at = out.find(capital); at != std::string::npos; at = out.find(capital, at))
      out[at + 1] += 0x20;
  }
  return out;
}

const ArticleField* find_column(std::string_view name, const ColumnMap& columns) {
  const std::string key = column_key(name);
  if (const auto mapped = columns.find(key); mapped != columns.end())
    return find_field(mapped->second);
  const auto* alias = std::find_if(std::begin(kAliases), std::end(kAliases),
                                   [&](const Alias& a) { return a.column == key; });
  return find_field(alias == std::end(kAliases) ? key : alias->field);
}

bool is_text(const ArticleField& field) {
  const auto* member = std::get_if<TextMember>(&field.member);
  return member != nullptr &&
         std::any_of(std::begin(kTextFields), std::end(kTextFields),
                     [&](const TextField& text) { return text.member == *member; });
}

bool set_field(Article& article, const ArticleField& field, std::string value) {
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

void fill_if_empty(std::string& field, std::string value) {
  if (field.empty()) field = std::move(value);
}

bool is_web_address(std::string_view text) {
  return text.starts_with("http://") || text.starts_with("https://");
}

}  // namespace nachlese::readers
