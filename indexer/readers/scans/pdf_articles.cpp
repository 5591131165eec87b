#include "indexer/readers/scans/pdf_articles.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <set>

#include "core/base/ascii.hpp"
#include "core/base/strings.hpp"
#include "core/base/work_limit.hpp"
#include "indexer/readers/markup/tree.hpp"
#include "indexer/readers/record/bylines.hpp"
#include "indexer/readers/record/fields.hpp"
#include "indexer/readers/scans/draft.hpp"

namespace nachlese::readers {
namespace {

constexpr float kHeadingSize = 1.18F;         // times the size of the text
constexpr float kClearHeadingSize = 1.3F;     // of headings that begin an article
constexpr std::size_t kLongestHeading = 30;   // words
constexpr std::size_t kShortestArticle = 40;  // words, of half of the articles at least
constexpr std::size_t kSinglePages = 5;       // a document of so many is one article
constexpr std::size_t kHardlyAny = 5;         // words

// A block of the document.
struct Place {
  std::size_t page = 0;
  std::size_t block = 0;
};

std::size_t words_of(const ScanBlock& block) {
  std::size_t words = 0;
  for (const ScanLine& line : block.lines) words += line.words.size();
  return words;
}

std::string line_of(const ScanBlock& block) {
  PrintedText text(TextRole::title);
  text.add(block, 0, 1);
  return text.text();
}

// Letters and digits only.
std::string plain_letters(std::string_view text) {
  std::string out;
  for (const char c : to_lower_ascii(text)) {
    const bool sign =
        static_cast<unsigned char>(c) < 0x80 && !(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9');
    if (!sign) out += c;
  }
  return out;
}

class PdfArticleCutter {
 public:
  explicit PdfArticleCutter(PdfDocument& document) : document_(document) {}

  std::vector<PrintedArticle> read() {
    mark_running(document_.pages);
    body_ = body_size(document_.pages);
    mark_headings();
    std::set<std::size_t> starts = starts_by_outline();
    if (starts.empty()) starts = starts_by_headings();
    if (!starts.empty()) return cut_at(starts);
    if (document_.pages.size() <= kSinglePages) return whole();
    return by_page();
  }

 private:
  [[nodiscard]] ScanBlock& block(const Place& place) const {
    return document_.pages[place.page].blocks[place.block];
  }

  void mark_headings() {
    for (std::size_t p = 0; p < document_.pages.size(); ++p) {
      for (std::size_t b = 0; b < document_.pages[p].blocks.size(); ++b) {
        ScanBlock& block = document_.pages[p].blocks[b];
        if (block.role == BlockRole::running) continue;
        const bool large = size_of(block) > kHeadingSize * body_;
        if (large && words_of(block) <= kLongestHeading) block.role = BlockRole::heading;
        places_.push_back({p, b});
      }
    }
  }

  static float size_of(const ScanBlock& block) {
    return block.lines.empty() ? 0 : block.lines.front().size;
  }

  // Entries of the first level are articles, or, below a single one, those of the second.
  [[nodiscard]] std::set<std::size_t> starts_by_outline() const {
    std::map<int, std::size_t> entries;
    for (const OutlineEntry& entry : document_.outline) ++entries[entry.depth];
    int depth = 1;
    while (entries[depth] == 1 && entries[depth + 1] > 1) ++depth;
    std::set<std::size_t> starts;
    if (entries.empty()) return starts;
    const std::vector<std::string> lines = first_lines();
    std::size_t next = 0;
    std::size_t wanted = 0;
    for (const OutlineEntry& entry : document_.outline) {
      const std::string title = plain_letters(entry.title);
      if (entry.depth != depth || title.empty()) continue;
      ++wanted;
      const std::size_t found = find_title(lines, title, next);
      if (found == places_.size()) continue;
      starts.insert(found);
      next = found + 1;
    }
    if (starts.size() < 2 || starts.size() * 3 < wanted * 2) starts.clear();
    return starts;
  }

  // Of all places; empty for blocks that are too long for a heading.
  [[nodiscard]] std::vector<std::string> first_lines() const {
    std::vector<std::string> lines;
    for (const Place& place : places_) {
      const ScanBlock& at = block(place);
      lines.push_back(words_of(at) > kLongestHeading ? std::string() : plain_letters(line_of(at)));
    }
    return lines;
  }

  [[nodiscard]] static std::size_t find_title(const std::vector<std::string>& lines,
                                              const std::string& title, std::size_t from) {
    for (std::size_t i = from; i < lines.size(); ++i) {
      WorkLimit::check();
      const std::string& line = lines[i];
      // An entry may have a number in front, or be cut; a list of contents has dots and pages.
      if (line == title || (title.size() > 12 && line.size() > 12 &&
                            (title.ends_with(line) || line.ends_with(title))))
        return i;
    }
    return lines.size();
  }

  // Headings that are large enough for articles of some length to stand between them.
  [[nodiscard]] std::set<std::size_t> starts_by_headings() const {
    std::set<float> sizes;
    for (const Place& place : places_) {
      const float size = size_of(block(place));
      if (block(place).role == BlockRole::heading && size > kClearHeadingSize * body_)
        sizes.insert(size);
    }
    for (const float least : sizes) {
      std::set<std::size_t> starts;
      std::vector<std::size_t> lengths;
      for (std::size_t i = 0; i < places_.size(); ++i) {
        const ScanBlock& at = block(places_[i]);
        const bool large = at.role == BlockRole::heading && size_of(at) >= least - 0.1F;
        // A heading of several blocks begins one article.
        const bool follows = i > 0 && block(places_[i - 1]).role == BlockRole::heading &&
                             !lengths.empty() && lengths.back() == 0;
        if (large && !follows) {
          starts.insert(i);
          lengths.push_back(0);
        } else if (!lengths.empty() && at.role != BlockRole::heading) {
          lengths.back() += words_of(at);
        }
      }
      if (starts.size() < 2) break;
      std::sort(lengths.begin(), lengths.end());
      if (lengths[lengths.size() / 2] >= kShortestArticle) return starts;
    }
    return {};
  }

  // The largest of the headings at the start is the title, what is above it the kicker, what is
  // below it the subtitle.
  [[nodiscard]] PrintedArticle draft(std::size_t from, std::size_t to) const {
    std::size_t headings = from;
    while (headings < to && block(places_[headings]).role == BlockRole::heading) ++headings;
    float largest = 0;
    for (std::size_t i = from; i < headings; ++i)
      largest = std::max(largest, size_of(block(places_[i])));
    PrintedDraft out;
    bool titled = false;
    for (std::size_t i = from; i < to; ++i) {
      const ScanBlock& at = block(places_[i]);
      const bool title = i < headings && size_of(at) >= largest - 0.1F;
      const BlockRole role = i >= headings ? BlockRole::body
                             : title       ? BlockRole::heading
                             : titled      ? BlockRole::subtitle
                                           : BlockRole::kicker;
      titled = titled || title;
      out.add(document_.pages[places_[i].page], static_cast<std::uint32_t>(places_[i].page), {}, at,
              role);
    }
    PrintedArticle printed = out.take();
    // Without a picture of the page there is nothing to mark.
    printed.article.facsimile = {};
    printed.words.clear();
    return printed;
  }

  [[nodiscard]] std::vector<PrintedArticle> cut_at(std::set<std::size_t> starts) const {
    std::vector<PrintedArticle> out;
    starts.insert(0);
    for (auto start = starts.begin(); start != starts.end(); ++start) {
      const auto next = std::next(start);
      PrintedArticle printed = draft(*start, next == starts.end() ? places_.size() : *next);
      if (printed.article.title.empty() && printed.article.body.empty()) continue;
      printed.article.id = "#" + std::to_string(out.size() + 1);
      out.push_back(std::move(printed));
    }
    return out;
  }

  [[nodiscard]] std::vector<PrintedArticle> whole() const {
    PrintedArticle printed = draft(0, places_.size());
    if (printed.article.title.empty()) printed.article.title = document_.title;
    add_people(printed.article, document_.author);
    std::vector<PrintedArticle> out;
    if (!places_.empty()) out.push_back(std::move(printed));
    return out;
  }

  [[nodiscard]] std::vector<PrintedArticle> by_page() const {
    std::vector<PrintedArticle> out;
    for (std::size_t from = 0; from < places_.size();) {
      std::size_t to = from;
      while (to < places_.size() && places_[to].page == places_[from].page) ++to;
      PrintedArticle printed = draft(from, to);
      printed.article.id = "#" + std::to_string(places_[from].page + 1);
      if (printed.article.title.empty() && !document_.title.empty())
        printed.article.title = name_of_page(document_.title, {}, printed.article.page);
      out.push_back(std::move(printed));
      from = to;
    }
    return out;
  }

  PdfDocument& document_;
  float body_ = 0;
  std::vector<Place> places_;  // in reading order, without what is running
};

}  // namespace

std::vector<PrintedArticle> articles_of(PdfDocument& document) {
  std::vector<PrintedArticle> articles = PdfArticleCutter(document).read();
  for (PrintedArticle& printed : articles) {
    Article& article = printed.article;
    fill_if_empty(article.title, beginning_of(article.body));
    article.published = document.created;
  }
  document.pages.clear();
  return articles;
}

std::vector<std::string> pages_without_text(const PdfDocument& document) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < document.pages.size(); ++i) {
    if (count_words(document.pages[i]) < kHardlyAny) out.push_back(std::to_string(i + 1));
  }
  return out;
}

}  // namespace nachlese::readers
