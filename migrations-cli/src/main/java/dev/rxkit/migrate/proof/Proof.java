package dev.rxkit.migrate.proof;

import dev.rxkit.diff.Renames;
import dev.rxkit.diff.SchemaDiffer;
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
 * Runs plans on a scratch database and compares again. Stateless. Rows are awkward at first; where a rule or a guard
 * stops the script over them, as it should, the next attempt has plain ones, and the last one none.
 */
public final class Proof {
    private final MigrationDialect migrations;

    public Proof(MigrationDialect migrations) {
        this.migrations = migrations;
    }

    /**
     * Tries the plan and its undo with generated rows.
     *
     * @param ground has the shape of {@code from} and no rows; left as it was where nothing is committed
     * @param from what is, inspected
     * @param to what the plan leads to, resolved
     * @throws ProofException if the plan does not lead to {@code to}, loses a row, or its undo does not lead back
     */
    public ProofResult of(ScratchDatabase ground, Schema from, Schema to, Renames renames, Plan plan)
            throws SQLException {
        Renaming renaming = Renaming.of(SchemaDiffer.diff(from, to, renames));
        if (ground.commits()) {
            return attempts(ground, from, to, renaming, plan);
        }
        Connection connection = ground.connection();
        boolean auto = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try {
            return attempts(ground, from, to, renaming, plan);
        } finally {
            connection.rollback();
            connection.setAutoCommit(auto);
        }
    }

    private ProofResult attempts(ScratchDatabase ground, Schema from, Schema to, Renaming renaming, Plan plan)
            throws SQLException {
        Map<String, List<String>> stops = new LinkedHashMap<>();
        String last = "";
        for (Rows rows : Rows.values()) {
            if (rows != Rows.NONE) {
                RowValues values = new RowValues(migrations.literals(), from, to, renaming, rows == Rows.AWKWARD);
                new ScratchRows(migrations.dialect(), ground.connection()).fill(values);
            }
            try {
                ProofResult evidence = new ProofRun(migrations, ground, from, to, renaming).run(plan);
                List<String> lines = new ArrayList<>(evidence.lines());
                stops.forEach((why, over) ->
                        lines.add("stops" + harmless() + ", over rows that " + String.join(" or ", over) + ": " + why));
                return new ProofResult(evidence.tables(), evidence.rows(), lines);
            } catch (ProofRun.Stopped stopped) {
                last = String.valueOf(stopped.getMessage());
                stops.computeIfAbsent(last, why -> new ArrayList<>()).add(rows.are);
                ground.restore();
            }
        }
        throw new ProofException("the script stops in the trial also where there are no rows: " + last);
    }

    private String harmless() {
        return migrations.planner().atomic() ? ", with nothing done" : "";
    }

    /** The rows of the attempts, in their order. */
    private enum Rows {
        AWKWARD("have empty values"),
        PLAIN("are all filled"),
        NONE("are not there");

        private final String are;

        Rows(String are) {
            this.are = are;
        }
    }
}
