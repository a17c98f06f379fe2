package dev.rxkit.migrate.plan;

import java.util.ArrayList;
import java.util.List;

/**
 * The scripts to run.
 *
 * @param parts the scripts, in the order they run; more than one if the database cannot roll back the whole, or if a
 *     statement needs an earlier one to be committed
 * @param hazards in the order of the statements they belong to
 */
public record Plan(List<Part> parts, List<Hazard> hazards) {
    /**
     * One script.
     *
     * @param about the purpose in a few words; empty if there is only one script
     * @param statements in the order they run
     * @param undo the statements that restore the schema before the script; dropped data is not restored
     * @param inTransaction whether the script may run in a transaction; the undo always may
     */
    public record Part(String about, List<Statement> statements, List<Statement> undo, boolean inTransaction) {
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
    }

    /** Returns a plan of one script. */
    public Plan(List<Statement> statements, List<Statement> undo, List<Hazard> hazards) {
        this(List.of(new Part("", statements, undo)), hazards);
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
