#include "searcher/compile/misread.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <queue>
#include <set>
#include <tuple>

#include "core/base/embedded.hpp"
#include "core/base/strings.hpp"
#include "core/base/utf8.hpp"
#include "core/store/terms.hpp"
#include "stemming/lexicon.hpp"

namespace nachlese::search {

NACHLESE_EMBEDDED(misreadings_table, misreadings);

namespace {

using schema::Prefix;

constexpr std::size_t kShortest = 5;        // letters; shorter words are misread into others
constexpr std::size_t kMostTried = 600;     // candidates a word, of which each is looked up
constexpr std::size_t kMostTriedAfar = 60;  // with remote shards, which are asked for each
constexpr std::size_t kMostCertain = 24;
constexpr std::size_t kMostPossible = 4;
constexpr std::size_t kMostForms = 3;  // of a word, besides the one that was typed
constexpr std::size_t kAlikeForm = 4;  // bytes at the start that such a form shares with it
constexpr std::size_t kMostBroken = 3;
constexpr std::size_t kShortestPiece = 2;
constexpr Xapian::doccount kSeldom = 5;           // articles
constexpr Xapian::doccount kMostOfPiece = 5'000;  // articles with the rarer piece

struct Misreading {
  std::string printed;
  std::string read;
  unsigned cost = 1;
  bool at_start = false;
};

// By the first byte of what is printed.
using MisreadingTable = std::array<std::vector<Misreading>, 256>;

MisreadingTable read_table() {
  MisreadingTable out;
  each_entry(misreadings_table(), [&](std::size_t, std::string_view entry) {
    const auto cells = split_list(entry, " ");
    if (cells.size() != 3) return;
    const bool start = cells[0].front() == '^';
    std::string printed = cells[0].substr(start ? 1 : 0);
    auto& row = out[static_cast<unsigned char>(printed.front())];
    row.push_back({std::move(printed), cells[1].substr(start ? 1 : 0),
                   static_cast<unsigned>(cells[2].front() - '0'), start});
  });
  return out;
}

const std::vector<Misreading>& misreadings_of(char first) {
  static const MisreadingTable kTable = read_table();
  return kTable[static_cast<unsigned char>(first)];
}

// How much may be wrong with a word: of short ones little, or they become others.
struct MostWrong {
  unsigned cost = 1;
  unsigned changes = 1;
};

MostWrong most_wrong(std::size_t letters) {
  if (letters < 7) return {1, 1};
  if (letters < 9) return {2, 2};
  return letters < 11 ? MostWrong{3, 2} : MostWrong{4, 3};
}

// A word with some changes; what stands before `next` is settled.
struct Candidate {
  unsigned cost = 0;
  unsigned changes = 0;
  std::string text;
  std::size_t next = 0;

