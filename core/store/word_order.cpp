#include "core/store/word_order.hpp"

#include <algorithm>
#include <cstring>
#include <map>
#include <numeric>
#include <set>
#include <utility>

#include "core/base/hash.hpp"

namespace nachlese::store {
namespace {

// Fewer words would take more than a byte each.
constexpr std::size_t kLeastSorted = 64;
constexpr std::uint32_t kUpperValues = 256;

// The bits that are 1, each pair, four and byte of them summed side by side. std::popcount() is a
// call where the processor need not have an instruction for it.
constexpr std::uint32_t ones_in(std::uint64_t bits) {
  bits -= bits >> 1U & 0x5555555555555555U;
  bits = (bits & 0x3333333333333333U) + (bits >> 2U & 0x3333333333333333U);
  bits = (bits + (bits >> 4U)) & 0x0f0f0f0f0f0f0f0fU;
  return static_cast<std::uint32_t>(bits * 0x0101010101010101U >> 56U);
}

constexpr std::size_t sorted_bytes(std::size_t words) {
  return words == 0 ? 0 : (kUpperValues + words + 7) / 8;
}

struct Numbering {
  std::vector<std::uint32_t> words;  // by number: the most frequent one has 0
  std::size_t sorted = 0;            // so many at the end are in the order of their upper bits
};

Numbering by_frequency(std::span<const PlacedWord> words, std::span<const std::uint16_t> bits) {
  std::vector<std::uint32_t> counts(bits.size());
  for (const auto& placed : words) ++counts[placed.word];
  Numbering out;
  out.words.resize(bits.size());
  std::iota(out.words.begin(), out.words.end(), 0U);
  std::ranges::stable_sort(out.words, std::ranges::greater(),
                           [&](std::uint32_t word) { return counts[word]; });
  const auto once = std::find_if(out.words.begin(), out.words.end(),
                                 [&](std::uint32_t word) { return counts[word] < 2; });
  const auto count = static_cast<std::size_t>(out.words.end() - once);
  if (count < kLeastSorted) return out;
  std::stable_sort(once, out.words.end(), [&](std::uint32_t left, std::uint32_t right) {
    return bits[left] >> 8U < bits[right] >> 8U;
  });
  out.sorted = count;
  return out;
}

// As in the format.
std::string pack_sorted(std::span<const std::uint16_t> bits) {
  std::string out(sorted_bytes(bits.size()), '\0');
  for (std::size_t i = 0; i < bits.size(); ++i) {
    const std::size_t at = i + (bits[i] >> 8U);
    out[at / 8] = static_cast<char>(static_cast<unsigned char>(out[at / 8]) | 1U << at % 8);
  }
  return out;
}

// Numbers of the words whose bits another word or one of the others has, ascending.
std::vector<std::uint32_t> sharing(const std::vector<std::uint16_t>& bits,
                                   std::span<const std::uint16_t> others) {
  std::vector<std::uint32_t> by_bits(bits.size());
  std::iota(by_bits.begin(), by_bits.end(), 0U);
  std::ranges::sort(by_bits, {}, [&](std::uint32_t number) { return bits[number]; });
  std::vector<std::uint32_t> out;
  for (std::size_t i = 0; i < by_bits.size(); ++i) {
    const std::uint16_t own = bits[by_bits[i]];
    if ((i > 0 && bits[by_bits[i - 1]] == own) ||
        (i + 1 < by_bits.size() && bits[by_bits[i + 1]] == own) ||
        std::ranges::binary_search(others, own))
      out.push_back(by_bits[i]);
  }
  std::ranges::sort(out);
  return out;
}

}  // namespace

std::uint16_t word_bits(std::string_view term) {
  return static_cast<std::uint16_t>(hash64(term) & 0xffffU);
}

std::string WordOrder::code(std::uint32_t number) {
  std::string out;
  append_code(number, out);
  return out;
}

void WordOrder::append_code(std::uint32_t number, std::string& out) {
  const auto append = [&](std::uint32_t byte) { out += static_cast<char>(byte); };
  if (number < kDigits) {
    append(number);
  } else if (number < kPlainWords) {
    append(kDigits + (number - kDigits) / kDigits);
    append((number - kDigits) % kDigits);
  } else {
    append(kLong);
    append(number / kDigits / kDigits % kDigits);
    append(number / kDigits % kDigits);
    append(number % kDigits);
  }
}

std::string pack_word_order(std::span<const PlacedWord> words, std::span<const std::string> terms,
                            std::span<const std::uint16_t> others) {
  std::vector<std::uint16_t> bits_of(terms.size());
  for (std::size_t word = 0; word < terms.size(); ++word) bits_of[word] = word_bits(terms[word]);
  const auto [word_of, sorted] = by_frequency(words, bits_of);
  std::vector<std::uint32_t> numbers(terms.size());
  std::vector<std::uint16_t> bits(terms.size());
  for (std::uint32_t number = 0; number < terms.size(); ++number) {
    numbers[word_of[number]] = number;
    bits[number] = bits_of[word_of[number]];
  }
  std::string out;
  out.reserve(3 * terms.size() + 2 * words.size());
  append_varint(out, static_cast<std::uint32_t>(terms.size()));
  append_varint(out, static_cast<std::uint32_t>(sorted));
  const auto first = std::span(bits).first(bits.size() - sorted);
  for (const std::uint16_t word : bits) out += static_cast<char>(word & 0xffU);
  for (const std::uint16_t word : first) out += static_cast<char>(word >> 8U);
  out += pack_sorted(std::span(bits).last(sorted));

  const std::vector<std::uint32_t> written = sharing(bits, others);
  append_varint(out, static_cast<std::uint32_t>(written.size()));
  for (const std::uint32_t number : written) {
    const std::string& text = terms[word_of[number]];
    append_varint(out, number);
    append_varint(out, static_cast<std::uint32_t>(text.size()));
    out += text;
  }

  std::string sequence;
  sequence.reserve(2 * words.size());
  std::string beside;
  std::uint32_t beside_words = 0;
  std::uint32_t last_beside = 0;
  std::uint32_t next = 0;  // position behind the last word
  for (const auto& [word, position] : words) {
    if (position < next) {
      append_varint(beside, position - std::exchange(last_beside, position));
      append_varint(beside, numbers[word]);
      ++beside_words;
      continue;
    }
    for (std::uint32_t skipped = position - next; skipped > 0;) {
      const std::uint32_t step = std::min(skipped, WordOrder::kDigits);
      sequence += static_cast<char>(WordOrder::kSkip);
      sequence += static_cast<char>(step - 1);
      skipped -= step;
    }
    WordOrder::append_code(numbers[word], sequence);
    next = position + 1;
  }
  append_varint(out, beside_words);
  return out + beside + sequence;
}

WordOrder::WordOrder(std::string_view packed) {
  Bytes bytes(packed);
  if (bytes.empty()) return;
  words_ = bytes.varint();
  const std::uint32_t sorted = bytes.varint();
  if (sorted > words_) throw_damaged_article();
  lower_ = bytes.text(words_);
  upper_ = bytes.text(words_ - sorted);
  sorted_ = bytes.text(sorted_bytes(sorted));
  const auto skip_pairs = [&](bool written) {
    std::uint32_t count = bytes.varint();
    const std::string_view from = bytes.rest();
    for (; count > 0; --count) {
      bytes.skip_varint();
      if (written) {
        bytes.text(bytes.varint());
      } else {
        bytes.skip_varint();
      }
    }
    return from.substr(0, from.size() - bytes.rest().size());
  };
  written_ = skip_pairs(true);
  beside_ = skip_pairs(false);
  sequence_ = bytes.rest();
}

template <class F>
bool WordOrder::each_sorted(std::uint32_t from, F&& f) const {
  std::uint32_t value = 0;  // zeros so far
  auto number = static_cast<std::uint32_t>(upper_.size());
  std::size_t at = 0;  // byte
  // Eight bytes at once, then each by itself.
  for (const std::uint32_t width : {8U, 1U}) {
    for (; at + width <= sorted_.size(); at += width) {
      std::uint64_t bits = 0;
      std::memcpy(&bits, sorted_.data() + at, width);
      const std::uint32_t ones = ones_in(bits);
      const std::uint32_t zeros = 8 * width - ones;
      if (value + zeros >= from) break;
      value += zeros;
      number += ones;
    }
  }
  for (; at < sorted_.size(); ++at) {
    for (auto left = static_cast<std::uint8_t>(sorted_[at]), bit = std::uint8_t{0}; bit < 8;
         ++bit) {
      if ((left >> bit & 1U) == 0) {
        ++value;
      } else {
        if (number >= words_ || value >= kUpperValues) throw_damaged_article();
        if (value >= from && !f(number, value)) return false;
        ++number;
      }
    }
  }
  return true;
}

std::vector<std::uint16_t> WordOrder::bits() const {
  std::vector<std::uint16_t> out(words_);
  std::size_t known = upper_.size();
  const auto set = [&](std::size_t number, std::uint32_t upper) {
    out[number] =
        static_cast<std::uint16_t>(static_cast<std::uint8_t>(lower_[number]) | upper << 8U);
  };
  for (std::size_t number = 0; number < upper_.size(); ++number)
    set(number, static_cast<std::uint8_t>(upper_[number]));
  each_sorted(0, [&](std::uint32_t number, std::uint32_t upper) {
    set(number, upper);
    ++known;
    return true;
  });
  if (known != words_) throw_damaged_article();
  return out;
}

std::optional<std::uint32_t> WordOrder::find(std::uint16_t bits, std::string_view term) const {
  const auto lower = static_cast<char>(bits & 0xffU);
  const auto upper = static_cast<char>(bits >> 8U);
  const std::string_view first = lower_.substr(0, upper_.size());
  std::size_t at = first.find(lower);
  while (at != std::string_view::npos && upper_[at] != upper) at = first.find(lower, at + 1);
  if (at == std::string_view::npos) {
    each_sorted(bits >> 8U, [&](std::uint32_t number, std::uint32_t value) {
      if (value == bits >> 8U && lower_[number] == lower) at = number;
      return value == bits >> 8U && at == std::string_view::npos;
    });
  }
  if (at == std::string_view::npos) return std::nullopt;
  bool is_shared = false;
  std::optional<std::uint32_t> found;
  for_each_written([&](std::uint32_t number, std::string_view text) {
    if (text == term) found = number;
    is_shared = is_shared || number == at;
  });
  return is_shared || found ? found : std::optional(static_cast<std::uint32_t>(at));
}

std::vector<PlacedTerm> unpack_word_order(std::string_view packed,
                                          std::span<const std::string> terms) {
  const WordOrder order(packed);
  std::vector<PlacedTerm> out(order.words());
  // Of words with the same bits the last one, but all of those are written out.
  std::map<std::uint16_t, std::string_view> by_bits;
  for (const std::string& term : terms) by_bits[word_bits(term)] = term;
  const std::vector<std::uint16_t> bits = order.bits();
  for (std::uint32_t number = 0; number < order.words(); ++number) {
    const auto found = by_bits.find(bits[number]);
    if (found != by_bits.end()) out[number].term = found->second;
  }
  const std::set<std::string_view> own(terms.begin(), terms.end());
  order.for_each_written([&](std::uint32_t number, std::string_view term) {
    out[number].term = own.contains(term) ? term : std::string_view();
  });
  const auto place = [&](std::uint32_t number, std::uint32_t position) {
    if (out[number].term.empty()) throw_damaged_article();
    out[number].positions.push_back(position);
  };
  order.for_each_in_sequence(place);
  order.for_each_beside(place);
  for (auto& placed : out) std::ranges::sort(placed.positions);
  std::erase_if(out, [](const PlacedTerm& placed) { return placed.positions.empty(); });
  return out;
}

}  // namespace nachlese::store
