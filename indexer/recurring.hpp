// Finds the passages that stand in many articles of a source, over one run or many nights, in
// linear time and bounded memory.
//
// A unit (passage_units.hpp) that is seen in two articles of a source becomes a candidate, whose
// stories are counted from then on. Articles with similar titles are one story: versions share
// most of their text, which makes none of it a recurring passage. A candidate that stands in enough
// stories is known, and stays so.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/base/article.hpp"
#include "indexer/passage_units.hpp"

namespace nachlese::index {

// What is counted of one article.
struct CountedArticle {
  std::uint64_t title = 0;  // title_bits()
  std::uint32_t day = 0;    // of publication, 0 if unknown
  std::vector<PassageUnit> units;
};

// A bit for each longer word; versions of a story share most of them.
[[nodiscard]] std::uint64_t title_bits(const Article& article);
// Its source, or the configured section that it comes from.
[[nodiscard]] std::string passage_source(const Article& article, std::string_view origin);

// By the hash of the unit.
using UnitTexts = std::unordered_map<std::uint64_t, std::string>;

// What a user's file says (docs/OPERATIONS.md).
struct PassageRules {
  UnitSet keep;     // never recurring
  UnitSet drop;     // always
  UnitTexts texts;  // of both

  // Lines `keep TEXT` and `drop TEXT`. Throws Error(usage) that names `origin` and the line.
  static PassageRules parse(std::string_view text, std::string_view origin);
};

struct RecurringUnit {
  std::uint64_t hash = 0;
  std::uint32_t stories = 0;
  std::uint32_t first_day = 0;
  std::uint32_t last_day = 0;
  std::uint32_t words = 0;
  bool known = false;
  bool settled = false;        // was known before this run
  std::uint32_t distinct = 0;  // entries of `titles` in use
  static constexpr std::size_t kTitles = 12;
  std::array<std::uint64_t, kTitles> titles{};
  std::string text;  // empty unless somebody knows it
};

// The known units by source; shared by all threads, never changed.
using KnownPassages = std::map<std::string, UnitSet, std::less<>>;

class RecurringPassages {
 public:
  // Of at least so many stories, if they are further apart than versions can be.
  static constexpr std::uint32_t kStories = 6;
  // Enough at any distance.
  static constexpr std::uint32_t kManyStories = 12;
  // One of so many articles of the source must have it; for units under kPassageWords the second.
  static constexpr std::uint32_t kShare = 500;
  static constexpr std::uint32_t kShareShort = 50;
  static constexpr std::uint32_t kStoriesShort = 10;

  // The sources by name, packed as pack() returns them.
  void unpack(std::string_view packed);
  [[nodiscard]] std::vector<std::string> pack() const;

  void set_rules(PassageRules rules) { rules_ = std::move(rules); }

  // `body` gives the candidates their texts; may be empty. True if a unit has become known.
  bool count(const std::string& source, const CountedArticle& article, std::string_view body);

  // Takes the texts of units that it has without one: of other counts, or, as only known units are
  // stored with theirs, of the rules that kept a unit from being known.
  void take_texts(const RecurringPassages& other);
  void take_texts(const UnitTexts& texts);
  // Decides again about all units, now that all articles are counted.
  void conclude();
  [[nodiscard]] KnownPassages known() const;

  struct OfSource {
    std::uint32_t articles = 0;
    std::vector<std::uint64_t> recent;  // units seen once, by hash
    std::unordered_map<std::uint64_t, RecurringUnit> units;
  };
  [[nodiscard]] const std::map<std::string, OfSource, std::less<>>& sources() const {
    return sources_;
  }

 private:
  [[nodiscard]] bool is_ripe(const RecurringUnit& unit, std::uint32_t articles) const;
  bool count_unit(OfSource& of, const CountedArticle& article, const PassageUnit& unit,
                  std::string_view body);
  void prune(OfSource& of) const;
  [[nodiscard]] std::size_t most_units() const;

  std::map<std::string, OfSource, std::less<>> sources_;
  PassageRules rules_;
};

}  // namespace nachlese::index
