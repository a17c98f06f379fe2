package dev.rxkit.migrate.plan;

import java.util.List;

/**
 * What a script will do.
 *
 * @param statements in the order they run
 * @param undo the statements that lead back to the old schema; data that was dropped stays gone
 * @param hazards in the order of the statements they belong to
 */
public record Plan(List<Statement> statements, List<Statement> undo, List<Hazard> hazards) {
    public Plan {
        statements = List.copyOf(statements);
        undo = List.copyOf(undo);
        hazards = List.copyOf(hazards);
    }
}
