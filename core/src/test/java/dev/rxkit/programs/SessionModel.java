package dev.rxkit.programs;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The rows of a session: the committed ones, and those that the session sees. */
final class SessionModel {

    private final Map<Long, Item> committed;
    private final Deque<Point> points = new ArrayDeque<>();
    private Map<Long, Item> seen;
    private boolean open;
    private boolean failed;

    /** The state to which a savepoint rolls back. */
    private record Point(Map<Long, Item> rows, boolean failed, boolean block) {}

    SessionModel(Map<Long, Item> committed) {
        this.committed = committed;
        seen = new TreeMap<>(committed);
    }

    Map<Long, Item> committed() {
        return committed;
    }

    boolean open() {
        return open;
    }

    boolean failed() {
        return failed;
    }

    Map<Long, Item> rows() {
        return seen;
    }

    List<Item> list() {
        return new ArrayList<>(seen.values());
    }

    void begin() {
        open = true;
    }

    void fail() {
        failed = open;
    }

    void put(Item item) {
        seen.put(item.id(), item);
    }

    void set() {
        points.push(new Point(new TreeMap<>(seen), failed, false));
    }

    /** Begins a block: a whole transaction, or a savepoint. */
    void enter() {
        points.push(new Point(new TreeMap<>(seen), failed, true));
        open = true;
    }

    /** Returns how many savepoints were set since the innermost block began. */
    int savepoints() {
        int count = 0;
        for (Point point : points) {
            if (point.block()) {
                return count;
            }
            count++;
        }
        return count;
    }

    void rollbackTo() {
        Point point = points.pop();
        seen = point.rows();
        failed = point.failed();
    }

    void release() {
        points.pop();
    }

    /** Ends the innermost block, and keeps its changes or not. */
    void leave(boolean kept, boolean whole) {
        while (!points.peek().block()) {
            points.pop();
        }
        Point point = points.pop();
        if (!kept) {
            seen = point.rows();
            failed = point.failed();
        }
        if (whole) {
            end(kept);
        }
    }

    void end(boolean kept) {
        if (kept) {
            committed.clear();
            committed.putAll(seen);
        } else {
            seen = new TreeMap<>(committed);
        }
        points.clear();
        open = false;
        failed = false;
    }
}
