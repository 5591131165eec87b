#include "web/views/citation.hpp"

#include "core/base/hash.hpp"
#include "core/base/strings.hpp"
#include "web/http/url.hpp"
#include "web/views/messages.hpp"

namespace nachlese::web {
namespace {

// "Erika Anna Muster" → "Muster, Erika Anna"; single words stay as they are.
std::string inverted(const std::string& name) {
  const std::size_t blank = name.rfind(' ');
  return blank == std::string::npos ? name : name.substr(blank + 1) + ", " + name.substr(0, blank);
}

std::vector<std::string> inverted(std::vector<std::string> names) {
  for (std::string& name : names) name = inverted(name);
  return names;
}

std::string date_of(const Article& article, Language language) {
  return article.published ? say_date(language, to_iso(*article.published)) : std::string();
}

bool ends_sentence(const std::string& text) {
  return !text.empty() && std::string_view(".?!").find(text.back()) != std::string_view::npos;
}

std::string bibtex_escape(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (std::string_view("&%$#_{}").find(c) != std::string_view::npos) out += '\\';
    if (c == '\\') {
      out += "\\textbackslash{}";
    } else if (c == '\n' || c == '\r') {
      out += ' ';
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace

std::string cite_iso690(const Article& article, Language language) {
  std::string out = join(inverted(article.authors), " ; ");
  if (!out.empty()) out += ": ";
  out += article.title;
  if (!ends_sentence(article.title)) out += ".";
  if (!article.source.empty()) out += " In: " + article.source;
  if (const std::string date = date_of(article, language); !date.empty())
    out += (article.source.empty() ? " " : ", ") + date;
  if (is_web_address(article.url)) out += ". Online: " + article.url;
  return out;
}

std::string cite_chicago(const Article& article, Language language) {
  std::string out = join(inverted(article.authors), ", ");
  if (!out.empty()) out += ". ";
  out += "“" + article.title + (ends_sentence(article.title) ? "”" : ".”");
  std::string place = article.source;
  if (const std::string date = date_of(article, language); !date.empty())
    place += (place.empty() ? "" : ", ") + date;
  if (!place.empty()) out += " " + place + ".";
  return out + (is_web_address(article.url) ? " " + article.url + "." : "");
}

std::string cite_bibtex(const Article& article) {
  std::string out = "@article{nachlese-" + to_hex(hash64(article.id)) + ",\n";
  const auto field = [&out](const char* name, const std::string& value) {
    if (!value.empty())
      out.append("  ").append(name).append(" = {").append(bibtex_escape(value)).append("},\n");
  };
  field("author", join(inverted(article.authors), " and "));
  field("title", article.title);
  field("journal", article.source);
  if (article.published) {
    field("year", std::to_string(article.published->year));
    field("date", to_iso(*article.published).substr(0, 10));
  }
  if (is_web_address(article.url)) field("url", article.url);
  return out + "}\n";
}

}  // namespace nachlese::web
