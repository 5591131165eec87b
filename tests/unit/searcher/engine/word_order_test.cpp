// Phrases and nearness from the order of words find what Xapian's positions find.
#include <algorithm>
#include <functional>
#include <map>
#include <random>
#include <set>

#include "core/store/archive_database.hpp"
#include "core/store/neighbors.hpp"
#include "core/store/schema.hpp"
#include "core/store/terms.hpp"
#include "indexer/positions.hpp"
#include "searcher/engine/emit.hpp"
#include "searcher/engine/word_order_source.hpp"

#include "tests/catch.hpp"
#include "tests/unit/searcher/engine/matches.hpp"

using namespace nachlese;
using namespace nachlese::search;

namespace {

// Few words, some of which share their bits.
std::vector<std::string> small_vocabulary() {
  std::vector<std::string> words = {"der", "bundestag", "hat", "in", "beschlossen"};
  std::map<std::uint16_t, std::string> seen;
  for (int i = 0; words.size() < 9; ++i) {
    const std::string word = "w" + std::to_string(i);
    const auto [at, is_new] = seen.emplace(store::word_bits(word), word);
    if (!is_new) words.insert(words.end(), {at->second, word});
  }
  return words;
}

// Words that are in no vocabulary, so many that others have codes of two bytes.
void add_filler(std::size_t count, std::vector<store::PlacedWord>& words,
                std::vector<std::string>& terms, std::uint32_t& position) {
  for (std::size_t i = 0; i < count; ++i) {
    words.push_back({static_cast<std::uint32_t>(terms.size()), position++});
    terms.push_back("f" + std::to_string(i));
  }
}

Xapian::Document random_document(const std::vector<std::string>& vocabulary, std::mt19937& random,
                                 bool shared_places) {
  Xapian::Document document;
  std::vector<store::PlacedWord> words;
  std::uint32_t position = 1;
  std::set<std::string> used;
  const std::size_t length = random() % 14;
  for (std::size_t i = 0; i < length; ++i) {
    const auto word = static_cast<std::uint32_t>(random() % vocabulary.size());
    if (words.empty() || words.back().position != position || words.back().word != word)
      words.push_back({word, position});
    position += random() % 8 == 0 ? 20 : shared_places && random() % 8 == 0 ? 0 : 1;
  }
  // The terms of an order are those of the article alone.
  std::vector<std::string> terms;
  for (auto& [word, at] : words) {
    const auto found = std::ranges::find(terms, vocabulary[word]);
    if (found == terms.end()) terms.push_back(vocabulary[word]);
    word = static_cast<std::uint32_t>(std::ranges::find(terms, vocabulary[word]) - terms.begin());
  }
  if (random() % 4 == 0) {
    // What stands once comes after the words before it, and twice before them.
    const std::size_t before = words.size();
    add_filler(200 + random() % 200, words, terms, position);
    if (random() % 2 == 0) {
      for (std::size_t i = before; i < before + 150; ++i)
        words.push_back({words[i].word, position++});
    }
    for (std::size_t i = 0; i < before; ++i)
      words.push_back(
          {words[i].word, position += 1 + static_cast<std::uint32_t>(random() % 3 / 2)});
  }
  for (const auto& term : terms) document.add_term(term);
  document.add_value(schema::kWordOrder, store::pack_word_order(words, terms));
  // Articles from before there were sets of neighbors have none.
  if (random() % 4 != 0) {
    const auto parts = store::pack_neighbors(words, terms);
    for (unsigned part = 0; part < parts.size(); ++part)
      document.add_value(schema::kNeighbors + part, parts[part]);
  }
  index::add_positions(document);
  return document;
}

bool repeats_terms(const Plan& plan) {
  std::set<std::string> seen;
  std::size_t terms = 0;
  for (const auto& operand : plan.operands) {
    seen.insert(operand.terms.begin(), operand.terms.end());
    terms += operand.terms.size();
  }
  return seen.size() < terms;
}

// By trying every choice of positions.
bool stands_in(const Plan& plan, const Xapian::Document& document) {
  std::vector<std::set<Xapian::termpos>> places(plan.operands.size());
  for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
    for (std::size_t i = 0; i < places.size(); ++i) {
      if (std::ranges::find(plan.operands[i].terms, *term) != plan.operands[i].terms.end())
        places[i].insert(term.positionlist_begin(), term.positionlist_end());
    }
  }
  const std::function<bool(std::vector<Xapian::termpos>)> choose =
      [&](std::vector<Xapian::termpos> chosen) {
        if (chosen.size() == places.size()) {
          const auto [low, high] = std::ranges::minmax(chosen);
          return high - low < plan.count;
        }
        return std::ranges::any_of(places[chosen.size()], [&](Xapian::termpos at) {
          const bool fits = plan.op == Plan::Op::phrase
                                ? chosen.empty() || chosen.back() < at
                                : std::ranges::find(chosen, at) == chosen.end();
          if (!fits) return false;
          auto more = chosen;
          more.push_back(at);
          return choose(std::move(more));
        });
      };
  return choose({});
}

