#include "core/store/article_codec.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <utility>

#include "core/base/error.hpp"
#include "core/base/varint.hpp"
#include "core/store/packed_article.hpp"
#include "core/store/woven_text.hpp"

namespace nachlese::store {
namespace {

constexpr char kFormatVersion = 1;

// Tags are stored: never renumber.
constexpr char kLead = 5;
constexpr char kBody = 6;
constexpr char kCaption = 7;
struct TextTag {
  char tag;
  std::string Article::*member;
};
constexpr std::array kTexts = {
    TextTag{1, &Article::id},       TextTag{2, &Article::title},     TextTag{3, &Article::kicker},
    TextTag{4, &Article::subtitle}, TextTag{kLead, &Article::lead},  TextTag{kBody, &Article::body},
    TextTag{9, &Article::source},   TextTag{10, &Article::agency},   TextTag{11, &Article::section},
    TextTag{14, &Article::url},     TextTag{15, &Article::language}, TextTag{20, &Article::page},
    TextTag{24, &Article::rights},
};
struct ListTag {
  char tag;
  std::vector<std::string> Article::*member;
};
constexpr std::array kLists = {
    ListTag{kCaption, &Article::captions},
    ListTag{8, &Article::authors},
    ListTag{16, &Article::keywords},
    ListTag{18, &Article::suppressed},
};
struct DateTag {
  char tag;
  std::optional<Date> Article::*member;
};
constexpr std::array kDates = {DateTag{12, &Article::published}, DateTag{13, &Article::updated}};

constexpr char kPassages = 19;
constexpr char kRecognition = 21;  // one byte
constexpr char kPage = 22;         // of the facsimile: height, length of the label, label, picture
constexpr char kBoxes = 23;
constexpr char kWoven = 25;  // words skipped, role (one byte), woven text

// The tags of kWovenRoles.
constexpr std::array kWovenTags = {kLead, kBody, kCaption};
static_assert(kWovenTags.size() == kWovenRoles.size());

bool may_be_woven(char tag) { return std::ranges::find(kWovenTags, tag) != kWovenTags.end(); }

void put(std::string& out, char tag, std::string_view value) {
  out.push_back(tag);
  append_varint(out, value.size());
  out.append(value);
}

// Distances between the borders, which are small numbers.
std::string pack_spans(const std::vector<TextSpan>& spans) {
  std::string out;
  std::size_t last = 0;
  for (const auto& span : spans) {
    append_varint(out, span.begin - last);
    append_varint(out, span.end - span.begin);
    last = span.end;
  }
  return out;
}

std::size_t take_size(std::string_view& bytes) {
  const auto number = take_varint(bytes);
  if (!number) throw_damaged_article();
  return *number;
}

std::vector<TextSpan> unpack_spans(std::string_view packed, std::size_t size) {
  std::vector<TextSpan> spans;
  std::size_t last = 0;
  while (!packed.empty()) {
    const std::size_t begin = take_size(packed);
    const std::size_t length = take_size(packed);
    if (begin > size - last || length > size - last - begin) throw_damaged_article();
    spans.push_back({last + begin, last + begin + length});
    last = spans.back().end;
  }
  return spans;
}

std::string pack_page(const FacsimilePage& page) {
  std::string out;
  append_varint(out, page.height);
  append_varint(out, page.label.size());
  return out + page.label + page.picture;
}

FacsimilePage unpack_page(std::string_view packed) {
  FacsimilePage page;
  const std::size_t height = take_size(packed);
  const std::size_t label = take_size(packed);
  if (height > UINT32_MAX || label > packed.size()) throw_damaged_article();
  page.height = static_cast<std::uint32_t>(height);
  page.label = packed.substr(0, label);
  page.picture = packed.substr(label);
  return page;
}

std::string_view take_value(std::string_view& bytes) {
  const std::size_t length = take_size(bytes);
  if (length > bytes.size()) throw_damaged_article();
  const std::string_view value = bytes.substr(0, length);
  bytes.remove_prefix(length);
  return value;
}

void assign(Article& article, char tag, std::string_view value) {
  for (const auto& text : kTexts) {
    if (text.tag == tag) article.*text.member = value;
  }
  for (const auto& list : kLists) {
    if (list.tag == tag) (article.*list.member).emplace_back(value);
  }
  for (const auto& date : kDates) {
    if (date.tag == tag) article.*date.member = parse_date(value);
  }
  if (tag == kRecognition && value.size() == 1)
    article.recognition = static_cast<unsigned char>(value.front());
  if (tag == kPage) article.facsimile.pages.push_back(unpack_page(value));
  if (tag == kBoxes) article.facsimile.boxes = value;
  if (tag == kPassages) article.passages = unpack_spans(value, article.body.size());
}

struct Woven {
  std::size_t skipped = 0;
  char tag = 0;  // that its text would have
  std::string_view bytes;
};

Woven woven_of(std::string_view value) {
  Woven out;
  out.skipped = take_size(value);
  if (value.empty()) throw_damaged_article();
  const auto role = std::ranges::find(kWovenRoles, static_cast<TextRole>(value.front()));
  if (role == kWovenRoles.end()) throw_damaged_article();
  out.tag = kWovenTags[static_cast<std::size_t>(role - kWovenRoles.begin())];
  out.bytes = value.substr(1);
  return out;
}

// Lets `bytes` be the fields of a stored article while it lives.
class Unpacked {
 public:
  explicit Unpacked(std::string_view& bytes) {
    if (is_packed_article(bytes)) bytes = unpacked_ = unpack_article(bytes);
    if (bytes.empty() || bytes.front() != kFormatVersion) throw_damaged_article();
    bytes.remove_prefix(1);
  }

