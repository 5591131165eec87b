#include "entities/recognizer.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <mutex>
#include <utility>

#include "core/base/embedded.hpp"
#include "core/base/hash.hpp"
#include "core/base/utf8.hpp"
#include "entities/agency.hpp"
#include "entities/canonical.hpp"
#include "entities/lexicon_blob.hpp"
#include "entities/lexicon_blob_builder.hpp"
#include "entities/model.hpp"
#include "entities/name_finder.hpp"
#include "entities/nameless.hpp"
#include "entities/units.hpp"

namespace nachlese::ner {

NACHLESE_EMBEDDED(names_image, names);
NACHLESE_EMBEDDED(names_model, names_model);

namespace {

constexpr std::string_view kRulesVersion = "names6";
constexpr std::uint32_t kMostWords = 1U << 16;  // cached per thread; about 500 bytes each

}  // namespace

// Buffers of one call, reused by the next.
struct Scratch {
  Scratch(const NameImage& image, const NameModel& model) : words(image), finder(image, model) {}

  TextWords words;
  NameFinder finder;
  std::vector<Unit> units;
  std::vector<TokenSpan> spans;
};

struct Recognizer::State {
  State(std::string_view names, std::string_view origin) {
    if (names.empty()) return;
    ImageBuilder builder(image);
    add_user_list(builder, names, origin);
    merged = builder.finish();
    image = NameImage(merged);
  }

  std::string merged;  // the shipped and the user's names; empty without the latter
  NameImage image{names_image()};
  NameModel model{names_model()};
  mutable std::mutex mutex;
  mutable std::vector<std::unique_ptr<Scratch>> idle;  // guarded by mutex

  // Those of the thread that analyzed the text, if there are any: they know its words.
  std::unique_ptr<Scratch> take(std::uint64_t vocabulary) const {
    const std::lock_guard lock(mutex);
    if (idle.empty()) return std::make_unique<Scratch>(image, model);
    const auto own = std::ranges::find_if(
        idle, [&](const auto& one) { return one->words.vocabulary() == vocabulary; });
    if (own != idle.end()) std::swap(*own, idle.back());
    auto scratch = std::move(idle.back());
    idle.pop_back();
    return scratch;
  }

  void give_back(std::unique_ptr<Scratch> scratch) const {
    if (scratch->words.size() > kMostWords) {
      scratch->finder.clear();
      scratch->words.clear();
    }
    const std::lock_guard lock(mutex);
    idle.push_back(std::move(scratch));
  }
};

Recognizer::Recognizer(std::string_view names, std::string_view origin)
    : state_(std::make_unique<const State>(names, origin)) {}
Recognizer::~Recognizer() = default;
Recognizer::Recognizer(Recognizer&&) noexcept = default;
Recognizer& Recognizer::operator=(Recognizer&&) noexcept = default;

Names Recognizer::recognize(std::span<const AnalyzedField> fields) const {
  auto scratch = state_->take(fields.empty() ? 0 : fields.front().analysis->vocabulary);
  units_of(fields, scratch->words, scratch->units);
  scratch->finder.find(scratch->units, scratch->spans);
  std::string agency = take_credit(state_->image, scratch->units, scratch->spans);
  drop_nameless(scratch->units, scratch->spans);
  Names names = canonicalize(state_->image, fields, scratch->units, scratch->spans);
  names.agency = std::move(agency);
  state_->give_back(std::move(scratch));
  return names;
}

std::string Recognizer::canonical(EntityType type, std::string_view name) const {
  const std::uint32_t id = find_known(state_->image, type, name);
  return id == kUnknownEntity ? std::string() : std::string(state_->image.name(id));
}

bool Recognizer::lists(EntityType type, std::string_view folded) const {
  std::string first;
  std::string all;
  for (std::size_t at = 0; at < folded.size();) {
    const auto c = static_cast<UChar32>(next_code_point(folded, at));
    append_utf8(first, static_cast<char32_t>(first.empty() ? u_toupper(c) : c));
    append_utf8(all, static_cast<char32_t>(u_toupper(c)));
  }
  return !canonical(type, first).empty() || !canonical(type, all).empty();
}

std::vector<std::vector<std::string>> Recognizer::tag(
    std::span<const std::vector<std::string>> sentences) const {
  constexpr std::string_view kTagNames[] = {"PER", "LOC", "ORG", "OTH"};
  auto scratch = state_->take(0);
  units_of(sentences, scratch->words, scratch->units);
  scratch->finder.find(scratch->units, scratch->spans);
  std::vector<std::vector<std::string>> tags;
  tags.reserve(sentences.size());
  for (const auto& sentence : sentences) tags.emplace_back(sentence.size(), "O");
  for (const TokenSpan& span : scratch->spans) {
    if (span.inside) continue;
    const Unit& first = scratch->units[span.first];
    const std::string label(kTagNames[static_cast<std::size_t>(span.type)]);
    for (std::uint32_t i = first.begin; i < scratch->units[span.last - 1].end; ++i) {
      tags[first.field][i] = (i == first.begin ? "B-" : "I-") + label;
    }
  }
  state_->give_back(std::move(scratch));
  return tags;
}

std::string entities_fingerprint(std::string_view names) {
  const std::string own = std::string(kRulesVersion) + '-' +
                          to_hex(hash64(names_image()) ^ hash64(names_model())).substr(0, 8);
  return names.empty() ? own : own + "+names-" + to_hex(hash64(names)).substr(0, 8);
}

}  // namespace nachlese::ner
