package dev.rxkit.migrate.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The scripts to run.
 *
 * @param parts the scripts, in the order they run; more than one if the database cannot roll back the whole, or if a
 *     statement needs an earlier one to be committed
 * @param hazards in the order of the statements they belong to
 * @param corrected the columns in which rows get another value because they break a new rule, as a lock names them
 */
public record Plan(List<Part> parts, List<Hazard> hazards, Set<String> corrected) {
    /**
     * One script.
     *
     * @param about the purpose in a few words; empty if there is only one script
     * @param statements in the order they run
     * @param undo the statements that restore the schema before the script; dropped data is not restored
     * @param inTransaction whether the script may run in a transaction; the undo always may
     */
    public record Part(String about, List<Statement> statements, List<Statement> undo, boolean inTransaction) {
        /** The undo of a script that only writes values: a script without an undo script cannot be undone. */
        public static final List<Statement> VALUES_STAY = List.of(new Statement("SELECT 1", "The values stay"));

        /** Creates a script that may run in a transaction. */
        public Part(String about, List<Statement> statements, List<Statement> undo) {
            this(about, statements, undo, true);
        }

        public Part {
            statements = List.copyOf(statements);
            undo = List.copyOf(undo);
        }
    }

    public Plan {
        parts = List.copyOf(parts);
        hazards = List.copyOf(hazards);
        corrected = Set.copyOf(corrected);
    }

    /** Returns a plan that writes no values of its own. */
    public Plan(List<Part> parts, List<Hazard> hazards) {
        this(parts, hazards, Set.of());
    }

    /** Returns a plan of one script. */
    public Plan(List<Statement> statements, List<Statement> undo, List<Hazard> hazards) {
        this(List.of(new Part("", statements, undo)), hazards);
    }

    /**
     * Returns this plan after a script that corrects rows; the undo of that script leaves the new values.
     *
     * @param columns the columns that it writes, as a lock names them
     */
    public Plan after(List<Statement> corrections, Set<String> columns) {
        List<Part> all = new ArrayList<>();
        all.add(new Part("corrects rows", corrections, Part.VALUES_STAY));
        parts.forEach(part -> all.add(
                part.about().isEmpty()
                        ? new Part("the rest", part.statements(), part.undo(), part.inTransaction())
                        : part));
        return new Plan(all, hazards, columns);
    }

    /** Returns all statements in the order they run. */
    public List<Statement> statements() {
        return parts.stream().flatMap(part -> part.statements().stream()).toList();
    }

    /** Returns all statements that lead back to the old schema, those of the last script first. */
    public List<Statement> undo() {
        List<Statement> undo = new ArrayList<>();
        for (int i = parts.size() - 1; i >= 0; i--) {
            undo.addAll(parts.get(i).undo());
        }
        return List.copyOf(undo);
    }
}
