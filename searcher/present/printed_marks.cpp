#include "searcher/present/printed_marks.hpp"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <vector>

namespace nachlese::search {
namespace {

// For each word of the article in turn, whether it is marked.
std::vector<bool> marked_words(const Article& article, const std::vector<TextPlace>& places) {
  std::vector<bool> out;
  for (const TextField& field : kTextFields) {
    const std::string& text = article.*field.member;
    std::vector<TextPlace> here;
    std::copy_if(places.begin(), places.end(), std::back_inserter(here),
                 [&](const TextPlace& place) { return place.role == field.role; });
    std::sort(here.begin(), here.end(),
              [](const TextPlace& a, const TextPlace& b) { return a.begin < b.begin; });
    auto next = here.begin();
    for (std::size_t at = 0;;) {
      const std::string_view word = next_printed_word(text, at);
      if (word.empty()) break;
      const std::size_t begin = at - word.size();
      while (next != here.end() && next->end <= begin) ++next;
      out.push_back(next != here.end() && next->begin < at);
    }
  }
  return out;
}

}  // namespace

std::vector<WordBox> marks_on_pages(const Article& article, const std::vector<TextPlace>& places) {
  std::vector<WordBox> out;
  if (article.facsimile.empty() || places.empty()) return out;
  const auto boxes = unpack_boxes(article.facsimile.boxes, article.facsimile.pages.size());
  if (!boxes) return out;
  const std::vector<bool> marked = marked_words(article, places);
  for (const WordBox& box : *boxes) {
    if (box.word < marked.size() && marked[box.word]) out.push_back(box);
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const WordBox& a, const WordBox& b) { return a.page < b.page; });
  return out;
}

}  // namespace nachlese::search
