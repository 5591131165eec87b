// XPath 1.0 on XML of any vocabulary (libxml2), namespaces left aside.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/markup/tree.hpp"

namespace nachlese::readers {

// Empty if the expression can be read, else what is wrong with it.
[[nodiscard]] std::string xpath_problem(const std::string& expression);

class XPathDocument {
 public:
  // `text` is UTF-8. Broken XML gives what can be taken, and `problem` says what was wrong.
  XPathDocument(std::string_view text, std::string& problem);
  ~XPathDocument();
  XPathDocument(const XPathDocument&) = delete;
  XPathDocument& operator=(const XPathDocument&) = delete;

  [[nodiscard]] bool empty() const;

  // From the first element `context`, at any depth, in any case; of the root where that is empty or
  // there is none. Elements as they are; attributes, strings and numbers as elements without a
  // name.
  [[nodiscard]] std::vector<Element> select(const std::string& expression,
                                            const std::string& context) const;

  // Names of the elements with text of their own, and of attributes, below the first `context`.
  [[nodiscard]] std::vector<std::string> names(const std::string& context) const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace nachlese::readers
