#include "searcher/session/quote_groups.hpp"

#include <algorithm>
#include <utility>

#include "core/base/hash.hpp"
#include "core/base/utf8.hpp"
#include "searcher/names/surnames.hpp"
#include "stemming/fold.hpp"

namespace nachlese::search {
namespace {

constexpr std::size_t kFewWords = 5;        // with fewer, only the same words are the same
constexpr std::size_t kRun = 3;             // words of a key
constexpr std::size_t kMostCandidates = 8;  // entries looked at for one key
constexpr std::size_t kMostCompared = 200;  // words of a quotation

std::vector<std::string_view> pieces_of(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\n";
  std::vector<std::string_view> out;
  std::size_t at = 0;
  while ((at = text.find_first_not_of(kBlanks, at)) != std::string_view::npos) {
    const std::size_t end = std::min(text.find_first_of(kBlanks, at), text.size());
    out.push_back(text.substr(at, end - at));
    at = end;
  }
  return out;
}

// Signs of ASCII, Latin-1 and general punctuation are none.
bool is_letter_or_digit(char32_t c) {
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  return c >= 0xC0 && (c < 0x2000 || c >= 0x2070);
}

// Letters and digits alone, in lower case.
std::vector<std::string> folded_words(std::string_view text) {
  std::vector<std::string> out;
  for (const std::string_view piece : pieces_of(text)) {
    const std::string folded = text::fold_value(piece);
    std::string word;
    for (std::size_t at = 0; at < folded.size();) {
      const char32_t c = next_code_point(folded, at);
      if (is_letter_or_digit(c)) append_utf8(word, c);
    }
    if (!word.empty()) out.push_back(std::move(word));
  }
  return out;
}

// Lengths of the longest common subsequences of the ends of both, row by row.
template <class Words>
std::vector<std::vector<std::uint16_t>> common_ends(const Words& left, const Words& right) {
  const std::size_t n = std::min(left.size(), kMostCompared);
  const std::size_t m = std::min(right.size(), kMostCompared);
  std::vector<std::vector<std::uint16_t>> out(n + 1, std::vector<std::uint16_t>(m + 1, 0));
  for (std::size_t i = n; i-- > 0;) {
    for (std::size_t j = m; j-- > 0;) {
      out[i][j] = left[i] == right[j] ? static_cast<std::uint16_t>(out[i + 1][j + 1] + 1)
                                      : std::max(out[i + 1][j], out[i][j + 1]);
    }
  }
  return out;
}

bool nearly_same(const std::vector<std::string>& left, const std::vector<std::string>& right) {
  if (left == right) return true;
  const std::size_t shorter = std::min(left.size(), right.size());
  const std::size_t longer = std::max(left.size(), right.size());
  if (shorter < kFewWords || longer > kMostCompared || longer > 2 * shorter) return false;
  const std::size_t common = common_ends(left, right)[0][0];
  return common == shorter || 5 * common >= 4 * longer;
}

// Friedrich Merz and Merz may be one, Friedrich Merz and Olaf Scholz not.
bool may_be_one(const std::string& left, const std::string& right) {
  if (left.empty() || right.empty() || left == right) return true;
  const std::string one = text::fold_value(left);
  const std::string other = text::fold_value(right);
  return one == other || one.ends_with(" " + other) || other.ends_with(" " + one);
}

void append_word(std::string& to, std::string_view word) {
  if (!to.empty()) to += ' ';
  to += word;
}

}  // namespace

std::vector<std::uint64_t> QuoteGroups::keys_of(const Words& words) const {
  std::vector<std::uint64_t> out;
  const std::size_t run = std::min(kRun, words.size());
  for (std::size_t i = 0; i + run <= words.size() && i < kMostCompared; ++i) {
    std::string key;
    for (std::size_t j = i; j < i + run; ++j) append_word(key, words[j]);
    out.push_back(hash64(key));
  }
  return out;
}

bool QuoteGroups::are_same(std::size_t entry, const QuotePassage& passage,
                           const Words& words) const {
  return may_be_one(entries_[entry].quote.name, passage.name) && nearly_same(words_[entry], words);
}

void QuoteGroups::add(QuotePassage passage, QuoteSource source) {
  Words words = folded_words(passage.text);
  const auto keys = keys_of(words);
  for (const std::uint64_t key : keys) {
    const auto found = by_key_.find(key);
    if (found == by_key_.end()) continue;
    for (const std::uint32_t entry : found->second) {
      if (!are_same(entry, passage, words)) continue;
      QuoteEntry& same = entries_[entry];
      const bool known = std::ranges::any_of(
          same.sources, [&](const QuoteSource& listed) { return listed.id == source.id; });
      if (known) return;
      source.changes = changes_between(same.quote.text, passage.text);
      source.text = std::move(passage.text);
      if (same.quote.name.find(' ') == std::string::npos &&
          passage.name.size() > same.quote.name.size()) {
        same.quote.name = std::move(passage.name);
        same.quote.name_id = std::move(passage.name_id);
      }
      same.sources.push_back(std::move(source));
      return;
    }
  }
  const auto entry = static_cast<std::uint32_t>(entries_.size());
  for (const std::uint64_t key : keys) {
    auto& entries = by_key_[key];
    const bool listed = !entries.empty() && entries.back() == entry;
    if (!listed && entries.size() < kMostCandidates) entries.push_back(entry);
  }
  source.text = passage.text;
  words_.push_back(std::move(words));
  QuoteEntry added{std::move(passage), {}};
  added.sources.push_back(std::move(source));
  entries_.push_back(std::move(added));
}

std::vector<QuoteChange> changes_between(std::string_view was, std::string_view now) {
  const auto before = pieces_of(was);
  const auto after = pieces_of(now);
  std::vector<QuoteChange> out;
  if (before.size() > kMostCompared || after.size() > kMostCompared) {
    if (before != after) out.push_back({std::string(was), std::string(now)});
    return out;
  }
  const auto common = common_ends(before, after);
  std::size_t i = 0;
  std::size_t j = 0;
  QuoteChange open;
  const auto close = [&] {
    if (!open.was.empty() || !open.now.empty()) out.push_back(std::exchange(open, {}));
  };
  while (i < before.size() || j < after.size()) {
    if (i < before.size() && j < after.size() && before[i] == after[j]) {
      close();
      ++i;
      ++j;
    } else if (j == after.size() || (i < before.size() && common[i + 1][j] >= common[i][j + 1])) {
      append_word(open.was, before[i++]);
    } else {
      append_word(open.now, after[j++]);
    }
  }
  close();
  return out;
}

}  // namespace nachlese::search
