#include "core/store/archive_info.hpp"

#include <algorithm>
#include <charconv>
#include <vector>

#include "core/base/error.hpp"
#include "core/store/terms.hpp"

namespace nachlese::store {
namespace {

template <class Number>
Number to_number(const std::string& text) {
  Number value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

// Whether an article is of the day of a value of the slot of dates.
bool has_day(const Xapian::Database& database, const std::string& packed) {
  const Date date = from_wall_seconds(unpack_number(packed));
  return database.term_exists(
      make_term(schema::Prefix::day, date_digits(date, Date::Precision::day)));
}

// Of the articles that have `term`.
Period dates_in(const Xapian::Database& database, const std::string& term) {
  Period out;
  auto value = database.valuestream_begin(schema::kPublished);
  const auto end = database.valuestream_end(schema::kPublished);
  for (auto it = database.postlist_begin(term); it != database.postlist_end(term); ++it) {
    value.skip_to(*it);
    if (value == end) break;
    if (value.get_docid() != *it) continue;
    if (out.first.empty() || *value < out.first) out.first = *value;
    if (*value > out.last) out.last = *value;
  }
  return out;
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

Period period_of(const Xapian::Database& database) {
  const Period bounds{database.get_value_lower_bound(schema::kPublished),
                      database.get_value_upper_bound(schema::kPublished)};
  if (bounds.first.empty() || (has_day(database, bounds.first) && has_day(database, bounds.last)))
    return bounds;
  const std::string letters(schema::field(schema::Prefix::year).letters);
  std::vector<std::string> years;
  for (auto term = database.allterms_begin(letters); term != database.allterms_end(letters); ++term)
    years.push_back(*term);
  if (years.empty()) return {};
  std::ranges::sort(years);
  return {dates_in(database, years.front()).first, dates_in(database, years.back()).last};
}

}  // namespace nachlese::store
