// Rules of newsrooms in the notation of IPTC EXTRA, translated as in docs/QUERY.md: a benchmark of
// what the query language can express.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <stdexcept>

#include "searcher/api/searcher.hpp"
#include "tests/catch.hpp"
#include "tests/unit/searcher/archive.hpp"

namespace nachlese {

using namespace nachlese::search;
namespace {

struct Rule {
  std::string head;  // operator, or field and relation; empty: the whole text
  std::string relation;
  std::string text;  // of a leaf
  std::vector<Rule> operands;

  [[nodiscard]] bool leaf() const { return operands.empty(); }
};

// Parses (OPERATOR rule …), (FIELD RELATION "text"), ("text"); // comment //
class RuleParser {
 public:
  explicit RuleParser(std::string_view text) : text_(text) {}

  Rule run() {
    Rule rule = parse();
    skip();
    if (at_ != text_.size()) throw std::runtime_error("something follows the rule");
    return rule;
  }

 private:
  void skip() {
    while (at_ < text_.size()) {
      if (text_.substr(at_, 2) == "//") {
        at_ = std::min(text_.find("//", at_ + 2), text_.size() - 2) + 2;
      } else if (text_[at_] == ' ' || text_[at_] == '\n') {
        ++at_;
      } else {
        return;
      }
    }
  }

  char peek() {
    skip();
    if (at_ >= text_.size()) throw std::runtime_error("the rule ends too early");
    return text_[at_];
  }

  std::string name() {
    const std::size_t begin = at_;
    at_ = std::min(text_.find_first_of(" ()\"", at_), text_.size());
    return std::string(text_.substr(begin, at_ - begin));
  }

