// Handles what sources say about an item besides its content: embargo, withdrawal, version.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/date.hpp"
#include "indexer/readers/record/record.hpp"

namespace nachlese::readers {

// True if the item must not be shown: `status` ("usable", "withheld", "canceled", "draft", also
// behind a prefix, "stat:") takes it back, or `embargo` is still to come (in the zone of the source
// where it names none). Then the article of `out` is gone and a note says why.
bool withhold(std::string_view status, const std::optional<Date>& embargo, const Record& record,
              Parsed& out);

// "canceled", "withheld" and the like, in lower case.
[[nodiscard]] bool is_taken_back(std::string_view status);

// Drops an article that its source does not, or no longer, show to the public; removes the one with
// its id from the archive, too.
void keep_back(const Record& record, Parsed& out, const std::string& reason);

// Drops the article with a note: it is well-formed, but nothing to be searched as text.
void skip(const Record& record, Parsed& out, const std::string& reason);

// The version (Parsed::version) of an item that is known by its date only; for formats in which
// items come again and again.
[[nodiscard]] std::uint64_t version_of(const std::optional<Date>& date);

}  // namespace nachlese::readers
