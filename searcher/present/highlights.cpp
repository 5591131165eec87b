#include "searcher/present/highlights.hpp"

#include <algorithm>
#include <optional>

namespace nachlese::search {
namespace {

std::optional<std::uint32_t> find(const WantedTerms& terms, std::string_view text) {
  if (terms.empty() || text.empty()) return std::nullopt;
  const auto it = terms.find(text);
  return it == terms.end() ? std::nullopt : std::optional(it->second);
}

// Parts are bytes of the surface form; they fit the text if no byte was added or dropped. If not,
// the whole word is marked.
Mark mark_of_part(std::string_view text, const text::Token& token, const text::Part& part,
                  std::uint32_t group) {
  const std::string_view original = text.substr(token.begin, token.end - token.begin);
  const auto at_character = [&](std::uint32_t at) {
    return at == original.size() || (static_cast<unsigned char>(original[at]) & 0xC0U) != 0x80;
  };
  const bool same_bytes = original.size() == token.word->surface.text.size();
  if (same_bytes && part.end <= original.size() && part.begin < part.end &&
      at_character(part.begin) && at_character(part.end))
    return {token.begin + part.begin, token.begin + part.end, group, false};
  return {token.begin, token.end, group, false};
}

void mark_word(std::string_view text, const text::Token& token, const Wanted& wanted,
               std::vector<Mark>& marks) {
  const text::Word& word = *token.word;
  auto group = find(wanted.surfaces, word.surface.text);
  if (!group) group = find(wanted.stems, word.stem.text);
  if (!group) group = find(wanted.variants, word.variant.text);
  if (group) {
    marks.push_back({token.begin, token.end, *group, true});
    return;
  }
  for (const auto& parts : {word.runs, word.parts}) {
    for (const auto& part : parts) {
      if (const auto found = find(wanted.parts, part.stem.text))
        marks.push_back(mark_of_part(text, token, part, *found));
    }
  }
}

bool stands_at(const Wanted::Sequence& sequence, const std::vector<text::Token>& tokens,
               std::size_t at) {
  if (at + sequence.places.size() > tokens.size()) return false;
  for (std::size_t i = 0; i < sequence.places.size(); ++i) {
    const auto& forms = sequence.places[i];
    if (std::find(forms.begin(), forms.end(), tokens[at + i].word->surface.text) == forms.end())
      return false;
  }
  return true;
}

void mark_sequences(const text::Analysis& analysis, const Wanted& wanted,
                    std::vector<Mark>& marks) {
  if (wanted.sequences.empty()) return;
  for (std::size_t i = 0; i < analysis.tokens.size(); ++i) {
    for (const auto& sequence : wanted.sequences) {
      if (!stands_at(sequence, analysis.tokens, i)) continue;
      marks.push_back({analysis.tokens[i].begin,
                       analysis.tokens[i + sequence.places.size() - 1].end, sequence.group, true});
    }
  }
}

// The query's exact word or phrase of one word that the surface form is.
std::optional<std::uint32_t> find_alone(const Wanted& wanted, std::string_view surface) {
  for (const auto& [places, group] : wanted.sequences) {
    if (places.size() == 1 && std::ranges::find(places.front(), surface) != places.front().end())
      return group;
  }
  return std::nullopt;
}

// An overlay (the joined form of a hyphen compound) highlights what it stands for.
void mark_overlays(const text::Analysis& analysis, const Wanted& wanted, std::vector<Mark>& marks) {
  for (const auto& overlay : analysis.overlays) {
    auto group = find(wanted.surfaces, overlay.word->surface.text);
    if (!group) group = find(wanted.stems, overlay.word->stem.text);
    if (!group) group = find_alone(wanted, overlay.word->surface.text);
    if (group) marks.push_back({overlay.begin, overlay.end, *group, true});
  }
}

struct Escape {
  char character;
  std::string_view html;
};
constexpr Escape kEscapes[] = {
    {'&', "&amp;"}, {'<', "&lt;"}, {'>', "&gt;"}, {'"', "&quot;"}, {'\'', "&#39;"}};

bool stands_for_itself(char c) {
  return static_cast<unsigned char>(c) >= 0x20 && c != 0x7F && c != '&' && c != '<' && c != '>' &&
         c != '"' && c != '\'';
}

void append_escaped(std::string& out, std::string_view text) {
  for (auto at = text.begin(); at != text.end(); ++at) {
    const auto* const run = at;
    at = std::find_if_not(at, text.end(), stands_for_itself);
    out.append(run, at);
    if (at == text.end()) return;
    const auto* escape = std::ranges::find(kEscapes, *at, &Escape::character);
    out += escape != std::end(kEscapes) ? escape->html : " ";
  }
}

}  // namespace

std::vector<Mark> find_marks(std::string_view text, const text::Analysis& analysis,
                             const Wanted& wanted) {
  std::vector<Mark> marks;
  if (wanted.empty()) return marks;
  for (const auto& token : analysis.tokens) mark_word(text, token, wanted, marks);
  mark_sequences(analysis, wanted, marks);
  mark_overlays(analysis, wanted, marks);
  std::stable_sort(marks.begin(), marks.end(), [](const Mark& a, const Mark& b) {
    return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
  });
  std::vector<Mark> apart;
  for (const auto& mark : marks) {
    if (apart.empty() || mark.begin >= apart.back().end) apart.push_back(mark);
  }
  return apart;
}

std::string escape_html(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 16);
  append_escaped(out, text);
  return out;
}

std::string marked_html(std::string_view text, const std::vector<Mark>& marks, std::size_t begin,
                        std::size_t end) {
  std::string out;
  out.reserve(end - begin + 64);
  auto mark = std::lower_bound(marks.begin(), marks.end(), begin,
                               [](const Mark& m, std::size_t at) { return m.begin < at; });
  std::size_t at = begin;
  for (; mark != marks.end() && mark->end <= end; ++mark) {
    append_escaped(out, text.substr(at, mark->begin - at));
    out += "<mark>";
    append_escaped(out, text.substr(mark->begin, mark->end - mark->begin));
    out += "</mark>";
    at = mark->end;
  }
  append_escaped(out, text.substr(at, end - at));
  return out;
}

}  // namespace nachlese::search
