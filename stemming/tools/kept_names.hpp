// Names that keep their form: Sachsen does not become the stem of Sache.
#pragma once

#include <map>
#include <set>
#include <string>

namespace nachlese::text {

// Surface forms of the names of one word in `folder` (resources/names): places, states, and
// surnames of persons. Throws std::runtime_error if a file is missing.
[[nodiscard]] std::set<std::string> read_names(const std::string& folder);
// The same for first names that are no other word.
[[nodiscard]] std::set<std::string> read_first_names(const std::string& folder);

// Removes names that are the genitive of another: Peters beside Peter.
void drop_genitives(std::set<std::string>& names);

// Adds the names that the rules would shorten, with their genitives, to the table of stems.
// `common`: surface forms of names that are common words, which stay under the rules.
void keep_names(const std::set<std::string>& names, const std::set<std::string>& common,
                std::map<std::string, std::string>& stems);

}  // namespace nachlese::text
