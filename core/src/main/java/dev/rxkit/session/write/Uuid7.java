package dev.rxkit.session.write;

import java.security.SecureRandom;
import java.util.UUID;

/** UUIDs of version 7: they begin with the time, so that new keys go to the end of an index. Thread-safe. */
final class Uuid7 {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Uuid7() {}

    /** Returns a new UUID for a time in milliseconds since 1970-01-01T00:00Z. */
    static UUID at(long millis) {
        long head = millis << 16 | 0x7000 | RANDOM.nextInt(0x1000);
        long tail = RANDOM.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
        return new UUID(head, tail);
    }
}
