#include "indexer/readers/scans/draft.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "core/base/strings.hpp"
#include "core/base/utf8.hpp"
#include "indexer/readers/record/bylines.hpp"
#include "indexer/readers/record/fields.hpp"
#include "indexer/readers/record/xml_record.hpp"

namespace nachlese::readers {
namespace {

std::string text_of_block(const ScanBlock& block) {
  PrintedText text(TextRole::title);
  text.add(block, 0, 1);
  return text.text();
}

// The number that a label is; 0 for none.
unsigned page_number(const std::string& label) {
  unsigned number = 0;
  const char* end = label.data() + label.size();
  const auto read = std::from_chars(label.data(), end, number);
  return read.ec == std::errc() && read.ptr == end ? number : 0;
}

bool is_digit_at(std::string_view text, std::size_t at) {
  return at < text.size() && text[at] >= '0' && text[at] <= '9';
}

// A number of exactly `digits` digits at `at`; -1 for none.
int number_at(std::string_view text, std::size_t at, std::size_t digits) {
  int number = 0;
  for (std::size_t i = 0; i < digits; ++i) {
    if (!is_digit_at(text, at + i)) return -1;
    number = number * 10 + (text[at + i] - '0');
  }
  return number;
}

// A date that begins at `at`, year first.
std::optional<Date> path_date_at(std::string_view path, std::size_t at) {
  const int year = number_at(path, at, 4);
  if (year < 1600 || year > 2100 || (at > 0 && is_digit_at(path, at - 1))) return std::nullopt;
  std::size_t next = at + 4;
  const bool parted =
      next < path.size() && std::string_view("-_./").find(path[next]) != std::string_view::npos;
  const std::size_t step = parted ? 1 : 0;
  const int month = number_at(path, next + step, 2);
  next += step + 2;
  if (parted && (next >= path.size() || is_digit_at(path, next))) return std::nullopt;
  const int day = number_at(path, next + step, 2);
  next += step + 2;
  if (month < 1 || day < 1 || is_digit_at(path, next)) return std::nullopt;
  std::string iso(path.substr(at, 4));
  for (const int part : {month, day}) iso += (part < 10 ? "-0" : "-") + std::to_string(part);
  return parse_date(iso);
}

}  // namespace

std::uint32_t PrintedDraft::index_of(const ScanPage& page, std::uint32_t number,
                                     const std::string& picture) {
  const auto next = static_cast<std::uint32_t>(facsimile_.pages.size());
  const auto [found, fresh] = pages_.try_emplace(number, next);
  if (fresh) {
    const double ratio = page.width > 0 ? static_cast<double>(page.height) / page.width : 0;
    sized_ = sized_ && page.width > 0;
    facsimile_.pages.push_back(
        {page.label.empty() ? std::to_string(number + 1) : page.label, picture,
         static_cast<std::uint32_t>(std::lround(std::clamp(ratio, 0.0, 20.0) * kPageUnits))});
  }
  return found->second;
}

void PrintedDraft::add(const ScanPage& page, std::uint32_t number, const std::string& picture,
                       const ScanBlock& block, BlockRole role) {
  if (block.lines.empty() || role == BlockRole::running) return;
  const std::uint32_t index = index_of(page, number, picture);
  confidence_.add(block, page.accuracy);
  switch (role) {
    case BlockRole::kicker: kicker_.add(block, index, page.width); break;
    case BlockRole::heading: title_.add(block, index, page.width); break;
    case BlockRole::subtitle: subtitle_.add(block, index, page.width); break;
    case BlockRole::byline: bylines_.push_back(text_of_block(block)); break;
    case BlockRole::caption: add_value(captions_, text_of_block(block)); break;
    case BlockRole::body:
    case BlockRole::running: body_.add(block, index, page.width); break;
  }
}

void PrintedDraft::add_page(const ScanPage& page, std::uint32_t number,
                            const std::string& picture) {
  for (const ScanBlock& block : page.blocks) {
    const bool inside = !body_.empty() || !title_.empty();
    const bool heading = block.role == BlockRole::heading;
    if (heading && inside) body_.end_paragraph();
    add(page, number, picture, block, heading && inside ? BlockRole::body : block.role);
    if (heading && inside) body_.end_paragraph();
  }
}

bool PrintedDraft::empty() const {
  return kicker_.empty() && title_.empty() && subtitle_.empty() && body_.empty() &&
         captions_.empty();
}

std::size_t PrintedDraft::words() const {
  std::size_t words = 0;
  for (const PrintedText* text : {&kicker_, &title_, &subtitle_, &body_}) words += text->size();
  return words;
}

PrintedArticle PrintedDraft::take() {
  PrintedArticle out;
  Article& article = out.article;
  article.kicker = kicker_.text();
  article.title = title_.text();
  article.subtitle = subtitle_.text();
  article.body = body_.text();
  article.captions = std::move(captions_);
  for (const std::string& byline : bylines_) add_people(article, byline);
  article.recognition = confidence_.percent();
  std::vector<std::string> labels;
  for (const FacsimilePage& page : facsimile_.pages) labels.push_back(page.label);
  article.page = page_range(labels);
  for (PrintedText* text : {&kicker_, &title_, &subtitle_, &body_}) {
    auto& words = text->words();
    out.words.insert(out.words.end(), std::make_move_iterator(words.begin()),
                     std::make_move_iterator(words.end()));
  }
  if (sized_) article.facsimile = std::move(facsimile_);
  if (!sized_) out.words.clear();
  return out;
}

std::string beginning_of(std::string_view text) {
  constexpr std::size_t kLongest = 90;
  const std::string_view paragraph = text.substr(0, text.find("\n\n"));
  std::string_view start = truncate_utf8(paragraph, kLongest);
  for (std::size_t at = start.find(". "); at != std::string_view::npos;
       at = start.find(". ", at + 1)) {
    constexpr std::size_t kShortest = 30;
    if (at >= kShortest) return std::string(start.substr(0, at));
  }
  if (start.size() == paragraph.size()) return std::string(trim(start));
  start = start.substr(0, start.rfind(' '));
  return std::string(trim(start)) + " …";
}

std::string page_range(const std::vector<std::string>& labels) {
  std::string out;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    std::size_t last = i;
    while (last + 1 < labels.size() && page_number(labels[last]) > 0 &&
           page_number(labels[last + 1]) == page_number(labels[last]) + 1)
      ++last;
    if (!out.empty()) out += ", ";
    out += labels[i];
    if (last > i) out += "-" + labels[last];
    i = last;
  }
  return out;
}

std::string name_of_page(std::string_view work, const std::optional<Date>& date,
                         std::string_view label) {
  constexpr std::array<std::string_view, 12> kMonths = {
      "Januar", "Februar", "März",      "April",   "Mai",      "Juni",
      "Juli",   "August",  "September", "Oktober", "November", "Dezember"};
  std::vector<std::string> parts;
  if (!work.empty()) parts.emplace_back(work);
  if (date && date->precision >= Date::Precision::day) {
    parts.push_back(std::to_string(date->day) + ". " + std::string(kMonths[date->month - 1]) + " " +
                    std::to_string(date->year));
  } else if (date) {
    parts.push_back(to_iso(*date));
  }
  if (!label.empty()) parts.push_back("S. " + std::string(label));
  return join(parts, ", ");
}

std::optional<Date> date_in_path(std::string_view path) {
  for (std::size_t at = path.size(); at-- > 0;) {
    if (!is_digit_at(path, at)) continue;
    if (auto date = path_date_at(path, at)) return date;
  }
  return std::nullopt;
}

}  // namespace nachlese::readers
