#include "programs/nachlese/alert_mail.hpp"

#include <algorithm>
#include <cstdio>

#include "core/base/base64.hpp"
#include "core/base/date.hpp"
#include "core/base/hash.hpp"
#include "core/base/strings.hpp"
#include "core/base/utf8.hpp"
#include "searcher/output/text_layout.hpp"
#include "web/views/html.hpp"
#include "web/views/messages.hpp"

namespace nachlese::programs {
namespace {

using web::Html;
using web::operator""_html;

constexpr std::size_t kLineBytes = 76;  // of encoded text (RFC 2045)
constexpr std::size_t kWordBytes = 42;  // of text in an encoded word of 75 characters
constexpr std::size_t kColumns = 72;

constexpr web::CountMessage kNewArticles{{"{} new article: ", "{} neuer Artikel: "},
                                         {"{} new articles: ", "{} neue Artikel: "}};
constexpr Message kAllResults{"All results", "Alle Treffer"};
constexpr Message kUntitledArticle{"(untitled)", "(ohne Titel)"};

bool is_plain(char c) { return c >= ' ' && c <= '~'; }

std::string encoded_header(std::string_view name, std::string_view text) {
  std::string out = std::string(name) + ":";
  const bool plain = std::all_of(text.begin(), text.end(), is_plain) &&
                     name.size() + 2 + text.size() <= kLineBytes &&
                     text.find("=?") == std::string_view::npos;
  if (plain) return out.append(" ").append(text).append("\n");
  // Words of whole characters, each on a line of its own.
  while (!text.empty()) {
    const std::string_view word = truncate_utf8(text, kWordBytes);
    const std::string_view bytes = word.empty() ? text.substr(0, 1) : word;
    out += " =?UTF-8?B?" + to_base64(bytes) + "?=\n";
    text.remove_prefix(bytes.size());
  }
  return out;
}

std::string quoted_printable(std::string_view text) {
  constexpr char kDigits[] = "0123456789ABCDEF";
  std::string out;
  std::size_t column = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\n') {
      out += c;
      column = 0;
      continue;
    }
    const bool last = i + 1 == text.size() || text[i + 1] == '\n';
    // A blank at the end would get lost; a dot or "From" at the start means something to mailers.
    const bool special = column == 0 && (c == '.' || c == 'F');
    const bool as_is = is_plain(c) && c != '=' && !(c == ' ' && last) && !special;
    const std::size_t width = as_is ? 1 : 3;
    if (column + width > kLineBytes - 1) {
      out += "=\n";
      column = 0;
    }
    if (as_is) {
      out += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      out += {'=', kDigits[byte >> 4U], kDigits[byte & 15U]};
    }
    column += width;
  }
  return out;
}

// "Sun, 29 Nov 2026 03:41:00 +0000".
std::string mail_date(const std::string& iso) {
  constexpr const char* kDays[] = {"Wed", "Thu", "Fri", "Sat", "Sun", "Mon", "Tue"};
  constexpr const char* kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  constexpr std::uint64_t kSecondsOfDay = 86'400;
  const Date date = parse_date(iso).value_or(Date{});
  char out[64];
  std::snprintf(out, sizeof out, "%s, %02u %s %04d %02u:%02u:%02u +0000",
                kDays[wall_seconds(date) / kSecondsOfDay % 7], date.day, kMonths[date.month - 1],
                date.year, date.hour, date.minute, date.second);
  return out;
}

std::string title_of(const AlertMail& mail, const MailArticle& article) {
  const std::string title = search::printable(article.hit.title);
  return title.empty() ? std::string(kUntitledArticle.in(mail.language)) : title;
}

std::string facts_of(const AlertMail& mail, const search::Hit& hit) {
  std::vector<std::string> parts;
  for (const std::string& part :
       {search::printable(hit.source), web::say_time(mail.language, hit.published)}) {
    if (!part.empty()) parts.push_back(part);
  }
  return join(parts, ", ");
}

