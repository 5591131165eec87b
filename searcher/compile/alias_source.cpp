#include "searcher/compile/alias_source.hpp"

#include <system_error>

#include "core/base/error.hpp"
#include "core/base/file_content.hpp"

namespace nachlese::search {

namespace {

std::optional<std::filesystem::file_time_type> time_of(const std::filesystem::path& file) {
  std::error_code error;
  const auto time = std::filesystem::last_write_time(file, error);
  return error ? std::nullopt : std::optional(time);
}

}  // namespace

AliasSource::AliasSource(const std::filesystem::path& archive, const std::filesystem::path& file)
    : file_(file.empty() ? archive / "aliases.txt" : file) {
  if (!file.empty() && !file_content(file)) {
    throw Error(ErrorCode::usage, "Cannot read the aliases in " + file.string() + ".",
                "Check the name of the file.");
  }
}

const Aliases& AliasSource::current(text::Analyzer& analyzer, query::Diagnostics& diagnostics) {
  const auto time = time_of(file_);
  if (!aliases_ || time != read_) {
    read_ = time;
    bad_lines_.clear();
    aliases_.emplace();
    (void)aliases_->add(shipped_aliases(), analyzer);
    const std::string text = file_content(file_).value_or("");
    for (const auto line : aliases_->add(text, analyzer))
      bad_lines_ += (bad_lines_.empty() ? "" : ", ") + std::to_string(line);
  }
  if (!bad_lines_.empty())
    diagnostics.report(query::Issue::bad_aliases, {}, bad_lines_ + " of " + file_.string());
  return *aliases_;
}

}  // namespace nachlese::search
