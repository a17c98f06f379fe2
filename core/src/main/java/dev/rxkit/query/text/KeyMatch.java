package dev.rxkit.query.text;

import dev.rxkit.mapping.PropertyNames;
import dev.rxkit.query.reference.Source;
import java.util.List;

/**
 * A join by a foreign key.
 *
 * @param columns the referring columns
 * @param targets the columns they refer to, in the same order
 */
record KeyMatch(Source from, List<String> columns, Source to, List<String> targets) {

    void write(SqlWriter out, Scope scope) {
        for (int i = 0; i < columns.size(); i++) {
            out.next(i, " AND ")
                    .sql(scope.column(from, columns.get(i)))
                    .sql(" = ")
                    .sql(scope.column(to, targets.get(i)));
        }
    }

    /** Returns the join condition as a user would write it: {@code .on(Hero::teamId).eq(Team::id)}. */
    String written() {
        return ".on(" + written(from, columns.get(0)) + ").eq(" + written(to, targets.get(0)) + ")";
    }

    private static String written(Source source, String column) {
        Class<?> type = source.mapping().type();
        String reference = source.mapping().properties().stream()
                .filter(property -> property.column().name().equals(column))
                .map(property -> PropertyNames.reference(property, type))
                .findFirst()
                .orElse(column);
        return source.alias() == null ? reference : source.alias() + ".col(" + reference + ")";
    }
}
