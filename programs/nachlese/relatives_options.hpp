// Options of verbs that print articles that belong to one: similar ones, versions.
#pragma once

#include <string>
#include <vector>

#include "core/cli/numbers.hpp"
#include "core/cli/options.hpp"
#include "programs/nachlese/text_output.hpp"
#include "searcher/api/bounds.hpp"

namespace nachlese::programs {

struct RelativesOptions {
  cli::ArchiveOption archive;
  TextOutput text;
  cli::FormatOption format;
  std::string id;
  std::size_t limit = 10;

  // `what` is shown: "Articles". The default of the limit is what it is now.
  void add_to(CLI::App& command, const std::string& what, std::vector<std::string> formats) {
    archive.add_to(command);
    text.add_to(command);
    command.add_option("id", id, "Id of the article")
        ->required()
        ->type_name("ID")
        ->configurable(false);
    command.add_option("-n,--limit", limit, what + " shown (" + std::to_string(limit) + ")")
        ->check(cli::whole_number(0, search::kMostHits))
        ->type_name("N");
    format.add_to(command, std::move(formats));
  }
};

}  // namespace nachlese::programs
