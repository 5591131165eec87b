// The verbs of nachlese-index, one file each.
#pragma once

#include "core/cli/app.hpp"

namespace nachlese::programs {

std::function<int()> setup_sync(CLI::App& command);
std::function<int()> setup_rebuild(CLI::App& command);
std::function<int()> setup_try(CLI::App& command);
std::function<int()> setup_delete(CLI::App& command);
std::function<int()> setup_undelete(CLI::App& command);
std::function<int()> setup_suppress(CLI::App& command);
std::function<int()> setup_names(CLI::App& command);
std::function<int()> setup_check(CLI::App& command);
std::function<int()> setup_info(CLI::App& command);
std::function<int()> setup_shard(CLI::App& command);
std::function<int()> setup_doctor(CLI::App& command);
std::function<int()> setup_alarm(CLI::App& command);
std::function<int()> setup_backup(CLI::App& command);
std::function<int()> setup_restore(CLI::App& command);
std::function<int()> setup_rollback(CLI::App& command);
std::function<int()> setup_schema(CLI::App& command);

}  // namespace nachlese::programs
