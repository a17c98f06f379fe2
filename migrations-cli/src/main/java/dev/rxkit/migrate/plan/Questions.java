package dev.rxkit.migrate.plan;

import dev.rxkit.diff.Change;
import dev.rxkit.diff.Renames;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.TableName;
import java.util.List;
import java.util.Set;

/**
 * The questions changes raise. Pure. The caller's loop: ask what {@link #of} returns, add the answers, take
 * {@link #renames} into the next comparison, and go on until nothing is returned. It ends, because a question that is
 * settled is never asked again and there are no more of them than there are tables and columns.
 */
public final class Questions {
    private Questions() {}

    /**
     * The open questions, renames first. What a rename would make needless is held back until the rename is settled.
     *
     * @param settled the ids that are answered, or that need no answer because a look at the rows said so
     */
    public static List<Question> of(Schema from, Schema to, List<Change> changes, Set<String> settled) {
        return List.of();
    }

    /** The renames that were answered with an old name. */
    public static Renames renames(Schema from, Schema to, Answers answers) {
        return Renames.none();
    }

    /** The id of the question under which old name a table was known. */
    public static String rename(TableName table) {
        return "rename:" + table;
    }

    /** The id of the question under which old name a column was known. */
    public static String rename(TableName table, String column) {
        return "rename:" + table + "." + column;
    }

    /** The id of the question what existing rows get; the answer is a SQL expression. */
    public static String backfill(TableName table, String column) {
        return "backfill:" + table + "." + column;
    }

    /** The id of the question whether a table may be dropped. */
    public static String drop(TableName table) {
        return "drop:" + table;
    }

    /** The id of the question whether a column may be dropped. */
    public static String drop(TableName table, String column) {
        return "drop:" + table + "." + column;
    }

    /** The id of the question whether a column's values may be converted. */
    public static String narrow(TableName table, String column) {
        return "narrow:" + table + "." + column;
    }
}
