#include "indexer/story_clusters.hpp"

#include <algorithm>
#include <deque>
#include <numeric>
#include <tuple>
#include <unordered_set>
#include <utility>

#include "core/base/hash.hpp"
#include "core/store/terms.hpp"
#include "indexer/near_duplicates.hpp"

namespace nachlese::index {
namespace fs = std::filesystem;
namespace {

using Documents = std::unordered_set<Xapian::docid>;

// Articles of the run with equal bodies, represented by the first.
struct Text {
  std::uint64_t hash = 0;
  TextSketch sketch;
  bool repeated = false;
  std::uint64_t cluster = 0;           // 0 while unknown
  const TextSketch* leader = nullptr;  // sketch of the first text of the cluster
};

struct Leader {
  std::uint64_t cluster = 0;
  TextSketch sketch;
};

// Calls visit(docid, cluster, packed sketch) for every document with a sketch.
template <class Visit>
void for_each_sketch(const Xapian::Database& database, const Visit& visit) {
  auto cluster = database.valuestream_begin(schema::kCluster);
  for (auto sketch = database.valuestream_begin(schema::kSketch);
       sketch != database.valuestream_end(schema::kSketch); ++sketch) {
    cluster.skip_to(sketch.get_docid());
    visit(sketch.get_docid(), store::unpack_number(*cluster), *sketch);
  }
}

class Assignment {
 public:
  Assignment(const std::vector<fs::path>& live, const Update& update)
      : update_(update), stale_(update.segments.size()) {
    if (!live.empty()) live_ = open_databases(live);
    for (const auto& path : update.segments) segments_.emplace_back(path.string());
  }

  void run() {
    find_stale();
    read_segments();
    if (texts_.empty()) return;
    if (live_) read_live();
    join();
    for (std::size_t i = 0; i < segments_.size(); ++i) rewrite(i);
  }

 private:
  // Finds the documents that the update will not keep: they must not lead a cluster.
  void find_stale() {
    for (const auto& term : update_.deleted) forget_live(term);
    if (!live_ && update_.resolution->all_count()) return;
    Xapian::Database all;
    for (const auto& segment : segments_) all.add_database(segment);
    const std::string letters(schema::field(schema::Prefix::id).letters);
    for (auto term = all.allterms_begin(letters); term != all.allterms_end(letters); ++term) {
      const bool keeps_live = update_.resolution->keeps_live(*term);
      if (!keeps_live) forget_live(*term);
      const bool none = keeps_live || update_.resolution->withdrawn(*term);
      if (none || term.get_termfreq() > 1) mark_stale(all, *term, none);
    }
  }

  void forget_live(const std::string& term) {
    if (live_) gone_.insert(live_->postlist_begin(term), live_->postlist_end(term));
  }

  // Marks the documents of an id except the one that counts, or all if none does.
  void mark_stale(const Xapian::Database& all, const std::string& term, bool none_counts) {
    const auto count = static_cast<Xapian::docid>(segments_.size());
    // Segment and docid, in input order.
    std::vector<std::pair<Xapian::docid, Xapian::docid>> versions;
    for (auto at = all.postlist_begin(term); at != all.postlist_end(term); ++at) {
      versions.emplace_back((*at - 1) % count, (*at - 1) / count + 1);
    }
    std::sort(versions.begin(), versions.end());
    const auto choice = update_.resolution->choice(term);
    const std::size_t kept = choice ? choice->index : versions.size() - 1;
    for (std::size_t i = 0; i < versions.size(); ++i) {
      if (none_counts || i != kept) stale_[versions[i].first].insert(versions[i].second);
    }
  }

  // Reads the texts of the segments, sorted by hash, each once.
  void read_segments() {
    const auto size = [](std::size_t sum, const Xapian::Database& segment) {
      return sum + segment.get_doccount();
    };
    texts_.reserve(std::accumulate(segments_.begin(), segments_.end(), std::size_t{0}, size));
    for (std::size_t i = 0; i < segments_.size(); ++i) {
      for_each_sketch(segments_[i],
                      [&](Xapian::docid docid, std::uint64_t hash, const std::string& packed) {
                        if (!stale_[i].contains(docid))
                          texts_.push_back({hash, unpack_sketch(packed)});
                      });
    }
    std::sort(texts_.begin(), texts_.end(), [](const Text& a, const Text& b) {
      return std::tie(a.hash, a.sketch.published, a.sketch.title) <
             std::tie(b.hash, b.sketch.published, b.sketch.title);
    });
    const auto same = [](Text& first, const Text& second) {
      if (first.hash != second.hash) return false;
      first.repeated = true;
      return true;
    };
    texts_.erase(std::unique(texts_.begin(), texts_.end(), same), texts_.end());
  }

  Text* find_text(std::uint64_t hash) {
    const auto found =
        std::lower_bound(texts_.begin(), texts_.end(), hash,
                         [](const Text& text, std::uint64_t value) { return text.hash < value; });
    return found != texts_.end() && found->hash == hash ? &*found : nullptr;
  }

