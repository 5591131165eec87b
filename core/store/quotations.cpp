#include "core/store/quotations.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <optional>

#include "core/base/varint.hpp"
#include "core/store/article_codec.hpp"

namespace nachlese::store {
namespace {

// Differences to a place nearby, which stands before or behind.
void put_difference(std::string& out, std::uint32_t value, std::uint32_t base) {
  const std::int64_t difference = std::int64_t{value} - std::int64_t{base};
  append_signed_varint(out, difference);
}

void put_span(std::string& out, const StoredSpan& span, std::uint32_t base) {
  append_varint(out, span.end - span.begin);
  if (!span.empty()) put_difference(out, span.begin, base);
}

// Reads what was put. Nothing after a fault.
class Numbers {
 public:
  explicit Numbers(std::string_view bytes) : bytes_(bytes) {}

  [[nodiscard]] bool good() const { return good_; }
  [[nodiscard]] bool at_end() const { return bytes_.empty() || !good_; }

  std::uint32_t number() {
    const auto value = take_varint(bytes_);
    if (value && *value <= kMost) return static_cast<std::uint32_t>(*value);
    good_ = false;
    return 0;
  }

  std::uint32_t difference(std::uint32_t base) {
    const std::int64_t coded = number();
    const std::int64_t value = base + (coded % 2 != 0 ? -(coded + 1) / 2 : coded / 2);
    good_ = good_ && value >= 0 && value <= std::int64_t{kMost};
    return good_ ? static_cast<std::uint32_t>(value) : 0;
  }

  StoredSpan span(std::uint32_t base) {
    const std::uint32_t length = number();
    if (length == 0) return {};
    const std::uint32_t begin = difference(base);
    good_ = good_ && length <= kMost - begin;
    return good_ ? StoredSpan{begin, begin + length} : StoredSpan{};
  }

  std::string_view text() {
    const std::size_t length = number();
    good_ = good_ && length <= bytes_.size();
    if (!good_) return {};
    const std::string_view out = bytes_.substr(0, length);
    bytes_.remove_prefix(length);
    return out;
  }

 private:
  static constexpr std::uint32_t kMost = std::numeric_limits<std::int32_t>::max();

  std::string_view bytes_;
  bool good_ = true;
};

// Number of a text: its role, and that of the caption.
constexpr std::uint32_t kRoles = kTextRoles.size();

bool fits(const StoredSpan& span, std::string_view text) {
  const auto begins_character = [&](std::size_t at) {
    return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
  };
  return span.begin <= span.end && span.end <= text.size() && begins_character(span.begin) &&
         begins_character(span.end);
}

bool fits(const StoredQuote& quote, const Article& article) {
  const std::string_view text = text_of(article, quote.role, quote.index);
  return !quote.text.empty() && fits(quote.text, text) && fits(quote.speaker, text) &&
         fits(quote.cue, text) && fits(quote.particle, text);
}

}  // namespace

std::string encode_quotes(const std::vector<StoredQuote>& quotes) {
  if (quotes.empty()) return {};
  std::vector<std::string_view> names;
  for (const auto& quote : quotes) {
    if (!quote.name.empty() && std::ranges::find(names, quote.name) == names.end())
      names.push_back(quote.name);
  }
  std::string out;
  append_varint(out, names.size());
  for (const auto name : names) {
    append_varint(out, name.size());
    out.append(name);
  }
  std::uint32_t before = 0;
  for (const auto& quote : quotes) {
    append_varint(out, static_cast<std::uint32_t>(quote.type));
    append_varint(out, static_cast<std::uint32_t>(quote.role) + kRoles * quote.index);
    put_difference(out, quote.text.begin, before);
    append_varint(out, quote.text.end - quote.text.begin);
    const auto name = std::ranges::find(names, quote.name);
    append_varint(out,
                  name == names.end() ? 0 : 1 + static_cast<std::uint64_t>(name - names.begin()));
    for (const auto& span : {quote.speaker, quote.cue, quote.particle})
      put_span(out, span, quote.text.begin);
    before = quote.text.begin;
  }
  return encode_extra(kQuotesTag, out);
}

std::vector<StoredQuote> decode_quotes(std::string_view data, const Article& article) {
  std::vector<StoredQuote> out;
  const std::string stored = extra_of(data, kQuotesTag);
  Numbers in(stored);
  if (in.at_end()) return out;
  std::vector<std::string_view> names;
  for (std::uint32_t left = in.number(); left > 0 && in.good(); --left) names.push_back(in.text());
  std::uint32_t before = 0;
  while (!in.at_end()) {
    StoredQuote quote;
    const std::uint32_t type = in.number();
    const std::uint32_t place = in.number();
    quote.role = static_cast<TextRole>(place % kRoles);
    quote.index = place / kRoles;
    quote.text.begin = before = in.difference(before);
    quote.text.end = quote.text.begin + in.number();
    const std::uint32_t name = in.number();
    quote.speaker = in.span(quote.text.begin);
    quote.cue = in.span(quote.text.begin);
    quote.particle = in.span(quote.text.begin);
    if (!in.good()) throw_damaged_article();
    if (type >= kQuoteTypes.size() || name > names.size()) continue;
    quote.type = static_cast<QuoteType>(type);
    if (name > 0) quote.name = names[name - 1];
    if (fits(quote, article)) out.push_back(std::move(quote));
  }
  return out;
}

std::vector<std::string> speakers_named(const std::string& name) {
  constexpr std::string_view kAnd = " und ";
  std::vector<std::string> out = {name};
  if (name.find(kAnd) == std::string::npos) return out;
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t end = std::min(name.find(kAnd, at), name.size());
    out.push_back(name.substr(at, end - at));
    at = end + kAnd.size();
  }
  return out;
}

std::string_view text_of(const Article& article, TextRole role, std::uint32_t index) {
  switch (role) {
    case TextRole::kicker: return article.kicker;
    case TextRole::title: return article.title;
    case TextRole::subtitle: return article.subtitle;
    case TextRole::lead: return article.lead;
    case TextRole::body: return article.body;
    case TextRole::caption:
      return index < article.captions.size() ? std::string_view(article.captions[index])
                                             : std::string_view();
    case TextRole::keyword: break;
  }
  return {};
}

}  // namespace nachlese::store
