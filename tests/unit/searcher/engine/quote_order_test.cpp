// What stands in quotations, by their order of words and by Xapian's positions made from it.
#include "core/store/quote_order.hpp"

#include <algorithm>
#include <memory>
#include <random>
#include <set>

#include "core/store/archive_database.hpp"
#include "core/store/schema.hpp"
#include "core/store/terms.hpp"
#include "indexer/positions.hpp"
#include "searcher/engine/emit.hpp"
#include "searcher/engine/word_order_source.hpp"
#include "searcher/plan/quotation.hpp"
#include "tests/catch.hpp"
#include "tests/unit/searcher/engine/matches.hpp"

using namespace nachlese;
using namespace nachlese::search;

namespace {

const std::vector<std::string> kWords = {"druck", "auf",      "moskau",     "heute",
                                         "nicht", "XPgipfel", "Zentscheid", "kreml"};
const std::vector<std::string> kSpeakers = {"XRfriedrich merz", "XRolaf scholz", "XRputin"};
const std::string kAnybody = "XQ";

class Terms {
 public:
  std::uint32_t number(const std::string& term) {
    const auto at = std::ranges::find(terms_, term);
    const auto out = static_cast<std::uint32_t>(at - terms_.begin());
    if (at == terms_.end()) terms_.push_back(term);
    return out;
  }
  [[nodiscard]] const std::vector<std::string>& all() const { return terms_; }

 private:
  std::vector<std::string> terms_;
};

struct Quote {
  std::vector<std::string> words;
  std::vector<std::string> speakers;
};

// As the indexer makes it. Some words stand outside of quotations only.
Xapian::Document document_with(const std::vector<Quote>& quotes) {
  Terms terms;
  std::vector<store::PlacedWord> words;
  std::uint32_t next = 1;
  for (const auto& quote : quotes) {
    for (const auto& speaker : quote.speakers) words.push_back({terms.number(speaker), next});
    std::uint32_t at = next;
    for (const auto& word : quote.words) words.push_back({terms.number(word), ++at});
    next = store::next_quote_position(at);
  }
  Xapian::Document document;
  std::vector<std::uint16_t> others;
  for (const auto& word : kWords) {
    document.add_term(word);
    if (std::ranges::find(terms.all(), word) == terms.all().end())
      others.push_back(store::word_bits(word));
  }
  std::ranges::sort(others);
  if (quotes.empty()) return document;
  for (const auto& term : terms.all()) document.add_term(term);
  document.add_boolean_term(kAnybody);
  document.add_value(schema::kQuoteOrder, store::pack_word_order(words, terms.all(), others));
  index::add_positions(document);
  return document;
}

template <class T>
T one_of(const std::vector<T>& values, std::mt19937& random) {
  return values[random() % values.size()];
}

std::vector<Quote> random_quotes(std::mt19937& random) {
  std::vector<Quote> out(random() % 4);
  for (auto& quote : out) {
    for (auto left = 1 + random() % 6; left > 0; --left)
      quote.words.push_back(one_of(kWords, random));
    std::set<std::string> speakers;
    for (auto left = random() % 3; left > 0; --left) speakers.insert(one_of(kSpeakers, random));
    quote.speakers.assign(speakers.begin(), speakers.end());
  }
  return out;
}

// Xapian takes the first free position of a word that is asked for twice, so words differ.
Plan random_words(std::mt19937& random) {
  std::vector<std::string> words = kWords;
  std::ranges::shuffle(words, random);
  std::vector<Plan> places;
  for (std::size_t i = 0; i < 1 + random() % 3; ++i) {
    places.push_back(random() % 4 == 0 ? any_term({words[2 * i], words[2 * i + 1]})
                                       : one_term(words[2 * i]));
  }
  const auto count = static_cast<unsigned>(places.size());
  switch (random() % 4) {
    case 0: return phrase_of(std::move(places), count);
    case 1: return near_of(std::move(places), count + static_cast<unsigned>(random() % 3));
    case 2: return any_of(std::move(places));
    default: return all_of(std::move(places));
  }
}

Xapian::Query by_positions(const Plan& plan) {
  using Op = Plan::Op;
  std::vector<Xapian::Query> operands;
  for (const auto& operand : plan.operands) operands.push_back(by_positions(operand));
  const auto joined = [&](Xapian::Query::op op) {
    return Xapian::Query(op, operands.begin(), operands.end(), plan.count);
  };
  switch (plan.op) {
    case Op::any_term: return {Xapian::Query::OP_OR, plan.terms.begin(), plan.terms.end()};
    case Op::all: return joined(Xapian::Query::OP_AND);
    case Op::any: return joined(Xapian::Query::OP_OR);
    case Op::phrase: return joined(Xapian::Query::OP_PHRASE);
    case Op::near: return joined(Xapian::Query::OP_NEAR);
    default: FAIL("no such plan: " << to_string(plan));
  }
  return {};
}

std::vector<Xapian::docid> in_quotations(const Xapian::WritableDatabase& database,
                                         const Plan& words,
                                         const std::vector<std::string>& markers) {
  store::ArchiveDatabase archive;
  archive.add(database, "", false);
  const Plan plan = in_quotation(words, markers);
  auto out = matches(emit(plan, Weighing::none, Target{archive}), database);
  CHECK(evaluated(plan, Target{archive}) == out);
  return out;
}

}  // namespace

