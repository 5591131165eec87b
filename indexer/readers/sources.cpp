#include "indexer/readers/sources.hpp"

#include <fnmatch.h>
#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "core/base/strings.hpp"
#include "core/base/utf8.hpp"
#include "indexer/readers/bytes/charset.hpp"
#include "indexer/readers/bytes/container.hpp"
#include "indexer/readers/formats/formats.hpp"

namespace nachlese::readers {
namespace fs = std::filesystem;
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr int kMaxDepth = 3;  // of containers in containers

// A name of any bytes as one line of text.
std::string printable(std::string name) {
  if (first_invalid_utf8(name) != std::string_view::npos) name = to_utf8(name, guess_charset(name));
  const auto control = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; };
  std::replace_if(name.begin(), name.end(), control, '?');
  return name;
}

// The name of a file in a container as a name below it: "./a" and "/a" are "a", and "../../a" leads
// nowhere.
std::string entry_name(const std::string& name) {
  fs::path out;
  for (const auto& part : fs::path(name).lexically_normal()) {
    if (part != ".." && part != "." && part != "/") out /= part;
  }
  return out.string();
}

bool is_hidden(const std::string& name) {
  const fs::path path(name);
  return std::any_of(path.begin(), path.end(), [](const fs::path& part) {
    return part.native().starts_with('.') || part == "__MACOSX";
  });
}

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
};

// What tells that a file is not what it was.
struct Stamp {
  bool known = false;  // only of regular files
  struct stat at {};

  explicit Stamp(const std::string& path) {
    known = ::stat(path.c_str(), &at) == 0 && S_ISREG(at.st_mode);
  }

  friend bool operator==(const Stamp& a, const Stamp& b) {
    return a.known == b.known &&
           (!a.known ||
            (a.at.st_dev == b.at.st_dev && a.at.st_ino == b.at.st_ino &&
             a.at.st_size == b.at.st_size && a.at.st_mtim.tv_sec == b.at.st_mtim.tv_sec &&
             a.at.st_mtim.tv_nsec == b.at.st_mtim.tv_nsec));
  }
};

class SourceReader {
 public:
  SourceReader(ReadState& state, const RecordSink& sink, const ColumnMap& columns,
               const SourceRules* rules, bool follow_links)
      : state_(state), sink_(sink), columns_(columns), rules_(rules), follow_links_(follow_links) {}

  void read_file(const std::string& path, std::string below, bool in_folder) {
    const auto expansion = std::make_shared<UnpackLimit>();
    const Stamp before(path);
    const std::uint32_t file = read(
        {path == "-" ? "standard input" : path, std::move(below), in_folder, false, 0},
        [&] { return open_input(path, &state_.bytes_read, expansion); }, expansion);
    if (Stamp(path) == before) return;
    state_.complete = false;
    sink_.issue({Severity::warning,
                 {file, 0},
                 "changed while it was read; the next run takes what it holds then"});
  }

