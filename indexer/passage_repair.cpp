#include "indexer/passage_repair.hpp"

#include <algorithm>
#include <exception>
#include <future>
#include <set>
#include <thread>
#include <utility>

#include "core/store/stored_article.hpp"
#include "core/store/terms.hpp"
#include "indexer/segments.hpp"
#include "stemming/fold.hpp"

namespace nachlese::index {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t kChunk = 256;  // documents in memory at a time, twice

struct Work {
  Xapian::docid docid = 0;
  Article article;
  std::vector<std::string> origins;
};

// The article with its passages; nullopt if they are what they should be.
std::optional<Work> stale_article(const Xapian::Database& database, Xapian::docid docid,
                                  const KnownPassages& known) {
  const Xapian::Document document = database.get_document(docid);
  Work work{docid, store::article_of(document), origin_terms(document)};
  const auto units = known.find(passage_source(work.article, origin_name(work.origins)));
  auto spans = units == known.end()
                   ? std::vector<TextSpan>()
                   : recurring_spans(passage_units(work.article.body), units->second);
  if (spans == work.article.passages) return std::nullopt;
  work.article.passages = std::move(spans);
  return work;
}

// Indexes all, each thread every jobs-th.
std::vector<IndexedArticle> index_all(const std::vector<Work>& work,
                                      std::vector<DocumentBuilder>& builders) {
  std::vector<IndexedArticle> out(work.size());
  std::vector<std::exception_ptr> failures(builders.size());
  std::vector<std::thread> threads;
  for (std::size_t worker = 0; worker < builders.size(); ++worker) {
    threads.emplace_back([&, worker] {
      try {
        for (std::size_t i = worker; i < work.size(); i += builders.size()) {
          out[i] = builders[worker].build(work[i].article);
          for (const auto& term : work[i].origins) out[i].document.add_boolean_term(term);
        }
      } catch (...) {
        failures[worker] = std::current_exception();
      }
    });
  }
  for (auto& thread : threads) thread.join();
  for (const auto& failure : failures) {
    if (failure) std::rethrow_exception(failure);
  }
  return out;
}

class Repair {
 public:
  Repair(const KnownPassages& known, const RepairOptions& options, FacetNames& names)
      : known_(known), names_(names) {
    for (unsigned i = 0; i < std::max(options.jobs, 1U); ++i)
      builders_.emplace_back(options.find_names, options.documents);
  }

  // Calls write(docid, document), in another thread, for those of `docids` that need it; their
  // number.
  template <class Write>
  std::size_t run(const Xapian::Database& database, const std::vector<Xapian::docid>& docids,
                  const Write& write) {
    std::size_t changed = 0;
    std::vector<Work> work;
    std::vector<IndexedArticle> documents;
    const auto write_all = [&](const std::vector<Work>& of, const std::vector<IndexedArticle>& to) {
      for (std::size_t i = 0; i < of.size(); ++i) write(of[i].docid, to[i].document);
    };
    for (std::size_t at = 0; at < docids.size(); at += kChunk) {
      std::vector<Work> next;
      for (std::size_t i = at; i < std::min(at + kChunk, docids.size()); ++i) {
        if (auto one = stale_article(database, docids[i], known_)) next.push_back(std::move(*one));
      }
      // Nothing is read while the last ones are written.
      auto writing = std::async(std::launch::async, [&] { write_all(work, documents); });
      auto indexed = index_all(next, builders_);
      writing.get();
      for (const auto& one : indexed) {
        for (const auto& name : one.facets) names_.add(name, kLast);
      }
      changed += next.size();
      work = std::move(next);
      documents = std::move(indexed);
    }
    write_all(work, documents);
    return changed;
  }

 private:
  static constexpr std::uint32_t kLast = 0xFFFFFFFF;  // the names of the run come first

