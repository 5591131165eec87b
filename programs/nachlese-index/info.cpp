#include <algorithm>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>
#include <tuple>

#include "core/base/error.hpp"
#include "core/cli/options.hpp"
#include "core/store/archive.hpp"
#include "core/store/archive_database.hpp"
#include "core/store/archive_info.hpp"
#include "core/store/terms.hpp"
#include "core/store/xapian_error.hpp"
#include "indexer/passage_state.hpp"
#include "programs/nachlese-index/verbs.hpp"

namespace nachlese::programs {
namespace {

struct InfoOptions {
  cli::ArchiveOption archive;
  bool json = false;
  bool passages = false;
};

// Lines that the archive's passages.txt takes when the first two columns are replaced by keep or
// drop.
int print_passages(const InfoOptions& options) {
  const store::Archive archive(options.archive.directory);
  index::RecurringPassages counts;
  for (const auto& packed : index::read_passages(archive.live_databases()).packed)
    counts.unpack(packed);
  auto json = nlohmann::ordered_json::array();
  for (const auto& [source, of] : counts.sources()) {
    std::vector<const index::RecurringUnit*> known;
    for (const auto& [hash, unit] : of.units) {
      if (unit.known) known.push_back(&unit);
    }
    std::sort(known.begin(), known.end(), [](const auto* a, const auto* b) {
      return std::tie(b->stories, a->text) < std::tie(a->stories, b->text);
    });
    for (const auto* unit : known) {
      json.push_back({{"source", source}, {"stories", unit->stories}, {"text", unit->text}});
      if (!options.json) std::cout << unit->stories << '\t' << source << '\t' << unit->text << '\n';
    }
  }
  if (options.json)
    std::cout << json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) << '\n';
  return json.empty() ? cli::kNothingFound : cli::kFound;
}

std::uintmax_t size_on_disk(const std::filesystem::path& folder) {
  std::uintmax_t bytes = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) bytes += entry.file_size();
  return bytes;
}

std::string day(const std::string& packed) {
  return packed.empty() ? ""
                        : to_iso(from_wall_seconds(store::unpack_number(packed))).substr(0, 10);
}

nlohmann::ordered_json collect_shard(const store::Archive& archive, const store::Shard& shard) {
  nlohmann::ordered_json out{{"shard", shard.label()}, {"answers", false}};
  try {
    const Xapian::Database database = store::open_shard(archive.directory(), shard);
    out["answers"] = true;
    out["articles"] = database.get_doccount();
    const store::Period period = store::period_of(database);
    out["first"] = day(period.first);
    out["last"] = day(period.last);
  } catch (const Xapian::Error& error) {
    out["error"] = error.get_msg();
  }
  return out;
}

nlohmann::ordered_json collect_shards(const store::Archive& archive, const store::Stub& stub) {
  auto shards = nlohmann::ordered_json::array();
  std::uint64_t articles = 0;
  for (const auto& shard : stub.shards)
    articles += shards.emplace_back(collect_shard(archive, shard)).value("articles", 0U);
  return {
      {"archive", archive.directory().string()},
      {"by", store::name_of(stub.division)},
      {"articles", articles},
      {"shards", std::move(shards)},
  };
}

nlohmann::ordered_json collect(const std::filesystem::path& directory) {
  const store::Archive archive(directory);
  if (archive.exists()) {
    if (const store::Stub stub = archive.read_stub(); !stub.shards.empty())
      return collect_shards(archive, stub);
  }
  const auto number = archive.live_generation();
  if (!number)
    throw Error(ErrorCode::archive, "There is no archive in " + directory.string() + ".",
                "Check the name of the folder.");
  const Xapian::Database database(archive.generation(*number).string());
  const store::ArchiveInfo info = store::read_info(database);
  const store::Period period = store::period_of(database);
  return {
      {"archive", directory.string()},
      {"generation", *number},
      {"generations", archive.generations()},
      {"created", info.created},
      {"articles", database.get_doccount()},
      {"first", day(period.first)},
      {"last", day(period.last)},
      {"bytes", size_on_disk(archive.generation(*number))},
      {"schema", info.schema_version},
      {"analyzer", info.fingerprint.analyzer},
      {"entities", info.fingerprint.entities},
  };
}

}  // namespace

std::function<int()> setup_info(CLI::App& command) {
  const auto options = std::make_shared<InfoOptions>();
  options->archive.add_to(command);
  command.add_flag("--json", options->json, "As JSON");
  command.add_flag("--passages", options->passages,
                   "The passages that stand in many articles of a source, with the number of "
                   "stories");
  return [options] {
    if (options->passages) {
      return store::translating_xapian_errors(options->archive.directory,
                                              [&] { return print_passages(*options); });
    }
    const auto info = store::translating_xapian_errors(
        options->archive.directory, [&] { return collect(options->archive.directory); });
    if (options->json) {
      std::cout << info.dump(2) << '\n';
    } else {
      for (const auto& [key, value] : info.items()) {
        if (key == "shards") {
          for (const auto& shard : value) std::cout << "shard " << shard.dump() << '\n';
          continue;
        }
        std::cout << key << ": " << (value.is_string() ? value.get<std::string>() : value.dump())
                  << '\n';
      }
    }
    return 0;
  };
}

}  // namespace nachlese::programs
