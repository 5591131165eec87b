// What an archive must not show, whatever its sources hold: articles that were taken down or are
// held until a day, and names that must not lead to an article. Kept in a file beside the
// generations, so that `sync`, `rebuild` and damage of a generation leave it alone.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/article.hpp"

namespace nachlese::store {

struct Takedown {
  std::string id;
  std::string url;     // the article under another id is meant, too; empty if it had none
  std::string reason;  // one line; empty where only names are suppressed
  std::string date;    // when it was decided, ISO 8601
  std::string until;   // ISO 8601: no article before it begins, in UTC where it names no zone;
                       // empty: for good
  bool shown = false;  // readers are told that the article was removed
  std::vector<std::string> names;  // suppressed, while the article itself stays

  // Whether the article must not be there at the moment `now`, ISO 8601 in UTC.
  [[nodiscard]] bool holds(std::string_view now) const;

  friend bool operator==(const Takedown&, const Takedown&) = default;
};

// Whether the day, month or moment `until` begins after `now`; both ISO 8601.
[[nodiscard]] bool is_to_come(std::string_view until, std::string_view now);

class Takedowns {
 public:
  // Those of the archive in `directory`. Throws Error(archive) that names the line if the file
  // cannot be understood: an article that was taken down must not come back for that.
  static Takedowns read(const std::filesystem::path& directory);
  [[nodiscard]] static std::filesystem::path file(const std::filesystem::path& directory);
  static Takedowns parse(std::string_view text, const std::string& origin);

  // Replaces the file, durably.
  void write(const std::filesystem::path& directory) const;
  [[nodiscard]] std::string print() const;

  [[nodiscard]] const std::map<std::string, Takedown>& all() const { return by_id_; }
  [[nodiscard]] bool empty() const { return by_id_.empty(); }
  // By its id.
  [[nodiscard]] const Takedown* find(const std::string& id) const;
  // By its id or address, if it must not be there now.
  [[nodiscard]] const Takedown* against(const Article& article, std::string_view now) const;

  void set(const Takedown& takedown);
  // False if there is none.
  bool remove(const std::string& id);

 private:
  std::map<std::string, Takedown> by_id_;
  std::multimap<std::string, std::string> by_url_;  // → ids
};

}  // namespace nachlese::store
