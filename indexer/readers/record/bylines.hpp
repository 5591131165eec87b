// Splits bylines into names.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/article.hpp"

namespace nachlese::readers {

// "Von Anna Brückner und Max Meier, Berlin" → names in order; addresses of mail ("a@b.de (Anna B)",
// "Anna B <a@b.de>") are left out. Splits at commas, semicolons, slashes, "und", "and" and "&".
[[nodiscard]] std::vector<std::string> split_people(std::string_view byline);

// Adds those of `byline` that are not yet among the authors; news agencies become the agency, if
// there is none yet.
void add_people(Article& article, std::string_view byline);

}  // namespace nachlese::readers