  const KnownPassages& known_;
  FacetNames& names_;
  std::vector<DocumentBuilder> builders_;
};

// The articles of a source that hold a text, or nearly.
void find_text(const Xapian::Database& live, const std::string& source, const std::string& text,
               text::Analyzer& analyzer, std::set<Xapian::docid>& out) {
  constexpr std::size_t kWords = 8;
  text::Analysis analysis;
  analyzer.analyze(text, text::Purpose::document, analysis);
  std::set<std::pair<Xapian::doccount, std::string>> rarest;
  for (const auto& token : analysis.tokens) {
    std::string term = store::make_term(schema::Prefix::surface, token.word->surface.text);
    rarest.emplace(live.get_termfreq(term), std::move(term));
  }
  std::vector<Xapian::Query> terms;
  for (const auto& [frequency, term] : rarest) {
    if (terms.size() < kWords) terms.emplace_back(term);
  }
  if (terms.empty()) return;
  Xapian::Query query(Xapian::Query::OP_AND, terms.begin(), terms.end());
  const std::string folded = text::fold_value(source);
  const std::string filter = store::make_term(schema::Prefix::source, folded);
  if (!folded.empty() && live.term_exists(filter))
    query = Xapian::Query(Xapian::Query::OP_FILTER, query, Xapian::Query(filter));
  Xapian::Enquire enquire(live);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_query(query);
  const Xapian::MSet found = enquire.get_mset(0, kMostRepairs);
  for (auto it = found.begin(); it != found.end(); ++it) out.insert(*it);
}

}  // namespace

std::vector<std::string> origin_terms(const Xapian::Document& document) {
  std::vector<std::string> out;
  for (const auto prefix : {schema::Prefix::file, schema::Prefix::origin}) {
    const std::string letters(schema::field(prefix).letters);
    auto term = document.termlist_begin();
    for (term.skip_to(letters); term != document.termlist_end() && (*term).starts_with(letters);
         ++term)
      out.push_back(*term);
  }
  return out;
}

std::string origin_name(const std::vector<std::string>& origins) {
  const std::string_view letters = schema::field(schema::Prefix::origin).letters;
  for (const auto& term : origins) {
    if (term.starts_with(letters)) return term.substr(letters.size());
  }
  return {};
}

void repair_segments(const std::vector<fs::path>& segments, const std::vector<std::string>& ids,
                     const KnownPassages& known, const RepairOptions& options, FacetNames& names) {
  if (ids.empty()) return;
  Repair repair(known, options, names);
  for (const auto& path : segments) {
    std::vector<Xapian::docid> docids;
    {
      const Xapian::Database segment(path.string());
      for (const auto& id : ids) {
        const std::string term = store::make_term(schema::Prefix::id, id);
        docids.insert(docids.end(), segment.postlist_begin(term), segment.postlist_end(term));
      }
    }
    if (docids.empty()) continue;
    std::sort(docids.begin(), docids.end());
    // Unsynced, as in the pipeline: a killed run leaves no segments.
    Xapian::WritableDatabase segment(path.string(), Xapian::DB_OPEN | Xapian::DB_NO_SYNC);
    repair.run(segment, docids, [&](Xapian::docid docid, const Xapian::Document& document) {
      segment.replace_document(docid, document);
    });
    segment.commit();
  }
}

std::size_t repair_archive(const Xapian::Database& live, const std::vector<fs::path>& segments,
                           const PassageFinder::Findings& found, const RepairOptions& options,
                           const fs::path& to, FacetNames& names) {
  std::set<Xapian::docid> candidates;
  text::Analyzer analyzer(options.documents.analysis);
  for (const auto& [source, texts] : found.changed) {
    for (const auto& text : texts) find_text(live, source, text, analyzer, candidates);
  }
  if (candidates.empty()) return 0;
  Xapian::Database run;
  for (const auto& path : segments) run.add_database(Xapian::Database(path.string()));
  const std::string letters = store::id_prefix();
  std::vector<Xapian::docid> docids;
  for (const Xapian::docid docid : candidates) {
    auto id = live.termlist_begin(docid);
    id.skip_to(letters);
    if (docids.size() < kMostRepairs && (segments.empty() || !run.term_exists(*id)))
      docids.push_back(docid);
  }
  std::optional<Xapian::WritableDatabase> database;
  return Repair(found.known, options, names)
      .run(live, docids, [&](Xapian::docid, const Xapian::Document& document) {
        if (!database) {
          database.emplace(to.string(), Xapian::DB_CREATE | Xapian::DB_NO_SYNC);
        }
        database->add_document(document);
      });
}

}  // namespace nachlese::index
