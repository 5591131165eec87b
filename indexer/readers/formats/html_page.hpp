// A web page as an article.
#pragma once

#include <string>

#include "indexer/readers/record/record.hpp"

namespace nachlese::readers {

// `bytes` in any charset; `charset` as the server named it, or empty. `url` and the id of the
// record serve where the page names none.
void parse_page(std::string bytes, const std::string& charset, const std::string& url,
                const Record& record, Parsed& out);

}  // namespace nachlese::readers
