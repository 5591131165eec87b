// METS with the pages beside it: the articles of its logical structure, else one article a page.
#include <algorithm>
#include <optional>
#include <set>
#include <unordered_map>

#include "core/base/strings.hpp"
#include "indexer/readers/formats/formats.hpp"
#include "indexer/readers/formats/printed_pages.hpp"
#include "indexer/readers/markup/html.hpp"
#include "indexer/readers/record/fields.hpp"
#include "indexer/readers/record/loose_date.hpp"
#include "indexer/readers/record/source_folder.hpp"
#include "indexer/readers/record/xml_cutter.hpp"
#include "indexer/readers/record/xml_record.hpp"
#include "indexer/readers/scans/alto.hpp"
#include "indexer/readers/scans/hocr.hpp"
#include "indexer/readers/scans/mets.hpp"
#include "indexer/readers/scans/page_xml.hpp"

namespace nachlese::readers {
namespace {

// Fewer words that belong to no article are page numbers and the like.
constexpr std::size_t kFewestLeft = 30;

// A page of the issue with what was read of it.
struct IssuePage {
  ScanPage scan;
  std::string picture;
  std::vector<bool> used;  // blocks that belong to an article
};

std::vector<ScanPage> read_any_page(const std::string& text, std::string& problem,
                                    std::size_t words) {
  const std::string root = root_name(std::string_view(text).substr(0, kHeadBytes));
  if (root == "alto") return read_alto(text, problem, words);
  if (root == "pcgts") return read_page_xml(text, problem, words);
  if (is_hocr_text(std::string_view(text).substr(0, kHeadBytes)) && !has_too_many_tags(text))
    return read_hocr(parse_html(text), problem, words);
  problem = "no ALTO, PAGE or hOCR";
  return {};
}

// A date as libraries write it: also inside "Nr. 6, 7. Januar 1905".
std::optional<Date> date_of_issue(const std::string& text, const std::string& path) {
  if (auto date = parse_loose_date(text)) return date;
  for (std::size_t at = text.find(' '); at != std::string::npos; at = text.find(' ', at + 1)) {
    if (auto date = parse_loose_date(std::string_view(text).substr(at + 1)))
      if (date->precision >= Date::Precision::day) return date;
  }
  if (auto date = date_in_path(text)) return date;
  return date_in_path(path);
}

class IssueReader {
 public:
  IssueReader(MetsIssue issue, const Record& origin, const RecordSink& sink)
      : issue_(std::move(issue)), origin_(origin), sink_(sink) {}

  void read() {
    settle_facts();
    read_pages();
    if (pages_.empty()) {
      sink_.issue({Severity::rejected, origin_.place,
                   "none of its " + std::to_string(std::max(texts_, issue_.pages.size())) +
                       " pages has a text below the source"});
      return;
    }
    if (missing_ > 0)
      sink_.issue({Severity::warning, origin_.place,
                   "the texts of " + std::to_string(missing_) + " of " + std::to_string(texts_) +
                       " pages are not below the source"});
    if (beyond_ > 0)
      sink_.issue({Severity::warning, origin_.place,
                   "more than 1.5 million words; " + std::to_string(beyond_) +
                       " further pages are not read"});
    for (const MetsArticle& article : issue_.articles) send_article(article);
    send_rest();
  }

 private:
  void settle_facts() {
    work_ = issue_.facts.host.empty() ? issue_.facts.title : issue_.facts.host;
    date_ = date_of_issue(issue_.facts.date, origin_.file_id);
    id_ = issue_.id.empty() ? issue_.facts.id : issue_.id;
    if (id_.empty()) id_ = origin_.file_id;
  }

  void read_pages() {
    if (issue_.pages.empty()) {
      for (const auto& [id, file] : issue_.files) {
        if (is_page_text(file)) issue_.pages.push_back({{}, {id}});
      }
    }
    for (const MetsPage& page : issue_.pages) {
      const std::string* text = nullptr;
      for (const std::string& id : page.files) {
        const auto found = issue_.files.find(id);
        if (found != issue_.files.end() && is_page_text(found->second)) text = &found->first;
      }
      if (text == nullptr || page_of_file_.contains(*text)) continue;
      ++texts_;
      if (words_ >= kMaxScanWords) {
        ++beyond_;
        continue;
      }
      read_page(*text, page);
    }
  }

  void read_page(const std::string& id, const MetsPage& page) {
    const std::string below =
        origin_.folder == nullptr ? "" : origin_.folder->resolve(issue_.files.at(id).href);
    std::vector<ScanPage> read;
    std::string problem;
    // A page that cannot be read costs that page.
    try {
      const auto input = below.empty() ? nullptr : origin_.folder->open(below);
      if (input == nullptr) {
        ++missing_;
        return;
      }
      origin_.folder->cover(below);
      const std::string text = whole_text(*input, origin_, sink_);
      read_in_time([&] {
        read = read_any_page(text, problem, std::min(kMaxPageWords, kMaxScanWords - words_));
      });
    } catch (const ReadError& error) {
      sink_.issue({Severity::rejected, origin_.place, below + ": cannot be read: " + error.what()});
      return;
    }
    if (!problem.empty()) sink_.issue({Severity::warning, origin_.place, below + ": " + problem});
    if (read.empty()) return;
    ScanPage& first = read.front();
    words_ += count_words(first);
    if (!page.label.empty()) first.label = page.label;
    std::string picture = picture_of(page);
    if (picture.empty()) picture = find_picture(first.picture, origin_, below);
    page_of_file_.emplace(id, pages_.size());
    pages_.push_back({std::move(first), std::move(picture), {}});
    pages_.back().used.resize(pages_.back().scan.blocks.size());
  }

