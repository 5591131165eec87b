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

int delete_articles(const DeleteOptions& options) {
  const Archive archive(options.archive.directory);
  const auto number = archive.live_generation();
  if (!number)
    throw Error(ErrorCode::archive, "There is no archive in " + archive.directory().string() + ".",
                "Check the name of the folder.");
  const WriterLock lock(archive.lock());
  Xapian::WritableDatabase database(archive.generation(*number).string(), Xapian::DB_OPEN);
  std::size_t deleted = 0;
  for (const auto& id : options.ids) {
    const std::string term = make_term(schema::Prefix::id, id);
    if (database.term_exists(term)) {
      database.delete_document(term);
      ++deleted;
    } else {
      std::cerr << "not in the archive: " << id << '\n';
    }
  }
  database.commit();
  std::cout << deleted << " deleted\n";
  if (deleted == 0) return kNothingFound;
  return deleted == options.ids.size() ? 0 : static_cast<int>(ErrorCode::input);
}

}  // namespace

std::function<int()> setup_delete(CLI::App& command) {
  const auto options = std::make_shared<DeleteOptions>();
  options->archive.add_to(command);
  command.add_option("ID", options->ids, "Ids of the articles")->required()->type_name("");
  return [options] { return translating_xapian_errors(options->archive.directory, [&] { return delete_articles(*options); }); };
}

}  // namespace nachlese
