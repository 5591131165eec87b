// quote_score GOLD.tsv ARTICLES.jsonl [--details]: precision, recall and F of quotations on marked
// articles, for each type. A quotation found is right when it and a marked one of its type share
// more than half of their words (F ≥ 0.5), exact when they are the same but for marks and full
// stops at their ends; "words" counts the words inside quotations. Of those right: is the speaker's
// place right, is the name the same. Exit code 77 and a word when the articles are missing.
#include <algorithm>
#include <array>
#include <cctype>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "entities/quotes/describe.hpp"
#include "entities/quotes/quotes.hpp"

namespace {

using namespace nachlese;

constexpr int kSkipped = 77;
constexpr double kSame = 0.5;
constexpr std::array<std::string_view, 3> kTypes = {"direct", "indirect", "reported"};

struct Marked {
  std::string type;
  std::size_t begin = 0;  // bytes
  std::size_t end = 0;
  std::size_t speaker_begin = 0;
  std::size_t speaker_end = 0;
  std::string name;
  std::string text;
};

struct Tally {
  std::size_t wanted = 0, found = 0, right = 0, exact = 0;
  std::size_t words_wanted = 0, words_found = 0, words_right = 0;
  std::size_t with_speaker = 0, speaker_right = 0, with_name = 0, name_right = 0;
};

std::vector<std::string> columns(const std::string& line) {
  std::vector<std::string> out(1);
  for (const char c : line) {
    if (c == '\t')
      out.emplace_back();
    else
      out.back() += c;
  }
  return out;
}

// Byte offset of a code point.
std::size_t byte_of(const std::string& text, std::size_t point) {
  std::size_t at = 0;
  for (; at < text.size(); ++at) {
    if ((static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) continue;
    if (point-- == 0) break;
  }
  return at;
}

std::map<std::string, std::string> read_articles(const char* path) {
  std::map<std::string, std::string> bodies;
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) {
    const auto article = nlohmann::json::parse(line);
    bodies[article.at("id")] = article.at("body");
  }
  return bodies;
}

using Gold = std::map<std::string, std::vector<Marked>>;

Gold read_gold(const char* path, const std::map<std::string, std::string>& bodies) {
  Gold gold;
  std::ifstream in(path);
  if (!in) throw std::runtime_error(std::string("cannot read ") + path);
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line[0] == '#') continue;
    const auto row = columns(line);
    auto& marks = gold[row[0]];
    if (row[1] == "-") continue;
    const std::string& body = bodies.at(row[0]);
    Marked mark{
        row[1], byte_of(body, std::stoul(row[2])), byte_of(body, std::stoul(row[3])), 0, 0, row[6],
        ""};
    if (!row[4].empty()) {
      mark.speaker_begin = byte_of(body, std::stoul(row[4]));
      mark.speaker_end = byte_of(body, std::stoul(row[5]));
    }
    mark.text = body.substr(mark.begin, mark.end - mark.begin);
    marks.push_back(std::move(mark));
  }
  return gold;
}

// What quotations add to analysis and names, in seconds of the processor.
struct Cost {
  double before = 0;
  double quotes = 0;
};

std::vector<Marked> find_quotes(const ner::Recognizer& recognizer,
                                const quotes::QuoteFinder& finder, const std::string& body,
                                Cost& cost) {
  const std::clock_t start = std::clock();
  static text::Analyzer analyzer;
  text::Analysis analysis;
  analyzer.analyze(body, text::Purpose::document, analysis);
  const ner::AnalyzedField field{body, &analysis};
  const ner::Names names = recognizer.recognize({&field, 1});
  const std::clock_t middle = std::clock();
  const quotes::Quotes found = finder.find({&field, 1}, names);
  cost.before += static_cast<double>(middle - start) / CLOCKS_PER_SEC;
  cost.quotes += static_cast<double>(std::clock() - middle) / CLOCKS_PER_SEC;
  std::vector<Marked> out;
  for (const quotes::Quote& quote : found.quotes) {
    out.push_back({std::string(quotes::to_string(quote.type)), quote.text.begin, quote.text.end,
                   quote.speaker.begin, quote.speaker.end,
                   quote.name == quotes::kNobody ? "" : found.names[quote.name],
                   body.substr(quote.text.begin, quote.text.end - quote.text.begin)});
  }
  return out;
}

bool is_word_byte(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0xC3 ? byte != 0xE2
                      : (byte >= '0' && byte <= '9') ||
                            ((byte | 0x20U) >= 'a' && (byte | 0x20U) <= 'z' && byte < 0x80);
}

