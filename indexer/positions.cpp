#include "indexer/positions.hpp"

#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "core/base/quote_positions.hpp"
#include "core/store/quote_order.hpp"
#include "core/store/schema.hpp"
#include "core/store/terms.hpp"
#include "core/store/word_order.hpp"

namespace nachlese::index {
namespace {

struct Placed {
  std::uint32_t position = 0;
  const std::string* term = nullptr;
};

// By position.
std::vector<Placed> placed(const std::vector<store::PlacedTerm>& order) {
  std::vector<Placed> out;
  for (const auto& [term, positions] : order) {
    for (const std::uint32_t position : positions) out.push_back({position, &term});
  }
  std::ranges::stable_sort(out, {}, &Placed::position);
  return out;
}

// Those that an order tells apart by their bits.
std::vector<std::string> terms_of(const Xapian::Document& document,
                                  std::initializer_list<schema::Prefix> layers) {
  std::vector<std::string> out;
  for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
    std::string text = *term;
    if (std::ranges::find(layers, store::field_of(text).prefix) != layers.end())
      out.push_back(std::move(text));
  }
  return out;
}

bool is_speaker(const std::string& term) {
  return store::field_of(term).prefix == schema::Prefix::speaker;
}

// The words of a run at every second position from `next` on, markers between them; returns the
// last position.
std::uint32_t add_run(std::span<const Placed> run, std::uint32_t next, Xapian::Document& document) {
  const auto words =
      std::ranges::find_if(run, [](const Placed& placed) { return !is_speaker(*placed.term); });
  if (words == run.end()) return next;
  std::vector<std::string> markers = {store::make_term(schema::Prefix::quotation, {})};
  for (auto speaker = run.begin(); speaker != words; ++speaker) markers.push_back(*speaker->term);
  const std::uint32_t first = words->position;
  const auto place = [&](std::uint32_t position) { return next + 2 * (position - first); };
  for (auto word = words; word != run.end(); ++word)
    document.add_posting(*word->term, place(word->position), 0);
  const std::uint32_t last = place(run.back().position) + 1;
  for (std::uint32_t at = next + 1; at <= last; at += 2) {
    for (const auto& marker : markers) document.add_posting(marker, at, 0);
  }
  return last;
}

void add_quotations(std::span<const Placed> words, std::uint32_t last, Xapian::Document& document) {
  while (!words.empty()) {
    std::size_t end = 1;
    while (end < words.size() && words[end].position - words[end - 1].position <= kMostQuoteWords)
      ++end;
    last = add_run(words.first(end), last + kQuoteWindow, document);
    words = words.subspan(end);
  }
}

}  // namespace

void add_positions(Xapian::Document& document) {
  const auto words = store::unpack_word_order(document.get_value(schema::kWordOrder),
                                              terms_of(document, {schema::Prefix::surface}));
  const auto quoted = store::unpack_word_order(
      document.get_value(schema::kQuoteOrder),
      terms_of(document, {schema::Prefix::surface, schema::Prefix::stem, schema::Prefix::part,
                          schema::Prefix::variant, schema::Prefix::speaker}));
  std::uint32_t last = 0;
  for (const auto& [term, positions] : words) {
    for (const std::uint32_t position : positions) document.add_posting(term, position, 0);
    last = std::max(last, positions.back());
  }
  add_quotations(placed(quoted), last, document);
}

}  // namespace nachlese::index
