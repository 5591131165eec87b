#include "core/cli/app.hpp"
#include "programs/nachlese-index/manual_text.hpp"
#include "programs/nachlese-index/verbs.hpp"

int main(int argc, char** argv) {
  using namespace nachlese::programs;
  return nachlese::cli::run_program(
      "nachlese-index", "Builds archives of German news and keeps them up to date",
      {
          {"sync", "Bring an archive up to date with its sources", setup_sync},
          {"rebuild", "Build an archive anew from its sources", setup_rebuild},
          {"try", "Show the first articles of a source as they would be read", setup_try},
          {"delete", "Delete single articles", setup_delete},
          {"undelete", "Allow articles again that were taken down", setup_undelete},
          {"suppress", "Let no name lead to an article any more", setup_suppress},
          {"names", "List names that look wrong", setup_names},
          {"check", "Verify an archive", setup_check},
          {"doctor", "Look for what is wrong with archive, sources and runs", setup_doctor},
          {"alarm", "Tell somebody what doctor finds wrong", setup_alarm},
          {"backup", "Copy an archive, consistent and incremental", setup_backup},
          {"restore", "Put an archive back from a backup", setup_restore},
          {"rollback", "Go back to the generation before", setup_rollback},
          {"shard", "Divide an archive into shards, one per year or source", setup_shard},
          {"info", "Show what is in an archive", setup_info},
          {"schema", "Print the schema of archives as Markdown", setup_schema},
      },
      argc, argv, manual_text());
}
