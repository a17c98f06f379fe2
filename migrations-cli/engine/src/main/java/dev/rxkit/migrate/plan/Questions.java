package dev.rxkit.migrate.plan;

import dev.rxkit.diff.Change;
import dev.rxkit.diff.Renames;
import dev.rxkit.error.RxException;
import dev.rxkit.migrate.plan.Question.Kind;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Returns the questions that changes raise. Pure. The caller asks what {@link #of} returns, adds the answers, passes
 * {@link #renames} to the next comparison, and repeats this until no question is returned. The loop ends, because a
 * question is never asked twice and there are at most as many questions as tables and columns.
 */
public final class Questions {
    private static final List<String> YES_NO = List.of("yes", "no");

    private Questions() {}

    /**
     * Returns the open questions, renames first. A question that a rename may make unnecessary is not returned until
     * the rename is decided.
     *
     * @param settled the ids of the questions that are answered, or that need no answer because no row is affected
     */
    public static List<Question> of(
            MigrationDialect dialect, Schema from, Schema to, List<Change> changes, Set<String> settled) {
        RenameCandidates candidates = new RenameCandidates(changes, settled);
        List<Question> questions = new ArrayList<>(candidates.questions());
        for (Change change : changes) {
            if (!candidates.concerns(change)) {
                about(dialect, change).filter(q -> !settled.contains(q.id())).ifPresent(questions::add);
            }
        }
        return List.copyOf(questions);
    }

    /** Returns the ids of all questions that these changes can raise on any database, asked or not. */
    public static Set<String> ids(MigrationDialect dialect, Schema from, List<Change> changes) {
        Set<String> ids = new TreeSet<>();
        Narrowing.probes(dialect, from, changes).forEach(probe -> ids.add(probe.questionId()));
        for (Change change : changes) {
            TableName table = change.table();
            if (change instanceof Change.AddTable) {
                ids.add(rename(table));
            } else if (change instanceof Change.DropTable) {
                ids.add(drop(table));
            } else if (change instanceof Change.AddColumn add) {
                ids.add(rename(table, add.column().name()));
                ids.add(backfill(table, add.column().name()));
            } else if (change instanceof Change.DropColumn drop) {
                ids.add(drop(table, drop.column().name()));
            } else if (change instanceof Change.AlterType alter) {
                ids.add(narrow(table, alter.to().name()));
            } else if (change instanceof Change.AlterNullable alter) {
                ids.add(backfill(table, alter.to().name()));
            }
        }
        return ids;
    }

    private static Optional<Question> about(MigrationDialect dialect, Change change) {
        if (change instanceof Change.DropTable drop) {
            return Optional.of(loss(
                    HazardCode.DROP_TABLE,
                    drop(drop.table()),
                    "No class declares table " + drop.table() + " any more: drop it with all its rows?"));
        }
        if (change instanceof Change.DropColumn drop) {
            String name = drop.column().name();
            return Optional.of(loss(
                    HazardCode.DROP_COLUMN,
                    drop(drop.table(), name),
                    "The class of table " + drop.table() + " has no " + name
                            + " any more: drop the column with its values?"));
        }
        if (change instanceof Change.AlterType alter && dialect.narrows(alter)) {
            Column to = alter.to();
            String id = narrow(alter.table(), to.name());
            return Optional.of(new Question(
                    id,
                    Kind.NARROWING,
                    "Column " + alter.table() + "." + to.name() + " goes from "
                            + alter.from().type() + " to " + to.type()
                            + ": the script stops if a value does not fit. Go on?",
                    YES_NO,
                    answer(id, "yes"),
                    HazardCode.NARROW_TYPE));
        }
        if (change instanceof Change.AddColumn add && needsValue(add.column())) {
            return Optional.of(
                    value(add.table(), add.column(), "is new and may not be empty: which value do existing rows get?"));
        }
        if (change instanceof Change.AlterNullable alter && needsValue(alter.from(), alter.to())) {
            return Optional.of(value(
                    alter.table(), alter.to(), "may not be empty any more: which value do rows without one get?"));
        }
        return Optional.empty();
    }

    /** Returns whether existing rows need a value in this new column. */
    public static boolean needsValue(Column added) {
        return !added.nullable()
                && SqlWords.defaultValue(added) == null
                && !added.generated()
                && added.computed() == null;
    }

    /** Returns whether rows without a value need one. */
    public static boolean needsValue(Column from, Column to) {
        return from.nullable() && needsValue(to);
    }

    private static Question loss(HazardCode hazard, String id, String text) {
        return new Question(id, Kind.DATA_LOSS, text, YES_NO, answer(id, "yes"), hazard);
    }

    private static Question value(TableName table, Column column, String text) {
        String id = backfill(table, column.name());
        return new Question(
                id,
                Kind.BACKFILL,
                "Column " + table + "." + column.name() + " (" + column.type() + ") " + text + " (a SQL expression)",
                List.of(),
                "@Column(defaultSql = \"...\"), or make it nullable, or "
                        + answer(id, "0 or '' or another expression"));
    }

    /** Returns the line of an answers file. */
    static String answer(String id, String value) {
        return "\"" + id + "\": \"" + value + "\" in the answers file";
    }

    /**
     * Returns the renames that were answered with an old name.
     *
     * @throws RxException for an answer that is neither an old name nor {@code no}, or an old name that is given twice
     */
    public static Renames renames(Schema from, Schema to, Answers answers) {
        Map<TableName, TableName> tables = new TreeMap<>();
        Map<TableName, Map<String, String>> columns = new TreeMap<>();
        for (Table table : to.tables()) {
            renamed(answers, rename(table.name())).ifPresent(old -> tables.put(table.name(), TableName.parse(old)));
            Table before =
                    from.table(tables.getOrDefault(table.name(), table.name())).orElse(table);
            for (Column column : table.columns()) {
                String id = rename(table.name(), column.name());
                renamed(answers, id).ifPresent(old -> {
                    refuseUnknown(id, old, before.column(old).isPresent());
                    columns.computeIfAbsent(table.name(), t -> new TreeMap<>()).put(column.name(), old);
                });
            }
            refuseTwice(columns.getOrDefault(table.name(), Map.of()));
        }
        tables.forEach((name, old) ->
                refuseUnknown(rename(name), old.toString(), from.table(old).isPresent()));
        refuseTwice(tables);
        return new Renames(tables, columns);
    }

    private static Optional<String> renamed(Answers answers, String id) {
        return answers.to(id).filter(old -> !old.equals("no"));
    }

    private static void refuseUnknown(String id, String old, boolean known) {
        if (!known) {
            throw new RxException(
                    "the answer to " + id + " is " + old + ", which does not exist: answer with the old name, or no");
        }
    }

    private static void refuseTwice(Map<?, ?> names) {
        Set<Object> olds = new TreeSet<>();
        names.forEach((name, old) -> {
            if (!olds.add(old)) {
                throw new RxException(old + " was renamed twice, the second time to " + name + ": answer one with no");
            }
        });
    }

    /** Returns the id of the question for the old name of a table. */
    public static String rename(TableName table) {
        return "rename:" + table;
    }

    /** Returns the id of the question for the old name of a column. */
    public static String rename(TableName table, String column) {
        return "rename:" + table + "." + column;
    }

    /** Returns the id of the question for the value of existing rows; the answer is a SQL expression. */
    public static String backfill(TableName table, String column) {
        return "backfill:" + table + "." + column;
    }

    /** Returns the id of the question whether a table may be dropped. */
    public static String drop(TableName table) {
        return "drop:" + table;
    }

    /** Returns the id of the question whether a column may be dropped. */
    public static String drop(TableName table, String column) {
        return "drop:" + table + "." + column;
    }

    /** Returns the id of the question whether a column's values may be converted. */
    public static String narrow(TableName table, String column) {
        return "narrow:" + table + "." + column;
    }
}
