// The schema of an archive: every term prefix, value slot and metadata key in one table.
// `nachlese-index schema` generates docs/SCHEMA.md from it; a test compares the two.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace nachlese::schema {

// Raised with every change that old archives do not survive.
inline constexpr int kVersion = 7;

enum class Prefix : std::uint8_t {
  surface,
  stem,
  part,
  title,
  title_stem,
  title_part,
  title_variant,
  variant,
  id,
  person,
  place,
  organisation,
  keyword,
  author,
  source,
  section,
  agency,
  speaker,
  quotation,
  language,
  year,
  month,
  day,
  cluster,
  origin,
  file,
  rights,
};

struct TermField {
  Prefix prefix;
  std::string_view name;
  std::string_view letters;  // what the term has before the value
  std::string_view positions;
  bool boolean;  // filters only, no weight
  std::string_view value;
  std::string_view example;
};

// core/base/quote_positions.hpp
inline constexpr std::string_view kInQuotes = "for remote shards, in quotations";
inline constexpr std::string_view kForRemote = "for remote shards";

inline constexpr std::array kTermFields = {
    TermField{Prefix::surface, "surface", "", kForRemote, false,
              "surface form of a word: lower case, ß as ss, umlauts kept", "treffen"},
    TermField{Prefix::stem, "stem", "Z", kInQuotes, false,
              "stem of a word; none for function words and where it is the surface form", "Ztreff"},
    TermField{Prefix::part, "part", "XP", kInQuotes, false,
              "stem of a part of a compound, or of a run of neighboring parts", "XPgipfel"},
    TermField{Prefix::title, "title", "S", "no", false, "surface form in kicker, title or subtitle",
              "Streffen"},
    TermField{Prefix::title_stem, "title stem", "ZS", "no", false,
              "stem in kicker, title or subtitle", "ZStreff"},
    TermField{Prefix::title_part, "title part", "XTP", "no", false,
              "part of a compound in kicker, title or subtitle", "XTPgipfel"},
    TermField{Prefix::title_variant, "title variant", "XTV", "no", false,
              "key of a foreign name in kicker, title or subtitle", "XTVlavrov"},
    TermField{
        Prefix::variant, "variant", "XV", kInQuotes, false,
        "key that the spellings of a foreign name share; left out where it is the surface form",
        "XVlavrov"},
    TermField{Prefix::id, "id", "Q", "no", true, "id of the article, as given", "Qdpa:2018-0716"},
    TermField{Prefix::person, "person", "XEP", "no", true, "canonical name, folded",
              "XEPwladimir putin"},
    TermField{Prefix::place, "place", "XEL", "no", true, "canonical name, folded", "XELhelsinki"},
    TermField{Prefix::organisation, "organisation", "XEO", "no", true, "canonical name, folded",
              "XEOeu-kommission"},
    TermField{Prefix::keyword, "keyword", "K", "no", true, "keyword, folded", "Kgipfeltreffen"},
    TermField{Prefix::author, "author", "A", "no", true, "author, folded", "Aanna brückner"},
    TermField{Prefix::source, "source", "XS", "no", true, "source, folded", "XSelbtal-zeitung"},
    TermField{Prefix::section, "section", "B", "no", true, "section, folded", "Bpolitik"},
    TermField{Prefix::agency, "agency", "XG", "no", true, "news agency, folded", "XGdpa"},
    TermField{Prefix::speaker, "speaker", "XR", kInQuotes, true,
              "canonical name of who says something, folded; positions: of what this speaker says",
              "XRwladimir putin"},
    TermField{Prefix::quotation, "quotation", "XQ", kInQuotes, true,
              "none: the article has a quotation; positions: of all that is said", "XQ"},
    TermField{Prefix::language, "language", "L", "no", true, "BCP 47 tag, lower case", "Lde"},
    TermField{Prefix::year, "year", "Y", "no", true, "YYYY of publication", "Y2018"},
    TermField{Prefix::month, "month", "M", "no", true, "YYYYMM of publication", "M201807"},
    TermField{Prefix::day, "day", "D", "no", true, "YYYYMMDD of publication", "D20180716"},
    TermField{Prefix::cluster, "duplicate cluster", "XD", "no", true,
              "16 hex digits, the same for all versions of a story", "XD00c0ffee00c0ffee"},
    TermField{Prefix::origin, "origin", "XO", "no", true,
              "name of the configured source that the present version came from", "XOagentur"},
    TermField{Prefix::file, "file", "XF", "no", true,
              "file of the source that the present version came from", "XF2018/07/16.jsonl"},
    TermField{Prefix::rights, "rights", "XU", "no", true, "access terms, folded", "XUabo"},
};

[[nodiscard]] constexpr const TermField& field(Prefix prefix) {
  return kTermFields[static_cast<std::size_t>(prefix)];
}

struct Slot {
  unsigned number;
  std::string_view name;
  std::string_view encoding;
};

inline constexpr unsigned kPublished = 0;
inline constexpr unsigned kCluster = 1;
inline constexpr unsigned kFacets = 2;
inline constexpr unsigned kContentHash = 3;
inline constexpr unsigned kSketch = 4;
inline constexpr unsigned kText = 5;
inline constexpr unsigned kWordOrder = 6;
inline constexpr unsigned kQuoteOrder = 7;
inline constexpr unsigned kWholeNeighbors = 8;  // of earlier versions; not read
inline constexpr unsigned kNeighbors = 9;       // the first of kNeighborParts
inline constexpr unsigned kNeighborParts = 8;

inline constexpr std::string_view kNeighborsEncoding =
    "which words stand side by side there, a part of the pairs (core/store/neighbors.hpp); an "
    "empty one does not tell";

