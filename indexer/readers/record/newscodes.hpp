// Subjects from the IPTC Media Topics.
#pragma once

#include <string>

#include "core/base/article.hpp"

namespace nachlese::readers {

// The name becomes a keyword; one of the 17 topics at the top ("medtop:04000000", whatever stands
// in front) is the section, if the article has none.
void add_subject(Article& article, const std::string& name, const std::string& code);

}  // namespace nachlese::readers
