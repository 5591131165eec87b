#include "indexer/shard_split.hpp"

#include <algorithm>
#include <system_error>

#include "core/base/disk.hpp"
#include "core/base/error.hpp"
#include "core/base/hash.hpp"
#include "core/store/archive_database.hpp"
#include "core/store/archive_info.hpp"
#include "core/store/lock.hpp"
#include "core/store/terms.hpp"
#include "indexer/archive_update.hpp"
#include "indexer/pipeline.hpp"
#include "indexer/positions.hpp"

namespace nachlese::index {
namespace fs = std::filesystem;
namespace {

struct DivisionInfo {
  schema::Prefix prefix;
  std::string_view without;  // key of articles without such a term
};

constexpr std::size_t kSegmentRecords = 4096;  // about as in a bulk build
constexpr DivisionInfo kDivisionInfo[] = {{schema::Prefix::year, "undated"},
                                          {schema::Prefix::source, "unnamed"}};

// Display names of the facets that the documents of a shard have, as in the whole archive.
FacetNames names_of(const Xapian::Database& archive, const std::set<store::FacetId>& facets) {
  FacetNames names;
  for (const store::FacetId id : facets)
    names.add({id, archive.get_metadata(store::facet_name_key(id))}, 0);
  return names;
}

}  // namespace

std::string shard_key(const Xapian::Document& document, store::Division division) {
  const auto& [prefix, without] = kDivisionInfo[static_cast<std::size_t>(division)];
  const std::string letters(schema::field(prefix).letters);
  auto term = document.termlist_begin();
  term.skip_to(letters);
  return term != document.termlist_end() && (*term).starts_with(letters)
             ? std::string(store::term_value(prefix, *term))
             : std::string(without);
}

std::string shard_folder(const std::string& key) {
  constexpr std::size_t kMostLetters = 40;
  std::string name;
  for (const char c : key.substr(0, kMostLetters)) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '-' || c == '_';
    name += plain ? c : '_';
  }
  return "shards/" + (name == key ? name : name + "-" + to_hex(hash64(key)));
}

struct ShardSegments::Open {
  explicit Open(fs::path folder) : segments(std::move(folder)) {}

  Segments segments;
  Xapian::WritableDatabase segment;
  std::uint32_t number = 0;  // of the segment
  std::uint32_t documents = 0;
  std::set<store::FacetId> facets;
};

ShardSegments::ShardSegments(fs::path scratch, store::Division division, bool positions)
    : scratch_(std::move(scratch)), division_(division), positions_(positions) {}

ShardSegments::~ShardSegments() {
  open_.clear();
  std::error_code ignored;  // the next run removes leftovers
  fs::remove_all(scratch_, ignored);
}

const std::string& ShardSegments::add(const Xapian::Document& document) {
  auto& [key, open] = *open_.try_emplace(shard_key(document, division_)).first;
  if (open == nullptr) {
    if (open_.size() > kMostShards) {
      throw Error(ErrorCode::usage,
                  "The archive would have more than " + std::to_string(kMostShards) + " shards.",
                  "Divide it by something that has fewer values.");
    }
    open = std::make_unique<Open>(scratch_ / std::to_string(open_.size()));
  }
  if (open->documents == 0) {
    open->segment = open->segments.open(open->number);
  }
  if (positions_) {
    Xapian::Document with = document;
    add_positions(with);
    open->segment.add_document(with);
  } else {
    open->segment.add_document(document);
  }
  const std::string packed = document.get_value(schema::kFacets);
  for (std::size_t at = 0; at + store::kFacetIdBytes <= packed.size(); at += store::kFacetIdBytes)
    open->facets.insert(store::unpack_facet(packed.data() + at));
  if (++open->documents == kSegmentRecords) end_segment(*open);
  return key;
}

void ShardSegments::end_segment(Open& open) {
  if (open.documents == 0) return;
  Segments::close(open.segment);
  open.segments.done(open.number, open.number + 1, true);
  ++open.number;
  open.documents = 0;
}

std::map<std::string, ShardSegments::Part> ShardSegments::finish() {
  std::map<std::string, Part> out;
  for (auto& [key, open] : open_) {
    end_segment(*open);
    out[key] = {open->segments.finish(), std::move(open->facets)};
  }
  return out;
}

store::Stub split_archive(const store::Archive& archive, store::Division division, bool positions) {
  if (!archive.exists()) {
    throw Error(ErrorCode::archive, "There is no archive in " + archive.directory().string() + ".",
                "Check the name of the folder.");
  }
  // Only the lock's holder knows what the stub will say.
  const store::WriterLock lock(archive.lock());
  refuse_part(archive);
  archive.remove_leftovers(store::Archive::kKeepAll);
  const auto number = archive.read_stub().generation;
  if (!number) {
    throw Error(ErrorCode::usage,
                "The archive " + archive.directory().string() + " is divided already.",
                "`nachlese-index info` shows its shards. To have one archive again, `rebuild` in "
                "another folder, with its takedowns.tsv and .txt files.");
  }
  const Xapian::Database database = store::open_database(archive.generation(*number));
  store::ArchiveInfo info = store::read_info(database);
  ShardSegments documents(archive.directory() / "generations" / "shards.building", division,
                          positions && !info.positions);
  info.positions = info.positions || positions;
  for (auto id = database.postlist_begin(""); id != database.postlist_end(""); ++id)
    documents.add(database.get_document(*id));
  Report report;
  const Resolution all({}, report);
  store::Stub stub;
  stub.division = division;
  for (auto& [key, part] : documents.finish()) {
    const store::Archive shard(archive.directory() / shard_folder(key));
    shard.create();
    const FacetNames names = names_of(database, part.facets);
    const fs::path scratch = shard.directory() / "generations" / "names.building";
    fs::create_directories(scratch);
    const unsigned first = build_generation(
        shard, std::nullopt, {std::move(part.segments), &names, &all, {}}, info, scratch);
    fs::remove_all(scratch);
    require_confirmed([&] { shard.write_stub({first, {}, {}}); });
    stub.shards.push_back({key, shard_folder(key), {}, 0, first});
  }
  if (stub.shards.empty())
    throw Error(ErrorCode::usage, "The archive has no articles that could be divided.", "");
  archive.write_stub(stub);
  return stub;
}

}  // namespace nachlese::index
