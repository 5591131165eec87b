#include "entities/name_finder.hpp"

#include <algorithm>

namespace nachlese {
namespace {

// Inhabitants and adjectives are no persons ("der Franzose"), abbreviations of several letters ("a. D.") no names.
bool is_no_name(std::span<const Unit> units, const Span& span) {
  const WordTraits& word = *units[span.first].word;
  if (span.last - span.first > 1 || word.has(kAlias)) return false;
  return (span.type == EntityType::person && word.has(kDerived)) || word.text.find(' ') != std::string_view::npos;
}

// Titles and roles in front of a person are not part of the name.
void cut_roles(std::span<const Unit> units, Span& span) {
  while (span.type == EntityType::person && span.last - span.first > 1 && is_role(units[span.first]) &&
         !units[span.first].word->has(kFirstName)) {
    ++span.first;
  }
}

void name_entity(const NameImage& image, std::span<const Unit> units, Span& span) {
  const AliasMatch match = match_alias(image, units, span.first);
  if (match.slot == nullptr || match.last != span.last) return;
  for (const std::uint32_t id : image.readings(match.slot)) {
    if (image.entity(id).type == span.type) {
      span.entity = id;
      return;
    }
  }
}

}  // namespace

NameFinder::NameFinder(const NameImage& image, const NameModel& model) : image_(&image), tagger_(image, model) {}

// What the rules are certain of and the model has left free: names within hyphen compounds, streets and squares. Measured on
// held-back text, everything else that only the rules find is wrong more often than right.
void NameFinder::add_certain(std::span<const Unit> units, std::vector<Span>& spans) const {
  std::vector<Span> added;
  std::size_t next = 0;
  for (const Span& rule : rules_) {
    while (next < spans.size() && spans[next].last <= rule.first) ++next;
    const bool free = next == spans.size() || spans[next].first >= rule.last;
    const bool street = rule.type == EntityType::place && units[rule.last - 1].word->place_end;
    if (free && (rule.inside || street)) added.push_back(rule);
  }
  const std::size_t middle = spans.size();
  spans.insert(spans.end(), added.begin(), added.end());
  std::ranges::inplace_merge(spans, spans.begin() + static_cast<std::ptrdiff_t>(middle), {}, &Span::first);
}

void NameFinder::find(std::span<const Unit> units, std::vector<Span>& out) {
  find_spans(*image_, units, rules_);
  add_surnames(units, rules_);
  tagger_.tag(units, rules_, out);
  for (Span& span : out) cut_roles(units, span);
  std::erase_if(out, [&](const Span& span) { return is_no_name(units, span); });
  for (Span& span : out) name_entity(*image_, units, span);
  add_certain(units, out);
  add_surnames(units, out);
}

}  // namespace nachlese
