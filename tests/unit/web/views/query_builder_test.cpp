#include "web/views/query_builder.hpp"

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

}  // namespace nachlese
