// Names of files in folders and containers.
#pragma once

#include <string>
#include <vector>

namespace nachlese::readers {

// A name of any bytes as one line of text.
[[nodiscard]] std::string printable(std::string name);

// The name of a file in a container as a name below it: "./a" and "/a" are "a", and "../../a" leads
// nowhere.
[[nodiscard]] std::string entry_name(const std::string& name);

// True where any part of the path is hidden.
[[nodiscard]] bool is_hidden_name(const std::string& name);

// Whether one of the globs fits: those with a / the path, others the name of the file. "a.xml.gz"
// is as "a.xml", and capitals do not matter.
[[nodiscard]] bool matches_any(const std::vector<std::string>& globs, const std::string& below);

// True for ".zip" and the like.
[[nodiscard]] bool is_named_as_container(const std::string& below);

}  // namespace nachlese::readers
