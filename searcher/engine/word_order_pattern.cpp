#include "searcher/engine/word_order_pattern.hpp"

#include <algorithm>
#include <map>

#include "core/base/quote_positions.hpp"

namespace nachlese::search {

WordOrderPattern::WordOrderPattern(const WordPattern& pattern)
    : window_(pattern.window),
      distance_(pattern.distance),
      has_alternatives_(pattern.speakers.size() > 1),
      side_by_side_(pattern.is_side_by_side()),
      codes_(pattern.places.size()),
      positions_(pattern.places.size()) {
  const WordPlaces& places = pattern.places;
  for (const auto& text : pattern.speakers)
    speakers_.push_back({text, store::word_bits(text), {}, false, 0});
  std::map<std::string, std::uint32_t> known;
  for (std::uint32_t place = 0; place < places.size(); ++place) {
    has_alternatives_ = has_alternatives_ || places[place].size() > 1;
    for (const auto& text : places[place]) {
      const auto [at, is_new] = known.try_emplace(text, static_cast<std::uint32_t>(terms_.size()));
      if (is_new) terms_.push_back({text, store::word_bits(text), {}, false, 0});
      terms_[at->second].places.push_back(place);
    }
    first_.push_back(known.at(places[place].front()));
  }
}

bool WordOrderPattern::find_words(const store::WordOrder& order) {
  bool is_said = speakers_.empty();
  for (Term& speaker : speakers_) {
    const auto number = order.find(speaker.bits, speaker.text);
    speaker.is_there = number.has_value();
    speaker.number = number.value_or(0);
    is_said = is_said || speaker.is_there;
  }
  if (!is_said) return false;
  filled_.assign(positions_.size(), 0);
  for (Term& term : terms_) {
    const auto number = order.find(term.bits, term.text);
    term.is_there = number.has_value();
    if (!number && !has_alternatives_) return false;
    if (!number) continue;
    term.number = *number;
    for (const std::uint32_t place : term.places) filled_[place] = 1;
  }
  return std::ranges::find(filled_, 0) == filled_.end();
}

bool WordOrderPattern::stands(const store::WordOrder& order) {
  bool plain = order.has_plain_codes() && speakers_.empty();
  if (plain && side_by_side_ && (has_alternatives_ ? is_phrase(order) : is_string(order)))
    return true;
  plain = plain && !is_beside(order);
  if (plain && side_by_side_) return false;
  for (auto& positions : positions_) positions.clear();
  if (plain) {
    find_positions(order);
  } else {
    read_positions(order);
  }
  if (std::ranges::any_of(positions_, &Positions::empty)) return false;
  next_.assign(positions_.size(), 0);
  return distance_ == WordDistance::in_order ? are_in_order() : are_near();
}

// The last byte of a code is the one to look for: the first one of two is the same for most words
// that an article has once.
template <class F>
bool WordOrderPattern::any_code(const store::WordOrder& order, std::string_view code, F&& f) {
  const std::string_view sequence = order.sequence();
  const std::size_t before = code.size() - 1;
  for (std::size_t at = sequence.find(code.back()); at != std::string_view::npos;
       at = sequence.find(code.back(), at + 1)) {
    const bool is_code =
        before == 0 ? order.begins_code(at) : at > 0 && sequence[at - 1] == code.front();
    if (is_code && f(at - before)) return true;
  }
  return false;
}

bool WordOrderPattern::is_phrase(const store::WordOrder& order) {
  for (auto& codes : codes_) codes.clear();
  for (const Term& term : terms_) {
    if (!term.is_there) continue;
    for (const std::uint32_t place : term.places)
      codes_[place].push_back({store::WordOrder::code(term.number), term.number});
  }
  const auto most_frequent = [](const std::vector<Code>& codes) {
    return std::ranges::min(codes, {}, &Code::number).number;
  };
  const auto rarest = std::ranges::max_element(codes_, {}, most_frequent);
  const auto place = static_cast<std::size_t>(rarest - codes_.begin());
  return std::ranges::any_of(*rarest, [&](const Code& code) {
    return any_code(order, code.bytes, [&](std::size_t at) {
      return follow(order.sequence(), place, at + code.bytes.size()) &&
             precede(order.sequence(), place, at);
    });
  });
}

bool WordOrderPattern::is_string(const store::WordOrder& order) {
  string_.clear();
  std::uint32_t rarest = 0;
  std::size_t before = 0;  // bytes before the last one of the rarest word
  for (const std::uint32_t term : first_) {
    const std::uint32_t number = terms_[term].number;
    store::WordOrder::append_code(number, string_);
    if (number < rarest) continue;
    rarest = number;
    before = string_.size() - 1;
  }
  const std::string_view sequence = order.sequence();
  for (std::size_t at = sequence.find(string_[before], before); at != std::string_view::npos;
       at = sequence.find(string_[before], at + 1)) {
    const std::size_t begin = at - before;
    if (sequence.substr(begin).starts_with(string_) && order.begins_code(begin)) return true;
  }
  return false;
}

bool WordOrderPattern::follow(std::string_view sequence, std::size_t place,
                              std::size_t begin) const {
  while (++place < codes_.size()) {
    const auto next = std::ranges::find_if(codes_[place], [&](const Code& code) {
      return sequence.substr(begin).starts_with(code.bytes);
    });
    if (next == codes_[place].end()) return false;
    begin += next->bytes.size();
  }
  return true;
}

bool WordOrderPattern::precede(std::string_view sequence, std::size_t place,
                               std::size_t end) const {
  while (place-- > 0) {
    const std::size_t size = store::WordOrder::size_before(sequence, end);
    const std::string_view before = sequence.substr(end - size, size);
    if (std::ranges::find(codes_[place], before, &Code::bytes) == codes_[place].end()) return false;
    end -= size;
  }
  return true;
}

bool WordOrderPattern::is_beside(const store::WordOrder& order) const {
  bool beside = false;
  order.for_each_beside([&](std::uint32_t number, std::uint32_t) {
    beside = beside || std::ranges::any_of(terms_, [&](const Term& term) {
               return term.is_there && term.number == number;
             });
  });
  return beside;
}

void WordOrderPattern::find_codes(const store::WordOrder& order) {
  found_.clear();
  for (const Term& term : terms_) {
    if (!term.is_there) continue;
    any_code(order, store::WordOrder::code(term.number), [&](std::size_t at) {
      found_.push_back({at, &term});
      return false;
    });
  }
  std::ranges::sort(found_, {}, &Occurrence::offset);
}

void WordOrderPattern::find_positions(const store::WordOrder& order) {
  find_codes(order);
  std::uint32_t position = 0;
  std::size_t last = 0;
  for (const auto& [offset, term] : found_) {
    // Two bytes are a position at least.
    const bool is_far = offset - last > std::size_t{2} * window_;
    position += is_far ? window_ + 1 : order.positions_between(last, offset);
    last = offset;
    for (const std::uint32_t place : term->places) positions_[place].push_back(position);
  }
}

void WordOrderPattern::read_positions(const store::WordOrder& order) {
  wanted_.assign(order.words(), 0);
  for (const auto* terms : {&terms_, &speakers_}) {
    for (const Term& term : *terms) {
      if (term.is_there) wanted_[term.number] = 1;
    }
  }
  said_from_.clear();
  const auto place = [&](std::uint32_t number, std::uint32_t position) {
    if (wanted_[number] == 0) return;
    for (const Term& speaker : speakers_) {
      if (speaker.is_there && speaker.number == number) said_from_.push_back(position);
    }
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
  if (beside > 0) {
    for (auto& positions : positions_) std::ranges::sort(positions);
    std::ranges::sort(said_from_);
  }
  if (!speakers_.empty()) drop_what_others_say();
}

void WordOrderPattern::drop_what_others_say() {
  for (auto& positions : positions_) {
    std::erase_if(positions, [&](std::uint32_t position) {
      const auto behind = std::ranges::lower_bound(said_from_, position);
      return behind == said_from_.begin() || position - behind[-1] > kMostQuoteWords;
    });
  }
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
