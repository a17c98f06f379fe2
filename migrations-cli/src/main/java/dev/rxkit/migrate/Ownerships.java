package dev.rxkit.migrate;

import dev.rxkit.history.Lock;
import dev.rxkit.migrate.plan.Ownership;

/** Reads from a lock what the scripts created from classes. */
final class Ownerships {
    private Ownerships() {}

    static Ownership of(Lock lock) {
        Ownership ownership = Ownership.none();
        for (Lock.Entry entry : lock.scripts()) {
            ownership = ownership.after(entry.created(), entry.dropped());
        }
        return ownership;
    }
}
