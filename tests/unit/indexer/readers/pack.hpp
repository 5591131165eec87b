// Packing bytes in tests (libarchive).
#pragma once

#include <archive.h>
#include <archive_entry.h>

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace nachlese::test {

struct Packed {
  std::string name;
  std::string content;
  std::string link = {};  // target, if it is a symbolic link
};

// One archive of `files`; `format`, `filter` and `options` are those of libarchive.
inline std::string pack(const std::vector<Packed>& files, int format, int filter,
                        const char* options = nullptr) {
  std::string out;
  archive* writer = archive_write_new();
  archive_write_set_format(writer, format);
  archive_write_add_filter(writer, filter);
  archive_write_set_bytes_in_last_block(writer, 1);
  if (options != nullptr) archive_write_set_options(writer, options);
  const auto append = [](archive*, void* to, const void* bytes, std::size_t size) -> la_ssize_t {
    static_cast<std::string*>(to)->append(static_cast<const char*>(bytes), size);
    return static_cast<la_ssize_t>(size);
  };
  if (archive_write_open(writer, &out, nullptr, append, nullptr) != ARCHIVE_OK)
    throw std::runtime_error("archive_write_open");
  for (const auto& file : files) {
    archive_entry* entry = archive_entry_new();
    archive_entry_set_pathname(entry, file.name.c_str());
    archive_entry_set_filetype(entry, file.link.empty() ? AE_IFREG : AE_IFLNK);
    archive_entry_set_perm(entry, 0644);
    if (!file.link.empty()) archive_entry_set_symlink(entry, file.link.c_str());
    archive_entry_set_size(entry, static_cast<la_int64_t>(file.content.size()));
    archive_write_header(writer, entry);
    archive_write_data(writer, file.content.data(), file.content.size());
    archive_entry_free(entry);
  }
  archive_write_close(writer);
  archive_write_free(writer);
  return out;
}

inline std::string tar(const std::vector<Packed>& files) {
  return pack(files, ARCHIVE_FORMAT_TAR_PAX_RESTRICTED, ARCHIVE_FILTER_NONE);
}
inline std::string zip(const std::vector<Packed>& files) {
  return pack(files, ARCHIVE_FORMAT_ZIP, ARCHIVE_FILTER_NONE);
}
// Without compression: the bytes of the files can be seen in it.
inline std::string stored_zip(const std::vector<Packed>& files) {
  return pack(files, ARCHIVE_FORMAT_ZIP, ARCHIVE_FILTER_NONE, "zip:compression=store");
}
inline std::string bzip2(const std::string& text) {
  return pack({{"x", text}}, ARCHIVE_FORMAT_RAW, ARCHIVE_FILTER_BZIP2);
}
inline std::string xz(const std::string& text) {
  return pack({{"x", text}}, ARCHIVE_FORMAT_RAW, ARCHIVE_FILTER_XZ);
}
inline std::string gz(const std::string& text) {
  return pack({{"x", text}}, ARCHIVE_FORMAT_RAW, ARCHIVE_FILTER_GZIP);
}

}  // namespace nachlese::test
