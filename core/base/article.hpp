// The article: what every reader produces and what an archive stores.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/date.hpp"
#include "core/base/facsimile.hpp"
#include "core/base/text_role.hpp"

namespace nachlese {

// A part of a text, in bytes.
struct TextSpan {
  std::size_t begin = 0;
  std::size_t end = 0;

  friend bool operator==(const TextSpan&, const TextSpan&) = default;
};

// All text is valid UTF-8. Empty means absent. `body` separates paragraphs by an empty line.
struct Article {
  std::string id;
  std::string title;
  std::string kicker;    // line above the title
  std::string subtitle;  // line below the title
  std::string lead;      // first, summarizing paragraph
  std::string body;
  std::vector<std::string> captions;
  std::vector<std::string> authors;
  std::string source;   // newspaper, programme, website
  std::string agency;   // dpa, AFP, …
  std::string section;  // Politik, Sport, …
  std::string page;     // as printed: "3", "B2", "1, 5-6"
  std::optional<Date> published;
  std::optional<Date> updated;
  std::string url;
  std::string language;  // BCP 47; empty is read as German
  std::vector<std::string> keywords;
  std::string rights;  // access terms, as the source states them: "abo", "intern"
  // How sure text recognition was of the words, in percent, 1 to 100; 0 where none was needed or
  // nothing is known.
  unsigned recognition = 0;
  Facsimile facsimile;
  // Parts of `body` that stand in many articles of the source (paywall notices, author boxes),
  // ascending and disjoint. Found by the indexer, and no part of the content.
  std::vector<TextSpan> passages;
  // Names that must not lead to the article (`nachlese-index suppress`); no part of the content.
  std::vector<std::string> suppressed;

  friend bool operator==(const Article&, const Article&) = default;
};

// The text fields in reading order, with their names as in JSON Lines.
struct TextField {
  TextRole role;
  const char* name;
  std::string Article::*member;
};
inline constexpr TextField kTextFields[] = {
    {TextRole::kicker, "kicker", &Article::kicker},
    {TextRole::title, "title", &Article::title},
    {TextRole::subtitle, "subtitle", &Article::subtitle},
    {TextRole::lead, "lead", &Article::lead},
    {TextRole::body, "body", &Article::body},
};

// Hash of all fields. An article with an unchanged hash need not be indexed again.
[[nodiscard]] std::uint64_t content_hash(const Article& article);

// Gives an article without an id one: its URL, or "h-" and the content hash.
void ensure_id(Article& article);

}  // namespace nachlese
