#include "entities/model.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

#include "core/base/error.hpp"
#include "core/base/hash.hpp"

namespace nachlese::ner {
namespace {

[[noreturn]] void damaged_model() {
  throw Error(ErrorCode::archive, "The model of names compiled into this program is damaged.",
              "Build or install Nachlese again.");
}

template <typename T>
std::span<const T> section(const char*& at, std::size_t count) {
  const std::span<const T> out(reinterpret_cast<const T*>(at), count);
  at += count * sizeof(T);
  return out;
}

std::size_t find(std::span<const std::uint32_t> keys, std::uint64_t hash) {
  const std::uint32_t key = NameModel::key_of(hash);
  for (std::size_t at = NameModel::home(hash, keys.size()); keys[at] != 0;
       at = at + 1 == keys.size() ? 0 : at + 1) {
    if (keys[at] == key) return at;
  }
  return keys.size();
}

}  // namespace

NameModel::NameModel(std::string_view bytes) {
  ModelHeader header;
  if (bytes.size() < sizeof header) damaged_model();
  std::memcpy(&header, bytes.data(), sizeof header);
  if (std::memcmp(header.magic, ModelHeader{}.magic, sizeof header.magic) != 0) damaged_model();
  const std::string_view rest = bytes.substr(sizeof header);
  const std::size_t size = sizeof(Transitions) + std::size_t{header.words} * 8 +
                           std::size_t{header.lists} * 5 +
                           std::size_t{header.features} * (2 + kLabels);
  if (rest.size() != size || header.words == 0 || header.lists == 0 || header.features == 0)
    damaged_model();
  const bool sound_scale = header.scale > 0 && header.scale < 1;
  if (hash64(rest) != header.checksum || !sound_scale) damaged_model();
  const char* at = rest.data();
  std::memcpy(&transitions_, at, sizeof transitions_);
  at += sizeof transitions_;
  word_keys_ = section<std::uint32_t>(at, header.words);
  word_clusters_ = section<std::uint32_t>(at, header.words);
  list_keys_ = section<std::uint32_t>(at, header.lists);
  fingerprints_ = section<std::uint16_t>(at, header.features);
  list_flags_ = section<std::uint8_t>(at, header.lists);
  weights_ = section<std::int8_t>(at, std::size_t{header.features} * kLabels);
  scale_ = header.scale;
}

std::uint32_t NameModel::clusters(std::uint64_t key) const {
  const std::size_t at = find(word_keys_, key);
  return at < word_keys_.size() ? word_clusters_[at] : 0;
}

std::uint8_t NameModel::listed(std::uint64_t key) const {
  const std::size_t at = find(list_keys_, key);
  return at < list_keys_.size() ? list_flags_[at] : 0;
}

NameModel::Row NameModel::row_of(std::uint64_t feature) const {
  using Eight = std::uint16_t __attribute__((vector_size(16)));
  using Bytes = std::uint8_t __attribute__((vector_size(8)));
  constexpr std::size_t kEight = 8;
  const std::size_t slots = fingerprints_.size();
  const std::uint16_t fingerprint = fingerprint_of(feature);
  std::size_t at = home(feature, slots);
  if (fingerprints_[at] == fingerprint) return &weights_[at * kLabels];
  // Compares eight at a time, of which the first that is equal or empty counts.
  for (; at + kEight <= slots; at += kEight) {
    Eight eight;
    std::memcpy(&eight, &fingerprints_[at], sizeof eight);
    const Bytes ends = __builtin_convertvector((eight == fingerprint) | (eight == 0), Bytes);
    std::uint64_t bits = 0;
    std::memcpy(&bits, &ends, sizeof bits);
    if (bits == 0) continue;
    at += static_cast<std::size_t>(std::countr_zero(bits)) / 8;
    return fingerprints_[at] == 0 ? nullptr : &weights_[at * kLabels];
  }
  at %= slots;
  while (fingerprints_[at] != 0 && fingerprints_[at] != fingerprint)
    at = at + 1 == slots ? 0 : at + 1;
  return fingerprints_[at] == 0 ? nullptr : &weights_[at * kLabels];
}

void NameModel::add_weights(std::span<const std::uint64_t> features, Scores& sum) const {
  for (const std::uint64_t feature : features)
    __builtin_prefetch(&fingerprints_[home(feature, fingerprints_.size())]);
  for (const std::uint64_t feature : features) {
    const Row row = row_of(feature);
    if (row == nullptr) continue;
    for (std::uint32_t label = 0; label < kLabels; ++label)
      sum[label] = static_cast<std::int16_t>(sum[label] + row[label]);
  }
}

void NameModel::find_rows(std::span<const std::uint64_t> features, std::vector<Row>& rows) const {
  constexpr std::size_t kAhead = 16;
  rows.resize(features.size());
  const auto prefetch = [&](std::size_t i) {
    __builtin_prefetch(&fingerprints_[home(features[i], fingerprints_.size())]);
  };
  for (std::size_t i = 0; i < std::min(kAhead, features.size()); ++i) prefetch(i);
  for (std::size_t i = 0; i < features.size(); ++i) {
    if (i + kAhead < features.size()) prefetch(i + kAhead);
    rows[i] = row_of(features[i]);
    if (rows[i] != nullptr) __builtin_prefetch(rows[i]);
  }
}

}  // namespace nachlese::ner