  Rule parse() {
    if (peek() != '(') throw std::runtime_error("a rule begins with (");
    ++at_;
    Rule rule;
    if (peek() != '"') rule.head = name();
    if (peek() != '"' && peek() != '(') rule.relation = name();
    while (peek() != ')') {
      if (peek() == '(') {
        rule.operands.push_back(parse());
      } else {
        const std::size_t end = text_.find('"', at_ + 1);
        rule.text = text_.substr(at_ + 1, end - at_ - 1);
        at_ = end + 1;
      }
    }
    ++at_;
    return rule;
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

std::string joined(const std::vector<std::string>& parts, const std::string& between) {
  std::string out;
  for (const auto& part : parts) out += (out.empty() ? "" : between) + part;
  return parts.size() == 1 ? out : "(" + out + ")";
}

std::vector<std::string> words_of(const std::string& text) {
  std::istringstream words(text);
  return {std::istream_iterator<std::string>(words), {}};
}

std::string translated_leaf(const Rule& rule) {
  const std::string field = rule.head == "title" || rule.head == "subtitle" ? "titel:" : "";
  const bool inflected = rule.relation.ends_with("/stemming");
  const std::string relation = rule.relation.substr(0, rule.relation.find('/'));
  std::vector<std::string> parts;
  if (relation == "any" || relation == "all") {
    for (const auto& word : words_of(rule.text))
      parts.push_back(field + (inflected ? word : "\"" + word + "\""));
  } else {
    parts.push_back(field + "\"" + rule.text + (inflected ? "\"~" : "\""));
  }
  return joined(parts, relation == "all" ? " UND " : " ODER ");
}

// The operands of a proximity rule: each alternative as its words.
std::vector<std::string> near_alternatives(const Rule& rule) {
  std::vector<std::string> out;
  if (!rule.leaf()) {
    for (const auto& operand : rule.operands) {
      for (auto& alternative : near_alternatives(operand)) out.push_back(std::move(alternative));
    }
  } else if (rule.relation.starts_with("any")) {
    out = words_of(rule.text);
  } else {
    std::string words;
    for (const auto& word : words_of(rule.text)) words += (words.empty() ? "" : " NAHE/15 ") + word;
    out.push_back(words);
  }
  return out;
}

std::string near(const Rule& rule) {
  std::vector<std::string> out = near_alternatives(rule.operands.front());
  for (std::size_t i = 1; i < rule.operands.size(); ++i) {
    std::vector<std::string> longer;
    for (const auto& left : out) {
      for (const auto& right : near_alternatives(rule.operands[i]))
        longer.push_back(left + " NAHE/15 " + right);
    }
    out = std::move(longer);
  }
  return joined(out, " ODER ");
}

std::string translated(const Rule& rule) {
  if (rule.leaf()) return translated_leaf(rule);
  if (rule.head.starts_with("prox")) return near(rule);
  std::vector<std::string> operands;
  for (const auto& operand : rule.operands) operands.push_back(translated(operand));
  const std::size_t more_than = rule.head.find('>');
  if (more_than != std::string::npos) {
    const int least = std::stoi(rule.head.substr(more_than + 1)) + 1;
    return "MINDESTENS/" + std::to_string(least) + " (" + joined(operands, " ODER ") + ")";
  }
  if (rule.head == "not") return "NICHT " + joined(operands, " ODER ");
  return joined(operands, rule.head == "and" ? " UND " : " ODER ");
}

Article make(const std::string& id, const std::string& title, const std::string& body) {
  Article article;
  article.id = id;
  article.title = title;
  article.body = body;
  return article;
}

const test::SmallArchive& archive() {
  static const test::SmallArchive instance({
      make("fire", "Brand in der Altstadt",
           "Die Feuerwehr löschte den Brand. Verletzt wurde niemand."),
      make("candle", "Kerzen", "Das Feuer der Kerze brannte ruhig."),
      make("pension", "Streit um die Pensionen",
           "Die Reform der Pension kommt. Viele Beamte protestieren."),
      make("hotel", "Eine Pension am See", "Das Hotel ist ausgebucht, die Pension auch."),
  });
  return instance;
}

std::set<std::string> found(const std::string& rule) {
  SearchRequest request;
  request.query = translated(RuleParser(rule).run());
  std::set<std::string> out;
  for (const auto& hit : Searcher(archive().path()).search(request).hits) out.insert(hit.id);
  return out;
}

using Ids = std::set<std::string>;

}  // namespace

TEST_CASE("rules find what they describe") {
  CHECK(found(R"((or/countunique>1 ("Brand") ("Feuer") ("Feuerwehr")))") == Ids{"fire"});
  CHECK(found(R"((and (or // homes // (title any/stemming "Pension Rente")) )"
              R"((not (text_content any/stemming "Hotel Tourismus"))))") == Ids{"pension"});
  CHECK(found(R"((prox/unit=sentence/distance=1 ("Feuerwehr") (or ("löscht") ("löschte"))))") ==
        Ids{"fire"});
  CHECK(found(R"((text_content adj/stemming "Feuer der Kerzen"))") == Ids{"candle"});
  CHECK(found(R"((text_content adj "Feuer der Kerzen"))").empty());
  CHECK(found(R"((title all "Pension See"))") == Ids{"hotel"});
}

TEST_CASE("the rules of a news agency compile") {
  const char* folder = std::getenv("NACHLESE_DATA");
  const auto data =
      std::filesystem::path(folder != nullptr ? folder : NACHLESE_SOURCE_DIR "/../shared/data");
  std::ifstream file(data / "formats/iptc-extra-rules-de/rules.jsonl");
  if (!file) {
    WARN("skipped: " << data.string() << " has no rules");
    return;
  }
  Searcher searcher(archive().path());
  int rules = 0;
  for (std::string line; std::getline(file, line); ++rules) {
    const auto record = nlohmann::json::parse(line);
    SearchRequest request;
    request.query = translated(RuleParser(record["query"].get<std::string>()).run());
    INFO(record["name"].get<std::string>() << ": " << request.query);
    const auto explanation = searcher.explain(request);
    for (const auto& diagnostic : explanation.diagnostics)
      UNSCOPED_INFO(diagnostic.code << " " << diagnostic.message);
    CHECK(explanation.diagnostics.empty());
    CHECK(explanation.tree.size() > 10);
  }
  CHECK(rules == 36);
}

}  // namespace nachlese
