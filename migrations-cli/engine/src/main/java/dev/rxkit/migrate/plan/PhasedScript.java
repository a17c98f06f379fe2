package dev.rxkit.migrate.plan;

import dev.rxkit.diff.Change;
import dev.rxkit.error.RxException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The statements of a script by phase. They run in the order of the phases, whatever the order in which they were
 * added; within a phase, in the order in which they were added. Not thread-safe.
 *
 * @param <P> the phases, in their order
 */
public final class PhasedScript<P extends Enum<P>> {
    private final Class<P> type;
    private final Map<P, List<Statement>> phases;

    public PhasedScript(Class<P> type) {
        this.type = type;
        this.phases = new EnumMap<>(type);
    }

    /** Returns the statements of a phase, to which more can be added. */
    public List<Statement> in(P phase) {
        return phases.computeIfAbsent(phase, none -> new ArrayList<>());
    }

    /** Returns all statements in the order they run. */
    public List<Statement> statements() {
        List<Statement> all = new ArrayList<>();
        phases.values().forEach(all::addAll);
        return all;
    }

    /**
     * Requires a statement if there are changes that need one, so that a change is never left out silently.
     *
     * @throws RxException naming the changes
     */
    public void requireFor(List<Change> changes, Predicate<Change> needsStatement) {
        List<Change> left = changes.stream().filter(needsStatement).toList();
        if (!left.isEmpty() && phases().isEmpty()) {
            throw new RxException("no statement was found for "
                    + left.stream().map(Change::text).collect(Collectors.joining(", "))
                    + "\nwrite a script of your own for it, and report this");
        }
    }

    /** Returns the phases that have statements. */
    public Set<P> phases() {
        Set<P> used = EnumSet.noneOf(type);
        phases.forEach((phase, statements) -> {
            if (!statements.isEmpty()) {
                used.add(phase);
            }
        });
        return used;
    }
}
