# nachlese_embed(TARGET SYMBOL FILE): compiles FILE into TARGET's read-only data. The kernel pages
# it in on first use and shares it between processes, so a resource costs no start-up time and needs
# no path. C++ reaches it by NACHLESE_EMBEDDED(SYMBOL) from core/base/embedded.hpp.
function(nachlese_embed target symbol file)
  set(source "${CMAKE_CURRENT_BINARY_DIR}/embedded_${symbol}.cpp")
  set(script "${PROJECT_SOURCE_DIR}/cmake/EmbedSource.cmake")
  add_custom_command(OUTPUT "${source}"
    COMMAND "${CMAKE_COMMAND}" "-DSYMBOL=${symbol}" "-DFILE=${file}" "-DOUTPUT=${source}" -P "${script}"
    DEPENDS "${file}" "${script}" VERBATIM)
  set_source_files_properties("${source}" PROPERTIES OBJECT_DEPENDS "${file}"
                              SKIP_UNITY_BUILD_INCLUSION ON)
  target_sources(${target} PRIVATE "${source}")
endfunction()
