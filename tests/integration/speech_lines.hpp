// The debates of the Bundestag (development data) as a source.
#pragma once

#include <cstddef>
#include <string>

namespace nachlese::test {

// JSON Lines of every `one_in`th of the 62,907 speeches, of all years (by default 2,029); empty,
// with a warning, if the data is missing.
std::string speech_lines(std::size_t one_in = 31);

}  // namespace nachlese::test
