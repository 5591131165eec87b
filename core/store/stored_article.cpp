#include "core/store/stored_article.hpp"

#include <utility>

#include "core/store/article_codec.hpp"
#include "core/store/schema.hpp"
#include "core/store/terms.hpp"
#include "core/store/word_order.hpp"
#include "core/store/woven_text.hpp"

namespace nachlese::store {

Article article_of(const Xapian::Document& document) {
  return article_of(document, [&] { return surfaces_of(document); });
}

Article article_of(const Xapian::Document& document,
                   const std::function<std::vector<std::string>()>& surfaces) {
  return decode_article(document.get_data(), [&] {
    return ArticleWords(document.get_value(schema::kWordOrder), surfaces());
  });
}

Article headline_of(const Xapian::Document& document) {
  return decode_headline(document.get_data());
}

std::optional<std::vector<std::string>> written_in_texts(const Xapian::Document& document,
                                                         std::string_view surface) {
  const std::string packed = document.get_value(schema::kWordOrder);
  const WordOrder order(packed);
  const auto wanted = order.find(word_bits(surface), surface);
  if (!wanted) return std::nullopt;
  bool beside = false;
  order.for_each_beside(
      [&](std::uint32_t number, std::uint32_t) { beside = beside || number == *wanted; });
  if (beside) return std::nullopt;
  std::vector<std::size_t> places;
  std::size_t place = 0;
  order.for_each_in_sequence([&](std::uint32_t number, std::uint32_t) {
    if (number == *wanted) places.push_back(place);
    ++place;
  });
  return written_in(document.get_data(), places, surface);
}

std::vector<std::string> surfaces_of(const Xapian::Document& document) {
  std::vector<std::string> out;
  const auto end = document.termlist_end();
  for (auto term = document.termlist_begin(); term != end;) {
    std::string text = *term;
    if (is_surface(text)) {
      out.push_back(std::move(text));
      ++term;
    } else {
      term.skip_to(std::string(kBehindPrefixed));
    }
  }
  return out;
}

}  // namespace nachlese::store
