// The verbs of `nachlese`. Each adds its options to the command and returns the action to run.
#pragma once

#include <functional>

#include "core/cli/app.hpp"

namespace nachlese::programs {

std::function<int()> setup_search(CLI::App& command);
std::function<int()> setup_chronicle(CLI::App& command);
std::function<int()> setup_count(CLI::App& command);
std::function<int()> setup_versions(CLI::App& command);
std::function<int()> setup_show(CLI::App& command);
std::function<int()> setup_similar(CLI::App& command);
std::function<int()> setup_export(CLI::App& command);
std::function<int()> setup_suggest(CLI::App& command);
std::function<int()> setup_related(CLI::App& command);
std::function<int()> setup_explain(CLI::App& command);
std::function<int()> setup_facets(CLI::App& command);
std::function<int()> setup_info(CLI::App& command);
std::function<int()> setup_analyze(CLI::App& command);
std::function<int()> setup_entities(CLI::App& command);
std::function<int()> setup_quotes(CLI::App& command);
std::function<int()> setup_password(CLI::App& command);

}  // namespace nachlese::programs