// As it would be with positions.
Xapian::Query by_positions(const Plan& plan) {
  std::vector<Xapian::Query> places;
  for (const auto& operand : plan.operands)
    places.emplace_back(Xapian::Query::OP_OR, operand.terms.begin(), operand.terms.end());
  return {plan.op == Plan::Op::phrase ? Xapian::Query::OP_PHRASE : Xapian::Query::OP_NEAR,
          places.begin(), places.end(), plan.count};
}

Plan random_plan(const std::vector<std::string>& vocabulary, std::mt19937& random) {
  std::vector<Plan> places;
  const std::size_t count = 2 + random() % 3;
  for (std::size_t i = 0; i < count; ++i) {
    std::set<std::string> terms;
    const std::size_t alternatives = random() % 3 == 0 ? 1 + random() % 3 : 1;
    for (std::size_t j = 0; j < alternatives; ++j)
      terms.insert(vocabulary[random() % vocabulary.size()]);
    places.push_back(any_term({terms.begin(), terms.end()}));
  }
  const auto window = static_cast<unsigned>(count + random() % 3);
  return random() % 2 == 0 ? phrase_of(std::move(places), window)
                           : near_of(std::move(places), window);
}

}  // namespace

TEST_CASE("phrases and nearness are the same from the order and from positions") {
  std::mt19937 random(5);
  const auto vocabulary = small_vocabulary();
  const bool shared_places = GENERATE(false, true);
  store::ArchiveDatabase archive;
  for (int shard = 0; shard < 2; ++shard) {
    Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
    for (int i = 0; i < 400; ++i)
      database.add_document(random_document(vocabulary, random, shared_places));
    archive.add(database, "", false);
  }
  const Target target{archive};
  std::size_t found = 0;
  for (int round = 0; round < 1500; ++round) {
    const Plan plan = random_plan(vocabulary, random);
    if (plan.op != Plan::Op::phrase && plan.op != Plan::Op::near) continue;
    const auto expected = matches(by_positions(plan), archive.merged());
    const auto got = matches(emit(plan, Weighing::none, target), archive.merged());
    INFO(to_string(plan));
    // Where words share a position, or a word may stand for two, Xapian misses some that are near:
    // it takes the first position of each that is free.
    const bool xapian_is_right =
        plan.op == Plan::Op::phrase || (!shared_places && !repeats_terms(plan));
    CHECK((xapian_is_right ? got == expected : std::ranges::includes(got, expected)));
    for (const Xapian::docid id : got) CHECK(stands_in(plan, archive.merged().get_document(id)));
    found += expected.size();
  }
  CHECK(found > 1000);
}

