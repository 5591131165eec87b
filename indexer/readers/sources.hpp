// Cuts the sources of a command into raw records.
#pragma once

#include <atomic>
#include <cstdint>
#include <string>
#include <vector>

#include "indexer/readers/file_names.hpp"
#include "indexer/readers/record/input.hpp"
#include "indexer/readers/record/record.hpp"

namespace nachlese::readers {

// What was found where, by which the archive knows a file again: the name of the source, '/', and
// the name of the file below it.
struct FilesRead {
  FileNames keys;  // by Location::file; empty for folders
  std::vector<std::string>
      empty_folders;  // keys of folders without any file, as unmounted ones are
};

struct ReadState {
  FileNames files;  // names of the files read, as shown in reports; Location::file points here
  std::uint64_t skipped = 0;  // files in folders that hold no articles in a format we know
  FilesRead read;
  bool failed = false;   // a source as a whole could not be read
  bool complete = true;  // false when a source could not be read to its end, or changed meanwhile
  std::atomic<std::uint64_t> bytes_read{0};  // from disk, for the progress
};

struct ReadOptions {
  ColumnMap columns;  // of tables and JSON
  bool follow_links = false;
  const TimeZone* zone = nullptr;  // of the archive; null: dates stay as they come
};

// Reads every source in order: a file, "-", or a folder (recursively, names in bytewise order,
// without hidden files, symbolic links to folders not followed, those to files only if these are in
// the folder, too, or with `follow_links`). Containers are read like folders. What cannot be read,
// or is not understood, becomes an issue. `sources` must outlive the records, and so must
// `options`. Called on one thread; so are the functions of the sink.
void read_sources(const Inputs& sources, ReadState& state, const RecordSink& sink,
                  const ReadOptions& options);

// Bytes on disk of all sources together; 0 where that is not known without reading them (folders,
// pipes).
[[nodiscard]] std::uint64_t size_of_sources(const Inputs& sources);

}  // namespace nachlese::readers
