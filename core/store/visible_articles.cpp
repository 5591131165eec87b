#include "core/store/visible_articles.hpp"

#include <algorithm>
#include <bit>

#include "core/base/error.hpp"
#include "core/base/hash.hpp"
#include "core/base/period.hpp"
#include "core/store/archive_database.hpp"
#include "core/store/shard_ids.hpp"
#include "core/store/terms.hpp"

namespace nachlese::store {
namespace {

constexpr unsigned kBits = 64;
constexpr std::uint64_t kDaySeconds = 86'400;

using ArticleBits = std::vector<std::uint64_t>;

void set_bit(ArticleBits& bits, Xapian::docid document) {
  bits[document / kBits] |= std::uint64_t{1} << (document % kBits);
}

bool has_bit(const ArticleBits& bits, Xapian::docid document) {
  return document / kBits < bits.size() && (bits[document / kBits] >> (document % kBits) & 1U) != 0;
}

// The articles of one shard that rules speak of.
class RuledShard {
 public:
  RuledShard(const Xapian::Database& shard, std::uint64_t today)
      : shard_(shard), today_(today), size_(shard.get_lastdocid() / kBits + 1) {
    all_.resize(size_);
    add_term(all_, "");
  }

  [[nodiscard]] ArticleBits allowed(const VisibilityRules& rules) const {
    ArticleBits out(size_);
    for (const auto& rule : rules.allow) join(out, fitting(rule, false));
    for (const auto& rule : rules.deny) take_away(out, fitting(rule, true));
    return out;
  }

 private:
  static void join(ArticleBits& bits, const ArticleBits& more) {
    for (std::size_t i = 0; i < bits.size(); ++i) bits[i] |= more[i];
  }
  static void keep(ArticleBits& bits, const ArticleBits& kept) {
    for (std::size_t i = 0; i < bits.size(); ++i) bits[i] &= kept[i];
  }
  static void take_away(ArticleBits& bits, const ArticleBits& gone) {
    for (std::size_t i = 0; i < bits.size(); ++i) bits[i] &= ~gone[i];
  }

  void add_term(ArticleBits& bits, const std::string& term) const {
    const auto end = shard_.postlist_end(term);
    for (auto at = shard_.postlist_begin(term); at != end; ++at) set_bit(bits, *at);
  }

  [[nodiscard]] ArticleBits fitting(const TermChoice& choice) const {
    ArticleBits out(size_);
    if (choice.or_none) {
      const std::string letters(schema::field(choice.prefix).letters);
      ArticleBits any(size_);
      const auto end = shard_.allterms_end(letters);
      for (auto term = shard_.allterms_begin(letters); term != end; ++term) add_term(any, *term);
      out = all_;
      take_away(out, any);
    }
    for (const auto& term : choice.terms) add_term(out, term);
    return out;
  }

  [[nodiscard]] ArticleBits fitting(const VisibilityRule& rule, bool undated) const {
    ArticleBits out = all_;
    for (const auto& choice : rule.all) keep(out, fitting(choice));
    for (const auto& choice : rule.none) take_away(out, fitting(choice));
    if (rule.has_dates()) keep(out, within(rule, undated));
    return out;
  }

  [[nodiscard]] ArticleBits within(const VisibilityRule& rule, bool undated) const {
    const auto days = [&](unsigned count) {
      return today_ - std::min(today_, count * kDaySeconds);
    };
    std::uint64_t first = rule.first_second;
    std::uint64_t last = rule.last_second;
    if (rule.newer_than_days > 0) first = std::max(first, days(rule.newer_than_days));
    // Until the end of the day that long ago.
    if (rule.older_than_days > 0)
      last = std::min(last, days(rule.older_than_days) + kDaySeconds - 1);
    ArticleBits dated(size_);
    ArticleBits out(size_);
    const auto end = shard_.valuestream_end(schema::kPublished);
    for (auto at = shard_.valuestream_begin(schema::kPublished); at != end; ++at) {
      const std::uint64_t published = unpack_number(*at);
      set_bit(dated, at.get_docid());
      if (published >= first && published <= last) set_bit(out, at.get_docid());
    }
    if (!undated) return out;
    ArticleBits others = all_;
    take_away(others, dated);
    join(out, others);
    return out;
  }

