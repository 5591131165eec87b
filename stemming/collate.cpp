#include "stemming/collate.hpp"

#include <unicode/coll.h>
#include <unicode/unistr.h>

#include <memory>

namespace nachlese::text {
namespace {

// One a thread: a collator is not safe to share while it makes keys. Null if ICU has no data.
const icu::Collator* german() {
  thread_local const std::unique_ptr<icu::Collator> kGerman = [] {
    UErrorCode error = U_ZERO_ERROR;
    std::unique_ptr<icu::Collator> out(
        icu::Collator::createInstance(icu::Locale::getGerman(), error));
    if (U_FAILURE(error) != 0) out.reset();
    return out;
  }();
  return kGerman.get();
}

}  // namespace

std::string collation_key(std::string_view text) {
  const icu::Collator* collator = german();
  if (collator == nullptr) return std::string(text);
  const auto wide = icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  std::string out(static_cast<std::size_t>(collator->getSortKey(wide, nullptr, 0)), '\0');
  collator->getSortKey(wide, reinterpret_cast<std::uint8_t*>(out.data()),
                       static_cast<std::int32_t>(out.size()));
  return out;
}

}  // namespace nachlese::text
