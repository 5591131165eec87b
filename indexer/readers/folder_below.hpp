// The folder of a source on disk.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <unordered_set>
#include <utility>

#include "indexer/readers/record/source_folder.hpp"

namespace nachlese::readers {

// Hashes of names below the source.
using CoveredFiles = std::unordered_set<std::uint64_t>;

class FolderBelow : public SourceFolder {
 public:
  // `file` is the path below `root` of the file that looks around; `source` is the name of the
  // source, or empty.
  FolderBelow(std::string root, std::string file, std::string source,
              std::shared_ptr<CoveredFiles> covered)
      : root_(std::move(root)),
        file_(std::move(file)),
        source_(std::move(source)),
        covered_(std::move(covered)) {}

  [[nodiscard]] std::string resolve(std::string_view name) const override;
  [[nodiscard]] bool has(const std::string& below) const override;
  [[nodiscard]] std::unique_ptr<BufferedInput> open(const std::string& below) override;
  void cover(const std::string& below) override;
  [[nodiscard]] std::string picture(const std::string& below) const override;

 private:
  std::string root_;
  std::string file_;
  std::string source_;
  std::shared_ptr<CoveredFiles> covered_;
};

// Whether a link leads to what is in the folder, too; also one that leads nowhere, which is
// reported by who opens it.
[[nodiscard]] bool leads_inside(const std::filesystem::path& link,
                                const std::filesystem::path& root);

[[nodiscard]] bool is_covered(const CoveredFiles& covered, const std::string& below);

}  // namespace nachlese::readers
