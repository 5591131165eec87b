#include "entities/recognizer.hpp"

#include <algorithm>
#include <iostream>
#include <iterator>
#include <memory>
#include <nlohmann/json.hpp>

#include "core/cli/app.hpp"
#include "searcher/output/terminal.hpp"
#include "searcher/verbs/request_options.hpp"
#include "searcher/verbs/verbs.hpp"

namespace nachlese {
namespace {

struct TypeName {
  const char* name;
  const char* tag;  // as in CoNLL files
};
constexpr TypeName kTypes[] = {{"person", "PER"}, {"place", "LOC"}, {"organisation", "ORG"}, {"other", "OTH"}};

const TypeName& name_of(EntityType type) { return kTypes[static_cast<std::size_t>(type)]; }

std::size_t mentions_of(const Names& names, std::size_t entity) {
  return static_cast<std::size_t>(
      std::count_if(names.mentions.begin(), names.mentions.end(), [&](const auto& mention) { return mention.entity == entity; }));
}

void print_json(const Names& names, std::string_view text) {
  auto out = nlohmann::ordered_json::array();
  for (std::size_t i = 0; i < names.entities.size(); ++i) {
    const Entity& entity = names.entities[i];
    auto mentions = nlohmann::ordered_json::array();
    for (const auto& mention : names.mentions) {
      if (mention.entity != i) continue;
      mentions.push_back(
          {{"begin", mention.begin}, {"end", mention.end}, {"text", text.substr(mention.begin, mention.end - mention.begin)}});
    }
    out.push_back({{"name", entity.name}, {"type", name_of(entity.type).name}, {"roles", entity.roles}, {"mentions", mentions}});
  }
  std::cout << out.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) << '\n';
}

int run_text(bool json) {
  const std::string text(std::istreambuf_iterator<char>(std::cin), {});
  Analyzer analyzer;
  Analysis analysis;
  analyzer.analyze(text, Purpose::document, analysis);
  const AnalyzedField field{text, &analysis};
  const Names names = Recognizer().recognize({&field, 1});
  if (json) {
    print_json(names, text);
  } else {
    for (std::size_t i = 0; i < names.entities.size(); ++i) {
      std::cout << name_of(names.entities[i].type).name << '\t' << printable(names.entities[i].name) << '\t'
                << mentions_of(names, i) << '\n';
    }
  }
  finish_output();
  return names.entities.empty() ? kNothingFound : kFound;
}

struct Sentence {
  std::vector<std::string> tokens;
  std::vector<std::size_t> begins;  // of the tokens in `text`
  std::string text;
};

void add_token(Sentence& sentence, const std::string& token) {
  if (!sentence.text.empty()) sentence.text.push_back(' ');
  sentence.begins.push_back(sentence.text.size());
  sentence.tokens.push_back(token);
  sentence.text += token;
}

// Names found in the sentences together, one token a line as token<TAB>tag, a blank line behind each sentence.
void tag(const std::vector<Sentence>& sentences, Analyzer& analyzer, const Recognizer& recognizer) {
  std::vector<Analysis> analyses(sentences.size());
  std::vector<AnalyzedField> fields;
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    analyzer.analyze(sentences[i].text, Purpose::document, analyses[i]);
    fields.push_back({sentences[i].text, &analyses[i]});
  }
  const Names names = recognizer.recognize(fields);
  auto mention = names.mentions.begin();
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    const Mention* open = nullptr;  // the mention that the token before was in
    for (std::size_t t = 0; t < sentences[i].tokens.size(); ++t) {
      const std::size_t begin = sentences[i].begins[t];
      const std::size_t end = begin + sentences[i].tokens[t].size();
      while (mention != names.mentions.end() && (mention->field < i || (mention->field == i && mention->end <= begin))) ++mention;
      const bool inside = mention != names.mentions.end() && mention->field == i && mention->begin < end;
      std::cout << printable(sentences[i].tokens[t]) << '\t';
      if (inside) {
        std::cout << (open == &*mention ? "I-" : "B-") << name_of(names.entities[mention->entity].type).tag << '\n';
      } else {
        std::cout << "O\n";
      }
      open = inside ? &*mention : nullptr;
    }
    std::cout << '\n';
  }
  analyzer.trim();
}

// Lines of -DOCSTART- begin a document whose sentences are read together; without any, each sentence stands alone.
int run_conll() {
  Analyzer analyzer;
  const Recognizer recognizer;
  std::vector<Sentence> document;
  Sentence sentence;
  bool documents = false;
  const auto end_document = [&] {
    if (!document.empty()) tag(document, analyzer, recognizer);
    document.clear();
  };
  const auto end_sentence = [&] {
    if (!sentence.tokens.empty()) document.push_back(std::move(sentence));
    sentence = {};
    if (!documents) end_document();
  };
  for (std::string line; std::getline(std::cin, line);) {
    if (line.ends_with('\r')) line.pop_back();
    if (line.starts_with("-DOCSTART-")) {
      end_sentence();
      end_document();
      documents = true;
    } else if (line.empty()) {
      end_sentence();
    } else {
      add_token(sentence, line.substr(0, line.find_first_of("\t ")));
    }
  }
  end_sentence();
  end_document();
  finish_output();
  return kFound;
}

}  // namespace

std::function<int()> setup_entities(CLI::App& command) {
  struct Options {
    bool json = false;
    bool conll = false;
  };
  const auto options = std::make_shared<Options>();
  auto* json = command.add_flag("--json", options->json, "Names with their mentions as JSON");
  command.add_flag("--conll", options->conll, "Reads a token a line, a blank line between sentences; prints token and BIO tag")
      ->excludes(json);
  return [options] { return options->conll ? run_conll() : run_text(options->json); };
}

}  // namespace nachlese
