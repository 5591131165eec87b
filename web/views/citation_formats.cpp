// References for programs: RIS, CSL JSON, JSON-LD, OpenURL.
#include <nlohmann/json.hpp>

#include "core/base/strings.hpp"
#include "web/http/url.hpp"
#include "web/views/citation.hpp"

namespace nachlese::web {
namespace {

using Json = nlohmann::ordered_json;

std::string dump(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string one_line(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c == '\n' || c == '\r') c = ' ';
  }
  return out;
}

Json csl_name(const std::string& name) {
  const auto [family, given] = author_name(name);
  if (given.empty()) return {{"literal", family}};
  return {{"family", family}, {"given", given}};
}

Json csl_date(const Date& date) {
  Json parts = {date.year};
  if (date.precision >= Date::Precision::month) parts.push_back(date.month);
  if (date.precision >= Date::Precision::day) parts.push_back(date.day);
  return {{"date-parts", Json::array({parts})}};
}

// "2018/07/16/", as far as it is known.
std::string ris_date(const Date& date) {
  std::string day = to_iso(date).substr(0, 10);
  for (char& c : day) {
    if (c == '-') c = '/';
  }
  for (auto parts = static_cast<unsigned>(date.precision); parts < 2; ++parts) day += '/';
  return day + '/';
}

void set(Json& json, const char* name, const std::string& value) {
  if (!value.empty()) json[name] = value;
}

std::string language_of(const Article& article) {
  return article.language.empty() ? "de" : article.language;
}

}  // namespace

std::string cite_ris(const Article& article, const Date& accessed, std::string_view note) {
  std::string out;
  const auto line = [&out](const char* tag, const std::string& value) {
    if (!value.empty()) out.append(tag).append("  - ").append(one_line(value)).append("\r\n");
  };
  line("TY", "NEWS");
  for (const auto& author : article.authors) {
    const auto [family, given] = author_name(author);
    line("AU", given.empty() ? family : family + ", " + given);
  }
  line("TI", article.title);
  line("T2", article.source);
  line("SE", article.section);
  if (article.published) {
    line("PY", std::to_string(article.published->year));
    line("DA", ris_date(*article.published));
  }
  line("AB", article.lead);
  for (const auto& keyword : article.keywords) line("KW", keyword);
  line("LA", language_of(article));
  if (is_web_address(article.url)) {
    line("UR", article.url);
    line("Y2", ris_date(accessed));
  }
  line("AN", article.id);
  line("N1", std::string(note));
  return out + "ER  - \r\n\r\n";
}

std::string cite_csl(const Article& article, const Date& accessed, std::string_view note) {
  Json out = {{"id", article.id}, {"type", "article-newspaper"}};
  set(out, "title", article.title);
  set(out, "container-title", article.source);
  set(out, "section", article.section);
  for (const auto& author : article.authors) out["author"].push_back(csl_name(author));
  if (article.published) out["issued"] = csl_date(*article.published);
  set(out, "abstract", article.lead);
  set(out, "keyword", join(article.keywords, ", "));
  out["language"] = language_of(article);
  if (is_web_address(article.url)) {
    out["URL"] = article.url;
    out["accessed"] = csl_date(accessed);
  }
  out["archive_location"] = article.id;
  set(out, "note", std::string(note));
  return dump(out);
}

std::string describe_json_ld(const Article& article) {
  Json out = {{"@context", "https://schema.org"}, {"@type", "NewsArticle"}};
  set(out, "headline", article.title);
  set(out, "alternativeHeadline", article.subtitle);
  set(out, "description", article.lead);
  set(out, "articleSection", article.section);
  if (article.published) out["datePublished"] = to_iso(*article.published);
  if (article.updated) out["dateModified"] = to_iso(*article.updated);
  for (const auto& author : article.authors)
    out["author"].push_back({{"@type", "Person"}, {"name", author}});
  if (!article.source.empty())
    out["publisher"] = {{"@type", "Organization"}, {"name", article.source}};
  set(out, "keywords", join(article.keywords, ", "));
  out["inLanguage"] = language_of(article);
  if (is_web_address(article.url)) out["url"] = article.url;
  out["identifier"] = article.id;
  return dump(out);
}

std::string open_url_context(const Article& article) {
  Parameters fields = {{"ctx_ver", "Z39.88-2004"},
                       {"rft_val_fmt", "info:ofi/fmt:kev:mtx:journal"},
                       {"rft.genre", "article"},
                       {"rft.atitle", article.title},
                       {"rft.jtitle", article.source}};
  for (const auto& author : article.authors) fields.emplace_back("rft.au", author);
  if (article.published) fields.emplace_back("rft.date", to_iso(*article.published).substr(0, 10));
  if (is_web_address(article.url)) fields.emplace_back("rft_id", article.url);
  return make_url("", fields).substr(1);
}

}  // namespace nachlese::web
