// Fields that say whether an item is public at all, under the names that systems give them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/date.hpp"
#include "indexer/readers/record/record.hpp"

namespace nachlese::readers {

// Collects what the fields of one item say: "status: draft", "visibility: private", "is_published:
// 0", a password, an embargo, a version.
class Publication {
 public:
  // True if the field is one that tells whether the item is public. Names count in any case, with
  // umlauts or without.
  bool take(std::string_view name, std::string_view value);

  // Drops the article of `out` where it is not to be shown; true if so.
  bool decide(const Record& record, Parsed& out) const;

 private:
  std::string reason_;   // why it is not public
  std::string unclear_;  // what may say so, but in unknown words
  std::string embargo_;
  std::uint64_t version_ = 0;
};

// The field that the value at a path inside it is of, in lower case: "embargo" for "embargo.until",
// "status" for "status.name"; empty for other paths.
[[nodiscard]] std::string_view told_inside(std::string_view path);

// The reason why an item of this status is not public ("draft", "trash", …); empty if it is, or if
// the word says something else.
[[nodiscard]] std::string_view not_public(std::string_view status);

}  // namespace nachlese::readers