  const Xapian::Database& shard_;
  const std::uint64_t today_;  // its first second
  std::size_t size_;
  ArticleBits all_;
};

bool depends_on_day(const std::vector<ShardRules>& all) {
  const auto depends = [](const VisibilityRule& rule) {
    return rule.older_than_days + rule.newer_than_days > 0;
  };
  return std::ranges::any_of(all, [&](const ShardRules& of_shard) {
    return std::ranges::any_of(of_shard.rules.allow, depends) ||
           std::ranges::any_of(of_shard.rules.deny, depends);
  });
}

VisibilityRules rules_for(const std::vector<ShardRules>& all, const std::string& label) {
  for (const auto& of_shard : all) {
    if (of_shard.label.empty() || of_shard.label == label) return of_shard.rules;
  }
  return {};
}

std::uint64_t start_of_today() { return first_second(local_today()); }

std::string tag_of(const std::vector<ShardRules>& rules, std::uint64_t today) {
  std::string keys;
  for (const auto& [label, of_shard] : rules)
    keys += std::to_string(label.size()) + ':' + label + std::to_string(of_shard.key.size()) + ':' +
            of_shard.key;
  return to_hex(hash64(keys)) +
         (depends_on_day(rules) ? "@" + std::to_string(today / kDaySeconds) : "");
}

}  // namespace

VisibleArticles::VisibleArticles(const ArchiveDatabase& database,
                                 const std::vector<ShardRules>& rules, std::uint64_t today)
    : tag_(tag_of(rules, today)) {
  for (std::size_t i = 0; i < database.shards(); ++i) {
    const Xapian::Database& shard = database.shard(i);
    shards_.push_back(RuledShard(shard, today).allowed(rules_for(rules, database.label(i))));
    uuids_.push_back(shard.get_uuid());
    Xapian::doccount count = 0;
    for (const std::uint64_t word : shards_.back())
      count += static_cast<Xapian::doccount>(std::popcount(word));
    counts_.push_back(count);
    articles_ += count;
    read_slots(shard, shards_.back());
  }
  std::sort(names_.begin(), names_.end());
  names_.erase(std::unique(names_.begin(), names_.end()), names_.end());
  names_.shrink_to_fit();
}

void VisibleArticles::read_slots(const Xapian::Database& shard, const Bits& bits) {
  const auto each = [&](Xapian::valueno slot, auto use) {
    const auto end = shard.valuestream_end(slot);
    for (auto at = shard.valuestream_begin(slot); at != end; ++at) {
      if (has_bit(bits, at.get_docid())) use(at.get_docid(), *at);
    }
  };
  each(schema::kContentHash,
       [&](Xapian::docid id, const std::string&) { words_ += shard.get_doclength(id); });
  each(schema::kPublished, [&](Xapian::docid, const std::string& date) {
    if (first_date_.empty() || date < first_date_) first_date_ = date;
    if (date > last_date_) last_date_ = date;
  });
  constexpr std::size_t kMostUnsorted = 4'000'000;
  each(schema::kFacets, [&](Xapian::docid, const std::string& packed) {
    for (std::size_t at = 0; at + kFacetIdBytes <= packed.size(); at += kFacetIdBytes) {
      const FacetId id = unpack_facet(packed.data() + at);
      names_.push_back(id);
      // Speakers are called what persons, places and organizations are called.
      if (kind_of(id) == FacetKind::speaker) {
        for (const FacetId same : named_by(id)) names_.push_back(same);
      }
    }
    if (names_.size() < kMostUnsorted) return;
    std::sort(names_.begin(), names_.end());
    names_.erase(std::unique(names_.begin(), names_.end()), names_.end());
  });
}

bool VisibleArticles::has(Xapian::docid in_archive) const {
  if (shards_.empty() || in_archive == 0) return false;
  return has_bit(shards_[shard_of(in_archive, shards_.size())],
                 id_in_shard(in_archive, shards_.size()));
}

Xapian::docid VisibleArticles::next_in_shard(std::size_t shard, Xapian::docid document) const {
  if (shard >= shards_.size()) return 0;
  const Bits& bits = shards_[shard];
  std::size_t at = document / kBits;
  if (at >= bits.size()) return 0;
  std::uint64_t word = bits[at] & (~std::uint64_t{0} << (document % kBits));
  while (word == 0) {
    if (++at >= bits.size()) return 0;
    word = bits[at];
  }
  return static_cast<Xapian::docid>(at * kBits + static_cast<unsigned>(std::countr_zero(word)));
}

std::size_t VisibleArticles::shard_named(const std::string& uuid) const {
  return static_cast<std::size_t>(std::find(uuids_.begin(), uuids_.end(), uuid) - uuids_.begin());
}

bool VisibleArticles::has_name(FacetId id) const {
  return std::binary_search(names_.begin(), names_.end(), id);
}

std::shared_ptr<const VisibleArticles> Visibility::of(const ArchiveDatabase& database) {
  if (database.has_remote())
    throw Error(ErrorCode::archive,
                "An archive with shards on other machines cannot be shown in part.",
                "Take the access rules out of the configuration, or keep all shards here.");
  const bool asks_for_terms = std::ranges::any_of(
      rules_, [](const ShardRules& of_shard) { return of_shard.rules.access_terms; });
  if (asks_for_terms && !database.has_access_terms())
    throw Error(ErrorCode::archive,
                "The archive was built without access terms, which a rule asks for.",
                "Rebuild it with `nachlese-index rebuild`.");
  constexpr std::size_t kStates = 4;  // threads may see states one after the other
  const std::uint64_t today = start_of_today();
  const std::string state = database.files_state() + ' ' + tag_of(rules_, today);
  const std::lock_guard lock(mutex_);
  for (const auto& [known, visible] : known_) {
    if (known == state) return visible;
  }
  auto visible = std::make_shared<const VisibleArticles>(database, rules_, today);
  if (known_.size() >= kStates) known_.erase(known_.begin());
  known_.emplace_back(state, visible);
  return visible;
}

bool Visibility::holds(const VisibleArticles& visible) const {
  return !depends_on_day(rules_) || visible.tag() == tag_of(rules_, start_of_today());
}

}  // namespace nachlese::store