  // Adopts the clusters of texts that the archive has word for word, and reads those near in time.
  void read_live() {
    for (auto& text : texts_) {
      const std::string term = store::make_term(schema::Prefix::cluster, to_hex(text.hash));
      for (auto at = live_->postlist_begin(term);
           at != live_->postlist_end(term) && text.cluster == 0; ++at)
        adopt(text, *at);
    }
    for (auto own = live_->valuestream_begin(schema::kText);
         own != live_->valuestream_end(schema::kText); ++own) {
      if (Text* text = find_text(store::unpack_number(*own)); text != nullptr && text->cluster == 0)
        adopt(*text, own.get_docid());
    }
    const auto [first, last] = std::minmax_element(
        texts_.begin(), texts_.end(),
        [](const Text& a, const Text& b) { return a.sketch.published < b.sketch.published; });
    const std::uint64_t from =
        first->sketch.published < kMaxSecondsApart ? 0 : first->sketch.published - kMaxSecondsApart;
    const std::uint64_t to = last->sketch.published + kMaxSecondsApart;
    const bool undated = first->sketch.published == 0;
    SketchKeys keys;
    for (const Text& text : texts_) keys.add(text.sketch);
    std::unordered_set<std::uint64_t> known;
    for_each_sketch(
        *live_, [&](Xapian::docid docid, std::uint64_t cluster, const std::string& packed) {
          const std::uint64_t published = sketch_published(packed);
          const bool near = undated || published == 0 || (published >= from && published <= to);
          if (!near || gone_.contains(docid)) return;
          TextSketch sketch = unpack_sketch(packed);
          if (keys.may_share(sketch) && known.insert(cluster).second)
            leaders_.push_back({cluster, std::move(sketch)});
        });
  }

  void adopt(Text& text, Xapian::docid docid) {
    if (gone_.contains(docid)) return;
    const Xapian::Document document = live_->get_document(docid);
    text.cluster = store::unpack_number(document.get_value(schema::kCluster));
    adopted_.push_back(unpack_sketch(document.get_value(schema::kSketch)));
    text.leader = &adopted_.back();
  }

  void join() {
    std::vector<std::uint32_t> order(texts_.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
      return std::tie(texts_[a].sketch.published, a) < std::tie(texts_[b].sketch.published, b);
    });
    SketchTable table(leaders_.size() + texts_.size());
    std::vector<std::pair<std::uint64_t, const TextSketch*>> clusters;
    const auto add = [&](std::uint64_t cluster, const TextSketch& sketch) {
      table.add(&sketch);
      clusters.emplace_back(cluster, &sketch);
    };
    for (const auto& leader : leaders_) add(leader.cluster, leader.sketch);
    for (const std::uint32_t number : order) {
      Text& text = texts_[number];
      if (text.cluster != 0) continue;
      if (const auto found = table.find(text.sketch)) {
        std::tie(text.cluster, text.leader) = clusters[*found];
      } else {
        text.cluster = text.hash;
        text.leader = &text.sketch;
        add(text.cluster, text.sketch);
      }
    }
  }

  void rewrite(std::size_t segment) {
    std::vector<std::pair<Xapian::docid, const Text*>> changed;
    for_each_sketch(segments_[segment],
                    [&](Xapian::docid docid, std::uint64_t hash, const std::string& packed) {
                      const Text* text = find_text(hash);
                      if (text == nullptr || (text->leader == &text->sketch && !text->repeated))
                        return;
                      if (text->cluster != hash || unpack_sketch(packed) != *text->leader)
                        changed.emplace_back(docid, text);
                    });
    if (changed.empty()) return;
    // Unsynced, as in the pipeline: a killed run leaves no segments.
    Xapian::WritableDatabase database(update_.segments[segment].string(),
                                      Xapian::DB_OPEN | Xapian::DB_NO_SYNC);
    for (const auto& [docid, text] : changed) {
      Xapian::Document document = database.get_document(docid);
      if (text->cluster != text->hash) {
        document.remove_term(store::make_term(schema::Prefix::cluster, to_hex(text->hash)));
        document.add_boolean_term(store::make_term(schema::Prefix::cluster, to_hex(text->cluster)));
        document.add_value(schema::kCluster, store::pack_number(text->cluster, 8));
        document.add_value(schema::kText, store::pack_number(text->hash, 8));
      }
      document.add_value(schema::kSketch, pack_sketch(*text->leader));
      database.replace_document(docid, document);
    }
    database.commit();
  }

  const Update& update_;
  std::optional<Xapian::Database> live_;
  std::vector<Xapian::Database> segments_;
  std::vector<Documents> stale_;  // per segment
  Documents gone_;                // of the live generation: replaced or deleted
  std::vector<Text> texts_;
  std::deque<TextSketch> adopted_;
  std::deque<Leader> leaders_;  // of the live generation
};

}  // namespace

void assign_clusters(const std::vector<fs::path>& live, const Update& update) {
  Assignment(live, update).run();
}

}  // namespace nachlese::index
