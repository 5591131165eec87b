// Text that is safe in a page. An Html is made only of the program's literals and of escaped
// values, so unescaped text from an article, query or header does not compile.
#pragma once

#include <concepts>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace nachlese::web {

class Html {
 public:
  Html() = default;

  Html& operator+=(const Html& other) {
    text_ += other.text_;
    return *this;
  }
  friend Html operator+(Html left, const Html& right) { return std::move(left += right); }

  [[nodiscard]] const std::string& str() const& { return text_; }
  [[nodiscard]] std::string str() && { return std::move(text_); }
  [[nodiscard]] bool empty() const { return text_.empty(); }

 private:
  explicit Html(std::string text) : text_(std::move(text)) {}
  friend Html escape(std::string_view text);
  friend Html marked(std::string_view searcher_html);
  friend Html data_script(std::string_view type, std::string_view json);
  friend class HtmlTemplate;

  std::string text_;
};

// Escapes for element content and quoted attributes. Ill-formed UTF-8 becomes U+FFFD; drops control
// characters and the invisible ones that reorder text (bidi embeddings, overrides and isolates).
[[nodiscard]] Html escape(std::string_view text);

// For fields that the searcher has escaped and highlighted: passes <mark>, </mark> and character
// references, escapes everything else.
[[nodiscard]] Html marked(std::string_view searcher_html);

// A script element of data, as JSON-LD is: no browser runs it.
[[nodiscard]] Html data_script(std::string_view type, std::string_view json);

// A literal with a hole `{}` per argument: R"(<a href="{}">{}</a>)"_html(url, title). Escapes
// strings.
class HtmlTemplate {
 public:
  template <class... Values>
  [[nodiscard]] Html operator()(const Values&... values) const {
    std::string out;
    std::string_view rest = literal_;
    (fill(out, rest, values), ...);
    out += rest;
    return Html(std::move(out));
  }
  operator Html() const {
    return Html(std::string(literal_));
  }  // NOLINT(google-explicit-constructor)

 private:
  explicit constexpr HtmlTemplate(std::string_view literal) : literal_(literal) {}
  friend constexpr HtmlTemplate operator""_html(const char* text, std::size_t size);

  // Moves `rest` past the next hole.
  static void copy_to_hole(std::string& out, std::string_view& rest);

  static void fill(std::string& out, std::string_view& rest, const Html& value) {
    copy_to_hole(out, rest);
    out += value.str();
  }
  static void fill(std::string& out, std::string_view& rest, std::string_view value) {
    fill(out, rest, escape(value));
  }
  static void fill(std::string& out, std::string_view& rest, std::integral auto value) {
    fill(out, rest, escape(std::to_string(value)));
  }
  static void fill(std::string& out, std::string_view& rest, const HtmlTemplate& value) {
    fill(out, rest, Html(value));
  }

  std::string_view literal_;
};

constexpr HtmlTemplate operator""_html(const char* text, std::size_t size) {
  return HtmlTemplate({text, size});
}

}  // namespace nachlese::web
