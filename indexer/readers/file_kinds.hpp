// Names for the kinds of files that hold no articles, or articles that no reader understands.
#pragma once

#include <string>
#include <string_view>

namespace nachlese::readers {

struct FileKind {
  std::string name;     // "PDF"; empty if there is nothing to say against the file
  bool article = true;  // it may hold articles, so that leaving it out is a loss
};

// By its first bytes and, for what lies beside articles in folders and containers, by its name.
// `in_folder`: the file was not named by the user.
[[nodiscard]] FileKind kind_of_file(std::string_view head, std::string_view name, bool in_folder);

// True for lines that nearly all have equally many separators: no prose, whatever it is.
[[nodiscard]] bool is_table(std::string_view head);

// The name of the kind of a file that no reader takes.
[[nodiscard]] FileKind kind_of_unknown(std::string_view head, std::string_view name);

}  // namespace nachlese::readers