  void read_folder(const fs::path& folder, const fs::path& root) {
    std::error_code error;
    std::vector<fs::directory_entry> entries;
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
      if (!it->path().filename().native().starts_with('.')) entries.push_back(*it);
    }
    if (error) unreadable(add_name(folder.string()), error.message());
    std::sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) {
      return a.path().filename().native() < b.path().filename().native();
    });
    for (const auto& entry : entries) {
      std::error_code ignored;  // what vanished meanwhile fails when it is opened
      if (entry.is_directory(ignored)) {
        if (!entry.is_symlink(ignored)) read_folder(entry.path(), root);
      } else if (!entry.is_other(ignored)) {
        std::string below = entry.path().lexically_relative(root).string();
        if (!is_wanted(below)) continue;
        if (!follow_links_ && entry.is_symlink(ignored) && !is_inside(entry.path(), root)) {
          leave(entry.path());
        } else {
          read_file(entry.path().string(), std::move(below), true);
        }
      }
    }
  }

 private:
  // Whether a link leads to what is in the folder, too.
  static bool is_inside(const fs::path& link, const fs::path& root) {
    std::error_code error;
    const fs::path target = fs::canonical(link, error);
    const fs::path folder = error ? root : fs::canonical(root, error);
    // One that leads nowhere is reported by who opens it.
    return error ||
           std::mismatch(folder.begin(), folder.end(), target.begin(), target.end()).first ==
               folder.end();
  }

  // Whoever may write into the folder could have any file read that the indexer may read.
  void leave(const fs::path& link) {
    state_.complete = false;
    sink_.issue({Severity::warning,
                 {add_name(link.string()), 0},
                 "left out: the link leads out of the source; --follow-links, or follow_links = "
                 "true in its section, reads it"});
  }

  [[nodiscard]] bool is_wanted(const std::string& below) const {
    if (rules_ == nullptr || rules_->globs.empty()) return true;
    const std::string name = fs::path(below).filename().string();
    return std::any_of(rules_->globs.begin(), rules_->globs.end(), [&](const std::string& glob) {
      return ::fnmatch(glob.c_str(), (glob.find('/') == std::string::npos ? name : below).c_str(),
                       0) == 0;
    });
  }

  // Index of the name of the file.
  template <class Open>
  std::uint32_t read(Origin origin, Open&& open, const std::shared_ptr<UnpackLimit>& expansion) {
    const std::uint32_t file = add_name(origin.shown);
    try {
      std::unique_ptr<BufferedInput> input = open();
      if (is_container(input->peek(kContainerHead))) {
        origin.in_zip = is_zip(input->peek(kContainerHead));
        read_entries(std::move(input), origin, file, expansion);
      } else {
        read_records(*input, std::move(origin), file);
      }
    } catch (const ReadError& error) {
      unreadable(file, error.what());
    }
    return file;
  }

  void read_entries(std::unique_ptr<ByteStream> container, const Origin& origin, std::uint32_t file,
                    const std::shared_ptr<UnpackLimit>& expansion) {
    if (origin.depth == kMaxDepth)
      throw ReadError("containers inside containers, " + std::to_string(kMaxDepth) + " deep");
    const auto read_entry = [&](const std::string& stored, std::unique_ptr<ByteStream> content) {
      const std::string name = entry_name(stored);
      if (is_hidden(name)) return;
      const Origin entry{origin.shown + ": " + name, origin.below + "/" + name, true, origin.in_zip,
                         origin.depth + 1};
      read(
          entry, [&] { return unpack(std::move(content), expansion); }, expansion);
      if (expansion->exceeded()) throw ReadError(UnpackLimit::kReason);
    };
    if (read_container(std::move(container), read_entry) == 0)
      unknown(file, true, origin.in_folder);
  }

  void read_records(BufferedInput& input, Origin origin, std::uint32_t file) {
    if (input.peek(kByteOrderMark.size()) == kByteOrderMark) input.skip(kByteOrderMark.size());
    const std::string_view head = input.peek(kHeadBytes);
    const bool told = rules_ != nullptr && rules_->format != nullptr;
    const Format* format =
        told ? (trim(head).empty() ? nullptr : rules_->format) : recognize_format(head, columns_);
    if (format == nullptr || (origin.in_zip && may_be_link(*format, head))) {
      unknown(file, trim(head).empty(), origin.in_folder);
      return;
    }
    Record record;
    record.format = format;
    record.columns = &columns_;
    record.rules = rules_;
    record.place.file = file;
    record.file_id = printable(std::move(origin.below));
    if (rules_ == nullptr || rules_->id != IdRule::file) {
      format->split(input, record, sink_);
      return;
    }
    const std::string first = rules_->name + "/" + record.file_id;
    std::uint64_t number = 0;
    const auto named = [&](Record&& cut) {
      cut.rule_id = ++number == 1 ? first : first + "#" + std::to_string(number);
      sink_.record(std::move(cut));
    };
    format->split(input, record, {named, sink_.issue});
  }

  std::uint32_t add_name(std::string name) { return state_.files.add(printable(std::move(name))); }

  void unreadable(std::uint32_t file, const std::string& reason) {
    state_.complete = false;
    sink_.issue({Severity::rejected, {file, 0}, "cannot be read: " + reason});
  }

  // In a folder, pictures and the like may lie between the articles.
  void unknown(std::uint32_t file, bool empty, bool from_folder) {
    if (from_folder) {
      ++state_.skipped;
      sink_.issue({Severity::note,
                   {file, 0},
                   empty ? "skipped: the file is empty" : "skipped: format not recognised"});
    } else {
      sink_.issue({Severity::rejected,
                   {file, 0},
                   empty ? "the source is empty" : "the format is not recognised"});
    }
  }

  ReadState& state_;
  const RecordSink& sink_;
  const ColumnMap& columns_;
  const SourceRules* rules_;
  bool follow_links_;
};

}  // namespace

void read_sources(const Inputs& sources, ReadState& state, const RecordSink& sink,
                  const ColumnMap& columns, bool follow_links) {
  for (const auto& [path, rules] : sources) {
    SourceReader reader(state, sink, columns, rules.get(),
                        follow_links || (rules && rules->follow_links));
    std::error_code ignored;
    if (path != "-" && fs::is_directory(path, ignored)) {
      const std::size_t before = state.files.size();
      reader.read_folder(path, path);
      if (state.files.size() == before) {
        const bool chosen = rules != nullptr && !rules->globs.empty();
        sink.issue(
            {Severity::rejected,
             {state.files.add(printable(path)), 0},
             chosen ? "the folder holds no files that match glob" : "the folder holds no files"});
      }
    } else {
      reader.read_file(path, fs::path(path).filename().string(), false);
    }
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
