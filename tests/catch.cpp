// Nothing is compiled here: the precompiled header of the tests needs a source file beside it.
#include "tests/catch.hpp"
