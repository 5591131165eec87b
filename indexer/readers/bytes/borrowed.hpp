// A stream that somebody else goes on to own.
#pragma once

#include <memory>

#include "indexer/readers/bytes/byte_stream.hpp"

namespace nachlese::readers {

class Borrowed : public ByteStream {
 public:
  explicit Borrowed(ByteStream& source) : source_(source) {}
  std::size_t read(char* out, std::size_t size) override { return source_.read(out, size); }

 private:
  ByteStream& source_;
};

}  // namespace nachlese::readers
