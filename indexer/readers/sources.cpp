#include "indexer/readers/sources.hpp"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "core/base/lists.hpp"
#include "indexer/readers/fields.hpp"
#include "indexer/readers/format.hpp"

namespace nachlese {
namespace fs = std::filesystem;
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

class SourceReader {
 public:
  SourceReader(ReadState& state, const RecordSink& sink) : state_(state), sink_(sink) {}

  void read_file(const std::string& path, std::string file_id, bool from_folder) {
    const std::uint32_t file = add_name(path == "-" ? "standard input" : path);
    try {
      const auto input = open_input(path, &state_.bytes_read);
      if (input->peek(kByteOrderMark.size()) == kByteOrderMark) input->skip(kByteOrderMark.size());
      const std::string_view head = input->peek(kHeadBytes);
      const Format* format = recognise_format(head);
      if (format == nullptr) {
        unknown(file, trim(head).empty(), from_folder);
        return;
      }
      Record origin;
      origin.format = format;
      origin.place.file = file;
      origin.file_id = std::move(file_id);
      format->split(*input, origin, sink_);
    } catch (const ReadError& error) {
      unreadable(file, error.what());
    }
  }

  void read_folder(const fs::path& folder, const fs::path& root) {
    std::error_code error;
    std::vector<fs::directory_entry> entries;
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
      if (!it->path().filename().native().starts_with('.')) entries.push_back(*it);
    }
    if (error) unreadable(add_name(folder.string()), error.message());
    std::sort(entries.begin(), entries.end(),
              [](const auto& a, const auto& b) { return a.path().filename().native() < b.path().filename().native(); });
    for (const auto& entry : entries) {
      std::error_code ignored;  // what vanished meanwhile fails when it is opened
      if (entry.is_directory(ignored)) {
        if (!entry.is_symlink(ignored)) read_folder(entry.path(), root);
      } else if (!entry.is_other(ignored)) {
        read_file(entry.path().string(), entry.path().lexically_relative(root).string(), true);
      }
    }
  }

 private:
  std::uint32_t add_name(std::string name) {
    state_.files.push_back(std::move(name));
    return static_cast<std::uint32_t>(state_.files.size() - 1);
  }

  void unreadable(std::uint32_t file, const std::string& reason) {
    state_.complete = false;
    sink_.issue({Severity::rejected, {file, 0}, "cannot be read: " + reason});
  }

  // In a folder, pictures and the like may lie between the articles.
  void unknown(std::uint32_t file, bool empty, bool from_folder) {
    if (from_folder) {
      ++state_.skipped;
      sink_.issue({Severity::note, {file, 0}, empty ? "skipped: the file is empty" : "skipped: format not recognised"});
    } else {
      sink_.issue({Severity::rejected, {file, 0}, empty ? "the source is empty" : "the format is not recognised"});
    }
  }

  ReadState& state_;
  const RecordSink& sink_;
};

}  // namespace

void read_sources(const std::vector<std::string>& sources, ReadState& state, const RecordSink& sink) {
  SourceReader reader(state, sink);
  for (const auto& source : sources) {
    std::error_code ignored;
    if (source != "-" && fs::is_directory(source, ignored)) {
      const std::size_t before = state.files.size();
      reader.read_folder(source, source);
      if (state.files.size() == before) {
        state.files.push_back(source);
        sink.issue({Severity::rejected, {static_cast<std::uint32_t>(before), 0}, "the folder holds no files"});
      }
    } else {
      reader.read_file(source, fs::path(source).filename().string(), false);
    }
  }
}

std::uint64_t size_of_sources(const std::vector<std::string>& sources) {
  std::uint64_t sum = 0;
  for (const auto& source : sources) {
    std::error_code error;
    if (!fs::is_regular_file(source, error)) return 0;
    sum += fs::file_size(source, error);
    if (error) return 0;
  }
  return sum;
}

}  // namespace nachlese