// Starts of the words of a text.
std::vector<std::size_t> word_starts(const std::string& text) {
  std::vector<std::size_t> out;
  bool inside = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool blank = text[i] == ' ' || text[i] == '\n';
    if (!blank && !inside) {
      std::size_t at = i;
      while (at < text.size() && text[at] != ' ' && text[at] != '\n' && !is_word_byte(text[at]))
        ++at;
      if (at < text.size() && text[at] != ' ' && text[at] != '\n') out.push_back(at);
      inside = true;
    }
    if (blank) inside = false;
  }
  return out;
}

std::size_t words_in(const std::vector<std::size_t>& starts, std::size_t begin, std::size_t end) {
  if (end <= begin) return 0;
  return static_cast<std::size_t>(std::ranges::lower_bound(starts, end) -
                                  std::ranges::lower_bound(starts, begin));
}

double overlap(const std::vector<std::size_t>& starts, const Marked& a, const Marked& b) {
  const std::size_t both = words_in(starts, std::max(a.begin, b.begin), std::min(a.end, b.end));
  const std::size_t all = words_in(starts, a.begin, a.end) + words_in(starts, b.begin, b.end);
  return all == 0 ? 0.0 : 2.0 * static_cast<double>(both) / static_cast<double>(all);
}

void trim(const std::string& body, std::size_t& begin, std::size_t& end) {
  while (begin < end && !is_word_byte(body[begin])) ++begin;
  while (end > begin && !is_word_byte(body[end - 1]) &&
         (static_cast<unsigned char>(body[end - 1]) < 0x80 ||
          static_cast<unsigned char>(body[end - 1]) >= 0x80) &&
         (end < 3 || body.substr(end - 3, 1) == "\xE2" ||
          static_cast<unsigned char>(body[end - 1]) < 0x80))
    end -= static_cast<unsigned char>(body[end - 1]) < 0x80 ? 1 : 3;
}

bool is_exact(const std::string& body, Marked a, Marked b) {
  trim(body, a.begin, a.end);
  trim(body, b.begin, b.end);
  return a.begin == b.begin && a.end == b.end;
}

// "Sprecher" for "Sprecher der Polizei" names the same one in more or fewer words.
bool same_name(std::string a, std::string b) {
  for (std::string* name : {&a, &b}) std::ranges::transform(*name, name->begin(), ::tolower);
  return !a.empty() && !b.empty() &&
         (a.find(b) != std::string::npos || b.find(a) != std::string::npos);
}

void count_right(const std::string& body, const Marked& want, const Marked& have, Tally& tally,
                 bool details) {
  ++tally.right;
  tally.exact += is_exact(body, want, have) ? 1 : 0;
  if (want.speaker_end > 0) {
    ++tally.with_speaker;
    const bool right =
        have.speaker_begin < want.speaker_end && want.speaker_begin < have.speaker_end;
    tally.speaker_right += right ? 1 : 0;
  }
  if (!want.name.empty()) {
    ++tally.with_name;
    tally.name_right += same_name(have.name, want.name) ? 1 : 0;
    if (details && !same_name(have.name, want.name))
      std::printf("  NAME %s, is %s: %.80s\n", want.name.c_str(), have.name.c_str(),
                  want.text.c_str());
  }
  if (details && !is_exact(body, want, have))
    std::printf("  SPAN [%s]\n    is [%s]\n", want.text.c_str(), have.text.c_str());
}

void count_words(const std::string& body, const std::vector<Marked>& marks,
                 const std::vector<std::size_t>& starts, std::vector<char>& inside) {
  (void)body;
  inside.assign(starts.size(), 0);
  for (const Marked& mark : marks) {
    for (auto i = std::ranges::lower_bound(starts, mark.begin); i != starts.end() && *i < mark.end;
         ++i)
      inside[static_cast<std::size_t>(i - starts.begin())] = 1;
  }
}

std::vector<Marked> of_type(const std::vector<Marked>& marks, std::string_view type) {
  std::vector<Marked> out;
  std::ranges::copy_if(marks, std::back_inserter(out),
                       [&](const Marked& mark) { return mark.type == type; });
  return out;
}

