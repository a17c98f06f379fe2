package dev.rxkit.migrate;

import dev.rxkit.diff.Change;

/** A change in words. */
final class Words {
    private Words() {}

    static String of(Change change) {
        return change.toString();
    }
}
