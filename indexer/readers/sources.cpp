#include "indexer/readers/sources.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <system_error>
#include <utility>

#include "core/base/ascii.hpp"
#include "core/base/byte_order_mark.hpp"
#include "core/base/strings.hpp"
#include "core/base/utf8.hpp"
#include "indexer/readers/bytes/borrowed.hpp"
#include "indexer/readers/bytes/brotli.hpp"
#include "indexer/readers/bytes/charset.hpp"
#include "indexer/readers/bytes/container.hpp"
#include "indexer/readers/documents/documents.hpp"
#include "indexer/readers/file_choice.hpp"
#include "indexer/readers/file_kinds.hpp"
#include "indexer/readers/folder_below.hpp"
#include "indexer/readers/formats/formats.hpp"
#include "indexer/readers/formats/front_matter.hpp"
#include "indexer/readers/record/text_repair.hpp"
#include "indexer/readers/site_blocks.hpp"
#include "indexer/readers/source_names.hpp"
#include "indexer/readers/source_stamp.hpp"

namespace nachlese::readers {
namespace fs = std::filesystem;
namespace {

constexpr int kMaxDepth = 3;  // of containers in containers
constexpr std::size_t kShownKinds = 8;

// A zip that is read from front to end does not say which of its entries are symbolic links: they
// hold the name of their target.
bool may_be_link(const Format& format, std::string_view head) {
  return &format == &kPlainText && head.size() < kHeadBytes &&
         head.find_first_of(" \t\n") == std::string_view::npos;
}

// Where a file comes from: how reports name it, its name below the source, and the containers
// around it.
struct Origin {
  std::string shown;
  std::string below;
  bool in_folder = false;  // or in a container: not named by the user
  bool in_zip = false;
  int depth = 0;
  std::string root;    // of the source on disk; empty inside containers
  bool chosen = true;  // by the globs of the source, not only opened for what it may hold
};

class SourceReader {
 public:
  SourceReader(ReadState& state, const RecordSink& sink, const ReadOptions& options,
               const SourceRules* rules)
      : state_(state),
        sink_(sink),
        site_pages_(sink),
        columns_(rules != nullptr && !rules->columns.empty() ? rules->columns : options.columns),
        options_(options),
        rules_(rules),
        choice_(rules),
        follow_links_(options.follow_links || (rules != nullptr && rules->follow_links)) {}

  void read_file(const std::string& path, std::string below, bool in_folder) {
    const auto expansion = std::make_shared<UnpackLimit>();
    const SourceStamp before(path);
    const std::uint32_t file = read(
        {path == "-" ? "standard input" : path, below, in_folder, false, 0, root_of(path),
         choice_.is_chosen(below)},
        [&] { return open_input(path, &state_.bytes_read, expansion); }, expansion);
    if (SourceStamp(path) == before) return;
    state_.complete = false;
    sink_.issue({Severity::warning,
                 {file, 0},
                 "changed while it was read; the next run takes what it holds then"});
  }

