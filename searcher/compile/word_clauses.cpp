#include "searcher/compile/word_clauses.hpp"

#include <algorithm>
#include <utility>

#include "core/store/terms.hpp"
#include "searcher/compile/readings.hpp"
#include "searcher/compile/words.hpp"

namespace nachlese::search {
namespace {

using schema::Prefix;

constexpr unsigned kProximityWindow = 8;  // words
// Longer runs of words get no bonus for neighbors that stand near each other:
// docs/DECISIONS.md#proximity.
constexpr std::size_t kMaxWordsForProximity = 8;

Plan surface(const text::Token& token) {
  return one_term(store::make_term(Prefix::surface, token.word->surface.text));
}

// The further word that stands for this token and maybe those after it.
const text::Token* overlay_at(const text::Analysis& analysis, const text::Token& token) {
  const text::Token* best = nullptr;
  for (const auto& overlay : analysis.overlays) {
    if (overlay.begin == token.begin && (best == nullptr || overlay.end > best->end))
      best = &overlay;
  }
  return best;
}

// Reads the tokens of one run of query words from left to right.
class Run {
 public:
  Run(CompileContext& in, std::span<const query::Node> nodes, Clauses& out)
      : in_(in), nodes_(nodes), out_(out) {
    // A sign or a field name before the first word is not part of the text.
    const auto& first = std::get<query::QueryWord>(nodes.front().value);
    in_.offset = nodes.front().span.end - first.text.size();
    in_.analyzer.analyze(in_.text.substr(in_.offset, nodes.back().span.end - in_.offset),
                         text::Purpose::query, analysis_);
  }

  void read() {
    for (std::size_t at = 0; at < analysis_.tokens.size();) {
      const text::Token& token = analysis_.tokens[at];
      if (token.begin < covered_) {
        ++at;
        continue;
      }
      if (!has_room(in_, {in_.offset + token.begin, in_.offset + token.end})) return;
      at += take(at);
    }
  }

 private:
  // How many tokens were taken.
  std::size_t take(std::size_t at) {
    const text::Token& token = analysis_.tokens[at];
    const text::Token* overlay = overlay_at(analysis_, token);
    if (const auto alias = alias_at(at, overlay); alias.tokens > 0)
      return take_alias(at, overlay, alias);
    if (overlay != nullptr) {
      Clause clause{Role::content, overlay_reading(in_, analysis_, *overlay), required(token)};
      if (!in_.field) clause.loose = loose_reading(in_, *overlay);
      add(std::move(clause), nullptr);
      covered_ = std::max(overlay->end, token.end);
      return 1;
    }
    if (const std::size_t glued = glued_from(at); glued > 1) {
      const auto tokens = std::span(analysis_.tokens).subspan(at, glued);
      add({Role::content, run_reading(in_, tokens), required(token)}, nullptr);
      return glued;
    }
    const bool function_word = token.word->function_word;
    Clause clause{function_word ? Role::function_word : Role::content, word_reading(in_, token),
                  required(token)};
    if (function_word && clause.required) clause.role = Role::content;
    if (!function_word && !in_.field) {
      clause.bonus = bonus(token);
      clause.loose = loose_reading(in_, token);
    }
    add(std::move(clause), function_word ? before_ : &token);
    return 1;
  }

  std::size_t take_alias(std::size_t at, const text::Token* overlay, const Aliases::Match& alias) {
    const text::Token& token = analysis_.tokens[at];
    const text::Token& last = analysis_.tokens[at + alias.tokens - 1];
    std::vector<Plan> own;
    if (overlay != nullptr) {
      own.push_back(overlay_reading(in_, analysis_, *overlay));
    } else {
      for (std::size_t i = 0; i < alias.tokens; ++i)
        own.push_back(word_reading(in_, analysis_.tokens[at + i]));
    }
    std::vector<Plan> readings = {all_of(std::move(own))};
    const std::uint32_t group = in_.wanted->groups++;
    for (const auto& name : alias.spellings)
      readings.push_back(scaled(name_reading(in_, name, group), in_.ranking.alias));
    const bool single = alias.tokens == 1 && overlay == nullptr;
    Clause clause{Role::content, best_of(std::move(readings)), required(token)};
    if (single && !in_.field) clause.bonus = bonus(token);
    if (!in_.field) clause.loose = other_names(alias);
    offer_names(token, last, alias);
    add(std::move(clause), single ? &token : nullptr);
    covered_ = last.end;
    return alias.tokens;
  }

