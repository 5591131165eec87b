// Serializes an article as document data.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/article.hpp"
#include "core/base/text_role.hpp"

namespace nachlese::store {

class ArticleWords;

// Texts that are stored without their words; of short ones this saves little.
inline constexpr std::array kWovenRoles = {TextRole::lead, TextRole::body, TextRole::caption};

// A text without its words (core/store/woven_text.hpp).
struct WovenText {
  TextRole role = TextRole::body;
  std::uint32_t skipped = 0;  // words of the order between the text before it and its first one
  std::string bytes;
};

// What is stored is this, with what stands behind an article, as pack_article() makes it. `woven`:
// all texts of these roles, in the order of their words; none: they are stored as they are.
[[nodiscard]] std::string encode_article(const Article& article,
                                         std::span<const WovenText> woven = {});

// Of packed bytes or others. `words`: called if texts are woven; empty: that is damage. Throws
// Error(archive) if the bytes are damaged. Skips unknown fields, which newer minor versions may
// write. Most callers want article_of() (core/store/stored_article.hpp).
[[nodiscard]] Article decode_article(std::string_view bytes,
                                     const std::function<ArticleWords()>& words = {});
// Without the texts that may be woven, whether they are or not.
[[nodiscard]] Article decode_headline(std::string_view bytes);

// How the woven texts write a word, each time; nullopt if none is woven. `places`: where it stands
// in the order of words, ascending. Throws Error(archive) if the bytes are damaged.
[[nodiscard]] std::optional<std::vector<std::string>> written_in(
    std::string_view bytes, std::span<const std::size_t> places, std::string_view term);

// What is stored behind an article but is no field of it. Tags are stored: never renumber.
inline constexpr char kQuotesTag = 17;
[[nodiscard]] std::string encode_extra(char tag, std::string_view value);
// Its value; empty if there is none. Throws like decode_article().
[[nodiscard]] std::string extra_of(std::string_view bytes, char tag);

// Throws the Error(archive) of damaged bytes.
[[noreturn]] void throw_damaged_article();

}  // namespace nachlese::store
