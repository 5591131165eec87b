#include "web/app/front_door.hpp"

#include <algorithm>
#include <cstdio>
#include <exception>

#include "core/base/date.hpp"
#include "core/base/error.hpp"
#include "core/base/strings.hpp"
#include "web/app/audit_log.hpp"
#include "web/app/login_page.hpp"
#include "web/app/routes.hpp"
#include "web/app/secrets.hpp"
#include "web/app/start_list.hpp"
#include "web/http/access.hpp"
#include "web/views/assets.hpp"
#include "web/views/problem.hpp"

namespace nachlese::web {
namespace {

constexpr std::size_t kMostJointRooms = 16;

// The part of a path up to the next slash, behind `start`.
std::string name_in_path(const std::string& path, std::string_view start) {
  return path.substr(start.size(), path.find('/', start.size()) - start.size());
}

Response go_to(const std::string& target) {
  return {303, {}, {}, {{"Location", target}, {"Cache-Control", "no-store"}}};
}

std::string path_below(const Request& request, const std::string& base) {
  if (base.empty() || !request.path.starts_with(base)) return request.path;
  const std::string rest = request.path.substr(base.size());
  return rest.empty() ? "/" : rest.front() == '/' ? rest : request.path;
}

}  // namespace

FrontDoor::FrontDoor(std::vector<HostedArchive> archives, FrontDoorOptions options)
    : archives_(std::move(archives)), options_(std::move(options)) {
  for (const auto& archive : archives_) rooms_[archive.name] = room(archive);
}

std::shared_ptr<FrontDoor::Room> FrontDoor::room(const HostedArchive& archive) const {
  auto out = std::make_shared<Room>();
  out->pool = std::make_unique<SearcherPool>(archive.directory, archive.aliases, options_.threads);
  out->pool->set_pictures(archive.pictures);
  out->pools = std::make_unique<SearcherPools>(*out->pool);
  ServiceOptions service = options_.service;
  service.base_path += std::string(kRoomPath) + path_encode(archive.name);
  service.site = archive.site;
  service.cache_bytes /= archives_.size();
  service.archive = archive.name;
  service.backend_for = [pools = out->pools.get()](const search::JointRights& rights) {
    return pools->with(rights);
  };
  out->service = std::make_unique<Service>(*out->pool, std::move(service), options_.log);
  return out;
}

std::shared_ptr<FrontDoor::Room> FrontDoor::joint_room(
    const std::string& key, const std::vector<std::string>& names) const {
  auto out = std::make_shared<Room>();
  out->folder = std::make_unique<JointFolder>();
  std::vector<std::pair<std::string, std::filesystem::path>> parts;
  std::string title;
  for (const auto& archive : archives_) {
    if (std::ranges::find(names, archive.name) == names.end()) continue;
    parts.emplace_back(archive.name, archive.directory);
    title += (title.empty() ? "" : ", ") + archive.site.name;
  }
  search::join_archives(out->folder->path(), parts);
  out->pool = std::make_unique<SearcherPool>(out->folder->path(), std::filesystem::path(),
                                             options_.threads, true);
  out->pools = std::make_unique<SearcherPools>(*out->pool);
  ServiceOptions service = options_.service;
  service.base_path += std::string(kJointPath) + key;
  service.site = options_.site;
  service.site.name = title;
  service.archive = key;
  service.joint = names;
  // All joint rooms together have as much as one archive.
  service.cache_bytes /= archives_.size() * kMostJointRooms;
  service.backend_for = [pools = out->pools.get()](const search::JointRights& rights) {
    return pools->with(rights);
  };
  out->service = std::make_unique<Service>(*out->pool, std::move(service), options_.log);
  return out;
}

// Null if a name is none, or there are less than two.
std::shared_ptr<FrontDoor::Room> FrontDoor::joint(const std::vector<std::string>& names) {
  std::vector<std::string> known;
  for (const auto& archive : archives_) {
    if (std::ranges::find(names, archive.name) != names.end()) known.push_back(archive.name);
  }
  if (known.size() != names.size() || known.size() < 2) return nullptr;
  const std::string key = nachlese::join(known, ",");
  const std::lock_guard lock(mutex_);
  auto found = joint_.find(key);
  if (found == joint_.end()) {
    if (joint_.size() >= kMostJointRooms)
      joint_.erase(std::ranges::min_element(joint_, {},
                                            [](const auto& entry) { return entry.second->used; }));
    found = joint_.emplace(key, joint_room(key, known)).first;
  }
  found->second->used = ++uses_;
  return found->second;
}

std::vector<const HostedArchive*> FrontDoor::open_to(const Viewer& viewer) const {
  std::vector<const HostedArchive*> out;
  for (const auto& archive : archives_) {
    const auto& gate = options_.service.gate;
    if (!gate || !gate->rights_in(viewer, archive.name).allow.empty()) out.push_back(&archive);
  }
  return out;
}

// Null if the path leads to no room, or to one of which the viewer may see nothing: nobody learns
// which archives there are besides.
std::shared_ptr<FrontDoor::Room> FrontDoor::room_at(const std::string& path, const Viewer& viewer) {
  const bool one = path.starts_with(kRoomPath);
  if (!one && !path.starts_with(kJointPath)) return nullptr;
  const std::string name = name_in_path(path, one ? kRoomPath : kJointPath);
  const std::vector<std::string> names =
      one ? std::vector<std::string>{name} : split_list(name, ",");
  const auto open = open_to(viewer);
  const bool all_open = std::ranges::all_of(names, [&](const std::string& wanted) {
    return std::ranges::any_of(
        open, [&](const HostedArchive* archive) { return archive->name == wanted; });
  });
  if (!all_open) return nullptr;
  return one ? rooms_.at(name) : joint(names);
}

Response FrontDoor::respond(Request request) {
  Request front = request;
  front.peer = front.client;
  front.base_path = options_.service.base_path;
  front.site = &options_.site;
  front.path = path_below(request, front.base_path);
  Viewer viewer;
  Response response;
  try {
    front.id = random_secret().substr(0, 16);
    const auto& gate = options_.service.gate;
    const bool proxy = gate && gate->trusts(front);
    front.client = client_of(front, options_.service.trust_proxy || proxy);
    const auto known = gate ? gate->viewer_of(front) : Viewer();
    viewer = known.value_or(Viewer());
    if (gate) front.sign_in = gate->sign_in_link(front, viewer);
    if (const auto room = known ? room_at(front.path, viewer) : nullptr) {
      request.path = front.base_path + front.path;
      response = room->service->respond(std::move(request));
      if (response.next_part)
        response.next_part = [room, next = std::move(response.next_part)] { return next(); };
      return response;
    }
    response = known ? answer(front, viewer) : problem_document(token_needed());
  } catch (const Error& error) {
    std::fprintf(stderr, "nachlese serve: %s\n", describe(error).c_str());
    response = problem_page(archive_unavailable(), front);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "nachlese serve: %s\n", error.what());
    response = problem_document(internal_error());
  }
  return sent(front, viewer, std::move(response));
}

