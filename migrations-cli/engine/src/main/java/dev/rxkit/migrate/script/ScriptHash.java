package dev.rxkit.migrate.script;

import dev.rxkit.internal.Sha256;

/** The hash of a script's text, independent of line ends and a byte order mark. */
final class ScriptHash {
    private ScriptHash() {}

    /** Returns the hash in hexadecimal digits. */
    static String of(String text) {
        String unmarked = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return Sha256.hex(unmarked.replace("\r\n", "\n").replace('\r', '\n').stripTrailing());
    }
}
