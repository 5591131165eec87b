#include "searcher/engine/word_order_pattern.hpp"

#include <algorithm>
#include <map>

namespace nachlese::search {

WordOrderPattern::WordOrderPattern(const WordPlaces& places, unsigned window, WordDistance distance)
    : window_(window), distance_(distance), positions_(places.size()) {
  std::map<std::string, std::uint32_t> known;
  for (std::uint32_t place = 0; place < places.size(); ++place) {
    has_alternatives_ = has_alternatives_ || places[place].size() > 1;
    for (const auto& text : places[place]) {
      const auto [at, is_new] = known.try_emplace(text, static_cast<std::uint32_t>(terms_.size()));
      if (is_new) terms_.push_back({text, store::word_bits(text), {}, false, 0});
      terms_[at->second].places.push_back(place);
      phrase_.push_back(at->second);
    }
  }
  if (has_alternatives_ || distance != WordDistance::in_order || window != places.size())
    phrase_.clear();
}

bool WordOrderPattern::find_words(const store::WordOrder& order) {
  std::vector<bool> filled(positions_.size());
  for (Term& term : terms_) {
    const auto number = order.find(term.bits, term.text);
    term.is_there = number.has_value();
    if (!number) continue;
    term.number = *number;
    for (const std::uint32_t place : term.places) filled[place] = true;
  }
  return std::ranges::find(filled, false) == filled.end();
}

bool WordOrderPattern::stands(const store::WordOrder& order) {
  if (!phrase_.empty() && order.has_plain_codes()) {
    bool beside = false;
    if (is_phrase(order, beside)) return true;
    if (!beside) return false;
  }
  read_positions(order);
  if (std::ranges::any_of(positions_, &Positions::empty)) return false;
  next_.assign(positions_.size(), 0);
  return distance_ == WordDistance::in_order ? are_in_order() : are_near();
}

bool WordOrderPattern::is_phrase(const store::WordOrder& order, bool& beside) {
  std::string codes;
  for (const std::uint32_t term : phrase_) codes += store::WordOrder::code(terms_[term].number);
  const std::string_view sequence = order.sequence();
  for (std::size_t at = sequence.find(codes); at != std::string_view::npos;
       at = sequence.find(codes, at + 1)) {
    if (order.begins_code(at)) return true;
  }
  order.for_each_beside([&](std::uint32_t number, std::uint32_t) {
    beside = beside || std::ranges::find(terms_, number, &Term::number) != terms_.end();
  });
  return false;
}

void WordOrderPattern::read_positions(const store::WordOrder& order) {
  for (auto& positions : positions_) positions.clear();
  wanted_.assign(order.words(), 0);
  for (const Term& term : terms_) {
    if (term.is_there) wanted_[term.number] = 1;
  }
  const auto place = [&](std::uint32_t number, std::uint32_t position) {
    if (wanted_[number] == 0) return;
    for (const Term& term : terms_) {
      if (!term.is_there || term.number != number) continue;
      for (const std::uint32_t at : term.places) positions_[at].push_back(position);
    }
  };
  order.for_each_in_sequence(place);
  std::size_t beside = 0;
  order.for_each_beside([&](std::uint32_t number, std::uint32_t position) {
    place(number, position);
    ++beside;
  });
  if (beside == 0) return;
  for (auto& positions : positions_) std::ranges::sort(positions);
}

// The first position of each place behind that of the place before is as good as any later one, and
// is never further left for a later beginning: the lists are gone through once.
bool WordOrderPattern::are_in_order() {
  for (const std::uint32_t first : positions_.front()) {
    std::uint32_t last = first;
    for (std::size_t place = 1; place < positions_.size(); ++place) {
      const Positions& positions = positions_[place];
      std::size_t& at = next_[place];
      while (at < positions.size() && positions[at] <= last) ++at;
      if (at == positions.size()) return false;
      last = positions[at];
    }
    if (last - first < window_) return true;
  }
  return false;
}

bool WordOrderPattern::are_near() {
  while (true) {
    std::size_t leftmost = 0;
    std::uint32_t last = 0;
    for (std::size_t place = 0; place < positions_.size(); ++place) {
      if (next_[place] == positions_[place].size()) return false;
      const std::uint32_t position = positions_[place][next_[place]];
      if (position < positions_[leftmost][next_[leftmost]]) leftmost = place;
      last = std::max(last, position);
    }
    const std::uint32_t first = positions_[leftmost][next_[leftmost]];
    if (last - first < window_ && have_own_positions(first)) return true;
    ++next_[leftmost];
  }
}

// A bipartite matching by augmenting paths (Kuhn): a place whose position another one has asks it
// to take a different one.
bool WordOrderPattern::have_own_positions(std::uint32_t first) {
  taken_.assign(window_, 0);
  std::vector<bool> asked;
  for (std::size_t place = 0; place < positions_.size(); ++place) {
    asked.assign(window_, false);
    if (!give_position(place, first, asked)) return false;
  }
  return true;
}

bool WordOrderPattern::give_position(std::size_t place, std::uint32_t first,
                                     std::vector<bool>& asked) {
  const Positions& positions = positions_[place];
  for (std::size_t at = next_[place]; at < positions.size(); ++at) {
    const std::uint32_t offset = positions[at] - first;
    if (offset >= window_) break;
    if (asked[offset]) continue;
    asked[offset] = true;
    if (taken_[offset] != 0 && !give_position(taken_[offset] - 1, first, asked)) continue;
    taken_[offset] = place + 1;
    return true;
  }
  return false;
}

}  // namespace nachlese::search
