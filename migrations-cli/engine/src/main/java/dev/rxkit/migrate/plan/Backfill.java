package dev.rxkit.migrate.plan;

import dev.rxkit.error.RxException;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.Table;
import java.util.Optional;

/** Decides which value existing rows get in a column that is NOT NULL. */
@FunctionalInterface
public interface Backfill {
    /** Returns a SQL expression without outer parentheses; empty if there is no value. */
    Optional<String> of(Table table, Column column);

    /** Returns the answer, or else the column's default. */
    static Backfill answered(Answers answers) {
        return (table, column) -> {
            String id = Questions.backfill(table.name(), column.name());
            Optional<String> answer = answers.to(id);
            answer.filter(sql -> !SqlWords.isExpression(sql)).ifPresent(sql -> {
                throw new RxException("the answer to " + id + " is no single SQL expression: " + sql
                        + "\nwrite for example 0, '' or lower(\"name\")");
            });
            return answer.or(() -> Optional.ofNullable(SqlWords.defaultValue(column)));
        };
    }
}