std::string subject_of(const AlertMail& mail) {
  return web::say(mail.language, kNewArticles, mail.articles.size()) +
         search::printable(mail.search);
}

std::string text_part(const AlertMail& mail) {
  search::TextStyle style;
  style.width = kColumns;
  std::string out = subject_of(mail) + "\n";
  for (const MailArticle& article : mail.articles) {
    out += "\n" + search::wrapped(style, title_of(mail, article), "") + "\n" +
           facts_of(mail, article.hit) + "\n";
    const std::string snippet = search::plain(article.hit.snippet, false, true);
    if (!snippet.empty()) out += search::wrapped(style, snippet, "  ") + "\n";
    if (!article.link.empty()) out += article.link + "\n";
  }
  if (!mail.page.empty())
    out += "\n" + std::string(kAllResults.in(mail.language)) + ": " + mail.page + "\n";
  return out;
}

std::string html_part(const AlertMail& mail) {
  Html items;
  for (const MailArticle& article : mail.articles) {
    const std::string title = title_of(mail, article);
    const Html head = article.link.empty() ? web::escape(title)
                                           : R"(<a href="{}">{}</a>)"_html(article.link, title);
    items += R"(<li style="margin-bottom:1em"><strong>{}</strong><br><small>{}</small><br>{}</li>
)"_html(head, facts_of(mail, article.hit), web::marked(article.hit.snippet));
  }
  const Html more = mail.page.empty() ? Html() : R"(<p><a href="{}">{}</a></p>
)"_html(mail.page, kAllResults.in(mail.language));
  return R"(<!DOCTYPE html>
<html lang="{}"><head><meta charset="utf-8"><title>{}</title></head>
<body><p>{}</p>
<ul>
{}</ul>
{}</body></html>
)"_html(info(mail.language).code, subject_of(mail), subject_of(mail), items, more)
      .str();
}

std::string part(const char* type, const std::string& boundary, const std::string& text) {
  return "--" + boundary + "\nContent-Type: " + type +
         "; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n" +
         quoted_printable(text) + "\n";
}

}  // namespace

bool is_mail_address(std::string_view text) {
  constexpr std::string_view kSigns = ".!#$%&'*+/=?^_`{|}~-";
  const auto is_letter = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  };
  const std::size_t at = text.find('@');
  if (at == 0 || at == std::string_view::npos || text.size() > 254) return false;
  const std::string_view local = text.substr(0, at);
  const std::string_view domain = text.substr(at + 1);
  return local.front() != '-' && !domain.empty() && domain.front() != '-' &&
         domain.front() != '.' && domain.back() != '.' &&
         std::all_of(local.begin(), local.end(),
                     [&](char c) { return is_letter(c) || kSigns.find(c) != kSigns.npos; }) &&
         std::all_of(domain.begin(), domain.end(),
                     [&](char c) { return is_letter(c) || c == '.' || c == '-'; });
}

std::string mail_about(const AlertMail& mail) {
  std::string key = mail.search + '\n' + mail.time;
  for (const MailArticle& article : mail.articles) key += '\n' + article.hit.id;
  const std::string id = to_hex(hash64(key));
  const std::string boundary = "=_nachlese_" + id;
  std::string out = "From: " + mail.from + "\n";
  out += "To: " + join(mail.to, ",\n ") + "\n";
  out += encoded_header("Subject", subject_of(mail));
  out += "Date: " + mail_date(mail.time) + "\n";
  out += "Message-ID: <" + id + "." + std::to_string(mail.articles.size()) +
         mail.from.substr(mail.from.find('@')) + ">\n";
  out += "Auto-Submitted: auto-generated\nMIME-Version: 1.0\n";
  out += "Content-Type: multipart/alternative; boundary=\"" + boundary + "\"\n\n";
  out += part("text/plain", boundary, text_part(mail));
  out += part("text/html", boundary, html_part(mail));
  return out + "--" + boundary + "--\n";
}

}  // namespace nachlese::programs
