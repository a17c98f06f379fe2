package dev.rxkit.migrate.plan;

import dev.rxkit.error.RxException;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.Table;
import java.util.Optional;

/** Which value existing rows get in a column that may not be empty. */
@FunctionalInterface
public interface Backfill {
    /** A SQL expression without outer parentheses, or empty if there is no value to be had. */
    Optional<String> of(Table table, Column column);

    /** What was answered, else the column's own default. */
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
