// The note pad of agencies: contacts and hints for newsrooms behind the text.
#pragma once

#include <string>

namespace nachlese::readers {

// Cuts off what follows "# Notizblock" or is marked as not for publication. `body`
// has an empty line between its paragraphs.
void drop_note_pad(std::string& body);

}  // namespace nachlese::readers
