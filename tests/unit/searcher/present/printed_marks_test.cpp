#include "searcher/present/printed_marks.hpp"

#include "tests/catch.hpp"

using namespace nachlese;
using namespace nachlese::search;

TEST_CASE("marks stand on the boxes of their words") {
  Article article;
  article.title = "Hochwasser an der Oker";
  article.body = "Die Oker stieg.\n\nDie Oker fiel.";
  article.facsimile.pages = {{"1", "/1.jpg", 6000}, {"2", "/2.jpg", 6000}};
  // Title 0 to 3, body 4 to 9; the last "Oker" stands on two pages.
  article.facsimile.boxes = pack_boxes({{3, 0, 30, 1, 9, 9},
                                        {5, 0, 50, 1, 9, 9},
                                        {6, 0, 60, 1, 9, 9},
                                        {8, 0, 80, 1, 9, 9},
                                        {8, 1, 81, 1, 9, 9}});
  const std::vector<TextPlace> places = {
      {TextRole::title, 0, 18, 22}, {TextRole::body, 0, 4, 8}, {TextRole::body, 0, 21, 25}};
  std::vector<std::uint32_t> found;
  for (const WordBox& box : marks_on_pages(article, places)) found.push_back(box.x);
  CHECK(found == std::vector<std::uint32_t>{30, 50, 80, 81});
  CHECK(marks_on_pages(article, {}).empty());
  article.facsimile.boxes = "\xFF";
  CHECK(marks_on_pages(article, places).empty());
}
