#include "indexer/readers/record/newscodes.hpp"

#include "indexer/readers/record/xml_record.hpp"

namespace nachlese::readers {
namespace {

bool is_top(const std::string& code) {
  constexpr std::size_t kDigits = 8;
  return code.size() >= kDigits && code.ends_with("000000") &&
         code.find_first_not_of("0123456789", code.size() - kDigits) == std::string::npos &&
         code.compare(code.size() - kDigits, 2, "20") <
             0;  // 01 to 17; what begins with 20 is further down
}

}  // namespace

void add_subject(Article& article, const std::string& name, const std::string& code) {
  if (article.section.empty() && is_top(code)) article.section = name;
  add_value(article.keywords, name);
}

}  // namespace nachlese::readers
