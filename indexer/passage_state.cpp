#include "indexer/passage_state.hpp"

#include "core/base/file_content.hpp"
#include "core/base/hash.hpp"
#include "core/store/archive_info.hpp"
#include "core/store/terms.hpp"

namespace nachlese::index {
namespace {

constexpr unsigned kRunBytes = 8;

std::string source_name(std::string_view packed) {
  const auto size = store::unpack_number(packed.substr(0, 4));
  return std::string(packed.substr(4, size));
}

}  // namespace

PassageState read_passages(const std::vector<std::filesystem::path>& databases) {
  PassageState state;
  for (const auto& path : databases) {
    const Xapian::Database database(path.string());
    const std::string value = database.get_metadata(std::string(schema::kPassagesKey));
    if (value.size() < kRunBytes) continue;
    const std::uint64_t run = store::unpack_number(std::string_view(value).substr(0, kRunBytes));
    if (run <= state.run) continue;
    state = {run, value.substr(kRunBytes), {}};
    const std::string prefix(schema::kPassagesOfKey);
    for (auto key = database.metadata_keys_begin(prefix); key != database.metadata_keys_end(prefix);
         ++key)
      state.packed.push_back(database.get_metadata(*key));
  }
  return state;
}

std::vector<std::pair<std::string, std::string>> passage_metadata(const PassageState& state) {
  std::vector<std::pair<std::string, std::string>> out;
  out.emplace_back(schema::kPassagesKey, store::pack_number(state.run, kRunBytes) + state.rules);
  for (const auto& packed : state.packed) {
    out.emplace_back(std::string(schema::kPassagesOfKey) + to_hex(hash64(source_name(packed))),
                     packed);
  }
  return out;
}

std::filesystem::path passage_file(const std::filesystem::path& directory) {
  return directory / "passages.txt";
}

std::string read_passage_file(const std::filesystem::path& directory) {
  return content_if_there(passage_file(directory));
}

}  // namespace nachlese::index
