#include "indexer/readers/record/fields.hpp"

#include <algorithm>
#include <unordered_map>

#include "core/base/ascii.hpp"
#include "core/base/strings.hpp"
#include "indexer/readers/record/loose_date.hpp"

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
    {"page", &Article::page},
    {"published", &Article::published},
    {"date", &Article::published},
    {"updated", &Article::updated},
    {"url", &Article::url},
    {"language", &Article::language},
    {"keywords", &Article::keywords},
    {"tags", &Article::keywords},
    {"rights", &Article::rights},
};

struct Alias {
  std::string_view column;
  std::string_view field;
};
constexpr Alias kAliases[] = {
    {"titel", "title"},
    {"überschrift", "title"},
    {"ueberschrift", "title"},
    {"headline", "title"},
    {"schlagzeile", "title"},
    {"hauptzeile", "title"},
    {"haupttitel", "title"},
    {"artikeltitel", "title"},
    {"post_title", "title"},
    {"webtitle", "title"},
    {"hed", "title"},
    {"head_line", "title"},
    {"headline_main", "title"},
    {"beitragstitel", "title"},
    {"dachzeile", "kicker"},
    {"spitzmarke", "kicker"},
    {"overline", "kicker"},
    {"topline", "kicker"},
    {"roofline", "kicker"},
    {"spitzzeile", "kicker"},
    {"oberzeile", "kicker"},
    {"unterzeile", "subtitle"},
    {"untertitel", "subtitle"},
    {"subheadline", "subtitle"},
    {"subhead", "subtitle"},
    {"subline", "subtitle"},
    {"deck", "subtitle"},
    {"unterüberschrift", "subtitle"},
    {"sub_title", "subtitle"},
    {"subheading", "subtitle"},
    {"vorspann", "lead"},
    {"teaser", "lead"},
    {"abstract", "lead"},
    {"summary", "lead"},
    {"excerpt", "lead"},
    {"post_excerpt", "lead"},
    {"description", "lead"},
    {"dek", "lead"},
    {"standfirst", "lead"},
    {"trailtext", "lead"},
    {"anriss", "lead"},
    {"einleitung", "lead"},
    {"teasertext", "lead"},
    {"introtext", "lead"},
    {"intro", "lead"},
    {"custom_excerpt", "lead"},
    {"lead_paragraph", "lead"},
    {"vorspanntext", "lead"},
    {"kurztext", "lead"},
    {"zusammenfassung", "lead"},
    {"text", "body"},
    {"paragraphs", "body"},
    {"absätze", "body"},
    {"inhalt", "body"},
    {"volltext", "body"},
    {"content", "body"},
    {"artikel", "body"},
    {"article_text", "body"},
    {"html", "body"},
    {"plaintext", "body"},
    {"body_html", "body"},
    {"article_html", "body"},
    {"content_html", "body"},
    {"body_xhtml", "body"},
    {"body_text", "body"},
    {"bodytext", "body"},
    {"content_text", "body"},
    {"fulltext", "body"},
    {"full_text", "body"},
    {"story", "body"},
    {"artikeltext", "body"},
    {"zeitungstext", "body"},
    {"haupttext", "body"},
    {"fließtext", "body"},
    {"fliesstext", "body"},
    {"textkörper", "body"},
    {"post_content", "body"},
    {"beitragstext", "body"},
    {"nachrichtentext", "body"},
    {"content:encoded", "body"},
    {"article_body", "body"},
    {"articlebody", "body"},
    {"autor", "authors"},
    {"autorin", "authors"},
    {"autoren", "authors"},
    {"verfasser", "authors"},
    {"verfasserin", "authors"},
    {"byline", "authors"},
    {"creator", "authors"},
    {"dc:creator", "authors"},
    {"post_author", "authors"},
    {"autorname", "authors"},
    {"author_name", "authors"},
    {"journalist", "authors"},
    {"journalistin", "authors"},
    {"writer", "authors"},
    {"autor/in", "authors"},
    {"autoren_namen", "authors"},
    {"bylines", "authors"},
    {"quelle", "source"},
    {"zeitung", "source"},
    {"medium", "source"},
    {"publication", "source"},
    {"publikation", "source"},
    {"publisher", "source"},
    {"zeitungsname", "source"},
    {"quellenname", "source"},
    {"newspaper", "source"},
    {"sitename", "source"},
    {"site_name", "source"},
    {"publikationstitel", "source"},
    {"blatt", "source"},
    {"agentur", "agency"},
    {"nachrichtenagentur", "agency"},
    {"nutzungsrechte", "rights"},
    {"zugang", "rights"},
    {"ressort", "section"},
    {"rubrik", "section"},
    {"sparte", "section"},
    {"category", "section"},
    {"kategorie", "section"},
    {"kanal", "section"},
    {"department", "section"},
    {"sectionname", "section"},
    {"section_name", "section"},
    {"ressortname", "section"},
    {"seite", "page"},
    {"seiten", "page"},
    {"seitenzahl", "page"},
    {"pages", "page"},
    {"datum", "published"},
    {"erschienen", "published"},
    {"pubdate", "published"},
    {"published_at", "published"},
    {"publishedat", "published"},
    {"publisheddate", "published"},
    {"publish_date", "published"},
    {"published_date", "published"},
    {"publication_date", "published"},
    {"publicationdate", "published"},
    {"pub_date", "published"},
    {"date_published", "published"},
    {"datepublished", "published"},
    {"published_on", "published"},
    {"publishdate", "published"},
    {"erscheinungsdatum", "published"},
    {"erscheinungstag", "published"},
    {"erschienen_am", "published"},
    {"veröffentlicht", "published"},
    {"veröffentlicht_am", "published"},
    {"veroeffentlicht", "published"},
    {"veröffentlichungsdatum", "published"},
    {"publikationsdatum", "published"},
    {"post_date", "published"},
    {"firstcreated", "published"},
    {"first_published", "published"},
    {"webpublicationdate", "published"},
    {"display_date", "published"},
    {"dc:date", "published"},
    {"zeitpunkt", "published"},
    {"geändert", "updated"},
    {"aktualisiert", "updated"},
    {"updated_at", "updated"},
    {"updatedat", "updated"},
    {"modified", "updated"},
    {"last_modified", "updated"},
    {"lastmodified", "updated"},
    {"post_modified", "updated"},
    {"changed", "updated"},
    {"date_modified", "updated"},
    {"datemodified", "updated"},
    {"modified_at", "updated"},
    {"versioncreated", "updated"},
    {"version_created", "updated"},
    {"aktualisiert_am", "updated"},
    {"geändert_am", "updated"},
    {"änderungsdatum", "updated"},
    {"lastupdated", "updated"},
    {"last_updated", "updated"},
    {"link", "url"},
    {"adresse", "url"},
    {"permalink", "url"},
    {"canonical_url", "url"},
    {"web_url", "url"},
    {"weburl", "url"},
    {"webadresse", "url"},
    {"internetadresse", "url"},
    {"sprache", "language"},
    {"lang", "language"},
    {"langcode", "language"},
    {"locale", "language"},
    {"schlagworte", "keywords"},
    {"schlagwörter", "keywords"},
    {"stichworte", "keywords"},
    {"stichwörter", "keywords"},
    {"schlagwort", "keywords"},
    {"stichwort", "keywords"},
    {"tag", "keywords"},
    {"categories", "keywords"},
    {"kategorien", "keywords"},
    {"keyword", "keywords"},
    {"keyword_names", "keywords"},
    {"topics", "keywords"},
    {"themen", "keywords"},
    {"thema", "keywords"},
    {"deskriptoren", "keywords"},
    {"bildunterschrift", "captions"},
    {"bildunterschriften", "captions"},
    {"bildtext", "captions"},
    {"bildtexte", "captions"},
    {"caption", "captions"},
    {"image_caption", "captions"},
    {"bildlegende", "captions"},
    {"feature_image_caption", "captions"},
    {"guid", "id"},
    {"artikel-id", "id"},
    {"artikel_id", "id"},
    {"artikelid", "id"},
    {"article_id", "id"},
    {"articleid", "id"},
    {"uuid", "id"},
    {"nid", "id"},
    {"_id", "id"},
    {"artikelnummer", "id"},
    {"urn", "id"},
    {"post_id", "id"},
    {"docid", "id"},
    {"doc_id", "id"},
    {"dokument-id", "id"},
    {"dokumentnummer", "id"},
    {"external_id", "id"},
};
// Names of something near to the field, which count where it has no other.
constexpr Alias kWeakAliases[] = {
    {"created", "published"},         {"created_at", "published"}, {"createdat", "published"},
    {"date_created", "published"},    {"datetime", "published"},   {"timestamp", "published"},
    {"created_on", "published"},      {"erstellt", "published"},   {"erstellt_am", "published"},
    {"post_date_gmt", "published"},   {"date_gmt", "published"},   {"modified_gmt", "updated"},
    {"post_modified_gmt", "updated"},
};

