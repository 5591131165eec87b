#include "core/base/file_content.hpp"

#include <fstream>
#include <ios>
#include <iterator>
#include <system_error>

#include "core/base/error.hpp"

namespace nachlese {

std::optional<std::string> file_content(const std::filesystem::path& file) {
  std::ifstream input(file, std::ios::binary);
  if (!input.is_open()) return std::nullopt;
  try {  // a folder can be opened, and throws when it is read, as a disk with a fault does
    return std::string(std::istreambuf_iterator<char>(input), {});
  } catch (const std::ios_base::failure&) {
    return std::nullopt;
  }
}

std::string require_content(const std::filesystem::path& file) {
  if (auto content = file_content(file)) return std::move(*content);
  std::error_code ignored;
  if (std::filesystem::is_directory(file, ignored))
    throw Error(ErrorCode::usage, file.string() + " is a folder.", "Name a file in it.");
  if (std::filesystem::exists(file, ignored))
    throw Error(ErrorCode::usage, "Cannot read " + file.string() + ".",
                "Check its owner and its rights.");
  throw Error(ErrorCode::usage, "Cannot read " + file.string() + ".",
              "Check the name of the file.");
}

std::string content_if_there(const std::filesystem::path& file) {
  std::error_code error;
  const bool absent = !std::filesystem::exists(file, error) && !error;
  return absent ? std::string() : require_content(file);
}

}  // namespace nachlese
