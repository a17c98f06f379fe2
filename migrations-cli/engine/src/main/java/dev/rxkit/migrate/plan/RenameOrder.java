package dev.rxkit.migrate.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Orders renames that run one at a time, so that two things never have the same name, ignoring case. */
public final class RenameOrder {
    /** One renaming. */
    public record Move(String from, String to) {}

    private RenameOrder() {}

    /**
     * Returns the renames in an order that works; a swap, or a change of case only, goes through a temporary name.
     *
     * @param present all present names
     * @param wanted the new names by the old ones
     */
    static List<Move> of(Collection<String> present, Map<String, String> wanted) {
        TreeSet<String> taken = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        taken.addAll(present);
        TreeMap<String, String> waiting = new TreeMap<>(wanted);
        List<Move> moves = new ArrayList<>();
        while (!waiting.isEmpty()) {
            Map.Entry<String, String> next = waiting.entrySet().stream()
                    .filter(move -> !taken.contains(move.getValue()))
                    .findFirst()
                    .orElse(null);
            if (next == null) {
                Map.Entry<String, String> blocked = waiting.firstEntry();
                String between = free("rx_tmp_" + blocked.getKey(), taken);
                move(blocked.getKey(), between, taken, moves);
                waiting.remove(blocked.getKey());
                waiting.put(between, blocked.getValue());
            } else {
                move(next.getKey(), next.getValue(), taken, moves);
                waiting.remove(next.getKey());
            }
        }
        return moves;
    }

    private static void move(String from, String to, TreeSet<String> taken, List<Move> moves) {
        moves.add(new Move(from, to));
        taken.remove(from);
        taken.add(to);
    }

    /** Returns the name, or the name with as many underscores appended as it takes to be unused. */
    public static String free(String name, Collection<String> taken) {
        String free = name;
        while (taken.contains(free)) {
            free += "_";
        }
        return free;
    }
}
