#include "indexer/readers/formats/printed_pages.hpp"

#include <algorithm>
#include <filesystem>
#include <set>

#include "core/base/utf8.hpp"
#include "core/base/work_limit.hpp"
#include "indexer/readers/record/embargo.hpp"
#include "indexer/readers/record/fields.hpp"
#include "indexer/readers/record/source_folder.hpp"
#include "indexer/readers/record/text_repair.hpp"

namespace nachlese::readers {
namespace {

// Processor time for one file of pages; the largest take a second.
constexpr double kFileSeconds = 60;

constexpr std::string_view kPictureEndings[] = {".jpg", ".jpeg", ".png", ".webp",
                                                ".JPG", ".JPEG", ".PNG"};

// The same name as another picture.
std::string with_ending(const std::string& below, std::string_view ending) {
  return std::filesystem::path(below).replace_extension().string() + std::string(ending);
}

}  // namespace

std::string whole_text(BufferedInput& input, const Record& origin, const RecordSink& sink) {
  std::string bytes;
  if (!input.read_rest(bytes, kMaxRecordBytes))
    throw ReadError("more than " + std::to_string(kMaxRecordBytes >> 20U) + " MiB");
  std::vector<InputIssue> issues;
  repair_text(bytes, origin, issues);
  for (InputIssue& issue : issues) sink.issue(std::move(issue));
  return bytes;
}

void read_in_time(const std::function<void()>& work) {
  try {
    const WorkLimit limit(kFileSeconds);
    work();
  } catch (const TooMuchWork&) {
    throw ReadError("it takes too long");
  }
}

std::string find_picture(const std::string& named, const Record& origin, const std::string& below) {
  if (is_web_address(named)) return named;
  if (origin.folder == nullptr) return {};
  const SourceFolder& folder = *origin.folder;
  const std::string base = std::filesystem::path(below).parent_path().string();
  // Recognition often ran elsewhere: of a foreign path the last part counts. Browsers show no TIFF,
  // but there may be a picture of the same name beside it.
  std::string last = named.substr(named.find_last_of("/\\") + 1);
  for (const std::string& name :
       {folder.resolve(named), base.empty() ? last : base + "/" + last, below}) {
    if (name.empty() || name.ends_with('/')) continue;
    for (const std::string_view ending : kPictureEndings) {
      if (name.ends_with(ending) && folder.has(name)) return folder.picture(name);
    }
    for (const std::string_view ending : kPictureEndings) {
      if (folder.has(with_ending(name, ending))) return folder.picture(with_ending(name, ending));
    }
  }
  return {};
}

void send_pages(const std::vector<ScanPage>& pages, const Record& origin, const RecordSink& sink) {
  const auto date = date_in_path(origin.file_id);
  const std::string work = origin.rules == nullptr ? "" : origin.rules->source;
  std::set<std::string> ids;
  for (std::uint32_t i = 0; i < pages.size(); ++i) {
    const std::string file(origin.folder == nullptr ? "" : origin.file_id);
    PrintedDraft draft;
    draft.add_page(pages[i], i, find_picture(pages[i].picture, origin, file));
    if (draft.empty()) {
      sink.issue({Severity::note, origin.place, "a page without text"});
      continue;
    }
    PrintedArticle printed = draft.take();
    Article& article = printed.article;
    article.published = date;
    article.id = origin.file_id;
    if (pages.size() > 1) {
      article.id += "#" + article.page;
      // Some programs give all pages the same number.
      if (!ids.insert(article.id).second) article.id += "-" + std::to_string(i + 1);
    }
    if (article.title.empty()) {
      const std::string name = name_of_page(work, date, article.page);
      const bool says = !work.empty() || date;
      article.title = says ? name : beginning_of(article.body);
    }
    send_printed(std::move(printed), origin, sink);
  }
}

void send_printed(PrintedArticle article, const Record& origin, const RecordSink& sink) {
  Record record = origin;
  record.folder.reset();
  record.bytes = pack_printed(article);
  sink.record(std::move(record));
}

void parse_printed(const Record& record, Parsed& out) {
  auto printed = unpack_printed(record.bytes);
  if (!printed) {
    out.issues.push_back({Severity::rejected, record.place, "a damaged page"});
    return;
  }
  out.article = std::move(printed->article);
  for (const auto& field : kTextFields) {
    std::string& text = (*out.article).*field.member;
    if (first_invalid_utf8(text) != std::string_view::npos) text = from_windows_1252(text);
  }
  out.printed = std::move(printed->words);
}

}  // namespace nachlese::readers
