#include "web/views/citation.hpp"

#include "core/base/hash.hpp"
#include "core/base/strings.hpp"
#include "web/http/url.hpp"
#include "web/views/messages.hpp"

namespace nachlese::web {
namespace {

constexpr std::size_t kIsoDay = 10;  // "2018-07-16"

std::string inverted(const std::string& name) {
  const auto [family, given] = author_name(name);
  return given.empty() ? family : family + ", " + given;
}

std::vector<std::string> inverted(std::vector<std::string> names) {
  for (std::string& name : names) name = inverted(name);
  return names;
}

// "Muster, Erika, Hans Meier, and dpa": the first name inverted.
std::string chicago_names(const std::vector<std::string>& names) {
  std::string out;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) out += i + 1 < names.size() ? ", " : ", and ";
    out += i == 0 ? inverted(names[i]) : names[i];
  }
  return out;
}

// "July 16, 2018".
std::string american_date(const Date& date) {
  if (date.precision < Date::Precision::day) return say_date(Language::english, to_iso(date));
  return std::string(info(Language::english).months[date.month - 1]) + " " +
         std::to_string(date.day) + ", " + std::to_string(date.year);
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

AuthorName author_name(std::string_view written) {
  for (const std::string_view title : {"Prof. ", "Dr. "}) {
    if (written.starts_with(title)) written.remove_prefix(title.size());
  }
  const std::size_t blank = written.rfind(' ');
  if (blank == std::string_view::npos) return {std::string(written), {}};
  return {std::string(written.substr(blank + 1)), std::string(written.substr(0, blank))};
}

std::string cite_iso690(const Article& article, Language language, const Date& accessed) {
  const std::string year = article.published ? std::to_string(article.published->year)
                                             : std::string(say(language, messages::kNoPublication));
  std::string out = join(inverted(article.authors), "; ");
  out += out.empty() ? "" : ", " + year + ". ";
  const bool online = is_web_address(article.url);
  out += article.title + (ends_sentence(article.title) ? "" : ".");
  if (!article.source.empty()) out += " In: " + article.source;
  if (online) out += " [online]";
  if (!article.source.empty() || online) out += ".";
  if (article.published) out += " " + say_date(language, to_iso(*article.published));
  const std::string seen = say(language, messages::kAccessed, say_date(language, to_iso(accessed)));
  if (online) {
    out += " [" + seen + "]. ";
    return out + say(language, messages::kAvailableFrom, article.url);
  }
  return out + (article.published ? ". " : " ") + say(language, messages::kArchiveId, article.id);
}

std::string cite_chicago(const Article& article) {
  std::string out = chicago_names(article.authors);
  if (!out.empty()) out += ends_sentence(out) ? " " : ". ";
  out += "“" + article.title + (ends_sentence(article.title) ? "”" : ".”");
  std::string place = article.source;
  if (article.published) place += (place.empty() ? "" : ", ") + american_date(*article.published);
  if (!place.empty()) out += " " + place + ".";
  return out + (is_web_address(article.url) ? " " + article.url + "."
                                            : " Archive ID " + article.id + ".");
}

std::string cite_bibtex(const Article& article, const Date& accessed) {
  std::string out = "@article{nachlese-" + to_hex(hash64(article.id)) + ",\n";
  const auto field = [&out](const char* name, const std::string& value) {
    if (!value.empty())
      out.append("  ").append(name).append(" = {").append(bibtex_escape(value)).append("},\n");
  };
  field("author", join(inverted(article.authors), " and "));
  field("title", article.title);
  field("subtitle", article.subtitle);
  field("journal", article.source);
  if (article.published) {
    field("year", std::to_string(article.published->year));
    field("date", to_iso(*article.published).substr(0, kIsoDay));
  }
  field("langid", article.language == "en" ? "english" : "german");
  field("keywords", join(article.keywords, ", "));
  if (is_web_address(article.url)) {
    field("url", article.url);
    field("urldate", to_iso(accessed));
  }
  field("note", "Archive ID " + article.id);
  return out + "}\n";
}

Date day_of_access() { return *parse_date(utc_now().substr(0, kIsoDay)); }

}  // namespace nachlese::web
