#include "web/http/pictures.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <stdexcept>

#include "core/base/beneath.hpp"
#include "core/base/hash.hpp"

namespace nachlese::web {
namespace {

constexpr std::size_t kPartBytes = std::size_t{256} << 10U;

struct PictureMagic {
  std::string_view start;
  std::string_view type;
};
// What browsers show; SVG may hold scripts.
constexpr PictureMagic kPictureTypes[] = {{"\xFF\xD8\xFF", "image/jpeg"},
                                          {"\x89PNG\r\n\x1A\n", "image/png"},
                                          {"GIF8", "image/gif"},
                                          {"RIFF", "image/webp"}};

std::string_view picture_type(std::string_view head) {
  for (const auto& magic : kPictureTypes) {
    if (!head.starts_with(magic.start)) continue;
    const bool other = magic.start == "RIFF" && (head.size() < 12 || head.substr(8, 4) != "WEBP");
    return other ? std::string_view() : magic.type;
  }
  return {};
}

bool is_http(std::string_view address) {
  return address.starts_with("https://") || address.starts_with("http://");
}

// Letters that a policy may name.
bool is_plain_host(std::string_view host) {
  return !host.empty() && std::all_of(host.begin(), host.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '-' || c == ':';
  });
}

std::string_view origin_of(std::string_view address) {
  const std::size_t host = address.find("://") + 3;
  return address.substr(0, address.find('/', host));
}

}  // namespace

OpenPicture::~OpenPicture() {
  if (file >= 0) ::close(file);
}

bool add_pictures(PictureAccess& access, const std::string& place) {
  if (is_http(place)) {
    const std::string_view origin = origin_of(place);
    if (origin.size() == place.size() || !is_plain_host(origin.substr(origin.find("://") + 3)))
      return false;
    access.prefixes.push_back(place);
    return true;
  }
  const std::size_t equals = place.find('=');
  const bool named = equals != std::string::npos && place.find('/') > equals;
  const std::string folder = named ? place.substr(equals + 1) : place;
  std::error_code error;
  if (!std::filesystem::is_directory(folder, error)) return false;
  access.folders[named ? place.substr(0, equals) : ""] = folder;
  return true;
}

bool is_in_folder(const PictureAccess& access, std::string_view picture) {
  const std::size_t slash = picture.find('/');
  return slash != std::string_view::npos && !is_http(picture) &&
         access.folders.contains(std::string(picture.substr(0, slash)));
}

bool is_at_address(const PictureAccess& access, std::string_view picture) {
  return std::any_of(access.prefixes.begin(), access.prefixes.end(),
                     [&](const std::string& prefix) { return picture.starts_with(prefix); });
}

std::string picture_origins(const PictureAccess& access) {
  std::string out;
  for (const std::string& prefix : access.prefixes) {
    if (!out.empty()) out += ' ';
    out += origin_of(prefix);
  }
  return out;
}

std::shared_ptr<OpenPicture> open_picture(const PictureAccess& access, std::string_view picture) {
  if (!is_in_folder(access, picture)) return nullptr;
  const std::size_t slash = picture.find('/');
  const std::string& folder = access.folders.at(std::string(picture.substr(0, slash)));
  auto out = std::make_shared<OpenPicture>();
  out->file = open_beneath(folder, std::string(picture.substr(slash + 1)));
  struct stat found {};
  if (out->file < 0 || ::fstat(out->file, &found) != 0) return nullptr;
  out->size = static_cast<std::uint64_t>(found.st_size);
  std::array<char, 16> head{};
  const ssize_t count = ::pread(out->file, head.data(), head.size(), 0);
  out->type = picture_type({head.data(), count > 0 ? static_cast<std::size_t>(count) : 0});
  if (out->type.empty() || out->size > kMaxPictureBytes) return nullptr;
  out->tag = to_hex(
      hash64(std::to_string(found.st_size) + "." + std::to_string(found.st_mtim.tv_sec) + "." +
             std::to_string(found.st_mtim.tv_nsec) + "." + std::to_string(found.st_ino)));
  return out;
}

std::string read_part(const OpenPicture& picture) {
  std::string part(kPartBytes, '\0');
  for (;;) {
    const ssize_t count = ::read(picture.file, part.data(), part.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) throw std::runtime_error(std::strerror(errno));
    part.resize(static_cast<std::size_t>(count));
    return part;
  }
}

}  // namespace nachlese::web
