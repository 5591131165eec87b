#include "entities/lexicon_blob_builder.hpp"

#include <algorithm>
#include <array>
#include <bit>

#include "core/base/hash.hpp"

namespace nachlese::ner {
namespace {

constexpr std::array<std::string_view, 5> kEndingsOfAdjectives = {"e", "er", "es", "en", "em"};

// N’Djamena → N'Djamena, as the tokenizer writes it.
std::string with_plain_apostrophes(std::string_view text) {
  constexpr std::string_view kApostrophe = "\u2019";
  std::string out;
  for (std::size_t at = text.find(kApostrophe); at != std::string_view::npos;
       at = text.find(kApostrophe)) {
    out.append(text.substr(0, at)) += '\'';
    text.remove_prefix(at + kApostrophe.size());
  }
  return out.append(text);
}

// Length of `word` without the ending of an adjective; 0 if it has none.
std::size_t adjective_stem(std::string_view word) {
  for (const std::string_view ending : {"er", "es", "en", "em", "e"}) {
    if (word.size() >= ending.size() + 3 && word.ends_with(ending))
      return word.size() - ending.size();
  }
  return 0;
}

template <typename T>
void append_bytes(std::string& out, const T* data, std::size_t count) {
  out.append(reinterpret_cast<const char*>(data), count * sizeof(T));
}

}  // namespace

ImageBuilder::ImageBuilder(const NameImage& image)
    : entities_(image.entities().begin(), image.entities().end()), overrides_(true) {
  for (const ImageSlot& slot : image.slots()) {
    if (slot.key == 0) continue;
    const auto readings = image.readings(&slot);
    slots_[slot.key] = {slot.flags, {readings.begin(), readings.end()}};
  }
  for (std::uint32_t id = 0; id < entities_.size(); ++id) {
    ids_.try_emplace({entities_[id].type, std::string(image.name(id))}, id);
    entities_[id].name = static_cast<std::uint32_t>(strings_.size());
    strings_ += image.name(id);
  }
}

std::uint32_t ImageBuilder::add_entity(EntityType type, std::string_view name, bool dominant) {
  const auto [found, is_new] =
      ids_.try_emplace({type, std::string(name)}, static_cast<std::uint32_t>(entities_.size()));
  if (!is_new) return found->second;
  ImageEntity entity;
  entity.name = static_cast<std::uint32_t>(strings_.size());
  entity.name_length = static_cast<std::uint32_t>(name.size());
  entity.type = type;
  entity.dominant = dominant;
  strings_ += name;
  entities_.push_back(entity);
  add_alias(name, found->second);
  return found->second;
}

void ImageBuilder::add_sequence(const std::vector<std::string>& words, std::uint32_t entity,
                                std::uint32_t flags) {
  std::uint64_t key = kNoWords;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) slots_[key].flags |= kPrefix;
    key = add_word(key, words[i]);
  }
  Slot& slot = slots_[key];
  slot.flags |= kAlias | flags;
  add_reading(slot, entity);
}

void ImageBuilder::add_reading(Slot& slot, std::uint32_t entity) const {
  if (overrides_) slot.readings.clear();
  if (std::ranges::find(slot.readings, entity) == slot.readings.end())
    slot.readings.push_back(entity);
}

void ImageBuilder::rename(std::string_view old_name, std::uint32_t entity) {
  const auto found = ids_.find({entities_[entity].type, std::string(old_name)});
  if (found == ids_.end()) return;
  entities_[found->second].name = entities_[entity].name;
  entities_[found->second].name_length = entities_[entity].name_length;
}

void ImageBuilder::add_alias(std::string_view alias, std::uint32_t entity, std::uint32_t flags) {
  std::vector<std::string> words;
  const std::string plain = with_plain_apostrophes(alias);
  for (const std::string_view word : key_words(plain)) words.emplace_back(word);
  if (words.empty() || words.size() > kLongestAlias) return;
  if (overrides_) rename(alias, entity);
  add_sequence(words, entity, flags);
  if (words.size() < 2 || entities_[entity].type == EntityType::person) return;
  const std::size_t stem = adjective_stem(words.front());
  const std::size_t second = words.size() > 2 ? adjective_stem(words[1]) : 0;
  if (stem == 0) return;
  const std::vector<std::string> written = words;
  for (const std::string_view ending : kEndingsOfAdjectives) {
    words = written;
    words[0] = written[0].substr(0, stem).append(ending);
    add_sequence(words, entity, flags);
    if (second == 0) continue;
    for (const std::string_view other : kEndingsOfAdjectives) {
      words[1] = written[1].substr(0, second).append(other);
      add_sequence(words, entity, flags);
    }
  }
}

void ImageBuilder::add_folded(std::string_view name, std::uint32_t entity) {
  Slot& slot = slots_[folded_key(name)];
  slot.flags |= kAlias;
  add_reading(slot, entity);
}

void ImageBuilder::add_flags(std::string_view words, std::uint32_t flags) {
  const std::uint64_t key = add_words(kNoWords, words);
  if (key != kNoWords) slots_[key].flags |= flags;
}

bool ImageBuilder::knows(std::string_view alias) const {
  const auto found = slots_.find(add_words(kNoWords, alias));
  return found != slots_.end() && (found->second.flags & kAlias) != 0;
}

std::string ImageBuilder::finish() const {
  std::vector<ImageSlot> table(std::bit_ceil(std::max<std::size_t>(slots_.size() * 2, 2)));
  std::vector<std::uint32_t> readings;
  for (const auto& [key, slot] : slots_) {
    std::size_t at = key & (table.size() - 1);
    while (table[at].key != 0) at = (at + 1) & (table.size() - 1);
    table[at] = {key, slot.flags, static_cast<std::uint32_t>(readings.size())};
    if (slot.readings.empty()) continue;
    readings.push_back(static_cast<std::uint32_t>(slot.readings.size()));
    readings.insert(readings.end(), slot.readings.begin(), slot.readings.end());
  }
  std::string body;
  append_bytes(body, table.data(), table.size());
  append_bytes(body, entities_.data(), entities_.size());
  append_bytes(body, readings.data(), readings.size());
  body += strings_;
  ImageHeader header;
  header.checksum = hash64(body);
  header.slots = static_cast<std::uint32_t>(table.size());
  header.entities = static_cast<std::uint32_t>(entities_.size());
  header.readings = static_cast<std::uint32_t>(readings.size());
  header.strings = static_cast<std::uint32_t>(strings_.size());
  std::string out;
  append_bytes(out, &header, 1);
  return out + body;
}

}  // namespace nachlese::ner
