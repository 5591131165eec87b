#include "web/views/html.hpp"

#include "tests/catch.hpp"

namespace nachlese {

using namespace nachlese::web;
namespace {

TEST_CASE("escape leaves nothing that a page would read as markup") {
  struct Case {
    std::string text;
    std::string html;
  };
  const Case cases[] = {
      {"<script>", "&lt;script&gt;"},
      {"a & b", "a &amp; b"},
      {"\"'", "&quot;&#39;"},
      {"Straße „Größe“", "Straße „Größe“"},
      {"zwei\nZeilen\t", "zwei\nZeilen\t"},
      {std::string("nul\0l", 5), "null"},
      {"\x1b[31mrot", "[31mrot"},
      {"\xff"
       "kaputt",
       "\xEF\xBF\xBD"
       "kaputt"},
      {"\xE2\x80\xAE"
       "umgedreht",
       "umgedreht"},  // right-to-left override
      {"", ""},
  };
  for (const Case& test : cases) {
    CAPTURE(test.text);
    CHECK(escape(test.text).str() == test.html);
  }
}

TEST_CASE("marked passes marks and references alone") {
  CHECK(marked("ein <mark>Treffer</mark> &amp; &lt;b&gt; &#39;").str() ==
        "ein <mark>Treffer</mark> &amp; &lt;b&gt; &#39;");
  CHECK(marked("<script>x</script>").str() == "&lt;script&gt;x&lt;/script&gt;");
  CHECK(marked("<mark onclick=x>").str() == "&lt;mark onclick=x&gt;");
  CHECK(marked("AT&T; & Co").str() == "AT&T; &amp; Co");
  CHECK(marked("& \" '").str() == "&amp; &quot; &#39;");
}

TEST_CASE("templates escape strings and keep Html") {
  CHECK(R"(<a href="{}">{}</a>)"_html("/?q=\"x\"", escape("<b>")).str() ==
        R"(<a href="/?q=&quot;x&quot;">&lt;b&gt;</a>)");
  CHECK("{}/{}"_html(1, std::size_t{2}).str() == "1/2");
  CHECK("{}|{}"_html("{}", "x").str() == "{}|x");
  CHECK("<p>{}</p>"_html("<br>"_html).str() == "<p><br></p>");
}

// The point of the type: none of these compiles.
static_assert(!std::is_constructible_v<Html, std::string>);
static_assert(!std::is_constructible_v<Html, const char*>);
static_assert(!std::is_assignable_v<Html&, std::string>);
static_assert(!std::is_constructible_v<HtmlTemplate, std::string_view>);

}  // namespace
}  // namespace nachlese