  // The cheapest first, of equals the one with the fewest changes.
  friend bool operator<(const Candidate& a, const Candidate& b) {
    return std::tie(b.cost, b.changes, b.text, b.next) <
           std::tie(a.cost, a.changes, a.text, a.next);
  }
};

// Calls `found(text)` for one candidate after the other until it returns false.
template <class Found>
void each_misreading(std::string_view word, Found&& found) {
  const MostWrong most = most_wrong(count_code_points(word));
  std::priority_queue<Candidate> queue;
  queue.push({0, 0, std::string(word), 0});
  std::set<std::string> seen = {std::string(word)};
  while (!queue.empty()) {
    const Candidate at = queue.top();
    queue.pop();
    if (at.cost > 0 && !found(at.text)) return;
    if (at.changes == most.changes) continue;
    for (std::size_t place = at.next; place < at.text.size(); ++place) {
      for (const Misreading& change : misreadings_of(at.text[place])) {
        if (at.cost + change.cost > most.cost || (change.at_start && place > 0) ||
            at.text.compare(place, change.printed.size(), change.printed) != 0)
          continue;
        std::string text = at.text;
        text.replace(place, change.printed.size(), change.read);
        if (!seen.insert(text).second) continue;
        queue.push(
            {at.cost + change.cost, at.changes + 1, std::move(text), place + change.read.size()});
      }
    }
  }
}

bool is_word(std::string_view text) {
  return text::word_usage(text).total() > 0 || text::Lexicon::get().function_words.has(text);
}

Xapian::doccount articles_with(const CompileContext& in, std::string_view word) {
  return in.database.frequency(store::make_term(Prefix::surface, word));
}

// Adds `text`, if the archive has it. `own`: articles with the word that it may be.
void add_if_there(const CompileContext& in, const std::string& text, Xapian::doccount own,
                  MisreadWords& out) {
  const Xapian::doccount articles = articles_with(in, text);
  if (articles == 0) return;
  // What is more frequent than the word itself is a word, too, though no list has it.
  const bool other = is_word(text) || articles > std::max(own, kSeldom);
  Forms& to = other ? out.possible : out.certain;
  if (std::find(to.begin(), to.end(), text) == to.end()) to.push_back(text);
}

// One word and its misreadings in the archive; the likeliest also with endings.
void collect(CompileContext& in, std::string_view word, std::size_t most, MisreadWords& out) {
  constexpr std::string_view kEndings[] = {"s", "es", "e", "en", "n", "er"};
  const Xapian::doccount own = articles_with(in, word);
  std::size_t tried = 0;
  each_misreading(word, [&](const std::string& text) {
    if (!in.budget.walk()) return false;
    add_if_there(in, text, own, out);
    if (++tried * std::size(kEndings) < most) {
      MisreadWords longer;
      for (const std::string_view ending : kEndings)
        add_if_there(in, text + std::string(ending), own, longer);
      for (std::string& form : longer.certain) out.certain.push_back(std::move(form));
    }
    return tried < most && out.certain.size() < kMostCertain;
  });
}

void find_broken(CompileContext& in, std::string_view word, MisreadWords& out) {
  for (std::size_t at = 1; at < word.size() && out.broken.size() < kMostBroken; ++at) {
    if (character_start(word, at) != at) continue;
    const std::string_view first = word.substr(0, at);
    const std::string_view second = word.substr(at);
    if (count_code_points(first) < kShortestPiece || count_code_points(second) < kShortestPiece ||
        (is_word(first) && is_word(second)))
      continue;
    const auto rarer = std::min(articles_with(in, first), articles_with(in, second));
    if (rarer > 0 && rarer <= kMostOfPiece) out.broken.emplace_back(first, second);
  }
}

}  // namespace

std::vector<std::string> misreadings(std::string_view word, std::size_t most) {
  std::vector<std::string> out;
  each_misreading(word, [&](const std::string& text) {
    out.push_back(text);
    return out.size() < most;
  });
  return out;
}

MisreadWords find_misread(CompileContext& in, const text::Token& token) {
  MisreadWords out;
  const std::string_view surface = token.word->surface.text;
  if (in.ranking.misread <= 0 || token.kind != text::TokenKind::word || token.word->function_word ||
      count_code_points(surface) < kShortest)
    return out;
  const std::size_t most = in.database.has_remote() ? kMostTriedAfar : kMostTried;
  collect(in, surface, most, out);
  // Of other forms the likeliest misreadings.
  Forms forms = in.expansions.inflections(*token.word);
  std::erase_if(forms, [&](const std::string& form) {
    return form == surface || count_code_points(form) < kShortest ||
           form.substr(0, kAlikeForm) != surface.substr(0, kAlikeForm);
  });
  forms.resize(std::min(forms.size(), kMostForms));
  MisreadWords of_forms;
  for (const std::string& form : forms) collect(in, form, most / 4, of_forms);
  for (const std::string& word : of_forms.certain) {
    const bool fresh = std::find(out.certain.begin(), out.certain.end(), word) == out.certain.end();
    if (fresh && out.certain.size() < kMostCertain) out.certain.push_back(word);
  }
  out.possible.resize(std::min(out.possible.size(), kMostPossible));
  find_broken(in, surface, out);
  return out;
}

void offer_misread(CompileContext& in, const text::Token& token, const Forms& possible) {
  if (possible.empty() || in.field || in.offers == nullptr) return;
  Offer offer;
  offer.kind = OfferKind::misread;
  offer.span = {in.offset + token.begin, in.offset + token.end};
  offer.words = possible;
  offer.text = "(" + std::string(in.text.substr(offer.span.begin, token.end - token.begin));
  for (const std::string& word : possible) offer.text += " ODER =" + word;
  offer.text += ")";
  in.offers->push_back(std::move(offer));
}

}  // namespace nachlese::search
