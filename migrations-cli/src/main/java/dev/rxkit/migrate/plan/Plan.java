package dev.rxkit.migrate.plan;

import java.util.ArrayList;
import java.util.List;

/**
 * The scripts to run.
 *
 * @param parts a script each, in the order they run; more than one where the database cannot take it back as a whole,
 *     or where a statement needs an earlier one committed
 * @param hazards in the order of the statements they belong to
 */
public record Plan(List<Part> parts, List<Hazard> hazards) {
    /**
     * One script.
     *
     * @param about what it is for, a few words; empty where it is the only one
     * @param statements in the order they run
     * @param undo the statements that lead back to what was there before it; data that was dropped stays gone
     */
    public record Part(String about, List<Statement> statements, List<Statement> undo) {
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
