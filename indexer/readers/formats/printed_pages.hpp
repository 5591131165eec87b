// Shared by the formats of printed pages: from pages to records, from records to articles.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/record/format.hpp"
#include "indexer/readers/scans/draft.hpp"

namespace nachlese::readers {

// All of the input as UTF-8, mended; reports what had to be. Throws ReadError if it is too large.
[[nodiscard]] std::string whole_text(BufferedInput& input, const Record& origin,
                                     const RecordSink& sink);

// Calls `work` with a limit of time. Throws ReadError if it takes too long.
void read_in_time(const std::function<void()>& work);

// The picture of a page, as FacsimilePage names it: the file that the page names, beside the file
// or below the source; else one named as the file `below`; or a web address. Empty without one.
[[nodiscard]] std::string find_picture(const std::string& named, const Record& origin,
                                       const std::string& below);

// One article a page.
void send_pages(const std::vector<ScanPage>& pages, const Record& origin, const RecordSink& sink);

// Passes the article on as a record. The id and the language stay as they are.
void send_printed(PrintedArticle article, const Record& origin, const RecordSink& sink);

// What parses such records.
void parse_printed(const Record& record, Parsed& out);

}  // namespace nachlese::readers