  // They weigh, but make nothing match.
  Plan other_names(const Aliases::Match& alias) {
    std::vector<Plan> out;
    for (const auto& name : alias.others)
      out.push_back(scaled(name_reading(in_, name, in_.wanted->groups++), in_.ranking.alias));
    return best_of(std::move(out));
  }

  // Other names of the same thing, which the user did not ask for.
  void offer_names(const text::Token& first, const text::Token& last, const Aliases::Match& alias) {
    if (alias.others.empty() || in_.field || in_.offers == nullptr) return;
    Offer offer{
        OfferKind::other_name, {in_.offset + first.begin, in_.offset + last.end}, {}, alias.others};
    const std::string typed(in_.text.substr(offer.span.begin, last.end - first.begin));
    offer.text = "(" + (alias.tokens > 1 ? "\"" + typed + "\"" : typed);
    for (const auto& name : alias.others)
      offer.text += " ODER " + (name.find(' ') == std::string::npos ? name : "\"" + name + "\"");
    offer.text += ")";
    in_.offers->push_back(std::move(offer));
  }

  // A name of the list that begins here and is not cut by the overlay.
  [[nodiscard]] Aliases::Match alias_at(std::size_t at, const text::Token* overlay) const {
    auto match = in_.aliases.find(std::span(analysis_.tokens).subspan(at));
    if (match.tokens > 0 && overlay != nullptr &&
        analysis_.tokens[at + match.tokens - 1].end < overlay->end)
      match.tokens = 0;
    return match;
  }

  // How many tokens were typed as one, from here on: within one query word, with nothing between
  // them but a sign that joins.
  [[nodiscard]] std::size_t glued_from(std::size_t at) const {
    std::size_t end = at + 1;
    for (; end < analysis_.tokens.size(); ++end) {
      const text::Token& left = analysis_.tokens[end - 1];
      const text::Token& right = analysis_.tokens[end];
      const std::string_view gap = in_.text.substr(in_.offset + left.end, right.begin - left.end);
      if (gap.find_first_not_of("/&+.:'_-@#*%") != std::string_view::npos ||
          node_of(left) != node_of(right) || overlay_at(analysis_, right) != nullptr)
        break;
    }
    return end - at;
  }

  [[nodiscard]] const query::Node* node_of(const text::Token& token) const {
    const auto it = std::find_if(nodes_.begin(), nodes_.end(), [&](const query::Node& node) {
      return token.begin + in_.offset < node.span.end;
    });
    return it == nodes_.end() ? nullptr : &*it;
  }

  [[nodiscard]] bool required(const text::Token& token) const {
    const query::Node* node = node_of(token);
    return node != nullptr && node->required;
  }

  // Adds to articles that match anyway.
  Plan bonus(const text::Token& token) {
    if (before_ != nullptr && before_->word != token.word)
      in_.nearby->push_back(scaled(near_of({surface(*before_), surface(token)}, kProximityWindow),
                                   in_.ranking.proximity));
    const auto stem = token.word->stem.text;
    if (stem.empty()) return {};
    return scaled(spent(in_, stem_plan(Scope::title, stem)), in_.ranking.title);
  }

  void add(Clause clause, const text::Token* before) {
    out_.push_back(std::move(clause));
    before_ = nodes_.size() <= kMaxWordsForProximity ? before : nullptr;
  }

  CompileContext& in_;
  std::span<const query::Node> nodes_;
  Clauses& out_;
  text::Analysis analysis_;
  const text::Token* before_ = nullptr;  // the word of content before this one
  std::uint32_t covered_ = 0;            // bytes up to here are dealt with
};

}  // namespace

void add_words(CompileContext& in, std::span<const query::Node> nodes, Clauses& out) {
  Run(in, nodes, out).read();
}

}  // namespace nachlese::search