// What the door answers itself: in the language of the request, and in the logs.
Response FrontDoor::sent(const Request& front, const Viewer& viewer, Response response) const {
  say_in_language(response, front);
  add_security_headers(response);
  if (options_.log) options_.log->write(front, response, 0);
  if (options_.service.audit)
    options_.service.audit->write(audit_line({front.id, {}, viewer, front.path}, front, response,
                                             utc_now(), options_.service.audit_queries));
  return response;
}

Response FrontDoor::answer(const Request& request, Viewer& viewer) {
  const std::string& path = request.path;
  if (path == "/healthz")
    return {200, "application/json", R"({"status":"ok"})", {{"Cache-Control", "no-store"}}};
  if (path == "/readyz") return ready();
  if (path.starts_with("/static/")) {
    if (auto asset = find_asset(path)) return *std::move(asset);
    return problem_document(not_found());
  }
  const auto& gate = options_.service.gate;
  if (gate) {
    if (auto shown = gate->form(request, viewer)) return *std::move(shown);
  }
  if (!is_read(request)) return method_not_allowed();
  const bool nothing = gate && (open_to(viewer).empty() || (path != "/" && viewer.user.empty()));
  if (nothing && path != kChoosePath) return gate->refuse(request, viewer);
  if (path == kChoosePath) return choose(request, viewer);
  if (path != "/")
    return is_for_people(path) ? problem_page(not_found(), request) : problem_document(not_found());
  std::vector<ListedArchive> listed;
  for (const HostedArchive* archive : open_to(viewer))
    listed.push_back({archive->name, &archive->site});
  return list_of_archives(listed, viewer.user, request);
}

// From the form of the start page to the archives that were chosen there.
Response FrontDoor::choose(const Request& request, const Viewer& viewer) {
  std::vector<std::string> asked;
  Parameters rest;
  for (const auto& parameter : request.parameters) {
    if (parameter.first == "in") {
      asked.push_back(parameter.second);
    } else {
      rest.push_back(parameter);
    }
  }
  std::vector<std::string> chosen;
  for (const HostedArchive* archive : open_to(viewer)) {
    if (asked.empty() || std::ranges::find(asked, archive->name) != asked.end())
      chosen.push_back(archive->name);
  }
  if (chosen.empty()) return go_to(request.base_path + "/");
  const std::string place = chosen.size() == 1
                                ? std::string(kRoomPath) + path_encode(chosen.front())
                                : std::string(kJointPath) + nachlese::join(chosen, ",");
  return go_to(make_url(request.base_path + place + "/", rest));
}

Response FrontDoor::ready() {
  bool all = true;
  for (const auto& archive : archives_) {
    Request request = make_request("GET", options_.service.base_path + std::string(kRoomPath) +
                                              path_encode(archive.name) + "/readyz");
    all = all && rooms_.at(archive.name)->service->respond(std::move(request)).status == 200;
  }
  return {all ? 200 : 503,
          "application/json",
          std::string(R"({"status":")") + (all ? "ready" : "not ready") + "\"}",
          {{"Cache-Control", "no-store"}}};
}

}  // namespace nachlese::web
