# Warnings and sanitizers as one interface target, so that nothing is set globally.
add_library(nachlese_compiler INTERFACE)
target_include_directories(nachlese_compiler INTERFACE "${PROJECT_SOURCE_DIR}"
  "${PROJECT_BINARY_DIR}")
target_compile_options(nachlese_compiler INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion -Wnon-virtual-dtor
  -Woverloaded-virtual
  # clang asks for the inner braces of std::array, which the language lets one leave out.
  $<$<CXX_COMPILER_ID:Clang>:-Wno-missing-braces>
  # GCC 12 warns of std::string at -O3 where nothing is wrong (GCC bugs 105329 and 105651).
  $<$<AND:$<CXX_COMPILER_ID:GNU>,$<CONFIG:Release>>:-Wno-restrict>
  # And takes an empty std::optional for one that is read (GCC bug 80635).
  $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>
  -fstack-protector-strong)
target_compile_definitions(nachlese_compiler INTERFACE NACHLESE_VERSION="${PROJECT_VERSION}")
if(NOT NACHLESE_SANITIZE)
  target_compile_definitions(nachlese_compiler INTERFACE
    $<$<CONFIG:Release,RelWithDebInfo>:_FORTIFY_SOURCE=2>)
else()
  target_compile_options(nachlese_compiler INTERFACE -fsanitize=${NACHLESE_SANITIZE}
    -fno-omit-frame-pointer -fno-sanitize-recover=all)
  target_link_options(nachlese_compiler INTERFACE -fsanitize=${NACHLESE_SANITIZE})
  target_compile_definitions(nachlese_compiler INTERFACE NACHLESE_SANITIZED)
endif()
if(NACHLESE_FUZZ)
  target_compile_options(nachlese_compiler INTERFACE -fsanitize=fuzzer-no-link)
endif()

# nachlese_library(NAME FOLDER folder | SOURCES … [PUBLIC dep …] [PRIVATE dep …]): one static
# library per folder. With FOLDER it consists of all .cpp files of that folder (relative to the
# caller), so that a new file needs no line.
function(nachlese_library name)
  cmake_parse_arguments(ARG "" "FOLDER" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
  if(DEFINED ARG_FOLDER)
    file(GLOB ARG_SOURCES CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/${ARG_FOLDER}/*.cpp")
  endif()
  add_library(${name} STATIC ${ARG_SOURCES})
  target_link_libraries(${name} PUBLIC nachlese_compiler ${ARG_PUBLIC} PRIVATE ${ARG_PRIVATE})
endfunction()
