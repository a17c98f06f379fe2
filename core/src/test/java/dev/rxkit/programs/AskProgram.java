package dev.rxkit.programs;

import dev.rxkit.servers.TestServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Rows, and statements that are run over them one after the other. */
record AskProgram(List<Sample> rows, List<Ask> asks) {

    static AskProgram of(long seed, TestServer server) {
        Random random = new Random(seed);
        List<Sample> rows = new SampleValues(random).rows();
        Asks asks = new Asks(random, server, rows);
        List<Ask> all = new ArrayList<>();
        for (int i = 1 + random.nextInt(5); i > 0; i--) {
            all.add(asks.ask());
        }
        return new AskProgram(rows, all);
    }

    List<AskProgram> smaller() {
        List<AskProgram> all = new ArrayList<>();
        for (int i = 0; i < asks.size(); i++) {
            List<Ask> less = new ArrayList<>(asks);
            less.remove(i);
            all.add(new AskProgram(rows, less));
        }
        for (int i = 0; i < rows.size(); i++) {
            List<Sample> less = new ArrayList<>(rows);
            less.remove(i);
            all.add(new AskProgram(less, asks));
        }
        for (int i = 0; i < asks.size(); i++) {
            for (Ask smaller : asks.get(i).smaller()) {
                List<Ask> changed = new ArrayList<>(asks);
                changed.set(i, smaller);
                all.add(new AskProgram(rows, changed));
            }
        }
        return all;
    }
}
