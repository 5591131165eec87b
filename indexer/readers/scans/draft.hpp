// Collects blocks of pages into one article.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/record/printed.hpp"
#include "indexer/readers/scans/page.hpp"
#include "indexer/readers/scans/printed_text.hpp"

namespace nachlese::readers {

class PrintedDraft {
 public:
  // `number` tells pages apart; `picture` is as in FacsimilePage.
  void add(const ScanPage& page, std::uint32_t number, const std::string& picture,
           const ScanBlock& block, BlockRole role);
  // All blocks of the page with their own roles; a heading below the first text is a paragraph.
  void add_page(const ScanPage& page, std::uint32_t number, const std::string& picture);

  [[nodiscard]] bool empty() const;
  [[nodiscard]] std::size_t words() const;
  // Title, kicker, subtitle, body, captions, authors, page, recognition, facsimile; the rest is
  // for who knows it.
  [[nodiscard]] PrintedArticle take();

 private:
  std::uint32_t index_of(const ScanPage& page, std::uint32_t number, const std::string& picture);

  PrintedText kicker_{TextRole::kicker};
  PrintedText title_{TextRole::title};
  PrintedText subtitle_{TextRole::subtitle};
  PrintedText body_{TextRole::body};
  std::vector<std::string> captions_;
  std::vector<std::string> bylines_;
  Confidence confidence_;
  Facsimile facsimile_;
  std::map<std::uint32_t, std::uint32_t> pages_;  // number → index in facsimile_
  bool sized_ = true;                             // every page has a width
};

// The beginning of a text as a title: its first sentence, or as many words as make a line.
[[nodiscard]] std::string beginning_of(std::string_view text);

// "1, 3-5" of "1", "3", "4", "5".
[[nodiscard]] std::string page_range(const std::vector<std::string>& labels);

// "Berliner Tageblatt, 7. Januar 1905, S. 3"; what is empty is left out.
[[nodiscard]] std::string name_of_page(std::string_view work, const std::optional<Date>& date,
                                       std::string_view label);

// The last date in a path: "1905/01/07", "1905-01-07", "19050107".
[[nodiscard]] std::optional<Date> date_in_path(std::string_view path);

}  // namespace nachlese::readers
