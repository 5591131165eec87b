// Containers that must be read with seeking (7-Zip), or that libarchive reads by itself (RAR).
#include "indexer/readers/bytes/container.hpp"
#include "indexer/readers/documents/readers.hpp"

namespace nachlese::readers {
namespace {

void read_packed(std::unique_ptr<ByteStream> source, const std::string&, const DocumentSink& sink) {
  read_container_in_memory(std::move(source), sink.file);
}

}  // namespace

const DocumentReader kSevenZip = {
    "7-Zip", [](std::string_view head) { return head.starts_with("7z\xBC\xAF\x27\x1C"); },
    read_packed, false, true};
const DocumentReader kRar = {"RAR",
                             [](std::string_view head) { return head.starts_with("Rar!\x1A\x07"); },
                             read_packed, false, true};

}  // namespace nachlese::readers
