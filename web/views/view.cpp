#include "web/views/view.hpp"

#include "web/views/messages.hpp"

namespace nachlese::web {

std::string say_hits(const View& view, std::uint64_t count) {
  return say(view.language,
             view.search.request.collapse ? messages::kHits : messages::kAllVersionsCounted, count);
}

}  // namespace nachlese::web
