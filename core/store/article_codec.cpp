#include "core/store/article_codec.hpp"

#include <array>
#include <cstdint>

#include "core/base/error.hpp"
#include "core/base/varint.hpp"
#include "core/store/packed_article.hpp"

namespace nachlese::store {
namespace {

constexpr char kFormatVersion = 1;

// Tags are stored: never renumber.
struct TextTag {
  char tag;
  std::string Article::*member;
};
constexpr std::array kTexts = {
    TextTag{1, &Article::id},       TextTag{2, &Article::title},     TextTag{3, &Article::kicker},
    TextTag{4, &Article::subtitle}, TextTag{5, &Article::lead},      TextTag{6, &Article::body},
    TextTag{9, &Article::source},   TextTag{10, &Article::agency},   TextTag{11, &Article::section},
    TextTag{14, &Article::url},     TextTag{15, &Article::language}, TextTag{20, &Article::page},
    TextTag{24, &Article::rights},
};
struct ListTag {
  char tag;
  std::vector<std::string> Article::*member;
};
constexpr std::array kLists = {
    ListTag{7, &Article::captions},
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

}  // namespace

void throw_damaged_article() {
  throw Error(ErrorCode::archive, "A stored article is damaged.",
              "Run `nachlese-index check`, then `nachlese-index rebuild`.");
}

std::string encode_article(const Article& article) {
  std::string out;
  out.reserve(article.body.size() + article.lead.size() + 512);
  out.push_back(kFormatVersion);
  for (const auto& text : kTexts) {
    if (!(article.*text.member).empty()) put(out, text.tag, article.*text.member);
  }
  for (const auto& list : kLists) {
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

Article decode_article(std::string_view bytes) {
  const Unpacked unpacked(bytes);
  Article article;
  while (!bytes.empty()) {
    const char tag = bytes.front();
    bytes.remove_prefix(1);
    assign(article, tag, take_value(bytes));
  }
  return article;
}

std::string encode_extra(char tag, std::string_view value) {
  std::string out;
  if (!value.empty()) put(out, tag, value);
  return out;
}

std::string extra_of(std::string_view bytes, char tag) {
  const Unpacked unpacked(bytes);
  while (!bytes.empty()) {
    const char found = bytes.front();
    bytes.remove_prefix(1);
    const std::string_view value = take_value(bytes);
    if (found == tag) return std::string(value);
  }
  return {};
}

}  // namespace nachlese::store
