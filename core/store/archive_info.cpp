#include "core/store/archive_info.hpp"

#include <charconv>

#include "core/base/error.hpp"

namespace nachlese::store {
namespace {

template <class Number>
Number to_number(const std::string& text) {
  Number value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

}  // namespace

ArchiveInfo read_info(const Xapian::Database& database) {
  const auto get = [&](std::string_view key) { return database.get_metadata(std::string(key)); };
  ArchiveInfo info;
  info.schema_version = to_number<int>(get(schema::kSchemaKey));
  info.fingerprint = {get(schema::kAnalyzerKey), get(schema::kEntitiesKey)};
  info.profile = get(schema::kProfileKey);
  info.lexicon = get(schema::kLexiconKey);
  info.names = get(schema::kNamesKey);
  info.positions = !get(schema::kPositionsKey).empty();
  info.access_terms = !get(schema::kAccessTermsKey).empty();
  info.created = get(schema::kCreatedKey);
  info.generation = to_number<unsigned>(get(schema::kGenerationKey));
  return info;
}

void write_info(Xapian::WritableDatabase& database, const ArchiveInfo& info) {
  const auto set = [&](std::string_view key, const std::string& value) {
    database.set_metadata(std::string(key), value);
  };
  set(schema::kSchemaKey, std::to_string(info.schema_version));
  set(schema::kAnalyzerKey, info.fingerprint.analyzer);
  set(schema::kEntitiesKey, info.fingerprint.entities);
  set(schema::kProfileKey, info.profile);
  set(schema::kLexiconKey, info.lexicon);
  set(schema::kNamesKey, info.names);
  set(schema::kPositionsKey, info.positions ? "yes" : "");
  set(schema::kAccessTermsKey, info.access_terms ? "yes" : "");
  set(schema::kCreatedKey, info.created);
  set(schema::kGenerationKey, std::to_string(info.generation));
}

void require_compatible(const ArchiveInfo& info, const Fingerprint& program,
                        const std::filesystem::path& archive) {
  const auto refuse = [&](const std::string& what) {
    throw Error(ErrorCode::archive,
                "The archive " + archive.string() + " was built with another " + what +
                    " than this program has.",
                "Rebuild it with `nachlese-index rebuild`, or use the version of the program "
                "that built it.");
  };
  if (info.schema_version != schema::kVersion)
    refuse("schema (" + std::to_string(info.schema_version) + ")");
  if (info.fingerprint.analyzer != program.analyzer)
    refuse("German analysis (" + info.fingerprint.analyzer + ")");
  if (info.fingerprint.entities != program.entities && info.fingerprint.entities != kEntitiesOff) {
    refuse("name recogniser (" + info.fingerprint.entities + ")");
  }
}

}  // namespace nachlese::store
