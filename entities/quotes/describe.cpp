#include "entities/quotes/describe.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <vector>

namespace nachlese::quotes {
namespace {

std::string_view bytes_of(std::string_view text, ByteSpan span) {
  return text.substr(span.begin, span.end - span.begin);
}

// Bytes to code points, from a table of every 64th byte.
class CodePoints {
 public:
  explicit CodePoints(std::string_view text) : text_(text) {
    std::uint32_t count = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (i % kStep == 0) counts_.push_back(count);
      count += begins(text[i]) ? 1 : 0;
    }
    counts_.push_back(count);
  }

  [[nodiscard]] std::uint32_t at(std::uint32_t byte) const {
    if (byte >= text_.size()) return counts_.back();
    std::uint32_t count = counts_[byte / kStep];
    for (std::size_t i = byte / kStep * kStep; i < byte; ++i) count += begins(text_[i]) ? 1 : 0;
    return count;
  }

 private:
  static constexpr std::size_t kStep = 64;
  static bool begins(char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }

  std::string_view text_;
  std::vector<std::uint32_t> counts_;
};

}  // namespace

std::string_view to_string(QuoteType type) { return info(type).name; }

std::string cue_text(const Quote& quote, std::string_view text) {
  std::string cue(bytes_of(text, quote.cue));
  if (!quote.particle.empty()) cue.append(" ").append(bytes_of(text, quote.particle));
  return cue;
}

std::string quotes_as_json(const Quotes& quotes, std::string_view text) {
  using Json = nlohmann::ordered_json;
  const CodePoints points(text);
  std::string out;
  for (const Quote& quote : quotes.quotes) {
    Json line{{"type", to_string(quote.type)},
              {"text", bytes_of(text, quote.text)},
              {"start", points.at(quote.text.begin)},
              {"end", points.at(quote.text.end)},
              {"speaker", nullptr},
              {"speaker_start", nullptr},
              {"speaker_end", nullptr},
              {"name", nullptr},
              {"cue", nullptr}};
    if (!quote.speaker.empty()) {
      line["speaker"] = bytes_of(text, quote.speaker);
      line["speaker_start"] = points.at(quote.speaker.begin);
      line["speaker_end"] = points.at(quote.speaker.end);
    }
    if (quote.name != kNobody) line["name"] = quotes.names[quote.name];
    if (!quote.cue.empty()) line["cue"] = cue_text(quote, text);
    out += line.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
  }
  return out;
}

std::string quotes_as_text(const Quotes& quotes, std::string_view text) {
  std::string out;
  for (const Quote& quote : quotes.quotes) {
    std::string words(bytes_of(text, quote.text));
    std::ranges::replace(words, '\n', ' ');
    const std::string_view name =
        quote.name == kNobody ? std::string_view("?") : std::string_view(quotes.names[quote.name]);
    const std::string cue = cue_text(quote, text);
    out.append(name);
    if (!cue.empty()) out.append(" (").append(cue).append(")");
    out.append(quote.type == QuoteType::direct ? ": „" : ": ").append(words);
    out.append(quote.type == QuoteType::direct ? "“\n" : "\n");
  }
  return out;
}

}  // namespace nachlese::quotes
