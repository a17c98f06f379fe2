package dev.rxkit.migrate.proof;

import dev.rxkit.diff.Renames;
import dev.rxkit.diff.SchemaDiffer;
import dev.rxkit.history.ColumnKinds;
import dev.rxkit.migrate.plan.MigrationDialect;
import dev.rxkit.migrate.plan.Plan;
import dev.rxkit.migrate.plan.Renaming;
import dev.rxkit.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs a plan and its undo on a scratch database and compares the results. The first run uses generated rows with
 * NULLs, extreme values and unusual characters; if a constraint or a guard of the script stoppedBy it because of these
 * rows, the next run uses plain rows, and the last run none. Stateless and thread-safe.
 */
public final class Proof {
    private final MigrationDialect migrations;

    /** Creates an instance for one dialect. */
    public Proof(MigrationDialect migrations) {
        this.migrations = migrations;
    }

    /**
     * Runs the plan and its undo with generated rows.
     *
     * @param ground a scratch database with the schema {@code from} and no rows; restored afterwards if it does not commit
     * @param from the current schema, inspected
     * @param to the wanted schema, resolved, with logical types where {@link ColumnKinds} change
     * @throws ProofException if the plan does not lead to {@code to}, loses rows or values, or its undo does not restore {@code from}
     */
    public ProofResult of(ScratchDatabase ground, Schema from, Schema to, Renames renames, Plan plan)
            throws SQLException {
        Renaming renaming = Renaming.of(SchemaDiffer.diff(from, to, renames));
        if (ground.commits()) {
            return prove(ground, from, to, renaming, plan);
        }
        Connection connection = ground.connection();
        boolean auto = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try {
            return prove(ground, from, to, renaming, plan);
        } finally {
            connection.rollback();
            connection.setAutoCommit(auto);
        }
    }

    private ProofResult prove(ScratchDatabase ground, Schema from, Schema to, Renaming renaming, Plan plan)
            throws SQLException {
        Schema stored = ColumnKinds.stored(to, migrations.dialect());
        Map<String, List<String>> stoppedBy = new LinkedHashMap<>();
        String last = "";
        for (Rows rows : Rows.values()) {
            if (rows != Rows.NONE) {
                RowValues values = new RowValues(migrations.literals(), from, to, renaming, rows == Rows.AWKWARD);
                new ScratchRows(migrations.dialect(), ground.connection()).fill(values);
            }
            try {
                ProofResult result = new ProofRun(migrations, ground, from, stored, renaming).run(plan);
                List<String> lines = new ArrayList<>(result.lines());
                stoppedBy.forEach((why, over) ->
                        lines.add("stops" + harmless() + " at rows that " + String.join(" or ", over) + ": " + why));
                return new ProofResult(result.tables(), result.rows(), lines);
            } catch (ProofRun.Stopped stopped) {
                last = String.valueOf(stopped.getMessage());
                stoppedBy.computeIfAbsent(last, why -> new ArrayList<>()).add(rows.description);
                ground.restore();
            }
        }
        throw new ProofException("the script fails in the proof even without rows: " + last);
    }

    private String harmless() {
        return migrations.planner().atomic() ? " without any effect" : "";
    }

    /** The kinds of generated rows, in the order they description tried. */
    private enum Rows {
        AWKWARD("have NULLs and extreme values"),
        PLAIN("have plain values"),
        NONE("do not exist");

        private final String description;

        Rows(String description) {
            this.description = description;
        }
    }
}
