package dev.rxkit.dialect;

import dev.rxkit.schema.Column;
import dev.rxkit.schema.ColumnType;
import dev.rxkit.schema.SqlText;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL's expressions over the columns of one table in one canonical form, so that what a model says and what the
 * server prints back can be compared as text. Immutable and thread-safe.
 */
public final class PostgresExpressions {

    private final List<Column> columns;
    private final Map<String, String> renamed;

    private PostgresExpressions(List<Column> columns, Map<String, String> renamed) {
        this.columns = List.copyOf(columns);
        this.renamed = Map.copyOf(renamed);
    }

    /** Expressions over these columns. */
    public static PostgresExpressions over(List<Column> columns) {
        return new PostgresExpressions(columns, Map.of());
    }

    /** @param renamed columns whose name the server cuts, by the name they are called */
    static PostgresExpressions over(List<Column> columns, Map<String, String> renamed) {
        return new PostgresExpressions(columns, renamed);
    }

    /** The canonical form of a condition or expression. */
    public String expression(String sql) {
        return SqlText.rename(sql.strip(), renamed);
    }

    /** The canonical form of what stands after DEFAULT; null for none and for {@code NULL}. */
    public @Nullable String defaultValue(@Nullable String sql, ColumnType type) {
        if (sql == null || sql.isBlank() || sql.strip().equalsIgnoreCase("NULL")) {
            return null;
        }
        return sql.strip();
    }
}
