// Decides which person a lone surname means. It is computed at query time from counts of the whole
// archive, so that stored documents stay valid when a nightly run changes the counts.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/store/archive_database.hpp"
#include "core/store/facets.hpp"

namespace nachlese::search {

// True for "Schröder" and "van Aken": a person of whom the text gives no first name.
[[nodiscard]] bool is_bare_surname(std::string_view name);
// The surname: Schröder of "Gerhard Schröder", van Aken of "Jan van Aken"; a bare surname itself.
[[nodiscard]] std::string_view surname_of(std::string_view name);

// Caches its answers for one state of the archive. Not thread-safe.
class Surnames {
 public:
  // The person who nearly always bears this surname: named in full in at least kEnoughArticles
  // articles, in kShare of all articles with a full name of that surname, and not much less often
  // than the bare surname occurs. nullopt if there is none.
  std::optional<store::FacetId> bearer(const store::ArchiveDatabase& database,
                                       std::string_view surname);

  // Whether the bare surname means nobody in particular: several persons are named in full with it,
  // as the surname or the first name, together in half as many articles as the bare name has, and
  // none of them is the bearer.
  bool is_shared(const store::ArchiveDatabase& database, std::string_view surname);

  // The bare surname whose articles also count for this person; nullopt if there is none.
  std::optional<store::FacetId> counted_for(const store::ArchiveDatabase& database,
                                            std::string_view full_name);

  // The articles, ascending, that have a full name and, beside it, its bare surname, as of another
  // bearer; not to be counted twice. None of archives with remote shards.
  using Articles = std::shared_ptr<const std::vector<Xapian::docid>>;
  Articles with_both(const store::ArchiveDatabase& database, std::string_view full_name,
                     FacetKind kind = FacetKind::person);

 private:
  struct Meaning {
    std::optional<store::FacetId> bearer;
    bool shared = false;
  };
  static Meaning find_meaning(const store::ArchiveDatabase& database, const std::string& surname);
  const Meaning& meaning(const store::ArchiveDatabase& database, std::string_view surname);
  std::optional<store::FacetId> find_counted_for(const store::ArchiveDatabase& database,
                                                 std::string_view full_name);
  void follow(const store::ArchiveDatabase& database);

  std::uint64_t stamp_ = 0;  // of the database, while its state is the same
  std::string state_;
  // By names as they are written, since each list of facets asks for dozens.
  std::unordered_map<std::string, Articles> with_both_;  // and by what they are
  std::unordered_map<std::string, Meaning> meanings_;
  std::unordered_map<std::string, std::optional<store::FacetId>> counted_for_;
};

}  // namespace nachlese::search