void score(const std::string& body, const std::vector<Marked>& wanted,
           const std::vector<Marked>& found, Tally& tally, bool details) {
  const auto starts = word_starts(body);
  std::vector<char> in_wanted, in_found;
  count_words(body, wanted, starts, in_wanted);
  count_words(body, found, starts, in_found);
  for (std::size_t i = 0; i < starts.size(); ++i) {
    tally.words_wanted += in_wanted[i];
    tally.words_found += in_found[i];
    tally.words_right += in_wanted[i] & in_found[i];
  }
  tally.wanted += wanted.size();
  tally.found += found.size();
  std::vector<char> used(found.size());
  for (const Marked& want : wanted) {
    std::size_t best = found.size();
    for (std::size_t i = 0; i < found.size(); ++i) {
      if (used[i] || overlap(starts, want, found[i]) < kSame) continue;
      if (best == found.size() ||
          overlap(starts, want, found[i]) > overlap(starts, want, found[best]))
        best = i;
    }
    if (best == found.size()) {
      if (details)
        std::printf("  MISS %s [%s] %s\n", want.type.c_str(), want.text.c_str(), want.name.c_str());
      continue;
    }
    used[best] = 1;
    count_right(body, want, found[best], tally, details);
  }
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (!used[i] && details)
      std::printf("  EXTRA %s [%s] %s\n", found[i].type.c_str(), found[i].text.c_str(),
                  found[i].name.c_str());
  }
}

double ratio(std::size_t a, std::size_t b) {
  return b == 0 ? 0.0 : static_cast<double>(a) / static_cast<double>(b);
}
double f_of(std::size_t right, std::size_t found, std::size_t wanted) {
  return ratio(2 * right, found + wanted);
}

void print(std::string_view set, std::string_view type, const Tally& t, std::ostream* figures) {
  std::printf("%-9s %5zu %5zu | %.3f %.3f %.3f | %.3f %.3f %.3f | %.3f %.3f %.3f | %.3f  %.3f\n",
              std::string(type).c_str(), t.wanted, t.found, ratio(t.right, t.found),
              ratio(t.right, t.wanted), f_of(t.right, t.found, t.wanted), ratio(t.exact, t.found),
              ratio(t.exact, t.wanted), f_of(t.exact, t.found, t.wanted),
              ratio(t.words_right, t.words_found), ratio(t.words_right, t.words_wanted),
              f_of(t.words_right, t.words_found, t.words_wanted),
              ratio(t.speaker_right, t.with_speaker), ratio(t.name_right, t.with_name));
  if (figures == nullptr) return;
  const auto line = [&](std::string_view what, double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.4f", value);
    *figures << set << ": " << type << '\t' << what << '\t' << text << '\n';
  };
  line("precision", ratio(t.right, t.found));
  line("F", f_of(t.right, t.found, t.wanted));
  line("F of words", f_of(t.words_right, t.words_found, t.words_wanted));
  line("name right", ratio(t.name_right, t.with_name));
}

}  // namespace

int main(int argc, char** argv) {
  try {
    if (argc < 3)
      throw std::runtime_error(
          "usage: quote_score GOLD.tsv ARTICLES.jsonl [--details | FIGURES SET]");
    const auto bodies = read_articles(argv[2]);
    if (bodies.empty()) {
      std::cerr << "quote_score: " << argv[2] << " is missing; quotations are left out\n";
      return kSkipped;
    }
    const bool details = argc > 3 && std::string_view(argv[3]) == "--details";
    const Gold gold = read_gold(argv[1], bodies);
    const ner::Recognizer recognizer;
    const quotes::QuoteFinder finder;
    std::map<std::string_view, Tally> tallies;
    Cost cost;
    for (const auto& [id, wanted] : gold) {
      const std::string& body = bodies.at(id);
      if (details) std::printf("%s\n", id.c_str());
      const auto found = find_quotes(recognizer, finder, body, cost);
      for (const std::string_view type : kTypes)
        score(body, of_type(wanted, type), of_type(found, type), tallies[type], details);
    }
    std::ofstream figures;
    if (argc > 4) figures.open(argv[3], std::ios::app);
    std::printf("%zu articles\n%-9s %5s %5s | %-17s | %-17s | %-17s | %s\n", gold.size(), "",
                "marked", "found", "P     R     F", "exact P R F", "words P R F", "speaker name");
    for (const std::string_view type : kTypes)
      print(argc > 4 ? argv[4] : "", type, tallies[type], argc > 4 ? &figures : nullptr);
    std::printf("cost: %.1f %% of analysis and names\n", 100 * cost.quotes / cost.before);
    return 0;
  } catch (const std::exception& error) {
    std::cerr << "quote_score: " << error.what() << '\n';
    return 2;
  }
}
