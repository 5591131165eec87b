// Names in the query, found among the most frequent names of its results: no index is asked twice, and a surname stands for whom
// the articles mean by it.
#include <algorithm>

#include "core/base/lists.hpp"
#include "web/fold.hpp"
#include "web/text.hpp"
#include "web/view.hpp"

namespace nachlese {
namespace {

constexpr std::size_t kMostNames = 6;
constexpr std::size_t kLooked = 8;  // values of each kind
constexpr std::string_view kAround = " \t\"()+-,.:;!?*~";

std::vector<std::string> words_of(const std::string& text) { return split_list(fold_letters(text), kAround); }

bool has(const std::vector<std::string>& words, const std::string& word) { return std::ranges::find(words, word) != words.end(); }

// A person is spoken of by the surname, anything else by all of its name.
bool speaks_of(const std::vector<std::string>& query, FacetKind kind, const std::string& name) {
  const std::vector<std::string> words = words_of(name);
  if (words.empty()) return false;
  if (kind == FacetKind::person) return has(query, words.back());
  return std::ranges::all_of(words, [&](const std::string& word) { return has(query, word); });
}

}  // namespace

Html view_recognised(const View& view, const Facets& facets) {
  const std::vector<std::string> query = words_of(view.search.request.query);
  Html items;
  std::size_t count = 0;
  for (const FacetKind kind : {FacetKind::person, FacetKind::place, FacetKind::organisation}) {
    const auto& values = facets.by_kind[static_cast<std::size_t>(kind)];
    for (std::size_t i = 0; i < std::min(values.size(), kLooked); ++i) {
      if (count == kMostNames || !speaks_of(query, kind, values[i].value)) continue;
      items += "<li>{}</li>"_html(view_name_link(view, kind, values[i].value));
      ++count;
    }
  }
  if (items.empty()) return {};
  return R"(<div class="recognised"><span id="recognised">{}</span><ul class="names" aria-labelledby="recognised">{}</ul></div>)"_html(
      say(view.language, text::kRecognised), items);
}

}  // namespace nachlese