using AliasTable = std::unordered_map<std::string_view, const Alias*>;

template <std::size_t kSize>
AliasTable table_of(const Alias (&aliases)[kSize]) {
  AliasTable out;
  for (const Alias& alias : aliases) out.emplace(alias.column, &alias);
  return out;
}

const Alias* alias_of(std::string_view key) {
  static const AliasTable table = table_of(kAliases);
  const auto found = table.find(key);
  return found == table.end() ? nullptr : found->second;
}

const Alias* weak_alias_of(std::string_view key) {
  static const AliasTable table = table_of(kWeakAliases);
  const auto found = table.find(key);
  return found == table.end() ? nullptr : found->second;
}

}  // namespace

const ArticleField* find_field(std::string_view name) {
  const auto* found = std::find_if(std::begin(kFields), std::end(kFields),
                                   [&](const ArticleField& field) { return field.name == name; });
  return found == std::end(kFields) ? nullptr : found;
}

std::string column_key(std::string_view name) {
  std::string out = to_lower_ascii(trim(name));
  if (out.find('\xC3') == std::string::npos) return out;
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
  const Alias* alias = alias_of(key);
  if (alias == nullptr) alias = weak_alias_of(key);
  return find_field(alias == nullptr ? std::string_view(key) : alias->field);
}

bool is_weak_column(std::string_view name) { return weak_alias_of(column_key(name)) != nullptr; }

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
    date = parse_loose_date(trim(value));
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
