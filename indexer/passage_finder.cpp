#include "indexer/passage_finder.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <stdexcept>

#include "core/base/disk.hpp"
#include "core/store/terms.hpp"

namespace nachlese::index {
namespace {

constexpr std::uint32_t kEnd = 0xFFFFFFFF;  // in place of a source: the batch ends
constexpr unsigned kUnitBytes = 10;
constexpr std::uint32_t kMostWords = 0xFF;

std::string numbers(std::initializer_list<std::pair<std::uint64_t, unsigned>> fields) {
  std::string out;
  for (const auto& [value, bytes] : fields) out += store::pack_number(value, bytes);
  return out;
}

const UnitSet& units_of_source(const KnownPassages& known, const std::string& source) {
  static const UnitSet kNone;
  const auto found = known.find(source);
  return found == known.end() ? kNone : found->second;
}

class LogReader {
 public:
  explicit LogReader(const std::filesystem::path& path) : in_(path, std::ios::binary) {}

  void seek(std::uint64_t place) { in_.seekg(static_cast<std::streamoff>(place)); }
  std::uint64_t number(unsigned bytes) { return store::unpack_number(text(bytes)); }
  std::string text(std::size_t bytes) {
    std::string out(bytes, '\0');
    if (!in_.read(out.data(), static_cast<std::streamsize>(bytes)))
      throw std::runtime_error("the file of passages is cut off");
    return out;
  }

 private:
  std::ifstream in_;
};

}  // namespace

PassageFinder::PassageFinder(const std::filesystem::path& scratch, PassageState state,
                             PassageRules rules)
    : state_(std::move(state)), rules_(std::move(rules)), path_(scratch / "passages.log") {
  for (const auto& packed : state_.packed) early_.unpack(packed);
  PassageRules before = PassageRules::parse(state_.rules, "passages");
  texts_ = rules_.texts;
  texts_.insert(before.texts.begin(), before.texts.end());
  early_.set_rules(std::move(before));
  before_ = early_.known();
  early_.set_rules(rules_);
  log_.open(path_, std::ios::binary | std::ios::trunc);
}

void PassageFinder::count(const ArticleUnits& article, std::string_view body) {
  if (!article.fresh) return;
  const std::lock_guard lock(mutex_);
  // A source that nobody knew may have passages that the user's file names.
  const bool is_new = !rules_.drop.empty() && !early_.sources().contains(article.source);
  if (early_.count(article.source, article.counted, body) || is_new) known_.reset();
}

std::shared_ptr<const KnownPassages> PassageFinder::known() {
  const std::lock_guard lock(mutex_);
  if (!known_) known_ = std::make_shared<const KnownPassages>(early_.known());
  return known_;
}

void PassageFinder::add(std::uint32_t batch, const std::vector<ArticleUnits>& articles) {
  const std::lock_guard lock(mutex_);
  batches_.emplace_back(batch, static_cast<std::uint64_t>(log_.tellp()));
  for (const auto& article : articles) write(article);
  log_ << numbers({{kEnd, 4}});
  log_.flush();
  if (!log_)
    throw Error(ErrorCode::archive, "Cannot write " + path_.string() + ": " + std::strerror(errno),
                disk_hint(errno));
}

void PassageFinder::write(const ArticleUnits& article) {
  const auto source =
      sources_.try_emplace(article.source, static_cast<std::uint32_t>(sources_.size()));
  const UnitSet& used = units_of_source(*article.used, article.source);
  const CountedArticle& counted = article.counted;
  log_ << numbers({{source.first->second, 4},
                   {counted.title, 8},
                   {counted.day, 4},
                   {article.fresh ? 1 : 0, 1},
                   {article.id.size(), 4}})
       << article.id << numbers({{counted.units.size(), 4}});
  for (const auto& unit : counted.units) {
    log_ << numbers({{unit.hash, 8},
                     {std::min(unit.words, kMostWords), 1},
                     {used.contains(unit.hash) ? 1 : 0, 1}});
  }
}

PassageFinder::Findings PassageFinder::finish() {
  log_.close();
  Findings out;
  out.counts.set_rules(rules_);
  for (const auto& packed : state_.packed) out.counts.unpack(packed);
  std::vector<std::string> names(sources_.size());
  for (const auto& [name, number] : sources_) names[number] = name;
  std::sort(batches_.begin(), batches_.end());
  LogReader log(path_);
  const auto for_each = [&](const auto& visit) {
    for (const auto& [batch, place] : batches_) {
      log.seek(place);
      for (std::uint64_t source = log.number(4); source != kEnd; source = log.number(4)) {
        CountedArticle article;
        article.title = log.number(8);
        article.day = static_cast<std::uint32_t>(log.number(4));
        const bool fresh = log.number(1) != 0;
        const std::string id = log.text(log.number(4));
        const std::string units = log.text(log.number(4) * kUnitBytes);
        visit(names[source], id, fresh, article, units);
      }
    }
  };
  const auto unit_at = [](const std::string& units, std::size_t at) {
    PassageUnit unit;
    unit.hash = store::unpack_number(std::string_view(units).substr(at, 8));
    unit.words = static_cast<unsigned char>(units[at + 8]);
    return unit;
  };
  for_each([&](const std::string& source, const std::string&, bool fresh, CountedArticle& article,
               const std::string& units) {
    if (!fresh) return;
    for (std::size_t at = 0; at < units.size(); at += kUnitBytes)
      article.units.push_back(unit_at(units, at));
    (void)out.counts.count(source, article, {});
  });
  out.counts.conclude();
  out.counts.take_texts(early_);
  out.counts.take_texts(texts_);
  out.known = out.counts.known();
  for_each([&](const std::string& source, const std::string& id, bool, const CountedArticle&,
               const std::string& units) {
    const UnitSet& known = units_of_source(out.known, source);
    for (std::size_t at = 0; at < units.size(); at += kUnitBytes) {
      const bool used = units[at + kUnitBytes - 1] != 0;
      if (known.contains(unit_at(units, at).hash) == used) continue;
      out.stale.push_back(id);
      break;
    }
  });
  std::sort(out.stale.begin(), out.stale.end());
  out.stale.erase(std::unique(out.stale.begin(), out.stale.end()), out.stale.end());
  find_changed(out);
  std::error_code ignored;
  std::filesystem::remove(path_, ignored);
  return out;
}

void PassageFinder::find_changed(Findings& out) const {
  for (const auto& [source, of] : out.counts.sources()) {
    const UnitSet& before = units_of_source(before_, source);
    const UnitSet& now = units_of_source(out.known, source);
    const auto add_missing = [&, &source = source, &of = of](const UnitSet& from,
                                                             const UnitSet& in) {
      for (const std::uint64_t hash : from) {
        if (in.contains(hash)) continue;
        const auto unit = of.units.find(hash);
        const auto ruled = texts_.find(hash);
        const bool counted = unit != of.units.end() && !unit->second.text.empty();
        if (counted) out.changed[source].push_back(unit->second.text);
        if (!counted && ruled != texts_.end()) out.changed[source].push_back(ruled->second);
      }
    };
    add_missing(now, before);
    add_missing(before, now);
  }
}

}  // namespace nachlese::index
