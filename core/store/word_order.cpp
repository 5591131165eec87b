#include "core/store/word_order.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <utility>

#include "core/base/hash.hpp"

namespace nachlese::store {
namespace {

// The words by their numbers: the most frequent one has 0.
std::vector<std::uint32_t> by_frequency(std::span<const PlacedWord> words, std::size_t terms) {
  std::vector<std::uint32_t> counts(terms);
  for (const auto& placed : words) ++counts[placed.word];
  std::vector<std::uint32_t> by_count(terms);
  std::iota(by_count.begin(), by_count.end(), 0U);
  std::ranges::stable_sort(by_count, std::ranges::greater(),
                           [&](std::uint32_t word) { return counts[word]; });
  return by_count;
}

// Numbers of the words whose bits another word has, ascending.
std::vector<std::uint32_t> sharing(const std::vector<std::uint16_t>& bits) {
  std::vector<std::uint32_t> by_bits(bits.size());
  std::iota(by_bits.begin(), by_bits.end(), 0U);
  std::ranges::sort(by_bits, {}, [&](std::uint32_t number) { return bits[number]; });
  std::vector<std::uint32_t> out;
  for (std::size_t i = 0; i < by_bits.size(); ++i) {
    const std::uint16_t own = bits[by_bits[i]];
    if ((i > 0 && bits[by_bits[i - 1]] == own) ||
        (i + 1 < by_bits.size() && bits[by_bits[i + 1]] == own))
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

std::string pack_word_order(std::span<const PlacedWord> words, std::span<const std::string> terms) {
  const std::vector<std::uint32_t> word_of = by_frequency(words, terms.size());
  std::vector<std::uint32_t> numbers(terms.size());
  std::vector<std::uint16_t> bits(terms.size());
  for (std::uint32_t number = 0; number < terms.size(); ++number) {
    numbers[word_of[number]] = number;
    bits[number] = word_bits(terms[word_of[number]]);
  }
  std::string out;
  out.reserve(3 * terms.size() + 2 * words.size());
  append_varint(out, static_cast<std::uint32_t>(terms.size()));
  for (const std::uint16_t word : bits) out += static_cast<char>(word & 0xffU);
  for (const std::uint16_t word : bits) out += static_cast<char>(word >> 8U);

  const std::vector<std::uint32_t> written = sharing(bits);
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
  lower_ = bytes.text(words_);
  upper_ = bytes.text(words_);
  const auto skip_pairs = [&](bool written) {
    std::uint32_t count = bytes.varint();
    const std::string_view from = bytes.rest();
    for (; count > 0; --count) {
      bytes.varint();
      const std::uint32_t second = bytes.varint();
      if (written) bytes.text(second);
    }
    return from.substr(0, from.size() - bytes.rest().size());
  };
  written_ = skip_pairs(true);
  beside_ = skip_pairs(false);
  sequence_ = bytes.rest();
}

std::optional<std::uint32_t> WordOrder::find(std::uint16_t bits, std::string_view term) const {
  const auto lower = static_cast<char>(bits & 0xffU);
  const auto upper = static_cast<char>(bits >> 8U);
  std::size_t at = lower_.find(lower);
  while (at != std::string_view::npos && upper_[at] != upper) at = lower_.find(lower, at + 1);
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
  for (std::uint32_t number = 0; number < order.words(); ++number) {
    const auto found = by_bits.find(order.bits(number));
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
