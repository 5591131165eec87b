// One door to several archives: a list of those that the viewer may see, each at /a/NAME, and some
// or all of them searched as one at /in/NAME,NAME.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "web/app/hosted.hpp"
#include "web/app/searcher_pools.hpp"
#include "web/app/service.hpp"

namespace nachlese::web {

// An archive behind the door.
struct HostedArchive {
  std::string name;  // in addresses and in rules
  std::filesystem::path directory;
  std::filesystem::path aliases;
  Site site;
  PictureAccess pictures;
};

struct FrontDoorOptions {
  ServiceOptions service;  // of every archive, apart from its site, name and rights
  Site site;               // of the door itself
  std::size_t threads = 2;
  std::shared_ptr<AccessLog> log;
};

// Thread-safe.
class FrontDoor {
 public:
  FrontDoor(std::vector<HostedArchive> archives, FrontDoorOptions options);

  [[nodiscard]] Response respond(Request request);

 private:
  // A service with all that it needs.
  struct Room {
    std::unique_ptr<JointFolder> folder;  // of archives that are searched as one
    std::unique_ptr<SearcherPool> pool;
    std::unique_ptr<SearcherPools> pools;
    std::unique_ptr<Service> service;
    std::uint64_t used = 0;
  };

  [[nodiscard]] std::shared_ptr<Room> room(const HostedArchive& archive) const;
  [[nodiscard]] std::shared_ptr<Room> joint_room(const std::string& key,
                                                 const std::vector<std::string>& names) const;
  [[nodiscard]] std::shared_ptr<Room> joint(const std::vector<std::string>& names);
  [[nodiscard]] std::shared_ptr<Room> room_at(const std::string& path, const Viewer& viewer);
  [[nodiscard]] Response sent(const Request& front, const Viewer& viewer, Response response) const;
  [[nodiscard]] Response answer(const Request& request, Viewer& viewer);
  [[nodiscard]] Response choose(const Request& request, const Viewer& viewer);
  [[nodiscard]] Response ready();
  // Those of which the viewer may see something, in the order of the configuration.
  [[nodiscard]] std::vector<const HostedArchive*> open_to(const Viewer& viewer) const;

  const std::vector<HostedArchive> archives_;
  const FrontDoorOptions options_;
  std::map<std::string, std::shared_ptr<Room>> rooms_;  // by name
  std::mutex mutex_;
  std::map<std::string, std::shared_ptr<Room>> joint_;  // by names; guarded by mutex_
  std::uint64_t uses_ = 0;
};

}  // namespace nachlese::web
