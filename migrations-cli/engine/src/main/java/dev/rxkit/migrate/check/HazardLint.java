package dev.rxkit.migrate.check;

import dev.rxkit.diff.Change;
import dev.rxkit.diff.SchemaDiffer;
import dev.rxkit.migrate.plan.Hazard;
import dev.rxkit.migrate.plan.HazardCode;
import dev.rxkit.migrate.plan.Hazards;
import dev.rxkit.migrate.plan.MigrationDialect;
import dev.rxkit.migrate.plan.ServerStatements;
import dev.rxkit.migrate.script.AllowedHazards;
import dev.rxkit.migrate.script.Script;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the hazards of scripts by what they change on a scratch database, so that scripts written by hand are judged by
 * the same rules, without a parser. Only the renames are read from the text. Not thread-safe.
 */
public final class HazardLint {
    /** Such an index is alone in its script, or with others that are built in the same way. */
    private static final Pattern CONCURRENTLY =
            Pattern.compile("\\bINDEX\\s+CONCURRENTLY\\b", Pattern.CASE_INSENSITIVE);

    private final MigrationDialect dialect;
    private final List<Judgement> judgements = new ArrayList<>();
    private final List<String> locks = new ArrayList<>();
    private Schema before = Schema.empty();

    public HazardLint(MigrationDialect dialect) {
        this.dialect = dialect;
    }

    /**
     * A hazard of a script.
     *
     * @param allowed whether the script has a line {@code rx:allow} with its code
     */
    public record Judgement(Script script, Hazard hazard, boolean allowed) {}

    /** Receives the schema after a script that is not judged. */
    public void skip(Schema after) {
        before = after;
    }

    /**
     * Judges a script by the schema after it and by the locks that it holds; the schema before it is the one after the
     * last script.
     *
     * @param connection the connection that ran the script, in its transaction if it has one
     */
    public void judge(Script script, Schema after, Connection connection) throws SQLException {
        List<Change> changes =
                SchemaDiffer.diff(before, after, RenamesInText.of(script.text()).between(before, after));
        Set<String> allowed = AllowedHazards.of(script.text());
        boolean concurrently = CONCURRENTLY.matcher(script.text()).find();
        for (Hazard hazard : Hazards.of(dialect, changes, Set.of())) {
            if (concurrently && hazard.code() == HazardCode.BUILD_INDEX) {
                continue;
            }
            judgements.add(
                    new Judgement(script, hazard, allowed.contains(hazard.code().code())));
        }
        Set<TableName> explained = explained(changes, after);
        for (String[] lock : held(connection)) {
            for (Table table : before.tables()) {
                boolean named = table.name().name().equals(lock[1])
                        && (table.name().namespace() == null
                                || table.name().namespace().equals(lock[0]));
                if (named && !explained.contains(table.name())) {
                    locks.add(script.file() + ": holds " + lock[2] + " on " + table.name()
                            + " until it ends, and changes nothing of the table itself (as LOCK, TRUNCATE, CLUSTER or"
                            + " REINDEX do)");
                }
            }
        }
        before = after;
    }

    /** Returns the tables whose changes, or those of tables that refer to them, need a lock. */
    private Set<TableName> explained(List<Change> changes, Schema after) {
        Set<TableName> tables = new TreeSet<>();
        for (Change change : changes) {
            tables.add(change.table());
            Stream.of(before, after)
                    .flatMap(schema -> schema.table(change.table()).stream())
                    .flatMap(table -> table.foreignKeys().stream())
                    .forEach(key -> tables.add(key.target()));
        }
        return tables;
    }

    private List<String[]> held(Connection connection) throws SQLException {
        Optional<String> query = dialect.server().flatMap(ServerStatements::heldLocks);
        List<String[]> held = new ArrayList<>();
        if (query.isPresent()) {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(query.get())) {
                while (rows.next()) {
                    held.add(new String[] {rows.getString(1), rows.getString(2), rows.getString(3)});
                }
            }
        }
        return held;
    }

    /** Returns a line for each lock against writes that no change of a script explains. */
    public List<String> locks() {
        return List.copyOf(locks);
    }

    /** Returns the hazards of the scripts judged so far, in order. */
    public List<Judgement> judgements() {
        return List.copyOf(judgements);
    }
}
