// Parses the lists in resources/names/.
#include <unicode/normalizer2.h>
#include <unicode/uldnames.h>
#include <unicode/uloc.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>

#include "core/base/byte_order_mark.hpp"
#include "core/base/error.hpp"
#include "core/base/strings.hpp"
#include "core/base/utf8.hpp"
#include "entities/lexicon_blob_builder.hpp"
#include "stemming/normalize.hpp"

namespace nachlese::ner {
namespace {

using Columns = std::vector<std::string_view>;

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (;;) {
    const std::size_t end = text.find(separator);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

// A column, empty if the list writes "-".
std::string_view column(const Columns& columns, std::size_t i) {
  return i < columns.size() && columns[i] != "-" ? columns[i] : std::string_view{};
}

template <typename Use>
void each_alias(std::string_view list, Use use) {
  for (std::string_view alias : split(list, '|')) {
    alias = trim(alias);
    if (!alias.empty()) use(alias);
  }
}

// Composes umlauts into one character, as the recognizer sees them.
std::string composed(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  std::string out;
  icu::StringByteSink<std::string> sink(&out);
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  const std::string safe = nachlese::text::stream_safe(text);
  if (U_SUCCESS(status))
    nfc->normalizeUTF8(0, {safe.data(), static_cast<std::int32_t>(safe.size())}, sink, nullptr,
                       status);
  if (U_FAILURE(status))
    throw Error(ErrorCode::bug, std::string("ICU cannot normalise: ") + u_errorName(status));
  return out;
}

template <EntityType type>
void add_plain(ImageBuilder& builder, const Columns& columns) {
  const std::uint32_t entity = builder.add_entity(type, columns[0]);
  each_alias(column(columns, 1), [&](std::string_view alias) { builder.add_alias(alias, entity); });
}

void add_agency(ImageBuilder& builder, const Columns& columns) {
  const std::uint32_t entity = builder.add_entity(EntityType::organisation, columns[0]);
  builder.add_alias(columns[0], entity, kAgency);
  each_alias(column(columns, 1),
             [&](std::string_view alias) { builder.add_alias(alias, entity, kAgency); });
}

// Flags inhabitants in the forms of weak and strong nouns, and adjectives with their endings.
void add_derived(ImageBuilder& builder, std::string_view words,
                 std::span<const std::string_view> endings) {
  each_alias(words, [&](std::string_view word) {
    for (const std::string_view ending : endings)
      builder.add_flags(std::string(word).append(ending), kDerived);
    if (word.ends_with('e') || word.ends_with("er"))
      builder.add_flags(std::string(word.substr(0, word.rfind('e'))) + "in", kDerived);
  });
}

void add_country(ImageBuilder& builder, const Columns& columns) {
  add_plain<EntityType::place>(builder, columns);
  constexpr std::array<std::string_view, 7> kNounEndings = {"", "n", "r", "s", "in", "innen", "en"};
  constexpr std::array<std::string_view, 6> kAllAdjectiveEndings = {"",   "e",  "er",
                                                                    "es", "en", "em"};
  add_derived(builder, column(columns, 2), kNounEndings);
  each_alias(column(columns, 3), [&](std::string_view adjective) {
    std::string capital(adjective);
    capital[0] =
        static_cast<char>(capital[0] >= 'a' && capital[0] <= 'z' ? capital[0] - 32 : capital[0]);
    for (const std::string_view ending : kAllAdjectiveEndings) {
      builder.add_flags(std::string(adjective).append(ending), kDerived);
      if (!builder.knows(capital + std::string(ending)))
        builder.add_flags(capital + std::string(ending), kDerived);
    }
  });
}

void add_person(ImageBuilder& builder, const Columns& columns) {
  const std::uint32_t entity =
      builder.add_entity(EntityType::person, columns[0], column(columns, 3) == "dominant");
  builder.add_folded(columns[0], entity);
  each_alias(column(columns, 1), [&](std::string_view alias) {
    builder.add_alias(alias, entity);
    builder.add_folded(alias, entity);
    // von der Leyen: also Von der Leyen at a sentence start, Von-der-Leyen-Kommission.
    if (alias.front() < 'a' || alias.front() > 'z') return;
    std::string capital(alias);
    capital.front() = static_cast<char>(capital.front() - 'a' + 'A');
    builder.add_alias(capital, entity);
  });
  const auto words = key_words(columns[0]);
  if (column(columns, 3) != "dominant" || words.size() < 2) return;
  builder.add_alias(words.back(), entity);
  builder.add_folded(words.back(), entity);
}

template <std::uint32_t flags>
void add_word_list(ImageBuilder& builder, const Columns& columns) {
  builder.add_flags(columns[0], flags);
}

void add_first_name(ImageBuilder& builder, const Columns& columns) {
  builder.add_flags(columns[0], column(columns, 1) == "weak" ? kWeakFirstName : kFirstName);
}

void add_org_word(ImageBuilder& builder, const Columns& columns) {
  builder.add_flags(columns[0], column(columns, 1) == "suffix" ? kOrgSuffix : kOrgHead);
}

void add_place_word(ImageBuilder& builder, const Columns& columns) {
  constexpr std::string_view kEllipsis = "\u2026";  // …straße: the end of a word
  std::string_view word = columns[0];
  if (word.starts_with(kEllipsis)) word.remove_prefix(kEllipsis.size());
  builder.add_flags(word, column(columns, 1) == "end" ? kPlaceEnd : kPlaceHead);
}

struct List {
  std::string_view name;
  std::size_t columns;  // at least
  void (*add)(ImageBuilder&, const Columns&);
};

constexpr auto kLists = std::to_array<List>({
    {"countries.tsv", 4, add_country},
    {"places.tsv", 1, add_plain<EntityType::place>},
    {"organisations.tsv", 1, add_plain<EntityType::organisation>},
    {"agencies.tsv", 1, add_agency},
    {"persons.tsv", 1, add_person},
    {"first_names.txt", 1, add_first_name},
    {"roles.txt", 1, add_word_list<kRole>},
    {"org_words.txt", 2, add_org_word},
    {"place_words.txt", 2, add_place_word},
});

// Kinds of entries in a user's list; after the kind the columns are those of our own lists.
constexpr auto kUserKinds = std::to_array<List>({
    {"person", 1, add_person},
    {"place", 1, add_plain<EntityType::place>},
    {"ort", 1, add_plain<EntityType::place>},
    {"organisation", 1, add_plain<EntityType::organisation>},
    {"org", 1, add_plain<EntityType::organisation>},
    {"agency", 1, add_agency},
    {"agentur", 1, add_agency},
});
constexpr std::size_t kMostUserBytes = std::size_t{4} << 20U;

// The fault of a name or alias; empty if it has none.
std::string fault_of(std::string_view name) {
  const std::size_t words = key_words(name).size();
  if (words == 0) return "\"" + std::string(name) + "\" is not a name.";
  if (words > kLongestAlias)
    return "\"" + std::string(name) + "\" has more than " + std::to_string(kLongestAlias) +
           " words.";
  return {};
}

std::string fault_of(const Columns& columns) {
  std::string fault;
  if (columns.size() < 2)
    fault = "There is no name after the kind; columns are separated by a TAB.";
  if (columns.size() > 4) fault = "There are more than four columns.";
  if (fault.empty()) fault = fault_of(columns[1]);
  each_alias(column(columns, 2), [&](std::string_view alias) {
    if (fault.empty()) fault = fault_of(alias);
  });
  const std::string_view mark = column(columns, 3);
  if (fault.empty() && !mark.empty() && mark != "dominant")
    fault = "The last column is \"dominant\" or nothing.";
  return fault;
}

}  // namespace

void add_user_list(ImageBuilder& builder, std::string_view content, std::string_view origin) {
  const auto refuse = [&](const std::string& where, const std::string& what) {
    throw Error(ErrorCode::usage, std::string(origin) + where + ": " + what,
                "A line is a kind (person, place, organisation, agency), a TAB, a name, a TAB, and "
                "its other spellings with | "
                "between them.");
  };
  if (content.size() > kMostUserBytes) refuse("", "The list is larger than 4 MiB.");
  content = without_byte_order_mark(content);
  if (first_invalid_utf8(content) < content.size()) refuse("", "The list is not UTF-8.");
  const std::string normal = composed(content);
  each_entry(normal, [&](std::size_t number, std::string_view line) {
    Columns columns;
    for (const std::string_view part : split(line, '\t')) columns.push_back(trim(part));
    const auto* const kind = std::ranges::find(kUserKinds, columns[0], &List::name);
    std::string fault = kind == kUserKinds.end()
                            ? "\"" + std::string(columns[0]) + "\" is not a kind of name."
                            : fault_of(columns);
    if (!fault.empty()) refuse(":" + std::to_string(number), fault);
    if (columns.size() == 4)
      columns.insert(columns.begin() + 3, std::string_view{});  // the roles of persons
    columns.erase(columns.begin());
    kind->add(builder, columns);
  });
}

void add_list(ImageBuilder& builder, std::string_view list, std::string_view content) {
  const auto* const format = std::ranges::find(kLists, list, &List::name);
  if (format == kLists.end())
    throw Error(ErrorCode::bug, "There is no list of names called " + std::string(list) + ".");
  std::size_t number = 0;
  for (std::string_view line : split(content, '\n')) {
    ++number;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty() || line.starts_with('#')) continue;
    const Columns columns = split(line, '\t');
    if (columns.size() < format->columns || columns[0].empty()) {
      throw Error(ErrorCode::bug,
                  std::string(list) + ", line " + std::to_string(number) + ": too few columns.");
    }
    format->add(builder, columns);
  }
}

void add_countries_of_icu(ImageBuilder& builder) {
  UErrorCode status = U_ZERO_ERROR;
  ULocaleDisplayNames* names = uldn_open("de", ULDN_STANDARD_NAMES, &status);
  for (const char* const* code = uloc_getISOCountries(); U_SUCCESS(status) && *code != nullptr;
       ++code) {
    char16_t buffer[128];
    const std::int32_t length = uldn_regionDisplayName(names, *code, buffer, 128, &status);
    std::string name;
    icu::UnicodeString(buffer, length).toUTF8String(name);
    // Skip ICU's own wording, which news do not use: "Kongo-Kinshasa", "Äußeres Ozeanien",
    // "Hongkong (Sonderverwaltungsregion …)".
    if (name.find('(') == std::string::npos && !builder.knows(name))
      builder.add_entity(EntityType::place, name);
  }
  uldn_close(names);
  if (U_FAILURE(status))
    throw Error(ErrorCode::bug,
                std::string("ICU has no names of countries: ") + u_errorName(status));
}

}  // namespace nachlese::ner
