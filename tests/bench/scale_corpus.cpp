// scale_corpus COUNT [FIRST] < bundestag-speeches.jsonl: generates COUNT articles as JSON Lines on
// standard output, starting with number FIRST. Each takes two to seven paragraphs from the debates
// on one subject, so that words co-occur as in real texts. One paragraph in eight gets a unique
// name and number, so that the vocabulary keeps growing. Article N does not depend on COUNT.
#include <cstdlib>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <vector>

namespace {
using nlohmann::json;

struct Paragraph {
  std::string text;
  std::string speaker;
  std::string party;
};

using Topics = std::vector<std::vector<Paragraph>>;

constexpr std::size_t kShortest = 80;  // bytes; shorter paragraphs are forms of address
constexpr std::size_t kFewest = 8;     // paragraphs of a topic

Topics read_topics() {
  std::map<std::string, std::vector<Paragraph>> by_subject;
  for (std::string line; std::getline(std::cin, line);) {
    const json speech = json::parse(line);
    const std::string subject =
        speech["agenda_title"].is_string() ? speech["agenda_title"].get<std::string>() : "";
    const std::string text = speech.value("text", "");
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      if (end - at >= kShortest) {
        const std::string party = speech.value("party", "");
        by_subject[subject].push_back({text.substr(at, end - at), speech["speaker"],
                                       party.empty() ? "ohne Fraktion" : party});
      }
      at = end + 1;
    }
  }
  Topics out;
  for (auto& [subject, paragraphs] : by_subject) {
    if (paragraphs.size() >= kFewest) out.push_back(std::move(paragraphs));
  }
  return out;
}

std::string first_words(const std::string& text, int count) {
  std::size_t end = 0;
  while (count-- > 0 && end != std::string::npos) end = text.find(' ', end + 1);
  return text.substr(0, end);
}

// A word of syllables, different for each number.
std::string name_of(std::size_t number) {
  constexpr const char* kSyllables[] = {"ber", "gan",   "tor", "mel", "schi", "wen", "lo",  "kra",
                                        "hol", "stein", "bur", "sal", "nim",  "hau", "zen", "dorf"};
  std::string out;
  for (std::size_t rest = number + 16; rest > 0; rest /= 16) out += kSyllables[rest % 16];
  out[0] = static_cast<char>(std::toupper(out[0]));
  return out;
}

json make_article(std::size_t number, const Topics& topics) {
  std::mt19937_64 random(number * 2 + 1);
  const auto below = [&](std::size_t end) { return static_cast<std::size_t>(random() % end); };
  const auto& topic = topics[below(topics.size())];
  const Paragraph& first = topic[below(topic.size())];
  std::string body = first.text;
  const std::size_t more = 1 + below(6);
  for (std::size_t i = 0; i < more; ++i) {
    body += "\n\n" + topic[below(topic.size())].text;
    if (below(8) == 0)
      body += " Das sagte " + name_of(number) + " am " + std::to_string(number) + ". Tag.";
  }
  const auto two = [](std::size_t value) {
    return (value < 10 ? "0" : "") + std::to_string(value);
  };
  const std::string day =
      std::to_string(1996 + below(30)) + "-" + two(1 + below(12)) + "-" + two(1 + below(28));
  return {{"id", "s" + std::to_string(number)},
          {"title", first_words(topic[below(topic.size())].text, 8)},
          {"body", body},
          {"authors", json::array({first.speaker})},
          {"source", "Zeitung " + std::to_string(below(40))},
          {"section", first.party},
          {"published", day}};
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::cerr << "usage: scale_corpus COUNT [FIRST] < SPEECHES\n";
    return 2;
  }
  const std::size_t count = std::strtoull(argv[1], nullptr, 10);
  const std::size_t begin = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 0;
  const Topics topics = read_topics();
  for (std::size_t number = begin; number < begin + count; ++number)
    std::cout << make_article(number, topics).dump() << '\n';
}
