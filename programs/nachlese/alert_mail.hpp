// Mails about the new articles of a saved search, for `sendmail -t`.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/language.hpp"
#include "searcher/api/hit.hpp"

namespace nachlese::programs {

struct MailArticle {
  search::Hit hit;
  std::string link;  // empty: none
};

struct AlertMail {
  std::string from;
  std::vector<std::string> to;
  std::string search;  // its name
  std::string page;    // address of its results; empty: none
  std::string time;    // of the run, ISO 8601, in UTC
  Language language = Language::english;
  std::vector<MailArticle> articles;
};

// True for plain addresses, as in desk@example.org; nothing that could begin another header.
[[nodiscard]] bool is_mail_address(std::string_view text);

// The whole message (RFC 5322, lines end with a line feed): multipart/alternative of plain text and
// HTML, quoted-printable, headers as encoded words where they are not ASCII (RFC 2047).
[[nodiscard]] std::string mail_about(const AlertMail& mail);

}  // namespace nachlese::programs
