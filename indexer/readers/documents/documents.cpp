#include "indexer/readers/documents/documents.hpp"

#include <algorithm>

#include "indexer/readers/documents/readers.hpp"

namespace nachlese::readers {

const DocumentReader* find_document(std::string_view head) {
  static const DocumentReader* const kReaders[] = {&kDocx,      &kOdt,      &kXlsx, &kEpub,
                                                   &kRtf,       &kSevenZip, &kRar,
#ifdef NACHLESE_WITH_MAIL
                                                   &kMail,
#endif
                                                   &kPressText, &kPressPage};
  const auto* found = std::find_if(std::begin(kReaders), std::end(kReaders),
                                   [&](const DocumentReader* r) { return r->recognizes(head); });
  return found == std::end(kReaders) ? nullptr : *found;
}

}  // namespace nachlese::readers