TEST_CASE("what stands in quotations is the same from their order and from positions") {
  std::mt19937 random(8);
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  for (int i = 0; i < 600; ++i) database.add_document(document_with(random_quotes(random)));
  std::size_t found = 0;
  for (int round = 0; round < 1000; ++round) {
    std::vector<std::string> markers = {kAnybody};
    if (random() % 2 == 0) markers = {one_of(kSpeakers, random)};
    if (random() % 4 == 0) markers = {kSpeakers[0], kSpeakers[2]};
    const Plan words = random_words(random);
    INFO(to_string(words) << " by " << markers.front());
    const auto got = in_quotations(database, words, markers);
    CHECK(got == matches(by_positions(in_quotation(words, markers)), database));
    found += got.size();
  }
  CHECK(found > 10'000);
}

TEST_CASE("long quotations end where they end") {
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  std::vector<std::string> all(kMostQuoteWords, "nicht");
  all.front() = "druck";
  all.back() = "moskau";
  const Quote by_merz{all, {kSpeakers[0]}};
  database.add_document(document_with({by_merz, {{"kreml"}, {}}, {{"heute"}, {kSpeakers[1]}}}));
  const Plan both = all_of({one_term("druck"), one_term("moskau")});
  CHECK(in_quotations(database, both, {kAnybody}).size() == 1);
  CHECK(in_quotations(database, both, {kSpeakers[0]}).size() == 1);
  CHECK(in_quotations(database, both, {kSpeakers[1]}).empty());
  for (const char* word : {"kreml", "heute"}) {
    CHECK(in_quotations(database, one_term(word), {kAnybody}).size() == 1);
    CHECK(in_quotations(database, one_term(word), {kSpeakers[0]}).empty());
    CHECK(
        in_quotations(database, all_of({one_term("moskau"), one_term(word)}), {kAnybody}).empty());
  }
  CHECK(in_quotations(database, one_term("heute"), {kSpeakers[1]}).size() == 1);
}

TEST_CASE("a word outside of quotations is not taken for one inside that has its bits") {
  // The order knows words by 16 bits of their hashes.
  const std::string inside = "w0";
  std::string outside;
  for (int i = 1; outside.empty(); ++i) {
    const std::string word = "w" + std::to_string(i);
    if (store::word_bits(word) == store::word_bits(inside)) outside = word;
  }
  Xapian::Document document;
  for (const auto& term : {inside, outside, kAnybody}) document.add_term(term);
  const std::vector<store::PlacedWord> words = {{0, 2}};
  const std::vector<std::uint16_t> others = {store::word_bits(outside)};
  document.add_value(schema::kQuoteOrder,
                     store::pack_word_order(words, std::vector{inside}, others));
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  database.add_document(document);
  CHECK(in_quotations(database, one_term(inside), {kAnybody}).size() == 1);
  CHECK(in_quotations(database, one_term(outside), {kAnybody}).empty());
}