  void read_folder(const fs::path& folder, const fs::path& root) {
    root_ = root.string();
    std::error_code error;
    std::vector<fs::directory_entry> entries;
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
      if (!it->path().filename().native().starts_with('.')) entries.push_back(*it);
    }
    if (error) unreadable(add_name(folder.string(), {}), error.message(), folder == root);
    if (!error && entries.empty() && folder != root)
      state_.read.empty_folders.push_back(key_of(folder.lexically_relative(root).string()));
    std::sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) {
      return a.path().filename().native() < b.path().filename().native();
    });
    for (const auto& entry : entries) {
      std::error_code ignored;  // what vanished meanwhile fails when it is opened
      if (entry.is_directory(ignored)) {
        if (!entry.is_symlink(ignored)) read_folder(entry.path(), root);
      } else if (!entry.is_other(ignored)) {
        std::string below = entry.path().lexically_relative(root).string();
        if (!choice_.is_wanted(below)) continue;
        if (!follow_links_ && entry.is_symlink(ignored) && !leads_inside(entry.path(), root)) {
          leave(entry.path());
        } else {
          read_file(entry.path().string(), std::move(below), true);
        }
      }
    }
  }

  // Pages that belong to no issue are articles by themselves. Issues name their pages, wherever
  // they lie, so all of them must be known.
  void read_single_pages() {
    for (PageFile& page : std::exchange(pages_, {})) {
      if (is_covered(*covered_, page.below)) {
        ++understood_;
        continue;
      }
      Origin origin{{}, page.below, true, false, 0, root_};
      try {
        const auto input = open_input(page.path, nullptr, std::make_shared<UnpackLimit>());
        read_records(*input, std::move(origin), page.file, Pages::now);
      } catch (const ReadError& error) {
        unreadable(page.file, error.what(), false);
      }
    }
  }

  // Names what was not understood, once the source is read.
  void conclude(const std::string& path) {
    site_pages_.finish();
    std::uint64_t files = 0;
    std::string kinds;
    std::size_t shown = 0;
    for (const auto& [kind, count] : not_understood_) {
      files += count;
      if (++shown <= kShownKinds)
        kinds += (kinds.empty() ? "" : ", ") + std::to_string(count) + " " + kind;
    }
    if (shown > kShownKinds) kinds += ", …";
    const bool nothing = understood_ == 0 && left_out_ > 0;
    if (files == 0 && !nothing) return;
    const std::string of = " of " + std::to_string(understood_ + left_out_);
    sink_.issue({nothing ? Severity::rejected : Severity::warning,
                 {add_name(path, {}), 0},
                 files == 0 ? "the source holds no articles: all " + std::to_string(left_out_) +
                                  " files are something else"
                            : std::to_string(files) + of + " files were not understood: " + kinds});
  }

 private:
  enum class Pages : std::uint8_t { later, now };

  // A scanned page that waits for what the source's METS files say.
  struct PageFile {
    std::string path;
    std::string below;
    std::uint32_t file = 0;
  };

  // Links that lead out are left out before, or followed on purpose; what documents refer to is
  // looked for in the source only.
  [[nodiscard]] std::string root_of(const std::string& path) const {
    if (!root_.empty() || path == "-") return root_;
    const fs::path folder = fs::path(path).parent_path();
    return folder.empty() ? "." : folder.string();
  }

  // Whoever may write into the folder could have any file read that the indexer may read.
  void leave(const fs::path& link) {
    state_.complete = false;
    sink_.issue({Severity::warning,
                 {add_name(link.string(), {}), 0},
                 "left out: the link leads out of the source; --follow-links, or follow_links = "
                 "true in its section, reads it"});
  }

  // Nothing for a part that is not wanted.
  [[nodiscard]] std::optional<Origin> part_of(const Origin& around, const std::string& name,
                                              bool document) const {
    std::string below = around.below + "/" + name;
    const auto choice = choice_.part(below, name, around.chosen, document);
    if (!choice.wanted) return std::nullopt;
    return Origin{around.shown + ": " + name,
                  std::move(below),
                  true,
                  around.in_zip,
                  around.depth + 1,
                  {},
                  choice.chosen};
  }

  // The reader of a document; null for other files, and for texts that only begin like one.
  [[nodiscard]] const DocumentReader* document_of(std::string_view head) const {
    if (is_told()) return nullptr;
    const DocumentReader* found = find_document(head);
    if (found == nullptr || !found->loose) return found;
    const Format* format = format_of(head);
    std::string_view text = head;
    const bool known = (format != nullptr && format != &kPlainText && format != &kHtmlPage) ||
                       !take_front_matter(text).empty();
    return known ? nullptr : found;
  }

  // Index of the name of the file.
  template <class Open>
  std::uint32_t read(Origin origin, Open&& open, const std::shared_ptr<UnpackLimit>& expansion) {
    const std::uint32_t file = add_name(origin.shown, key_of(origin.below));
    try {
      std::unique_ptr<BufferedInput> input = open();
      if (to_lower_ascii(origin.below).ends_with(".br"))
        input = unpack(unbrotli(std::move(input)), expansion);
      if (input->peek(kByteOrderMark.size()) == kByteOrderMark) input->skip(kByteOrderMark.size());
      const DocumentReader* document = document_of(input->peek(kHeadBytes));
      if (document != nullptr) {
        read_document(*document, std::move(input), origin, file, expansion);
      } else if (const FileKind kind =
                     kind_of_file(input->peek(kHeadBytes), origin.below, origin.in_folder);
                 !kind.name.empty() && !is_told()) {
        leave_out(file, kind, origin);
      } else if (is_container(input->peek(kContainerHead))) {
        origin.in_zip = is_zip(input->peek(kContainerHead));
        read_entries(std::move(input), origin, file, expansion);
      } else {
        read_records(*input, std::move(origin), file, Pages::later);
      }
    } catch (const ReadError& error) {
      unreadable(file, error.what(), !origin.in_folder);
    }
    return file;
  }

  void read_entries(std::unique_ptr<ByteStream> container, const Origin& origin, std::uint32_t file,
                    const std::shared_ptr<UnpackLimit>& expansion) {
    if (origin.depth == kMaxDepth)
      throw ReadError("containers inside containers, " + std::to_string(kMaxDepth) + " deep");
    const auto read_entry = [&](const std::string& stored, std::unique_ptr<ByteStream> content) {
      const std::string name = entry_name(stored);
      if (is_hidden_name(name)) return;
      const auto entry = part_of(origin, name, false);
      if (!entry) return;
      read(
          *entry, [&] { return unpack(std::move(content), expansion); }, expansion);
      if (expansion->exceeded()) throw ReadError(UnpackLimit::kReason);
    };
    if (read_container(std::move(container), read_entry) == 0)
      leave_out(file, {"empty container", false}, origin);
  }

  // What a document holds is read as the files in a container.
  void read_document(const DocumentReader& reader, std::unique_ptr<ByteStream> document,
                     const Origin& origin, std::uint32_t file,
                     const std::shared_ptr<UnpackLimit>& expansion) {
    if (origin.depth == kMaxDepth)
      throw ReadError("containers inside containers, " + std::to_string(kMaxDepth) + " deep");
    std::uint64_t count = 0;
    std::uint64_t records = 0;  // of the document itself, which may come in pieces
    const auto read_part = [&](const std::string& stored, std::unique_ptr<ByteStream> content) {
      const std::string name = entry_name(stored);
      if (++count > 1 && expansion->exceeded()) throw ReadError(UnpackLimit::kReason);
      if (stored.empty()) {
        read_records(*unpack(std::move(content), expansion), origin, file, Pages::now, &records);
        return;
      }
      if (is_hidden_name(name)) return;
      auto part = part_of(origin, name, !reader.container);
      if (!part) return;
      part->in_zip = false;
      read(
          *part, [&] { return unpack(std::move(content), expansion); }, expansion);
    };
    const auto problem = [&](const std::string& reason) {
      ++count;
      sink_.issue({Severity::rejected, {file, 0}, reason});
    };
    std::set<std::string> told;  // a mailbox may have the same in each mail
    const auto warning = [&](const std::string& reason) {
      if (told.insert(reason).second) sink_.issue({Severity::warning, {file, 0}, reason});
    };
    reader.read(std::move(document), printable(origin.below),
                {read_part, problem, warning, rules_ == nullptr ? "" : rules_->charset});
    if (count > 0) return;
    ++understood_;
    sink_.issue({origin.in_folder ? Severity::note : Severity::rejected,
                 {file, 0},
                 "no articles in it: " + std::string(reader.name)});
  }

  // The source says of what format its files are.
  [[nodiscard]] bool is_told() const { return rules_ != nullptr && rules_->format != nullptr; }

  const Format* format_of(std::string_view head) const {
    if (is_told()) return rules_->format;
    const bool mapped = rules_ != nullptr && !rules_->map.empty();
    if (mapped && trim(head).starts_with('<')) return &kMappedXml;
    const Format* found = recognize_format(head, columns_);
    return found == &kPlainText && is_table(head) ? nullptr : found;
  }

  // `count`: how many records the file has given before, and gives in all.
  void read_records(BufferedInput& input, Origin origin, std::uint32_t file, Pages pages,
                    std::uint64_t* count = nullptr) {
    std::uint64_t own = 0;
    std::uint64_t& records = count == nullptr ? own : *count;
    if (input.peek(kByteOrderMark.size()) == kByteOrderMark) input.skip(kByteOrderMark.size());
    const std::string_view head = input.peek(kHeadBytes);
    if (trim(head).empty()) {
      leave_out(file, {"empty", false}, origin);
      return;
    }
    const Format* format = format_of(head);
    if (format == nullptr || (origin.in_zip && may_be_link(*format, head))) {
      leave_out(file, kind_of_unknown(head, origin.below), origin);
      return;
    }
    if (pages == Pages::later && is_single_page(*format) && origin.in_folder &&
        !origin.root.empty()) {
      pages_.push_back({origin.shown, origin.below, file});
      return;
    }
    Record record;
    record.format = format;
    if (!origin.root.empty())
      record.folder = std::make_shared<FolderBelow>(
          origin.root, origin.below, rules_ == nullptr ? "" : rules_->name, covered_);
    record.columns = &columns_;
    record.rules = rules_;
    record.place.file = file;
    record.zone = rules_ != nullptr && rules_->zone != nullptr ? rules_->zone : options_.zone;
    record.archive_zone = options_.zone;
    record.file_key = std::make_shared<const std::string>(key_of(origin.below));
    record.file_id = printable(std::move(origin.below));
    std::unique_ptr<BufferedInput> converted = decide_charset(input, record);
    const bool fits =
        !is_told() || format->recognizes(converted ? converted->peek(kHeadBytes) : head);
    const std::uint64_t before = records;
    const bool told = split(converted ? *converted : input, record, records);
    if (records > before) return;
    if (!fits) {
      sink_.issue({Severity::warning,
                   {file, 0},
                   "no " + std::string(format->name) + ": nothing in it was understood"});
    } else if (!told) {
      sink_.issue({Severity::note, {file, 0}, "no articles in it: " + std::string(format->name)});
    }
  }

  // Once for a file: what the source says, else what the head looks like. Gives the input in UTF-8
  // where it must be converted as a whole.
  std::unique_ptr<BufferedInput> decide_charset(BufferedInput& input, Record& record) {
    if (rules_ != nullptr && !rules_->charset.empty()) {
      if (!is_one_byte_charset(rules_->charset))
        return std::make_unique<BufferedInput>(
            to_utf8(std::make_unique<Borrowed>(input), rules_->charset));
      record.charset = rules_->charset;
      return nullptr;
    }
    std::string_view head = input.peek(kHeadBytes);
    constexpr std::size_t kLongestCharacter = 4;  // one may be cut at the end
    const std::size_t invalid = first_invalid_utf8(head);
    const bool cut = invalid != std::string_view::npos && head.size() == kHeadBytes &&
                     invalid + kLongestCharacter > head.size();
    if (invalid == std::string_view::npos || cut || !is_older_charset(head) ||
        record.format->knows_charset)
      return nullptr;
    record.charset = guess_charset(head);
    sink_.issue({Severity::warning,
                 {record.place.file, 0},
                 "not UTF-8: converted from " + record.charset +
                     "; charset in the section of the source says so once and for all"});
    if (is_one_byte_charset(record.charset)) return nullptr;
    return std::make_unique<BufferedInput>(
        to_utf8(std::make_unique<Borrowed>(input), record.charset));
  }

  // Adds the records to `number`. Whether the reader had to say something.
  bool split(BufferedInput& input, const Record& record, std::uint64_t& number) {
    bool spoke = false;
    const bool by_file = rules_ != nullptr && rules_->id == IdRule::file;
    const std::string first = by_file ? rules_->name + "/" + record.file_id : "";
    const auto counted = [&](Record&& cut) {
      ++number;
      // The items of a feed move from night to night: their own ids tell them apart.
      const bool counts = number > 1 && !has_moving_items(*record.format);
      if (by_file) cut.rule_id = counts ? first + "#" + std::to_string(number) : first;
      if (cut.format == &kHtmlPage || cut.format == &kWarc) {
        site_pages_.take(std::move(cut));
      } else {
        sink_.record(std::move(cut));
      }
    };
    const auto told = [&](InputIssue&& issue) {
      spoke = true;
      sink_.issue(std::move(issue));
    };
    record.format->split(input, record, {counted, told});
    ++understood_;
    return spoke;
  }

  std::uint32_t add_name(std::string name, const std::string& key) {
    state_.read.keys.add(key);
    return state_.files.add(printable(std::move(name)));
  }

  [[nodiscard]] std::string key_of(std::string below) const {
    return (rules_ == nullptr ? "" : rules_->name) + "/" + printable(std::move(below));
  }

  void unreadable(std::uint32_t file, const std::string& reason, bool whole) {
    state_.complete = false;
    state_.failed = state_.failed || whole;
    sink_.issue({Severity::rejected, {file, 0}, "cannot be read: " + reason});
  }

  // In a folder, pictures and the like may lie between the articles. What may hold articles is
  // counted, and told at the end of the source.
  void leave_out(std::uint32_t file, const FileKind& kind, const Origin& origin) {
    const bool empty = kind.name == "empty" || kind.name == "empty container";
    if (!origin.in_folder) {
      sink_.issue(
          {Severity::rejected,
           {file, 0},
           empty ? "the source is empty" : "the format is not recognised (" + kind.name + ")"});
      return;
    }
    ++state_.skipped;
    ++left_out_;
    if (kind.article) ++not_understood_[kind.name];
    sink_.issue({Severity::note,
                 {file, 0},
                 empty          ? "skipped: the file is empty"
                 : kind.article ? "skipped: format not recognised (" + kind.name + ")"
                                : "skipped: no article (" + kind.name + ")"});
  }

  ReadState& state_;
  const RecordSink& sink_;
  SiteBlocks site_pages_;
  const ColumnMap& columns_;
  const ReadOptions& options_;
  const SourceRules* rules_;
  FileChoice choice_;
  bool follow_links_;
  std::string root_;  // of a folder
  std::shared_ptr<CoveredFiles> covered_ = std::make_shared<CoveredFiles>();
  std::vector<PageFile> pages_;
  std::uint64_t understood_ = 0;  // files
  std::uint64_t left_out_ = 0;
  std::map<std::string, std::uint64_t> not_understood_;  // how many files of which kind
};

}  // namespace

