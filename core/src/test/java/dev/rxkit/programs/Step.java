package dev.rxkit.programs;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * One call of a program.
 *
 * @param session 0 or 1, each with its own rows
 * @param row the row of that session, 0 to 5
 * @param number a value
 * @param inside the calls in a block
 */
record Step(int session, Kind kind, int row, int number, List<Step> inside) {

    enum Kind {
        INSERT,
        INSERT_TWICE,
        ADD_ALL,
        UPDATE,
        UPDATE_STALE,
        UPSERT,
        DELETE,
        DELETE_NONE,
        BULK_UPDATE,
        BULK_DELETE,
        RAW,
        RAW_WRONG,
        HANDLE,
        HANDLE_WRONG,
        CHECK,
        READ,
        STREAM,
        SAVEPOINT,
        ROLLBACK_TO,
        RELEASE,
        BLOCK,
        BLOCK_THROWS,
        BLOCK_SWALLOWS,
        COMMIT,
        ROLLBACK;

        boolean block() {
            return this == BLOCK || this == BLOCK_THROWS || this == BLOCK_SWALLOWS;
        }
    }

    /** Returns a program of 5 to 40 calls. */
    static List<Step> program(Random random) {
        List<Step> steps = new ArrayList<>();
        for (int i = 5 + random.nextInt(36); i > 0; i--) {
            steps.add(step(random, random.nextInt(2), 0));
        }
        return steps;
    }

    private static Step step(Random random, int session, int depth) {
        Kind[] kinds = Kind.values();
        Kind kind = kinds[random.nextInt(kinds.length)];
        while (depth > 0 && (kind == Kind.COMMIT || kind == Kind.ROLLBACK || kind.block() && depth > 2)) {
            kind = kinds[random.nextInt(kinds.length)];
        }
        List<Step> inside = new ArrayList<>();
        if (kind.block()) {
            for (int i = random.nextInt(6); i > 0; i--) {
                inside.add(step(random, session, depth + 1));
            }
        }
        return new Step(session, kind, random.nextInt(6), random.nextInt(100), inside);
    }

    /** Returns the programs with one call removed. */
    static List<List<Step>> smaller(List<Step> program) {
        List<List<Step>> smaller = new ArrayList<>();
        for (int i = 0; i < program.size(); i++) {
            List<Step> without = new ArrayList<>(program);
            Step step = without.remove(i);
            smaller.add(without);
            for (List<Step> inside : smaller(step.inside())) {
                List<Step> changed = new ArrayList<>(program);
                changed.set(i, new Step(step.session(), step.kind(), step.row(), step.number(), inside));
                smaller.add(changed);
            }
        }
        return smaller;
    }

    @Override
    public String toString() {
        return "  s" + session + " " + kind + " row " + row + " number " + number
                + (inside.isEmpty()
                        ? ""
                        : inside.stream()
                                .map(step -> step.toString().replace("\n", "\n  "))
                                .collect(Collectors.joining("\n  ", " {\n  ", "\n  }")));
    }
}
