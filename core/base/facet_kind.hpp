// The kinds of facet: all facts about a kind in one row.
//
// A new kind is a row here, one in core/store/schema.hpp (its terms), and the line in
// indexer/document.cpp that fills it.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "core/base/language.hpp"

namespace nachlese {

// Stored in archives, in four bits: never renumber.
enum class FacetKind : std::uint8_t {
  person,
  place,
  organisation,
  keyword,
  author,
  source,
  section,
  agency,
  speaker
};

struct FacetKindInfo {
  FacetKind kind;
  std::string_view name;       // in output and in `--kind`
  std::string_view plural;     // in JSON
  std::string_view parameter;  // of addresses and flags; also the CSS class
  // Names of the field in queries: English, German, another one.
  std::array<std::string_view, 3> fields;
  unsigned place;         // among flags and lists, from 1 on
  bool shown;             // as a list on pages and in answers
  bool recognized;        // in running text
  Message one;            // as a label
  Message many;           // above a list
  std::string_view help;  // of the flag
};

inline constexpr std::array kFacetKinds = {
    FacetKindInfo{FacetKind::person,
                  "person",
                  "persons",
                  "person",
                  {"person", "person"},
                  1,
                  true,
                  true,
                  {"Person", "Person"},
                  {"People", "Personen"},
                  "Only articles that name this person; repeat for several (see --match)"},
    FacetKindInfo{FacetKind::place,
                  "place",
                  "places",
                  "place",
                  {"place", "ort"},
                  2,
                  true,
                  true,
                  {"Place", "Ort"},
                  {"Places", "Orte"},
                  "Only articles that name this place"},
    FacetKindInfo{FacetKind::organisation,
                  "organisation",
                  "organisations",
                  "org",
                  {"org", "org", "organisation"},
                  3,
                  true,
                  true,
                  {"Organisation", "Organisation"},
                  {"Organisations", "Organisationen"},
                  "Only articles that name this organization"},
    FacetKindInfo{FacetKind::keyword,
                  "keyword",
                  "keywords",
                  "keyword",
                  {"keyword", "schlagwort"},
                  4,
                  false,
                  false,
                  {"Keyword", "Schlagwort"},
                  {"Keywords", "Schlagwörter"},
                  "Only articles with this keyword"},
    FacetKindInfo{FacetKind::author,
                  "author",
                  "authors",
                  "author",
                  {"author", "autor", "autorin"},
                  7,
                  true,
                  false,
                  {"Author", "Autor"},
                  {"Authors", "Autorinnen und Autoren"},
                  "Only articles by this author"},
    FacetKindInfo{FacetKind::source,
                  "source",
                  "sources",
                  "source",
                  {"source", "quelle"},
                  5,
                  true,
                  false,
                  {"Source", "Quelle"},
                  {"Sources", "Quellen"},
                  "Only articles of this source"},
    FacetKindInfo{FacetKind::section,
                  "section",
                  "sections",
                  "section",
                  {"section", "ressort"},
                  6,
                  true,
                  false,
                  {"Section", "Ressort"},
                  {"Sections", "Ressorts"},
                  "Only articles of this section"},
    FacetKindInfo{FacetKind::agency,
                  "agency",
                  "agencies",
                  "agency",
                  {"agency", "agentur"},
                  8,
                  false,
                  false,
                  {"Agency", "Agentur"},
                  {"Agencies", "Agenturen"},
                  "Only articles of this news agency"},
    FacetKindInfo{FacetKind::speaker,
                  "speaker",
                  "speakers",
                  "says",
                  {"says", "sagt"},
                  9,
                  true,
                  false,
                  {"Says", "Sagt"},
                  {"Who says it", "Wer sagt es"},
                  "Only articles in which this person or organization is quoted"},
};
inline constexpr std::size_t kFacetKindCount = kFacetKinds.size();

[[nodiscard]] constexpr std::size_t index_of(FacetKind kind) {
  return static_cast<std::size_t>(kind);
}
[[nodiscard]] constexpr const FacetKindInfo& info(FacetKind kind) {
  return kFacetKinds[index_of(kind)];
}

constexpr bool facet_kinds_are_in_order() {
  constexpr std::size_t kMostKinds = 16;  // four bits
  for (std::size_t i = 0; i < kFacetKindCount; ++i) {
    if (kFacetKinds[i].kind != static_cast<FacetKind>(i)) return false;
  }
  return kFacetKindCount <= kMostKinds;
}
static_assert(facet_kinds_are_in_order());

// Kinds with a property, in the order of `place`.
template <typename Has>
constexpr auto facet_kinds_with(Has has) {
  constexpr std::size_t kCount = std::count_if(kFacetKinds.begin(), kFacetKinds.end(), Has());
  std::array<FacetKind, kCount> out{};
  std::size_t size = 0;
  for (unsigned place = 0; place <= kFacetKindCount; ++place) {
    for (const auto& row : kFacetKinds) {
      if (row.place == place && has(row)) out[size++] = row.kind;
    }
  }
  return out;
}
inline constexpr auto kOrderedKinds = facet_kinds_with([](const FacetKindInfo&) { return true; });
inline constexpr auto kShownKinds =
    facet_kinds_with([](const FacetKindInfo& row) { return row.shown; });
// Persons, places and organizations.
inline constexpr auto kNameKinds =
    facet_kinds_with([](const FacetKindInfo& row) { return row.recognized; });

}  // namespace nachlese
