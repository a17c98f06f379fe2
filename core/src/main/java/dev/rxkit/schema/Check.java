package dev.rxkit.schema;

import dev.rxkit.sql.SqlText;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A check constraint.
 *
 * <p>Two checks are equal if their names and their canonical conditions are; how the condition was written makes no
 * difference.
 *
 * @param name or null for one written without a name
 * @param sql the condition without the outer parentheses, in canonical form once resolved or inspected: for comparing
 * @param source the condition as its author wrote it or as the server printed it, for writing; null where the canonical
 *     form has the same words
 */
public record Check(
        @Nullable String name, String sql, @Nullable String source) {

    /** A check whose condition is written as it is compared. */
    public Check(@Nullable String name, String sql) {
        this(name, sql, null);
    }

    /** Returns the condition as DDL has to write it. */
    public String ddl() {
        return source == null ? sql : source;
    }

    /** Returns the check under another name. */
    public Check withName(@Nullable String other) {
        return new Check(other, sql, source);
    }

    /** Returns the check without its name: two checks that differ in their names only are equal without them. */
    public Check unnamed() {
        return withName(null);
    }

    /** Returns the check over columns of other names, old name to new name. */
    public Check renamed(Map<String, String> names) {
        return new Check(
                name, SqlText.rename(sql, names), source == null ? null : SqlText.renameSource(source, names, sql));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Check check && Objects.equals(name, check.name) && sql.equals(check.sql);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, sql);
    }
}
