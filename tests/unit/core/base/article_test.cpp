#include "core/base/article.hpp"

#include "tests/catch.hpp"

using namespace nachlese;

TEST_CASE("the content hash sees every field") {
  Article base;
  base.id = "1";
  base.body = "Text";
  const auto changed = [&](auto change) {
    Article other = base;
    change(other);
    return content_hash(other) != content_hash(base);
  };
  CHECK(content_hash(base) == content_hash(Article(base)));
  for (const auto& field : kTextFields) CHECK(changed([&](Article& a) { a.*field.member += "x"; }));
  CHECK(changed([](Article& a) { a.id = "2"; }));
  CHECK(changed([](Article& a) { a.captions = {"x"}; }));
  CHECK(changed([](Article& a) { a.authors = {"x"}; }));
  CHECK(changed([](Article& a) { a.keywords = {"x"}; }));
  CHECK(changed([](Article& a) { a.source = "x"; }));
  CHECK(changed([](Article& a) { a.agency = "x"; }));
  CHECK(changed([](Article& a) { a.section = "x"; }));
  CHECK(changed([](Article& a) { a.url = "x"; }));
  CHECK(changed([](Article& a) { a.language = "x"; }));
  CHECK(changed([](Article& a) { a.published = parse_date("2018"); }));
  CHECK(changed([](Article& a) { a.page = "3"; }));
  CHECK(changed([](Article& a) { a.recognition = 71; }));
  CHECK(changed([](Article& a) { a.facsimile.pages = {{"3", "s/3.jpg", 6000}}; }));
  CHECK(changed([](Article& a) { a.updated = parse_date("2018"); }));
}

TEST_CASE("list borders count in the content hash") {
  Article one;
  one.authors = {"a", "b"};
  Article two;
  two.authors = {"a"};
  two.captions = {"b"};
  CHECK(content_hash(one) != content_hash(two));
}

TEST_CASE("an article without an id gets one") {
  Article with_url;
  with_url.url = "https://sample.example/1";
  ensure_id(with_url);
  CHECK(with_url.id == "https://sample.example/1");
  Article bare;
  bare.body = "Text";
  Article same = bare;
  ensure_id(bare);
  ensure_id(same);
  CHECK(bare.id.starts_with("h-"));
  CHECK(bare.id == same.id);
  Article named;
  named.id = "x";
  named.url = "u";
  ensure_id(named);
  CHECK(named.id == "x");
}
