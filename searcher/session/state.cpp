#include "searcher/session/state.hpp"

#include "core/store/profile.hpp"
#include "core/store/terms.hpp"
#include "entities/recognizer.hpp"

namespace nachlese::search {
namespace {

constexpr std::size_t kMaxCachedNames = 200'000;

std::string stored_name(const store::ArchiveDatabase& database, store::FacetId id) {
  std::string name = database.metadata(store::facet_name_key(id));
  if (!name.empty() || store::kind_of(id) != FacetKind::speaker) return name;
  for (const store::FacetId same : store::named_by(id)) {
    name = database.metadata(store::facet_name_key(same));
    if (!name.empty()) break;
  }
  return name;
}

}  // namespace

Searcher::State::State(const std::filesystem::path& archive, const SearcherOptions& options)
    : reader(
          archive,
          [this](const store::ArchiveInfo& info) {
            text::AnalyzerOptions built{store::is_before_1901(info), info.lexicon};
            if (built != analysis) {
              analyzer = text::Analyzer(built);
              analysis = std::move(built);
            }
            names.listed = info.names;
            return store::Fingerprint{text::analyzer_fingerprint(analysis),
                                      ner::entities_fingerprint(info.names)};
          },
          options.visibility),
      ranking(options.ranking),
      aliases(archive, options.aliases),
      shared_columns(options.columns),
      shared_beginnings(options.beginnings),
      visibility(options.visibility),
      joint(options.joint) {}

store::ArchiveReader& Searcher::State::second_reader() {
  // `reader` has checked that this program can read it.
  if (!second_reader_)
    second_reader_.emplace(
        reader.archive().directory(),
        [](const store::ArchiveInfo& info) { return info.fingerprint; }, visibility);
  return *second_reader_;
}

const std::string& Searcher::State::facet_name(const store::ArchiveDatabase& database,
                                               store::FacetId id) {
  if (facet_names.size() > kMaxCachedNames) facet_names.clear();
  const auto [it, added] = facet_names.try_emplace(id);
  if (added) it->second = stored_name(database, id);
  return it->second;
}

Xapian::docid find_article(const store::ArchiveDatabase& database, const std::string& id) {
  const std::string term = store::make_term(schema::Prefix::id, id);  // of any length
  const auto it = database.postlist_begin(term);
  return it == database.postlist_end(term) ? 0 : *it;
}

}  // namespace nachlese::search
