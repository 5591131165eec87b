#include "stemming/unspaced.hpp"

#include <unicode/ubrk.h>
#include <unicode/utext.h>

namespace nachlese::text {

std::vector<std::size_t> unspaced_word_ends(std::string_view run) {
  std::vector<std::size_t> ends;
  UErrorCode status = U_ZERO_ERROR;
  UText* utext = utext_openUTF8(nullptr, run.data(), static_cast<int64_t>(run.size()), &status);
  UBreakIterator* breaks = ubrk_open(UBRK_WORD, "root", nullptr, 0, &status);
  ubrk_setUText(breaks, utext, &status);
  if (U_SUCCESS(status)) {
    ubrk_first(breaks);
    for (auto at = ubrk_next(breaks); at != UBRK_DONE; at = ubrk_next(breaks))
      ends.push_back(static_cast<std::size_t>(at));
  }
  ubrk_close(breaks);
  utext_close(utext);
  if (ends.empty() || ends.back() != run.size()) ends.push_back(run.size());
  return ends;
}

}  // namespace nachlese::text