void read_sources(const Inputs& sources, ReadState& state, const RecordSink& sink,
                  const ReadOptions& options) {
  for (const auto& [path, rules] : sources) {
    SourceReader reader(state, sink, options, rules.get());
    std::error_code ignored;
    if (path != "-" && fs::is_directory(path, ignored)) {
      const std::size_t before = state.files.size();
      reader.read_folder(path, path);
      reader.read_single_pages();
      if (state.files.size() == before) {
        const bool chosen = rules != nullptr && !rules->globs.empty();
        // As an empty mount point.
        state.complete = false;
        state.failed = true;
        state.read.keys.add({});
        sink.issue(
            {Severity::rejected,
             {state.files.add(printable(path)), 0},
             chosen ? "the folder holds no files that match glob" : "the folder holds no files"});
      }
    } else {
      reader.read_file(path, fs::path(path).filename().string(), false);
    }
    reader.conclude(path);
  }
}

std::uint64_t size_of_sources(const Inputs& sources) {
  std::uint64_t sum = 0;
  for (const auto& source : sources) {
    std::error_code error;
    if (!fs::is_regular_file(source.path, error)) return 0;
    sum += fs::file_size(source.path, error);
    if (error) return 0;
  }
  return sum;
}

}  // namespace nachlese::readers
