// The readers of documents, one file each.
#pragma once

#include "indexer/readers/documents/documents.hpp"

namespace nachlese::readers {

extern const DocumentReader kDocx;
extern const DocumentReader kOdt;
extern const DocumentReader kXlsx;
extern const DocumentReader kEpub;
extern const DocumentReader kRtf;
extern const DocumentReader kMail;
extern const DocumentReader kSevenZip;
extern const DocumentReader kRar;
extern const DocumentReader kPressText;
extern const DocumentReader kPressPage;

}  // namespace nachlese::readers
