#include "entities/describe.hpp"

#include <array>
#include <nlohmann/json.hpp>

namespace nachlese {
namespace {

constexpr std::array<std::string_view, 4> kTypes = {"person", "place", "organisation", "other"};
constexpr std::array<std::string_view, 4> kTagNames = {"PER", "LOC", "ORG", "OTH"};

std::vector<std::uint32_t> count_mentions(const Names& names) {
  std::vector<std::uint32_t> counts(names.entities.size());
  for (const Mention& mention : names.mentions) ++counts[mention.entity];
  return counts;
}

template <typename Use>
void each_line(std::string_view text, Use use) {
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    use(line);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
}

// Marks between words, each visible character a token of its own.
void write_marks(std::string_view between, std::string& out) {
  for (std::size_t at = 0; at < between.size();) {
    std::size_t end = at + 1;
    while (end < between.size() && (static_cast<unsigned char>(between[end]) & 0xC0U) == 0x80U) ++end;
    const std::string_view mark = between.substr(at, end - at);
    if (static_cast<unsigned char>(mark.front()) > ' ' && mark != "\u00A0" && mark != "\u202F") out.append(mark).append("\tO\n");
    at = end;
  }
}

}  // namespace

std::string_view to_string(EntityType type) { return kTypes[static_cast<std::size_t>(type)]; }

std::string names_as_text(const Names& names) {
  const auto counts = count_mentions(names);
  std::string out;
  for (std::size_t i = 0; i < names.entities.size(); ++i) {
    const Entity& entity = names.entities[i];
    out.append(to_string(entity.type)).append("\t").append(entity.name).append("\t").append(std::to_string(counts[i]));
    for (std::size_t role = 0; role < entity.roles.size(); ++role) out.append(role == 0 ? "\t" : ", ").append(entity.roles[role]);
    out += '\n';
  }
  if (!names.agency.empty()) out.append("agency\t").append(names.agency).append("\t1\n");
  return out;
}

std::string names_as_json(const Names& names, std::string_view text) {
  using nlohmann::json;
  const auto counts = count_mentions(names);
  json out = {{"entities", json::array()}, {"mentions", json::array()}, {"agency", names.agency}};
  for (std::size_t i = 0; i < names.entities.size(); ++i) {
    const Entity& entity = names.entities[i];
    out["entities"].push_back(
        {{"type", to_string(entity.type)}, {"name", entity.name}, {"count", counts[i]}, {"roles", entity.roles}});
  }
  for (const Mention& mention : names.mentions) {
    out["mentions"].push_back({{"begin", mention.begin},
                               {"end", mention.end},
                               {"text", text.substr(mention.begin, mention.end - mention.begin)},
                               {"entity", mention.entity}});
  }
  return out.dump(2, ' ', false, json::error_handler_t::replace) + '\n';
}

std::string names_as_conll(const Names& names, std::string_view text, const Analysis& analysis) {
  std::string out;
  std::size_t written = 0;
  std::size_t next = 0;
  for (const Token& token : analysis.tokens) {
    write_marks(text.substr(written, token.begin - written), out);
    if (token.sentence_start && !out.empty()) out += '\n';
    while (next < names.mentions.size() && names.mentions[next].end <= token.begin) ++next;
    out.append(text.substr(token.begin, token.end - token.begin)).append("\t");
    if (next < names.mentions.size() && names.mentions[next].begin < token.end) {
      const Mention& mention = names.mentions[next];
      out.append(mention.begin >= token.begin ? "B-" : "I-");
      out.append(kTagNames[static_cast<std::size_t>(names.entities[mention.entity].type)]);
    } else {
      out += 'O';
    }
    out += '\n';
    written = token.end;
  }
  write_marks(text.substr(written), out);
  return out.empty() ? out : out + '\n';
}

bool looks_like_conll(std::string_view text) {
  std::size_t tokens = 0;
  bool tokens_only = true;
  each_line(text.substr(0, 1U << 16), [&](std::string_view line) {
    tokens += !line.empty();
    tokens_only &= line.substr(0, line.find('\t')).find(' ') == std::string_view::npos;
  });
  return tokens > 1 && tokens_only;
}

std::vector<std::vector<std::string>> read_conll(std::string_view text) {
  std::vector<std::vector<std::string>> sentences(1);
  each_line(text, [&](std::string_view line) {
    if (!line.empty()) {
      sentences.back().emplace_back(line.substr(0, line.find('\t')));
    } else if (!sentences.back().empty()) {
      sentences.emplace_back();
    }
  });
  if (sentences.back().empty()) sentences.pop_back();
  return sentences;
}

std::string write_conll(const std::vector<std::vector<std::string>>& sentences, const std::vector<std::vector<std::string>>& tags) {
  std::string out;
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    for (std::size_t j = 0; j < sentences[i].size(); ++j) out.append(sentences[i][j]).append("\t").append(tags[i][j]).append("\n");
    out += '\n';
  }
  return out;
}

}  // namespace nachlese