inline constexpr std::array kSlots = {
    Slot{kPublished, "publication time",
         "5 bytes, big-endian: seconds of the wall clock since 0000-03-01; empty if unknown"},
    Slot{kCluster, "duplicate cluster",
         "8 bytes, big-endian: hash of the body that was the first of its story; the collapse key"},
    Slot{kFacets, "facets",
         "6 bytes, big-endian, per facet id, ascending: 4 bits kind, 44 bits hash of the canonical "
         "value"},
    Slot{kContentHash, "content hash", "8 bytes, big-endian: hash over all fields of the article"},
    Slot{kSketch, "sketch",
         "91 bytes, of the body that was the first of its story, without recurring passages: "
         "publication time (5), numbers (8), title (4), opening (4), source (4), shingles (2), "
         "MinHash (64); empty if it is short"},
    Slot{kText, "text",
         "8 bytes, big-endian: hash of the article's own body; empty if it is the cluster"},
    Slot{kWordOrder, "word order",
         "the surface forms by position, borders of fields apart (core/store/word_order.hpp)"},
    Slot{kQuoteOrder, "quotation order",
         "the words of quotations and their speakers by position, packed alike "
         "(core/store/quote_order.hpp); empty if there are none"},
    Slot{kWholeNeighbors, "whole neighbors", "of earlier versions, not read"},
    Slot{kNeighbors + 0, "neighbors 0", kNeighborsEncoding},
    Slot{kNeighbors + 1, "neighbors 1", kNeighborsEncoding},
    Slot{kNeighbors + 2, "neighbors 2", kNeighborsEncoding},
    Slot{kNeighbors + 3, "neighbors 3", kNeighborsEncoding},
    Slot{kNeighbors + 4, "neighbors 4", kNeighborsEncoding},
    Slot{kNeighbors + 5, "neighbors 5", kNeighborsEncoding},
    Slot{kNeighbors + 6, "neighbors 6", kNeighborsEncoding},
    Slot{kNeighbors + 7, "neighbors 7", kNeighborsEncoding},
};

struct MetadataKey {
  std::string_view key;
  std::string_view value;
};

inline constexpr std::string_view kSchemaKey = "nachlese:schema";
inline constexpr std::string_view kAnalyzerKey = "nachlese:analyzer";
inline constexpr std::string_view kEntitiesKey = "nachlese:entities";
inline constexpr std::string_view kProfileKey = "nachlese:profile";
inline constexpr std::string_view kLexiconKey = "nachlese:lexicon";
inline constexpr std::string_view kNamesKey = "nachlese:names";
inline constexpr std::string_view kPositionsKey = "nachlese:positions";
inline constexpr std::string_view kAccessTermsKey = "nachlese:access-terms";
inline constexpr std::string_view kCreatedKey = "nachlese:created";
inline constexpr std::string_view kGenerationKey = "nachlese:generation";
inline constexpr std::string_view kFacetNameKey = "facet:";
inline constexpr std::string_view kNameWordKey = "word:";
inline constexpr std::string_view kPassagesKey = "nachlese:passages";
inline constexpr std::string_view kPassagesOfKey = "passages:";

inline constexpr std::array kMetadataKeys = {
    MetadataKey{kSchemaKey, "version of this schema"},
    MetadataKey{kAnalyzerKey, "fingerprint of the analyser that made the terms"},
    MetadataKey{kEntitiesKey,
                "fingerprint of the name recogniser; \"off\" if names were not recognised"},
    MetadataKey{kProfileKey,
                "\"before-1901\" if words in old spelling have the stems of today's, \"ocr\" if "
                "the texts are recognized from pictures, \"before-1901+ocr\"; else empty"},
    MetadataKey{kLexiconKey,
                "text of the user's lexicon for the compound splitter; empty if there is none"},
    MetadataKey{kNamesKey, "text of the user's list of names; empty if there is none"},
    MetadataKey{kPositionsKey,
                "\"yes\" if surface forms have positions as well, which remote shards need"},
    MetadataKey{kAccessTermsKey,
                "\"yes\" if every article was indexed with its access terms; else rules that ask "
                "for them are refused"},
    MetadataKey{kCreatedKey, "when the generation was built, ISO 8601 in UTC"},
    MetadataKey{kGenerationKey, "number of the generation"},
    MetadataKey{kFacetNameKey,
                "key ends in a facet id (12 hex digits); the canonical value as shown to users"},
    MetadataKey{kNameWordKey,
                "key ends in a folded word of a name, a TAB and a facet id: finds the names that "
                "contain a word"},
    MetadataKey{kPassagesKey,
                "8 bytes: number of the run that counted recurring passages last; of several "
                "shards the highest counts"},
    MetadataKey{kPassagesOfKey,
                "key ends in the hash of a source; units of its bodies and how many stories have "
                "them (indexer/recurring.hpp)"},
};

// The whole schema as Markdown.
[[nodiscard]] std::string to_markdown();

// Each table is indexed by its enum or number.
constexpr bool tables_are_in_order() {
  for (std::size_t i = 0; i < kTermFields.size(); ++i) {
    if (static_cast<std::size_t>(kTermFields[i].prefix) != i) return false;
  }
  for (std::size_t i = 0; i < kSlots.size(); ++i) {
    if (kSlots[i].number != i) return false;
  }
  return true;
}
static_assert(tables_are_in_order());

// Surface forms are told from other terms by it (core/store/terms.hpp).
constexpr bool prefixes_start_with_capitals() {
  for (const TermField& row : kTermFields) {
    const bool capital = !row.letters.empty() && row.letters[0] >= 'A' && row.letters[0] <= 'Z';
    if (capital == (row.prefix == Prefix::surface)) return false;
  }
  return true;
}
static_assert(prefixes_start_with_capitals());

}  // namespace nachlese::schema
