package org.example.peers;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;

/** {@code Cold library file}: from the start of this JVM to the first row of an SQLite file. */
public final class Cold {

    private Cold() {}

    public static void main(String[] arguments) throws Exception {
        Peer peer = Peers.make(arguments[0]);
        peer.db = Db.of(Path.of(arguments[1]));
        peer.open(peer.db);
        PersonRow first = peer.person(peer.get(1));
        long started = ManagementFactory.getRuntimeMXBean().getStartTime();
        System.out.println(System.currentTimeMillis() - started + " " + first.name());
        System.out.flush();
        // What is left running is not measured.
        Runtime.getRuntime().halt(0);
    }
}
