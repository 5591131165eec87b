#include "entities/lexicon_blob.hpp"

#include <cstring>

#include "core/base/error.hpp"
#include "core/base/hash.hpp"
#include "stemming/fold.hpp"
#include "stemming/name_key.hpp"

namespace nachlese::ner {
namespace {

bool separates(char c) {
  const auto byte = static_cast<unsigned char>(c);
  const bool letter = byte >= 0x80 || (byte | 0x20U) - 'a' < 26U;
  return !letter && byte - unsigned{'0'} >= 10U && c != '-' && c != '.' && c != '\'';
}

template <class Use>
void each_key_word(std::string_view text, Use use) {
  for (std::size_t at = 0; at < text.size();) {
    while (at < text.size() && separates(text[at])) ++at;
    std::size_t end = at;
    while (end < text.size() && !separates(text[end])) ++end;
    std::string_view word = text.substr(at, end - at);
    while (!word.empty() && (word.back() == '.' || word.back() == '\'')) word.remove_suffix(1);
    if (!word.empty()) use(word);
    at = end;
  }
}

[[noreturn]] void damaged_blob() {
  throw Error(ErrorCode::archive, "The list of names compiled into this program is damaged.",
              "Build or install Nachlese again.");
}

}  // namespace

std::uint64_t add_word(std::uint64_t key, std::string_view word) {
  return ((key ^ hash64(word)) * 0x9FB21C651E98DF25ULL) ^ (key >> 29);
}

std::vector<std::string_view> key_words(std::string_view text) {
  std::vector<std::string_view> words;
  each_key_word(text, [&](std::string_view word) { words.push_back(word); });
  return words;
}

std::uint64_t add_words(std::uint64_t key, std::string_view text) {
  each_key_word(text, [&](std::string_view word) { key = add_word(key, word); });
  return key;
}

std::uint64_t folded_key(std::string_view name) {
  return add_word(~kNoWords, text::name_key(text::fold_value(name)));
}

NameImage::NameImage(std::string_view bytes) {
  ImageHeader header;
  if (bytes.size() < sizeof header) damaged_blob();
  std::memcpy(&header, bytes.data(), sizeof header);
  if (std::memcmp(header.magic, ImageHeader{}.magic, sizeof header.magic) != 0) damaged_blob();
  const std::string_view rest = bytes.substr(sizeof header);
  const std::size_t slot_bytes = std::size_t{header.slots} * sizeof(ImageSlot);
  const std::size_t entity_bytes = std::size_t{header.entities} * sizeof(ImageEntity);
  const std::size_t reading_bytes = std::size_t{header.readings} * sizeof(std::uint32_t);
  if (rest.size() != slot_bytes + entity_bytes + reading_bytes + header.strings ||
      hash64(rest) != header.checksum)
    damaged_blob();
  const char* at = rest.data();
  slots_ = {reinterpret_cast<const ImageSlot*>(at), header.slots};
  entities_ = {reinterpret_cast<const ImageEntity*>(at += slot_bytes), header.entities};
  readings_ = {reinterpret_cast<const std::uint32_t*>(at += entity_bytes), header.readings};
  strings_ = {at + reading_bytes, header.strings};
  checksum_ = header.checksum;
  for (const ImageSlot& slot : slots_) {
    if (slot.key != 0 && (slot.flags & kEndingFlags) != 0) may_be_ending_.set(ending_bit(slot.key));
  }
}

const ImageSlot* NameImage::find(std::uint64_t key) const {
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t at = key & mask; slots_[at].key != 0; at = (at + 1) & mask) {
    if (slots_[at].key == key) return &slots_[at];
  }
  return nullptr;
}

std::uint32_t NameImage::flags(std::uint64_t key) const {
  const ImageSlot* slot = find(key);
  return slot != nullptr ? slot->flags : 0;
}

std::span<const std::uint32_t> NameImage::readings(const ImageSlot* slot) const {
  if (slot == nullptr || (slot->flags & kAlias) == 0) return {};
  return readings_.subspan(slot->readings + 1, readings_[slot->readings]);
}

std::string_view NameImage::name(std::uint32_t id) const {
  return strings_.substr(entities_[id].name, entities_[id].name_length);
}

}  // namespace nachlese::ner