TEST_CASE("phrases are the same wherever they stand in a query") {
  using Xapian::Query;
  std::mt19937 random(7);
  const auto vocabulary = small_vocabulary();
  std::size_t differing = 0;
  for (int round = 0; round < 300; ++round) {
    // Small ones, so that an operator begins with an article that does not have the phrase.
    Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
    for (int i = 0; i < 6; ++i) database.add_document(random_document(vocabulary, random, true));
    store::ArchiveDatabase archive;
    archive.add(database, "", false);
    const Target target{archive};
    for (int i = 0; i < 10; ++i) {
      const Plan plan = random_plan(vocabulary, random);
      if (plan.op != Plan::Op::phrase) continue;
      const Query word(vocabulary[random() % vocabulary.size()]);
      const auto found_in = [&](const Query& phrase) {
        const std::vector<Query> both = {phrase, word};
        std::vector<std::vector<Xapian::docid>> out;
        for (const Query::op op : {Query::OP_AND, Query::OP_OR, Query::OP_XOR, Query::OP_AND_NOT,
                                   Query::OP_AND_MAYBE, Query::OP_FILTER})
          out.push_back(matches(Query(op, both.begin(), both.end()), database));
        out.push_back(matches(Query(Query::OP_AND_NOT, Query(""), phrase), database));
        out.push_back(matches(Query(Query::OP_AND_NOT, word, phrase), database));
        return out;
      };
      CHECK(evaluated(plan, target) == matches(by_positions(plan), database));
      const Plan excluded = without(one_term(*word.get_terms_begin()), plan);
      CHECK(evaluated(excluded, target) ==
            matches(Query(Query::OP_AND_NOT, word, by_positions(plan)), database));
      const auto expected = found_in(by_positions(plan));
      differing += expected[3].size();
      INFO(to_string(plan));
      CHECK(found_in(emit(plan, Weighing::none, target)) == expected);
    }
  }
  CHECK(differing > 100);
}

TEST_CASE("a source of word order is asked in any way") {
  std::mt19937 random(8);
  const auto vocabulary = small_vocabulary();
  const auto asked = std::make_shared<WordOrderSource::Asked>(
      WordOrderSource::Asked{{{{"der"}, {"bundestag"}}, 2, WordDistance::in_order}});
  for (int round = 0; round < 200; ++round) {
    Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
    for (int i = 0; i < 30; ++i) database.add_document(random_document(vocabulary, random, true));
    const Plan plan = phrase_of({one_term("der"), one_term("bundestag")}, 2);
    const auto expected = matches(by_positions(plan), database);
    // The first one from `id` on.
    const auto from = [&](Xapian::docid id) { return std::ranges::lower_bound(expected, id); };
    WordOrderSource source(asked, Deadline::max());
    source.init(database);
    Xapian::docid at = 0;
    while (at < database.get_lastdocid()) {
      const Xapian::docid to = at + 1 + static_cast<Xapian::docid>(random() % 4);
      if (random() % 2 == 0) {
        const bool knows = source.check(to, 0);
        const auto next = from(to);
        if (knows && next == expected.end()) CHECK(source.at_end());
        if (next != expected.end() && *next == to) {
          CHECK(knows);
          CHECK(source.get_docid() == to);
        } else if (knows && !source.at_end()) {
          CHECK(source.get_docid() > to);
        }
        at = to;
        continue;
      }
      const bool skips = random() % 2 == 0;
      const auto next = from(skips ? to : at + 1);
      skips ? source.skip_to(to, 0) : source.next(0);
      if (next == expected.end()) {
        CHECK(source.at_end());
        break;
      }
      REQUIRE_FALSE(source.at_end());
      CHECK(source.get_docid() == *next);
      at = *next;
    }
  }
}

TEST_CASE("the source of word order goes through an archive by itself") {
  std::mt19937 random(6);
  const auto vocabulary = small_vocabulary();
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  for (int i = 0; i < 300; ++i) database.add_document(random_document(vocabulary, random, true));
  const auto asked = std::make_shared<WordOrderSource::Asked>(
      WordOrderSource::Asked{{{{"der"}, {"bundestag"}}, 2, WordDistance::in_order}});
  const Xapian::Query alone((new WordOrderSource(asked, Deadline::max()))->release());
  const Plan plan = phrase_of({one_term("der"), one_term("bundestag")}, 2);
  CHECK(matches(alone, database) == matches(by_positions(plan), database));
  const Xapian::Query late((new WordOrderSource(asked, Deadline::min()))->release());
  CHECK_THROWS_AS(matches(late, database), TimeIsUp);
}