  // Of several, the largest that browsers show; groups are named as the DFG viewer does, or freely.
  [[nodiscard]] std::string picture_of(const MetsPage& page) const {
    constexpr std::string_view kSmall[] = {"thumbs", "thumbnail", "thumbnails", "min", "download"};
    std::string found;
    bool from_max = false;
    for (const std::string& id : page.files) {
      const auto file = issue_.files.find(id);
      if (file == issue_.files.end() || !file->second.type.starts_with("image/") ||
          is_one_of(file->second.use, kSmall) || from_max)
        continue;
      std::string picture = find_picture(file->second.href, origin_, {});
      from_max = file->second.use == "max" && !picture.empty();
      if (!picture.empty()) found = std::move(picture);
    }
    return found;
  }

  void send_article(const MetsArticle& from) {
    PrintedDraft draft;
    std::set<std::pair<std::size_t, std::size_t>> taken;  // page, block
    for (const MetsArea& area : from.areas) {
      const auto found = page_of_file_.find(area.file);
      if (found == page_of_file_.end()) continue;
      IssuePage& page = pages_[found->second];
      for (std::size_t i = 0; i < page.scan.blocks.size(); ++i) {
        const ScanBlock& block = page.scan.blocks[i];
        if (!belongs(block, area.block) || !taken.emplace(found->second, i).second) continue;
        page.used[i] = true;
        draft.add(page.scan, static_cast<std::uint32_t>(found->second), page.picture, block,
                  area.role);
      }
    }
    if (draft.empty()) return;
    PrintedArticle printed = draft.take();
    Article& article = printed.article;
    article.id = id_ + "#" + (from.id.empty() ? std::to_string(++unnamed_) : from.id);
    if (!from.facts.title.empty()) article.title = from.facts.title;
    fill_if_empty(article.title, from.label);
    fill_if_empty(article.title, beginning_of(article.body));
    fill_if_empty(article.subtitle, from.facts.subtitle);
    for (const std::string& author : from.facts.authors) add_value(article.authors, author);
    article.section = from.section;
    article.url = from.facts.url;
    article.language = from.facts.language;
    send(std::move(printed));
  }

  static bool belongs(const ScanBlock& block, const std::string& id) {
    return id.empty() || std::find(block.ids.begin(), block.ids.end(), id) != block.ids.end();
  }

  // Pages without articles, and what is left of the others.
  void send_rest() {
    for (std::size_t i = 0; i < pages_.size(); ++i) {
      const IssuePage& page = pages_[i];
      const bool whole = std::find(page.used.begin(), page.used.end(), true) == page.used.end();
      ScanPage rest = page.scan;
      rest.blocks.clear();
      for (std::size_t block = 0; block < page.used.size(); ++block) {
        if (!page.used[block]) rest.blocks.push_back(page.scan.blocks[block]);
      }
      PrintedDraft draft;
      draft.add_page(rest, static_cast<std::uint32_t>(i), page.picture);
      if (draft.empty() || (!whole && draft.words() < kFewestLeft)) continue;
      PrintedArticle printed = draft.take();
      Article& article = printed.article;
      article.id = id_ + "#page-" + std::to_string(i + 1);
      article.title = name_of_page(work_, date_, article.page);
      send(std::move(printed));
    }
  }

  void send(PrintedArticle printed) {
    Article& article = printed.article;
    article.source = work_;
    article.published = date_;
    fill_if_empty(article.language, issue_.facts.language);
    send_printed(std::move(printed), origin_, sink_);
  }

  MetsIssue issue_;
  const Record& origin_;
  const RecordSink& sink_;
  std::string work_;
  std::string id_;
  std::optional<Date> date_;
  std::vector<IssuePage> pages_;
  std::unordered_map<std::string, std::size_t> page_of_file_;
  std::size_t texts_ = 0;
  std::size_t missing_ = 0;
  std::size_t beyond_ = 0;  // pages that are too many
  std::size_t words_ = 0;
  std::size_t unnamed_ = 0;
};

bool is_mets(std::string_view head) { return root_name(head) == "mets"; }

void split_mets(BufferedInput& input, const Record& origin, const RecordSink& sink) {
  Record whole = origin;
  whole.bytes = whole_text(input, origin, sink);
  std::optional<MetsIssue> issue;
  Parsed problems;
  read_in_time([&] {
    const auto tree = read_tree(whole, problems);
    if (tree) issue = read_mets(*tree);
  });
  for (InputIssue& problem : problems.issues) sink.issue(std::move(problem));
  if (issue) IssueReader(std::move(*issue), origin, sink).read();
}

}  // namespace

const Format kMets = {"METS", "mets", is_mets, split_mets, parse_printed, true};

}  // namespace nachlese::readers
