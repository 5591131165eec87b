#include "indexer/readers/file_choice.hpp"

#include <algorithm>

#include "indexer/readers/source_names.hpp"

namespace nachlese::readers {

bool FileChoice::is_chosen(const std::string& below) const {
  return rules_ == nullptr || rules_->globs.empty() || matches_any(rules_->globs, below);
}

bool FileChoice::is_excluded(const std::string& below) const {
  return rules_ != nullptr && !rules_->excludes.empty() && matches_any(rules_->excludes, below);
}

bool FileChoice::is_wanted(const std::string& below) const {
  return !is_excluded(below) && (is_chosen(below) || is_named_as_container(below));
}

FileChoice::Part FileChoice::part(const std::string& below, const std::string& name,
                                  bool around_chosen, bool of_document) const {
  if (is_excluded(below) || is_excluded(name)) return {};
  const bool all_meant =
      of_document || (rules_ != nullptr && std::all_of(rules_->globs.begin(), rules_->globs.end(),
                                                       is_named_as_container));
  const bool chosen = is_chosen(below) || is_chosen(name) || (around_chosen && all_meant);
  return {chosen || is_named_as_container(name), chosen};
}

}  // namespace nachlese::readers
