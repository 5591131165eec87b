// Shows each fault of Xapian that engine/xapian_faults works around, with as little else as
// possible. If a case fails, the fault is gone in this version, and its workaround can go, too.
#include "searcher/engine/xapian_faults.hpp"

#include <malloc.h>
#include <sys/wait.h>
#include <unistd.h>
#include <csignal>
#include <functional>
#include <random>
#include <string>

#include "core/store/schema.hpp"
#include "tests/catch.hpp"
#include "tests/temp_folder.hpp"

using namespace nachlese;
using namespace nachlese::search;
using Xapian::Query;

namespace {

// The versions in which the faults were seen; newer ones are untested.
bool is_known_version() { return std::string(Xapian::version_string()) <= "1.4.22"; }

// Runs `work` in a process of its own; true if it returns.
bool survives(const std::function<void()>& work) {
  const pid_t child = fork();
  if (child == 0) {
    for (const int signal : {SIGSEGV, SIGBUS, SIGABRT, SIGILL}) std::signal(signal, SIG_DFL);
    work();
    _exit(0);
  }
  int status = 0;
  (void)waitpid(child, &status, 0);
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

void expect_fault(bool seen) {
  if (is_known_version()) {
    CHECK(seen);
  } else if (!seen) {
    WARN("not seen in Xapian " << Xapian::version_string());
  }
}

// Terms "0" to "7", from everywhere to rare.
Xapian::WritableDatabase some_articles(std::mt19937& random, unsigned count) {
  Xapian::WritableDatabase out("", Xapian::DB_BACKEND_INMEMORY);
  for (unsigned i = 0; i < count; ++i) {
    Xapian::Document document;
    for (unsigned term = 0; term < 8; ++term) {
      if (random() % (1U << term) == 0)
        document.add_term(std::to_string(term), 1 + static_cast<unsigned>(random() % 9));
    }
    document.add_value(schema::kCluster, "1");
    out.add_document(document);
  }
  return out;
}

// Words as plans have them: the best of several terms, with alternatives and additions.
Query some_query(std::mt19937& random, unsigned depth) {
  if (depth == 0) return Query(std::to_string(random() % 8));
  constexpr Query::op kOperators[] = {Query::OP_MAX, Query::OP_OR, Query::OP_AND_MAYBE};
  const Query operands[] = {some_query(random, depth - 1), some_query(random, depth - 1)};
  return {kOperators[random() % 3], std::begin(operands), std::end(operands)};
}

// Runs a few thousand searches in as many states of the heap; freed memory is overwritten.
bool survives_searches(unsigned shards, const std::function<Query(const Query&)>& made_safe) {
  return survives([&] {
    mallopt(M_PERTURB, 0xA5);
    std::mt19937 random(11);
    for (unsigned round = 0; round < 300; ++round) {
      Xapian::Database database;
      for (unsigned i = 0; i < shards; ++i) database.add_database(some_articles(random, 40));
      Xapian::Enquire enquire(database);
      for (unsigned query = 0; query < 10; ++query) {
        enquire.set_query(made_safe(some_query(random, 3)));
        (void)enquire.get_mset(0, 1 + static_cast<unsigned>(random() % 10));
      }
    }
  });
}

}  // namespace

TEST_CASE("fault 1: OP_MAX at the top of a query is read after it was freed") {
  expect_fault(!survives_searches(1, [](const Query& query) { return query; }));
  CHECK(survives_searches(1, [](const Query& query) { return never_at_the_top(query); }));
}

TEST_CASE("fault 2: the same in several shards, even inside a filter") {
  expect_fault(!survives_searches(3, [](const Query& query) { return never_at_the_top(query); }));
  CHECK(survives_searches(
      3, [](const Query& query) { return survives_the_end_of_a_shard(never_at_the_top(query)); }));
}

TEST_CASE("fault 3: the end of a block is taken for damage, unless filters weigh") {
  // All documents have the term, the list of them has several blocks and begins late.
  const test::TempFolder folder;
  Xapian::WritableDatabase database(folder.path().string(), Xapian::DB_CREATE_OR_OVERWRITE);
  constexpr unsigned kMany = 6000;
  for (unsigned i = 0; i < 2 * kMany; ++i) {
    if (i >= kMany) database.delete_document(i - kMany + 1);
    Xapian::Document document;
    document.add_boolean_term("all");
    document.add_term("word");
    database.add_document(document);
    if (i % kMany == kMany - 1) database.commit();
  }
  const auto found = [&](const Query& query, Filters filters) {
    Xapian::Enquire enquire(database);
    set_no_weights(enquire, filters);
    enquire.set_query(query);
    return enquire.get_mset(0, 10, database.get_doccount()).get_matches_estimated();
  };
  bool damaged = false;
  try {
    (void)found(Query(Query::OP_FILTER, Query("word"), Query("all")), Filters::free);
  } catch (const Xapian::DatabaseCorruptError&) {
    damaged = true;
  }
  expect_fault(damaged);
  CHECK(found(Query(Query::OP_AND, Query("word"), Query("all")), Filters::weighed) == kMany);
}