 private:
  std::string unpacked_;
};

// Calls f(tag, value).
template <class F>
void for_each_field(std::string_view bytes, F&& f) {
  const Unpacked unpacked(bytes);
  while (!bytes.empty()) {
    const char tag = bytes.front();
    bytes.remove_prefix(1);
    f(tag, take_value(bytes));
  }
}

}  // namespace

void throw_damaged_article() {
  throw Error(ErrorCode::archive, "A stored article is damaged.",
              "Run `nachlese-index check`, then `nachlese-index rebuild`.");
}

std::string encode_article(const Article& article, std::span<const WovenText> woven) {
  const auto is_plain = [&](char tag) { return woven.empty() || !may_be_woven(tag); };
  std::string out;
  out.push_back(kFormatVersion);
  for (const auto& text : kTexts) {
    if (!(article.*text.member).empty() && is_plain(text.tag))
      put(out, text.tag, article.*text.member);
  }
  for (const auto& text : woven) {
    std::string value;
    append_varint(value, text.skipped);
    value += static_cast<char>(text.role);
    put(out, kWoven, value += text.bytes);
  }
  for (const auto& list : kLists) {
    if (!is_plain(list.tag)) continue;
    for (const auto& value : article.*list.member) put(out, list.tag, value);
  }
  for (const auto& date : kDates) {
    if (article.*date.member) put(out, date.tag, to_iso(*(article.*date.member)));
  }
  if (!article.passages.empty()) put(out, kPassages, pack_spans(article.passages));
  if (article.recognition > 0)
    put(out, kRecognition, std::string(1, static_cast<char>(article.recognition)));
  for (const FacsimilePage& page : article.facsimile.pages) put(out, kPage, pack_page(page));
  if (!article.facsimile.boxes.empty()) put(out, kBoxes, article.facsimile.boxes);
  return out;
}

Article decode_article(std::string_view bytes, const std::function<ArticleWords()>& words) {
  Article article;
  std::optional<ArticleWords> known;
  for_each_field(bytes, [&](char tag, std::string_view value) {
    if (tag != kWoven) return assign(article, tag, value);
    if (!words) throw_damaged_article();
    if (!known) known.emplace(words());
    const Woven woven = woven_of(value);
    known->skip(woven.skipped);
    assign(article, woven.tag, unweave(woven.bytes, *known));
  });
  return article;
}

Article decode_headline(std::string_view bytes) {
  Article article;
  for_each_field(bytes, [&](char tag, std::string_view value) {
    if (tag != kPassages && !may_be_woven(tag)) assign(article, tag, value);
  });
  return article;
}

std::optional<std::vector<std::string>> written_in(std::string_view bytes,
                                                   std::span<const std::size_t> places,
                                                   std::string_view term) {
  std::optional<std::vector<std::string>> out;
  std::size_t first = 0;  // of the text's words
  for_each_field(bytes, [&](char tag, std::string_view value) {
    if (tag != kWoven) return;
    const Woven woven = woven_of(value);
    first += woven.skipped;
    const std::size_t end = first + words_in(woven.bytes);
    std::vector<std::size_t> here;
    for (const std::size_t place : places) {
      if (place >= first && place < end) here.push_back(place - first);
    }
    if (!out) out.emplace();
    for (auto& written : written_at(woven.bytes, here, term)) out->push_back(std::move(written));
    first = end;
  });
  return out;
}

std::string encode_extra(char tag, std::string_view value) {
  std::string out;
  if (!value.empty()) put(out, tag, value);
  return out;
}

std::string extra_of(std::string_view bytes, char tag) {
  std::string out;
  for_each_field(bytes, [&](char found, std::string_view value) {
    if (found == tag && out.empty()) out = value;
  });
  return out;
}

}  // namespace nachlese::store
