#include <xapian.h>
#include <iostream>
#include <memory>

#include "core/base/error.hpp"
#include "core/cli/options.hpp"
#include "core/store/archive.hpp"
#include "core/store/lock.hpp"
#include "core/store/terms.hpp"
#include "core/store/xapian_error.hpp"
#include "indexer/verbs/verbs.hpp"

namespace nachlese {
namespace {

struct DeleteOptions {
  ArchiveOption archive;
  std::vector<std::string> ids;
};

// The archives that hold the articles: itself, or its shards on this machine.
std::vector<Archive> parts(const Archive& archive) {
  if (!archive.exists()) {
    throw Error(ErrorCode::archive, "There is no archive in " + archive.directory().string() + ".",
                "Check the name of the folder.");
  }
  const Stub stub = archive.read_stub();
  if (stub.generation) return {archive};
  std::vector<Archive> out;
  for (const auto& shard : stub.shards) {
    if (!shard.remote()) out.emplace_back(archive.directory() / shard.folder);
  }
  return out;
}

// Removes the ids that it found from `ids`.
void delete_from(const Archive& archive, std::vector<std::string>& ids) {
  const WriterLock lock(archive.lock());
  const auto number = archive.live_generation();
  if (!number) return;
  Xapian::WritableDatabase database(archive.generation(*number).string(), Xapian::DB_OPEN);
  std::erase_if(ids, [&](const std::string& id) {
    const std::string term = make_term(schema::Prefix::id, id);
    if (!database.term_exists(term)) return false;
    database.delete_document(term);
    return true;
  });
  database.commit();
}

int delete_articles(const DeleteOptions& options) {
  const Archive archive(options.archive.directory);
  std::vector<std::string> unknown = options.ids;
  for (const auto& part : parts(archive)) delete_from(part, unknown);
  for (const auto& id : unknown) std::cerr << "not in the archive: " << id << '\n';
  const std::size_t deleted = options.ids.size() - unknown.size();
  std::cout << deleted << " deleted\n";
  if (deleted == 0) return kNothingFound;
  return unknown.empty() ? 0 : static_cast<int>(ErrorCode::input);
}

}  // namespace

std::function<int()> setup_delete(CLI::App& command) {
  const auto options = std::make_shared<DeleteOptions>();
  options->archive.add_to(command);
  command.add_option("ID", options->ids, "Ids of the articles")->required()->type_name("");
  return [options] { return translating_xapian_errors(options->archive.directory, [&] { return delete_articles(*options); }); };
}

}  // namespace nachlese
