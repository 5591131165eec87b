# Writes the source of one embedded file, with its hash: compiler caches look at the source alone.
file(SHA256 "${FILE}" hash)
file(CONFIGURE OUTPUT "${OUTPUT}" CONTENT [[
asm("/* @hash@ */\n.section .rodata,\"a\",@progbits\n.balign 64\n"
    ".global nachlese_embedded_@SYMBOL@\n.global nachlese_embedded_@SYMBOL@_end\n"
    "nachlese_embedded_@SYMBOL@:\n.incbin \"@FILE@\"\n"
    "nachlese_embedded_@SYMBOL@_end:\n.byte 0\n.previous\n");
]] @ONLY)
