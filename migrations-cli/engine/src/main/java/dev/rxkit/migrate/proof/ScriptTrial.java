package dev.rxkit.migrate.proof;

import dev.rxkit.diff.Change;
import dev.rxkit.diff.Renames;
import dev.rxkit.diff.SchemaDiffer;
import dev.rxkit.migrate.plan.MigrationDialect;
import dev.rxkit.schema.Schema;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs the statements of a script and of its undo script, which need not come from a plan, on a scratch database with
 * generated rows. Not thread-safe.
 */
public final class ScriptTrial {
    private final MigrationDialect migrations;
    private final ScratchDatabase ground;
    private final DataLoss.Inspection inspection;

    /**
     * Creates an instance.
     *
     * @param ground a scratch database without rows; changed
     * @param inspection reads its schema
     */
    public ScriptTrial(MigrationDialect migrations, ScratchDatabase ground, DataLoss.Inspection inspection) {
        this.migrations = migrations;
        this.ground = ground;
        this.inspection = inspection;
    }

    /**
     * What a script did.
     *
     * @param before the schema before the script
     * @param after the schema after it
     * @param losses what it takes away from rows, and the values that it changes
     * @param rows the number of generated rows before the script
     * @param stopped why the script stopped at the generated rows, so that it was run without; empty if it did not
     * @param undo what the undo script does wrong; empty if it restores the schema or the script has no undo script
     */
    public record Result(
            Schema before, Schema after, List<DataLoss.Loss> losses, long rows, String stopped, String undo) {
        /** Copies the list. */
        public Result {
            losses = List.copyOf(losses);
        }
    }

    /**
     * Runs a script and its undo script.
     *
     * @param statements the statements of the script
     * @param undo the statements of the undo script; empty if the script has no undo script
     * @throws SQLException if a statement of the script fails even without rows
     */
    public Result run(List<String> statements, List<String> undo) throws SQLException {
        Schema before = inspection.of(ground.connection());
        DataLoss loss = new DataLoss(migrations, ground.connection(), inspection);
        List<DataLoss.Loss> losses = new ArrayList<>(loss.of(statements));
        losses.addAll(loss.changes());
        Schema after = inspection.of(ground.connection());
        return new Result(
                before,
                after,
                losses,
                loss.rows(),
                loss.stopped(),
                undo.isEmpty() ? "" : undone(before, after, statements, undo));
    }

    private String undone(Schema before, Schema after, List<String> statements, List<String> undo) throws SQLException {
        try {
            DataLoss.run(migrations, ground.connection(), undo);
        } catch (SQLException withRows) {
            // A guard may stop it at the generated rows.
            try {
                if (migrations.planner().atomic()) {
                    new ScratchRows(migrations.dialect(), ground.connection()).clear(after);
                } else {
                    ground.restore();
                    DataLoss.run(migrations, ground.connection(), statements);
                }
                DataLoss.run(migrations, ground.connection(), undo);
            } catch (SQLException failure) {
                return "fails: " + failure.getMessage();
            }
        }
        List<Change> left = SchemaDiffer.diff(inspection.of(ground.connection()), before, Renames.none());
        return left.isEmpty()
                ? ""
                : "does not restore the old schema; remaining differences: "
                        + String.join("; ", left.stream().map(Change::text).toList());
    }
}
