#include "stemming/lexicon.hpp"

extern "C" const char nachlese_embedded_lexicon[];
extern "C" const char nachlese_embedded_lexicon_end[];

namespace nachlese::text {

std::string_view lexicon_image() {
  return {nachlese_embedded_lexicon, nachlese_embedded_lexicon_end};
}

}  // namespace nachlese::text
