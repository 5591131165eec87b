// Pictures of printed pages: from which folders and addresses they may come.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace nachlese::web {

struct PictureAccess {
  std::map<std::string, std::string> folders;  // of sources, by their name; "" for those without
  std::vector<std::string> prefixes;           // of web addresses ("https://iiif.example/")
};

// Adds "NAME=FOLDER", "FOLDER" or an address. False if it is neither a folder nor a web address
// with a host and a slash behind it.
[[nodiscard]] bool add_pictures(PictureAccess& access, const std::string& place);

// Whether a picture, as articles name it (core/base/facsimile.hpp), may be shown: one of a folder,
// which serves it, or one at an address, which browsers fetch.
[[nodiscard]] bool is_in_folder(const PictureAccess& access, std::string_view picture);
[[nodiscard]] bool is_at_address(const PictureAccess& access, std::string_view picture);

// "https://iiif.example https://…": origins of the addresses, for the Content-Security-Policy.
[[nodiscard]] std::string picture_origins(const PictureAccess& access);

// A picture that is open for reading; closed at the end.
struct OpenPicture {
  int file = -1;
  std::uint64_t size = 0;
  std::string tag;   // differs after every change
  std::string type;  // "image/jpeg"

  OpenPicture() = default;
  ~OpenPicture();
  OpenPicture(const OpenPicture&) = delete;
  OpenPicture& operator=(const OpenPicture&) = delete;
};

// Largest file that is served, in bytes.
inline constexpr std::uint64_t kMaxPictureBytes = std::uint64_t{64} << 20U;

// Null unless it is a JPEG, PNG, WebP or GIF inside its folder and not too large.
[[nodiscard]] std::shared_ptr<OpenPicture> open_picture(const PictureAccess& access,
                                                        std::string_view picture);

// The next part of the file; empty at its end. Throws std::runtime_error.
[[nodiscard]] std::string read_part(const OpenPicture& picture);

}  // namespace nachlese::web
