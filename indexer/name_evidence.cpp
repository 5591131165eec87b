#include "indexer/name_evidence.hpp"

#include <array>
#include <set>
#include <string_view>

#include "core/store/facets.hpp"
#include "core/store/terms.hpp"

namespace nachlese::index {
namespace {

constexpr std::array kRecognizedKinds = {FacetKind::person, FacetKind::place,
                                         FacetKind::organisation};

class EvidenceSearch {
 public:
  EvidenceSearch(const Xapian::Database* live, const std::vector<std::filesystem::path>& segments)
      : live_(live) {
    for (const auto& path : segments) run_.add_database(Xapian::Database(path.string()));
  }

  NameCures run(const KnownName& known) {
    NameCures out;
    for (const FacetKind kind : kRecognizedKinds) {
      each_name(run_, kind, [&](const std::string& folded) {
        if (is_rare(kind, folded) && !(known && known(kind, folded)) && !is_surname(folded))
          out.set(kind, folded, std::nullopt);
      });
    }
    return out;
  }

 private:
  template <class Use>
  static void each_name(const Xapian::Database& database, FacetKind kind, Use use) {
    const std::string letters(schema::field(store::prefix_of(kind)).letters);
    for (auto term = database.allterms_begin(letters); term != database.allterms_end(letters);
         ++term) {
      if ((*term).size() >= store::kMaxTermBytes) continue;  // cut, with a hash
      use(std::string(store::term_value(store::prefix_of(kind), *term)));
    }
  }

  [[nodiscard]] std::uint64_t frequency(const std::string& term) const {
    return std::uint64_t{run_.get_termfreq(term)} +
           (live_ == nullptr ? 0 : live_->get_termfreq(term));
  }

  // Replaced articles count twice until the run is written; a share bears that.
  [[nodiscard]] bool is_rare(FacetKind kind, const std::string& folded) const {
    if (folded.find_first_of(" -./'") != std::string::npos) return false;
    const std::uint64_t names = frequency(store::make_term(store::prefix_of(kind), folded));
    const std::uint64_t words = frequency(folded);
    return (names == 1 && words > kOtherArticles) ||
           (words >= kRareName && names * kRareName <= words);
  }

  // Reads the surnames of all persons when first asked.
  [[nodiscard]] bool is_surname(const std::string& folded) {
    if (!have_surnames_) {
      const auto add = [this](const std::string& name) {
        const std::size_t blank = name.rfind(' ');
        if (blank != std::string::npos) surnames_.insert(name.substr(blank + 1));
      };
      each_name(run_, FacetKind::person, add);
      if (live_ != nullptr) each_name(*live_, FacetKind::person, add);
      have_surnames_ = true;
    }
    return surnames_.contains(folded);
  }

  const Xapian::Database* live_;
  Xapian::Database run_;
  std::set<std::string> surnames_;
  bool have_surnames_ = false;
};

}  // namespace

NameCures without_evidence(const Xapian::Database* live,
                           const std::vector<std::filesystem::path>& segments,
                           const KnownName& known) {
  return segments.empty() ? NameCures() : EvidenceSearch(live, segments).run(known);
}

}  // namespace nachlese::index
