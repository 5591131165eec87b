#include "entities/describe.hpp"

#include <array>
#include <nlohmann/json.hpp>

namespace nachlese::ner {
namespace {

constexpr std::array<std::string_view, 4> kTypes = {"person", "place", "organisation", "other"};

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

}  // namespace

std::string_view to_string(EntityType type) { return kTypes[static_cast<std::size_t>(type)]; }

std::string names_as_text(const Names& names) {
  const auto counts = count_mentions(names);
  std::string out;
  for (std::size_t i = 0; i < names.entities.size(); ++i) {
    const Entity& entity = names.entities[i];
    out.append(to_string(entity.type))
        .append("\t")
        .append(entity.name)
        .append("\t")
        .append(std::to_string(counts[i]));
    for (std::size_t role = 0; role < entity.roles.size(); ++role)
      out.append(role == 0 ? "\t" : ", ").append(entity.roles[role]);
    out += '\n';
  }
  if (!names.agency.empty()) out.append("agency\t").append(names.agency).append("\t1\n");
  return out;
}

std::string names_as_json(const Names& names, std::string_view text) {
  using Json = nlohmann::ordered_json;
  Json out = Json::array();
  for (const Entity& entity : names.entities) {
    out.push_back({{"name", entity.name},
                   {"type", to_string(entity.type)},
                   {"roles", entity.roles},
                   {"mentions", Json::array()}});
  }
  for (const Mention& mention : names.mentions) {
    out[mention.entity]["mentions"].push_back(
        {{"begin", mention.begin},
         {"end", mention.end},
         {"text", text.substr(mention.begin, mention.end - mention.begin)}});
  }
  if (!names.agency.empty())
    out.push_back({{"name", names.agency},
                   {"type", "agency"},
                   {"roles", Json::array()},
                   {"mentions", Json::array()}});
  return out.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
}

std::vector<std::vector<std::vector<std::string>>> read_conll(std::string_view text) {
  std::vector<std::vector<std::vector<std::string>>> documents;
  bool marked = false;
  bool new_document = true;
  bool new_sentence = true;
  each_line(text, [&](std::string_view line) {
    if (line.starts_with("-DOCSTART-")) {
      marked = new_document = new_sentence = true;
    } else if (line.empty()) {
      new_sentence = true;
      new_document |= !marked;
    } else {
      if (new_document) documents.emplace_back();
      if (new_sentence) documents.back().emplace_back();
      documents.back().back().emplace_back(line.substr(0, line.find_first_of("\t ")));
      new_document = new_sentence = false;
    }
  });
  return documents;
}

std::string write_conll(const std::vector<std::vector<std::string>>& sentences,
                        const std::vector<std::vector<std::string>>& tags) {
  std::string out;
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    for (std::size_t j = 0; j < sentences[i].size(); ++j)
      out.append(sentences[i][j]).append("\t").append(tags[i][j]).append("\n");
    out += '\n';
  }
  return out;
}

}  // namespace nachlese::ner
