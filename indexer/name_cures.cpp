#include "indexer/name_cures.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "core/base/ascii.hpp"
#include "core/base/byte_order_mark.hpp"
#include "core/base/error.hpp"
#include "core/base/file_content.hpp"
#include "core/base/strings.hpp"
#include "core/store/facets.hpp"
#include "core/store/terms.hpp"
#include "stemming/fold.hpp"

namespace nachlese::index {
namespace fs = std::filesystem;
namespace {

constexpr std::array kRecognized = {FacetKind::person, FacetKind::place, FacetKind::organisation};
constexpr std::string_view kNotAName = "not a name";
constexpr std::string_view kSameAs = "same as ";

std::optional<FacetKind> kind_named(std::string_view word) {
  const std::string wanted = to_lower_ascii(trim(word));
  for (const FacetKind kind : kRecognized) {
    const FacetKindInfo& row = info(kind);
    const bool in_query =
        std::find(row.fields.begin(), row.fields.end(), wanted) != row.fields.end();
    if (wanted == row.name || wanted == row.parameter || in_query) return kind;
  }
  return std::nullopt;
}

// "person" of "is a person"; empty for anything else.
std::string_view after_is_a(std::string_view text) {
  for (const std::string_view beginning : {"is a ", "is an "}) {
    if (text.starts_with(beginning)) return text.substr(beginning.size());
  }
  return {};
}

struct KindAndName {
  std::optional<FacetKind> kind;
  std::string name;
};

KindAndName read_name(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon != std::string_view::npos) {
    if (const auto kind = kind_named(text.substr(0, colon)))
      return {kind, std::string(trim(text.substr(colon + 1)))};
  }
  return {std::nullopt, std::string(trim(text))};
}

// False if the line is malformed.
bool read_line(std::string_view line, NameCures& out) {
  const std::size_t sign = line.rfind(" = ");
  if (sign == std::string_view::npos) return false;
  const KindAndName wrong = read_name(line.substr(0, sign));
  const std::string_view right = trim(line.substr(sign + 3));
  const std::string folded = text::fold_value(wrong.name);
  const KindAndName other =
      right.starts_with(kSameAs) ? read_name(right.substr(kSameAs.size())) : KindAndName();
  const std::string_view is_a = after_is_a(right);
  const auto new_kind = is_a.empty() ? other.kind : kind_named(is_a);
  const bool known =
      right == kNotAName || !other.name.empty() || (!is_a.empty() && new_kind.has_value());
  if (folded.empty() || !known) return false;
  for (const FacetKind kind : kRecognized) {
    if (wrong.kind && *wrong.kind != kind) continue;
    if (right == kNotAName) {
      out.set(kind, folded, std::nullopt);
      continue;
    }
    const std::string& name = other.name.empty() ? wrong.name : other.name;
    NameCures::NameAs as{new_kind.value_or(kind), name, text::fold_value(name)};
    if (as.kind != kind || as.folded != folded) out.set(kind, folded, std::move(as));
  }
  return true;
}

std::string term_of(FacetKind kind, const std::string& folded) {
  return store::make_term(store::prefix_of(kind), folded);
}

// Replaces the name in the terms and the slot of a document.
void cure(Xapian::Document& document, const NameCures::Wrong& wrong,
          const std::optional<NameCures::NameAs>& as) {
  document.remove_term(term_of(wrong.kind, wrong.folded));
  const store::FacetId id = store::facet_id(wrong.kind, wrong.folded);
  const std::string packed = document.get_value(schema::kFacets);
  std::vector<store::FacetId> ids;
  for (std::size_t at = 0; at + store::kFacetIdBytes <= packed.size(); at += store::kFacetIdBytes) {
    const store::FacetId one = store::unpack_facet(packed.data() + at);
    if (one != id) ids.push_back(one);
  }
  if (as) {
    document.add_boolean_term(term_of(as->kind, as->folded));
    ids.push_back(store::facet_id(as->kind, as->folded));
  }
  document.add_value(schema::kFacets, store::pack_facets(std::move(ids)));
}

using ByDocument = std::map<Xapian::docid, std::vector<NameCures::Wrong>>;

ByDocument wrong_names(const Xapian::Database& database, const NameCures& cures) {
  ByDocument out;
  for (const auto& [wrong, as] : cures.all()) {
    const std::string term = term_of(wrong.kind, wrong.folded);
    for (auto at = database.postlist_begin(term); at != database.postlist_end(term); ++at)
      out[*at].push_back(wrong);
  }
  return out;
}

Xapian::Document cured(const Xapian::Database& database, Xapian::docid docid,
                       const std::vector<NameCures::Wrong>& names, const NameCures& cures) {
  Xapian::Document document = database.get_document(docid);
  for (const auto& wrong : names) cure(document, wrong, cures.all().at(wrong));
  return document;
}

void add_names(const NameCures& cures, FacetNames& names) {
  for (const auto& [wrong, as] : cures.all()) {
    if (as && !as->name.empty())
      names.add({store::facet_id(as->kind, as->folded), as->name}, 0xFFFFFFFF);
  }
}

Xapian::Database all_of(const std::vector<fs::path>& segments) {
  Xapian::Database out;
  for (const auto& path : segments) out.add_database(Xapian::Database(path.string()));
  return out;
}

}  // namespace

