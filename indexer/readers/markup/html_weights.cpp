#include "indexer/readers/markup/html_weights.hpp"

#include <algorithm>
#include <iterator>
#include <unordered_set>

#include "core/base/strings.hpp"

namespace nachlese::readers {
namespace {

constexpr std::string_view kAlwaysDropped[] = {"script", "style",  "template", "noscript",
                                               "svg",    "select", "button",   "iframe"};
constexpr std::string_view kInline[] = {
    "a",   "b",   "i",    "em",    "strong", "span", "u",       "font", "abbr", "cite",
    "q",   "sub", "sup",  "small", "big",    "mark", "code",    "time", "br",   "s",
    "ins", "del", "nobr", "wbr",   "tt",     "kbd",  "acronym", "bdi",  "img"};

void add(Weight& to, const Weight& from) {
  to.text += from.text;
  to.linked += from.linked;
  to.links += from.links;
  to.prose += from.prose;
  to.has_heading = to.has_heading || from.has_heading;
}

}  // namespace

bool is_inline(const Element& element) { return is_inline_name(element.name); }

bool is_inline_name(std::string_view name) {
  static const std::unordered_set<std::string_view> names(std::begin(kInline), std::end(kInline));
  return names.find(name) != names.end();
}

bool is_silent(const Element& element) { return is_one_of(element.name, kAlwaysDropped); }

Weights::Weights(const Element& root, bool lenient, bool after_heading)
    : lenient_(lenient), counts_(!after_heading) {
  (void)measure(root);
}

const Weight& Weights::of(const Element& element) const {
  static const Weight kNothing;
  const auto found = weights_.find(&element);
  return found == weights_.end() ? kNothing : found->second;
}

bool Weights::is_prose(const Run& run) const {
  constexpr std::size_t kLine = 50;
  constexpr std::size_t kParagraph = 110;
  if (!counts_ || run.text == 0 || run.linked * 2 > run.text) return false;
  if (lenient_) return true;
  return (run.text >= kLine && run.stops > 0 && run.words >= 8) || run.text >= kParagraph ||
         (run.ends && run.text >= 25 && run.words >= 4);
}

void Weights::close(Run& run, Weight& weight) const {
  if (is_prose(run)) weight.prose += run.text - run.linked / 2;
  run = {};
}

void Weights::add_text(std::string_view text, bool linked, Run& run, Weight& weight) {
  char last = ' ';
  for (const char c : text) {
    if (static_cast<unsigned char>(c) <= ' ') {
      if (run.ends && last != ' ') ++run.stops;
      last = ' ';
      continue;
    }
    if (last == ' ') ++run.words;
    ++run.text;
    ++weight.text;
    if (linked) {
      ++run.linked;
      ++weight.linked;
    }
    run.ends = c == '.' || c == '!' || c == '?' || ((c == '"' || c == ')') && run.ends) ||
               (static_cast<unsigned char>(c) >= 0x80 && run.ends);
    last = c;
  }
  if (run.ends && text.size() > 1) ++run.stops;
}

void Weights::walk_inline(const Element& element, bool linked, Run& run, Weight& weight) {
  const bool link = linked || element.name == "a";
  if (element.name == "a") ++weight.links;
  if (element.name.empty()) {
    add_text(element.text, linked, run, weight);
    return;
  }
  Weight own;
  for (const auto& c : element.children) {
    if (c.name.empty() || is_inline(c)) {
      walk_inline(c, link, run, own);
    } else {
      close(run, own);
      add(own, measure(c, link));
    }
  }
  weights_[&element] = own;
  add(weight, own);
}

Weight Weights::measure(const Element& element, bool linked) {
  Weight weight;
  Run run;
  weight.has_heading = element.name == "h1";
  counts_ = counts_ || weight.has_heading;
  const bool silent = is_silent(element);
  int breaks = 0;
  for (const auto& c : element.children) {
    if (silent) continue;
    if (c.name.empty() || is_inline(c)) {
      breaks = c.name == "br" ? breaks + 1 : c.name.empty() && trim(c.text).empty() ? breaks : 0;
      if (breaks > 1) close(run, weight);
      walk_inline(c, linked, run, weight);
    } else {
      close(run, weight);
      add(weight, measure(c, linked));
    }
  }
  close(run, weight);
  const bool heading = element.name.size() == 2 && element.name[0] == 'h' &&
                       element.name[1] >= '1' && element.name[1] <= '6';
  if (heading) weight.prose = 0;
  weights_[&element] = weight;
  return weight;
}

}  // namespace nachlese::readers
