#include "stemming/describe.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "stemming/utf8.hpp"

namespace nachlese::text {

namespace {

constexpr std::array<std::string_view, 6> kKinds = {"word",         "number",  "date",
                                                    "abbreviation", "address", "symbol"};

void describe(const Token& token, std::string_view text, bool overlay, std::string& out) {
  std::string written(text.substr(token.begin, token.end - token.begin));
  std::replace_if(
      written.begin(), written.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; },
      ' ');
  out += (overlay ? "+" : "") + std::to_string(token.position) + '\t' +
         std::to_string(token.begin) + '-' + std::to_string(token.end);
  out.append("\t")
      .append(kKinds[static_cast<std::size_t>(token.kind)])
      .append("\t")
      .append(written);
  const auto& word = *token.word;
  out.append("\t")
      .append(word.surface.text)
      .append("\t")
      .append(word.stem.text.empty() ? "-" : word.stem.text)
      .append("\t");
  if (word.parts.empty()) out += '-';
  for (const auto& part : word.parts)
    out.append(&part == word.parts.data() ? "" : "|").append(part.stem.text);
  out.append("\t")
      .append(token.sentence_start && !overlay ? "^" : "")
      .append(word.function_word ? "f" : "")
      .append("\n");
}

// Where each part begins in the word as written. Letters of the surface form may differ in length
// (ß, capitals), so it counts letters, with ß as two.
std::vector<std::size_t> written_begins(std::string_view written, const Word& word) {
  std::vector<std::size_t> begins;
  std::size_t surface = 0;
  auto part = word.parts.begin();
  for (std::size_t at = 0; at < written.size() && part != word.parts.end();) {
    const auto d = decode(written, at);
    const bool dropped = d.code_point == '-' || d.code_point == 0xAD || d.code_point == 0x2010 ||
                         d.code_point == 0x2011;
    if (surface >= part->begin && !dropped) begins.push_back(at), ++part;
    at += d.bytes;
    surface += dropped ? 0 : d.code_point == 0xDF ? 2 : d.bytes;
  }
  return begins;
}

}  // namespace

std::string describe_text(Analyzer& analyzer, std::string_view text) {
  Analysis analysis;
  analyzer.analyze(text, Purpose::document, analysis);
  std::string out;
  auto overlay = analysis.overlays.begin();
  for (const auto& token : analysis.tokens) {
    describe(token, text, false, out);
    for (; overlay != analysis.overlays.end() && overlay->position == token.position; ++overlay)
      describe(*overlay, text, true, out);
  }
  return out;
}

std::string describe_words(Analyzer& analyzer, std::string_view words) {
  std::string out;
  while (!words.empty()) {
    const auto end = std::min(words.find('\n'), words.size());
    auto line = words.substr(0, end);
    words.remove_prefix(std::min(end + 1, words.size()));
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (line.empty()) continue;
    out.append(line).append("\t");
    const auto* word = analyzer.word(line);
    if (word == nullptr) {
      Analysis analysis;
      analyzer.analyze(line, Purpose::document, analysis);
      for (const auto& token : analysis.tokens)
        out.append(&token == analysis.tokens.data() ? "" : " ").append(token.word->stem.text);
      out.append("\t").append(line).append("\n");
      continue;
    }
    // Function words have no stem; print the surface form.
    out.append(word->stem.text.empty() ? word->surface.text : word->stem.text).append("\t");
    std::size_t from = 0;
    for (const auto begin : written_begins(line, *word)) {
      if (begin == 0) continue;
      auto part = line.substr(from, begin - from);
      if (!part.empty() && part.back() == '-') part.remove_suffix(1);
      out.append(part).append("|");
      from = begin;
    }
    out.append(line.substr(from)).append("\n");
  }
  return out;
}

}  // namespace nachlese::text
