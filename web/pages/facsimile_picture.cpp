#include "web/pages/facsimile_picture.hpp"

#include <charconv>

#include "web/http/pictures.hpp"
#include "web/views/parameters.hpp"
#include "web/views/problem.hpp"

namespace nachlese::web {
namespace {

// From 1; 0 for no number.
std::size_t wanted_page(const Request& request) {
  const std::string_view text = request.parameter("page").value_or("1");
  std::size_t number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  return read.ec == std::errc() && read.ptr == text.data() + text.size() ? number : 0;
}

}  // namespace

Response facsimile_picture(Context& context, const Request& request) {
  const PictureAccess* access = context.backend.pictures();
  const auto found = context.backend.article(required_id(request), "", context.budget);
  const std::size_t page = wanted_page(request);
  if (access == nullptr || !found || page == 0 || page > found->article.facsimile.pages.size())
    return problem_document(not_found());
  const auto picture = open_picture(*access, found->article.facsimile.pages[page - 1].picture);
  if (picture == nullptr) return problem_document(not_found());
  Response response;
  response.content_type = picture->type;
  response.lasting = false;  // files are none of the archive's state
  response.headers = {{"ETag", "\"" + picture->tag + "\""}};
  if (etag_matches(request.header("If-None-Match"), "\"" + picture->tag + "\"")) {
    response.status = 304;
  } else {
    response.next_part = [picture] { return read_part(*picture); };
  }
  return response;
}

}  // namespace nachlese::web
