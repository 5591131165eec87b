// Where the aliases of an archive come from: the list of the program and a file of the user's,
// which is read again when it changes.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "searcher/compile/aliases.hpp"
#include "searcher/query/diagnostics.hpp"

namespace nachlese::search {

class AliasSource {
 public:
  // Without a `file`: ARCHIVE/aliases.txt, if there is one. Throws Error(usage) when `file` is
  // given and cannot be read.
  AliasSource(const std::filesystem::path& archive, const std::filesystem::path& file);

  // The newest state. Lines that cannot be understood are reported with every query.
  const Aliases& current(text::Analyzer& analyzer, query::Diagnostics& diagnostics);

 private:
  std::filesystem::path file_;
  std::optional<Aliases> aliases_;
  std::optional<std::filesystem::file_time_type>
      read_;  // time of the file when it was read; nullopt: there was none
  std::string bad_lines_;
};

}  // namespace nachlese::search
