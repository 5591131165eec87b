// Access to files compiled in by nachlese_embed() (cmake/Embed.cmake).
#pragma once

#include <string_view>

// Declares the function `std::string_view NAME()` that returns the bytes embedded under SYMBOL.
#define NACHLESE_EMBEDDED(NAME, SYMBOL)                                    \
  extern "C" const char nachlese_embedded_##SYMBOL[];                      \
  extern "C" const char nachlese_embedded_##SYMBOL##_end[];                \
  inline std::string_view NAME() {                                         \
    return {nachlese_embedded_##SYMBOL, nachlese_embedded_##SYMBOL##_end}; \
  }                                                                        \
  static_assert(true)
