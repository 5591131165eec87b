// What of a mail its sender wrote: without quotations, signature and the notices of newsletters.
#pragma once

#include <string>
#include <string_view>

namespace nachlese::readers {

// True if the text begins with the headers of a mail, or of the first mail of an mbox.
[[nodiscard]] bool is_mail_head(std::string_view head);

[[nodiscard]] std::string text_of_plain_mail(std::string_view text);
[[nodiscard]] std::string text_of_html_mail(std::string_view html);

// The lines of a text of "format=flowed" (RFC 3676) joined to paragraphs; `deletes_blanks`: those
// at the joints are not part of the text.
[[nodiscard]] std::string unflowed(std::string_view text, bool deletes_blanks);

}  // namespace nachlese::readers
