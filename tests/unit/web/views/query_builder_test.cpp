#include "web/views/query_builder.hpp"

#include <cstdint>
#include <fstream>
#include <initializer_list>
#include <string>

#include "tests/catch.hpp"

namespace nachlese {

using namespace nachlese::web;

TEST_CASE("fields of a form become a query in the words of the language") {
  QueryFields fields;
  CHECK(build_query(Language::german, fields).empty());
  fields.all = " Gipfel  Treffen ";
  CHECK(build_query(Language::german, fields) == "Gipfel Treffen");
  fields.phrase = "Weißes Haus";
  fields.any = "Putin Trump";
  fields.none = "Fußball Wetter";
  CHECK(build_query(Language::german, fields) ==
        R"(Gipfel Treffen "Weißes Haus" (Putin ODER Trump) -Fußball -Wetter)");
  CHECK(build_query(Language::english, fields) ==
        R"(Gipfel Treffen "Weißes Haus" (Putin OR Trump) -Fußball -Wetter)");
  fields.in_title = true;
  CHECK(build_query(Language::german, fields) ==
        R"(titel:(Gipfel Treffen "Weißes Haus" (Putin ODER Trump)) -Fußball -Wetter)");
}

TEST_CASE("words of a form that look like operators stay words") {
  QueryFields fields;
  fields.all = R"(-Gipfel "ODER (titel:x) Wahl*)";
  CHECK(build_query(Language::german, fields) == R"(Gipfel "ODER" titel x Wahl*)");
  fields = {};
  fields.phrase = R"(so "genannte)";
  CHECK(build_query(Language::german, fields) == R"("so genannte")");
  fields = {};
  fields.any = "Putin";
  CHECK(build_query(Language::german, fields) == "Putin");
  fields = {};
  fields.all = "Gipfel Treffen";
  fields.exact = true;
  CHECK(build_query(Language::german, fields) == "=Gipfel =Treffen");
  fields = {};
  fields.none = "- -- Fußball";
  CHECK(build_query(Language::german, fields) == "-Fußball");
}

namespace {

// What a form reads from a query makes the same query, if nobody changes it.
void check_round_trip(const std::string& query) {
  INFO(query);
  const QueryFields fields = read_query(query);
  CHECK((build_query(Language::german, fields) == query ||
         build_query(Language::english, fields) == query));
  // Another language has other words for operators, which mean the same.
  if (fields.rest == query)
    CHECK(build_query(Language::english, fields) == build_query(Language::german, fields));
}

// One of the choices, by a generator that gives the same numbers everywhere.
const char* one_of(std::uint32_t& state, std::initializer_list<const char*> choices) {
  state = state * 1'664'525U + 1'013'904'223U;
  return *(choices.begin() + (state >> 16U) % choices.size());
}

std::string any_query(std::uint32_t& state, int depth) {
  std::string out;
  const int parts = one_of(state, {"a", "b", "c"})[0] - 'a' + 1;
  for (int i = 0; i < parts; ++i) {
    if (i > 0) out += one_of(state, {" ", " ", " ", "  ", " ODER ", " OR ", " UND ", " NAHE/3 "});
    out += one_of(state, {"", "", "", "-", "+", "=", "titel:", "title:", "zitat:", "NICHT "});
    if (depth > 0 && one_of(state, {"a", "b"})[0] == 'a')
      out += "(" + any_query(state, depth - 1) + ")";
    else
      out +=
          one_of(state, {"Gipfel", "Wahl*", "Müler~", "\"Weißes Haus\"", "\"ODER\"", "datum:2018",
                         "person:\"A B\"", "(", ")", "\"", "„Haus“", "-", "9/11", "a-b"});
  }
  return out;
}

}  // namespace

TEST_CASE("a form reads back what it wrote") {
  const QueryFields title =
      read_query(R"(titel:(Gipfel "Weißes Haus" (Putin ODER Trump)) -Fußball -Wetter)");
  CHECK(title.in_title);
  CHECK(title.all == "Gipfel");
  CHECK(title.phrase == "Weißes Haus");
  CHECK(title.any == "Putin Trump");
  CHECK(title.none == "Fußball Wetter");
  CHECK(title.rest.empty());
  const QueryFields exact = read_query("=Gipfel =Treffen");
  CHECK(exact.exact);
  CHECK(exact.all == "Gipfel Treffen");
  CHECK(read_query("Putin -Trump").none == "Trump");
}

TEST_CASE("a form leaves alone what it has no fields for") {
  for (const char* query : {"Putin ODER Trump", "titel:Gipfel -Sport", "Putin NAHE Trump",
                            "\"a b\" \"c d\"", "-(a b)", "sagt:Merkel", "\"offen", "a) b"}) {
    INFO(query);
    CHECK(read_query(query).rest == query);
    check_round_trip(query);
  }
  QueryFields more = read_query("Putin ODER Trump");
  more.all = "Gipfel";
  CHECK(build_query(Language::german, more) == "Gipfel (Putin ODER Trump)");
}

TEST_CASE("fields read from any query make the same query") {
  std::ifstream golden(std::string(NACHLESE_SOURCE_DIR) + "/tests/golden/queries/queries.txt");
  std::size_t read = 0;
  for (std::string line; std::getline(golden, line);) {
    if (!line.starts_with("? ")) continue;
    check_round_trip(line.substr(2));
    ++read;
  }
  CHECK(read >= 100);
  std::uint32_t state = 1;
  for (int i = 0; i < 5'000; ++i) check_round_trip(any_query(state, 3));
}

}  // namespace nachlese
