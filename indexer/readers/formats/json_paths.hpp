// What a value of JSON is by its path.
#pragma once

#include <string_view>

#include "indexer/readers/record/fields.hpp"

namespace nachlese::readers {

struct PathMeaning {
  const ArticleField* field = nullptr;
  int rank = 0;  // 0: told; below 100: by our own name; else by another
};

inline constexpr int kOtherName = 100;
inline constexpr int kWeakName = 200;

// What a path, in lower case and from the record on, is; no field where it is none.
// Our own names count as they are written.
[[nodiscard]] PathMeaning find_by_path(std::string_view path, std::string_view as_written,
                                       const ColumnMap& told);

// A paragraph in a list of objects, under a name that means something else outside of texts.
[[nodiscard]] PathMeaning find_piece(std::string_view path, const ColumnMap& told);

// Whether values of these ranks may be paragraphs of one list.
[[nodiscard]] bool may_mix(int first, int second);

}  // namespace nachlese::readers
