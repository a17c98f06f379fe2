package dev.rxkit.schema;

import dev.rxkit.sql.SqlText;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A check constraint.
 *
 * <p>Two checks are equal if their names and their canonical conditions are equal, whatever the original text was.
 *
 * @param name the name, or null for a constraint without one
 * @param sql the condition without the outer parentheses, in canonical form once resolved or inspected; used for
 *     comparisons
 * @param source the condition as the user wrote it or the server printed it, used for DDL; null if the canonical form
 *     has the same tokens
 */
public record Check(
        @Nullable String name, String sql, @Nullable String source) {

    /** Creates a check whose source text is the canonical one. */
    public Check(@Nullable String name, String sql) {
        this(name, sql, null);
    }

    /** Returns the condition as it is written in DDL. */
    public String ddl() {
        return source == null ? sql : source;
    }

    /** Returns this check with another name. */
    public Check withName(@Nullable String other) {
        return new Check(other, sql, source);
    }

    /** Returns this check without its name, for comparisons that ignore the name. */
    public Check unnamed() {
        return withName(null);
    }

    /**
     * Returns this check with its columns renamed.
     *
     * @param names old name to new name
     */
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