NameCures NameCures::parse(std::string_view text, std::string_view origin) {
  NameCures out;
  std::size_t number = 0;
  text = without_byte_order_mark(text);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = trim(text.substr(at, end - at));
    at = end + 1;
    ++number;
    if (line.empty() || line.front() == '#' || read_line(line, out)) continue;
    throw Error(ErrorCode::usage,
                std::string(origin) + ":" + std::to_string(number) +
                    ": expected NAME = not a name, NAME = is a KIND or NAME = same as NAME.",
                "`nachlese-index names --suspicious` prints such lines; kinds are person, place "
                "and organisation.");
  }
  return out;
}

bool NameCures::find(FacetKind kind, const std::string& folded, std::optional<NameAs>& as) const {
  const auto found = cures_.find({kind, folded});
  if (found == cures_.end()) return false;
  as = found->second;
  return true;
}

void NameCures::set(FacetKind kind, const std::string& folded, std::optional<NameAs> as) {
  cures_[{kind, folded}] = std::move(as);
}

void NameCures::add_missing(const NameCures& other) {
  for (const auto& [wrong, as] : other.cures_) {
    // What a user's line leads to stays.
    const bool target =
        std::any_of(cures_.begin(), cures_.end(), [&wrong = wrong](const auto& entry) {
          return entry.second && entry.second->kind == wrong.kind &&
                 entry.second->folded == wrong.folded;
        });
    const bool into_wrong = as && cures_.contains({as->kind, as->folded});
    if (!target && !into_wrong) cures_.try_emplace(wrong, as);
  }
}

NameCures one_label(const Xapian::Database* live, const std::vector<fs::path>& segments) {
  NameCures out;
  if (segments.empty()) return out;
  const Xapian::Database run = all_of(segments);
  // Articles of the run by name and kind: read in passes over all terms, since a look-up of each
  // in each segment costs far more.
  std::map<std::string, std::array<Xapian::doccount, kRecognized.size()>> names;
  for (std::size_t i = 0; i < kRecognized.size(); ++i) {
    const schema::Prefix prefix = store::prefix_of(kRecognized[i]);
    const std::string letters(schema::field(prefix).letters);
    for (auto term = run.allterms_begin(letters); term != run.allterms_end(letters); ++term) {
      if ((*term).size() >= store::kMaxTermBytes) continue;  // cut, with a hash
      names[std::string(store::term_value(prefix, *term))][i] = term.get_termfreq();
    }
  }
  for (auto& [folded, counts] : names) {
    const auto in_run = counts;
    for (std::size_t i = 0; live != nullptr && i < kRecognized.size(); ++i)
      counts[i] += live->get_termfreq(term_of(kRecognized[i], folded));
    for (std::size_t one = 0; one < kRecognized.size(); ++one) {
      for (std::size_t other = 0; in_run[one] > 0 && other < kRecognized.size(); ++other) {
        if (other == one || counts[other] == 0) continue;
        const FacetKind kind = kRecognized[one];
        const FacetKind than = kRecognized[other];
        if (counts[other] >= kOneLabel * counts[one])
          out.set(kind, folded, NameCures::NameAs{than, {}, folded});
        if (counts[one] >= kOneLabel * counts[other])
          out.set(than, folded, NameCures::NameAs{kind, {}, folded});
      }
    }
  }
  return out;
}

void cure_segments(const std::vector<fs::path>& segments, const NameCures& cures,
                   FacetNames& names) {
  if (cures.empty()) return;
  add_names(cures, names);
  for (const auto& path : segments) {
    const ByDocument wrong = wrong_names(Xapian::Database(path.string()), cures);
    if (wrong.empty()) continue;
    // Unsynced, as in the pipeline: a killed run leaves no segments.
    Xapian::WritableDatabase segment(path.string(), Xapian::DB_OPEN | Xapian::DB_NO_SYNC);
    for (const auto& [docid, of_document] : wrong)
      segment.replace_document(docid, cured(segment, docid, of_document, cures));
    segment.commit();
  }
}

std::size_t cure_archive(const Xapian::Database& live, const std::vector<fs::path>& segments,
                         const NameCures& cures, const fs::path& to, FacetNames& names) {
  if (cures.empty()) return 0;
  const ByDocument wrong = wrong_names(live, cures);
  if (wrong.empty()) return 0;
  add_names(cures, names);
  const Xapian::Database run = all_of(segments);
  std::optional<Xapian::WritableDatabase> database;
  std::size_t count = 0;
  for (const auto& [docid, of_document] : wrong) {
    auto id = live.termlist_begin(docid);
    id.skip_to(store::id_prefix());
    if (!segments.empty() && run.term_exists(*id)) continue;
    if (!database) database.emplace(to.string(), Xapian::DB_CREATE | Xapian::DB_NO_SYNC);
    database->add_document(cured(live, docid, of_document, cures));
    ++count;
  }
  return count;
}

fs::path name_cure_file(const fs::path& directory) { return directory / "names.txt"; }

NameCures read_name_cures(const fs::path& directory) {
  const fs::path file = name_cure_file(directory);
  return NameCures::parse(content_if_there(file), file.string());
}

}  // namespace nachlese::index
