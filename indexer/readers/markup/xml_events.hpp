// Reads XML piece by piece, without a tree: for documents of a hundred thousand elements, such as
// the words of a printed page. Without DTD, own entities and network.
#pragma once

#include <string>
#include <string_view>

namespace nachlese::readers {

// The attributes of the element that starts; valid during the call.
class XmlAttributes {
 public:
  XmlAttributes(const unsigned char** values, int count) : values_(values), count_(count) {}

  // By local name; empty if there is none.
  [[nodiscard]] std::string_view operator[](std::string_view name) const;
  // Not negative; `otherwise` if there is none or it is no number.
  [[nodiscard]] double number(std::string_view name, double otherwise = 0) const;

 private:
  const unsigned char** values_;  // as libxml2 passes them: five pointers each
  int count_;
};

class XmlHandler {
 public:
  XmlHandler() = default;
  virtual ~XmlHandler() = default;
  XmlHandler(const XmlHandler&) = delete;
  XmlHandler& operator=(const XmlHandler&) = delete;

  // Local names as written. False ends the reading.
  virtual bool start(std::string_view name, const XmlAttributes& attributes) = 0;
  virtual bool end(std::string_view name) = 0;
  virtual bool text(std::string_view text) = 0;
};

// Passes the elements of `text`, UTF-8, to `handler`; of broken XML as many as can be read. Returns
// what was wrong, else nothing. Throws TooMuchWork, and whatever the handler throws.
[[nodiscard]] std::string read_xml_events(std::string_view text, XmlHandler& handler);

}  // namespace nachlese::readers
