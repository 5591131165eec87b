#include "indexer/suspicious_names.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <tuple>

#include "core/base/error.hpp"
#include "core/base/indefinite.hpp"
#include "core/base/utf8.hpp"
#include "core/store/archive.hpp"
#include "core/store/facets.hpp"
#include "core/store/terms.hpp"
#include "indexer/name_cures.hpp"
#include "indexer/segments.hpp"
#include "stemming/fold.hpp"

namespace nachlese::index {
namespace {

// A word that is a name in one of so many articles. Of kRareName, sync does not keep it.
constexpr std::uint32_t kRareShare = 20;
constexpr std::uint32_t kCommonWord = 20;  // articles
constexpr std::array<std::string_view, 6> kArticles = {"der ", "die ", "das ",
                                                       "the ", "den ", "dem "};

struct NameEntry {
  FacetKind kind = FacetKind::person;
  std::string name;
  std::string folded;
  std::uint32_t articles = 0;
};

std::string without_article(const std::string& folded) {
  for (const auto article : kArticles) {
    if (folded.starts_with(article)) return folded.substr(article.size());
  }
  return folded;
}

std::string last_word(const std::string& name) {
  return name.substr(name.rfind(' ') + 1);  // all of it if there is no blank
}

// "UN", "CDU"
bool is_abbreviation(std::string_view word) {
  const std::u32string letters = code_points(word);
  return letters.size() > 1 && std::ranges::all_of(letters, [](char32_t letter) {
           return (letter >= U'A' && letter <= U'Z') || letter == U'Ä' || letter == U'Ö' ||
                  letter == U'Ü';
         });
}

class NameReview {
 public:
  explicit NameReview(const std::vector<std::filesystem::path>& databases)
      : database_(open_databases(databases)) {
    for (const auto& path : databases) read(Xapian::Database(path.string()));
    for (const auto& [id, entry] : entries_) {
      if (entry.kind == FacetKind::person && !is_abbreviation(last_word(entry.name)))
        surnames_[last_word(entry.folded)] += entry.articles;
      const std::string plain = without_article(entry.folded);
      NameEntry const*& most = most_[plain];
      if (most == nullptr || entry.articles > most->articles) most = &entry;
    }
  }

  std::vector<SuspiciousName> run() const {
    std::vector<SuspiciousName> out;
    for (const auto& [id, entry] : entries_) {
      if (auto found = look_at(entry)) out.push_back(std::move(*found));
    }
    std::sort(out.begin(), out.end(), [](const SuspiciousName& a, const SuspiciousName& b) {
      return std::tie(b.articles, a.name) < std::tie(a.articles, b.name);
    });
    return out;
  }

 private:
  void read(const Xapian::Database& database) {
    const std::string prefix(schema::kFacetNameKey);
    for (auto key = database.metadata_keys_begin(prefix); key != database.metadata_keys_end(prefix);
         ++key) {
      const auto id = store::parse_facet_id(std::string_view(*key).substr(prefix.size()));
      if (!id || !info(store::kind_of(*id)).recognized || entries_.contains(*id)) continue;
      NameEntry entry{store::kind_of(*id), database.get_metadata(*key), {}, 0};
      entry.folded = text::fold_value(entry.name);
      entry.articles =
          database_.get_termfreq(store::make_term(store::prefix_of(entry.kind), entry.folded));
      if (entry.articles > 0) entries_.emplace(*id, std::move(entry));
    }
  }

  [[nodiscard]] static SuspiciousName report(const NameEntry& entry, std::string why,
                                             const std::string& right) {
    const std::string kind(info(entry.kind).name);
    std::string line = kind;
    line.append(":").append(entry.name).append(" = ").append(right);
    return {entry.articles, kind, entry.name, std::move(why), std::move(line)};
  }

  [[nodiscard]] std::optional<SuspiciousName> look_at(const NameEntry& entry) const {
    const NameEntry& most = *most_.at(without_article(entry.folded));
    if (&most != &entry && most.folded == entry.folded) {
      const std::string kind(info(most.kind).name);
      return report(
          entry,
          "also " + with_article(kind) + " in " + std::to_string(most.articles) + " articles",
          "is " + with_article(kind));
    }
    if (&most != &entry && most.kind == entry.kind)
      return report(entry, "more often " + most.name, "same as " + most.name);
    const bool organisation = entry.kind == FacetKind::organisation;
    if (!organisation && entry.name.find_first_of("0123456789") != std::string::npos)
      return report(entry, "has digits", "not a name");
    if (!organisation && entry.name.find('/') != std::string::npos)
      return report(entry, "has a stroke", "not a name");
    if (const auto inside = name_inside(entry)) return inside;
    if (is_common_word(entry)) return report(entry, "the word is rarely a name", "not a name");
    return std::nullopt;
  }

  // Merkel-Lockdown, where Merkel is a name. What is found far more often than the person has its
  // beginning from something else, as has what begins with an abbreviation: UN-Sicherheitsrat.
  [[nodiscard]] std::optional<SuspiciousName> name_inside(const NameEntry& entry) const {
    const std::size_t hyphen = entry.folded.find('-');
    const std::size_t written = entry.name.find('-');
    const bool several = entry.folded.find(' ') != std::string::npos;
    if (hyphen == std::string::npos || several || entry.kind == FacetKind::person)
      return std::nullopt;
    const auto person = surnames_.find(entry.folded.substr(0, hyphen));
    if (person == surnames_.end() || entry.articles >= kOneLabel * person->second)
      return std::nullopt;
    if (is_abbreviation(std::string_view(entry.name).substr(0, written))) return std::nullopt;
    return report(entry, "begins with a person", "not a name");
  }

  [[nodiscard]] bool is_common_word(const NameEntry& entry) const {
    if (entry.folded.find_first_of(" -.") != std::string::npos) return false;
    const auto word = database_.get_termfreq(entry.folded);
    return word >= kCommonWord && word >= kRareShare * entry.articles;
  }

  Xapian::Database database_;
  std::map<store::FacetId, NameEntry> entries_;
  std::map<std::string, const NameEntry*> most_;   // by folded name without article
  std::map<std::string, std::uint32_t> surnames_;  // of persons, with the articles of all of them
};

}  // namespace

std::vector<SuspiciousName> suspicious_names(const std::filesystem::path& archive) {
  const auto databases = store::Archive(archive).live_databases();
  if (databases.empty())
    throw Error(ErrorCode::archive, "There is no archive in " + archive.string() + ".",
                "Check the name of the folder.");
  return NameReview(databases).run();
}

}  // namespace nachlese::index
