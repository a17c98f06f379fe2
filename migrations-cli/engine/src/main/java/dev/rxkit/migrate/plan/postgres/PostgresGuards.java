package dev.rxkit.migrate.plan.postgres;

import dev.rxkit.database.Dialect;
import dev.rxkit.database.postgres.PostgresText;
import dev.rxkit.migrate.plan.Statement;
import dev.rxkit.schema.TableName;
import java.util.List;
import java.util.stream.Collectors;

/** Writes assertions that abort their block, and roll back all its changes, before values are lost. */
record PostgresGuards(Dialect dialect) {
    /**
     * Returns an assertion that there is no such row.
     *
     * @param failure the message if there is one
     * @param condition which rows; empty for any row
     */
    Statement none(String failure, TableName table, String condition) {
        return none(failure, table, condition, "");
    }

    /**
     * Returns an assertion that there is no such row.
     *
     * @param failure the message if there is one
     * @param condition which rows; empty for any row
     * @param onlyIf the condition under which it is asserted; empty to assert it always
     */
    Statement none(String failure, TableName table, String condition, String onlyIf) {
        String where = condition.isEmpty() ? "" : " WHERE " + condition;
        return stop(
                failure,
                (onlyIf.isEmpty() ? "" : onlyIf + "\n        AND ") + "EXISTS (SELECT 1 FROM " + dialect.quote(table)
                        + where + ")");
    }

    /**
     * Returns an assertion that there is no such row, and no value that cannot be read.
     *
     * @param failure the message if there is one
     */
    Statement fits(String failure, TableName table, String condition) {
        String check = none(failure, table, condition).sql().replace("\n    ", "\n        ");
        return new Statement(
                "BEGIN\n        " + check + ";\n"
                        + "    EXCEPTION WHEN data_exception THEN\n"
                        + "        RAISE EXCEPTION USING ERRCODE = 'check_violation', MESSAGE = " + message(failure)
                        + ";\n"
                        + "    END",
                "Stops here, before any harm, if values do not fit");
    }

    /** Returns an assertion that the things an earlier script of the same plan creates exist. */
    Statement there(List<TableName> tables) {
        return stop(
                "an earlier script of this change has not run: run it first",
                "EXISTS (SELECT 1 FROM unnest(ARRAY[" + names(tables)
                        + "]) AS made (name) WHERE to_regclass(made.name) IS NULL)");
    }

    /** Returns an assertion that the things a later script of the same plan creates do not exist. */
    Statement gone(List<TableName> tables) {
        return stop(
                "the undo of a later script of this change has not run: run it first",
                "EXISTS (SELECT 1 FROM unnest(ARRAY[" + names(tables)
                        + "]) AS made (name) WHERE to_regclass(made.name) IS NOT NULL)");
    }

    private String names(List<TableName> tables) {
        return tables.stream()
                .map(table -> PostgresText.literal(dialect.quote(table)).strip())
                .collect(Collectors.joining(", "));
    }

    private static String message(String failure) {
        return PostgresText.literal(failure.replace("${", "$ {").replaceAll("\\s+", " "))
                .strip();
    }

    private static Statement stop(String failure, String condition) {
        return new Statement(
                "IF " + condition + " THEN\n"
                        + "        RAISE EXCEPTION USING ERRCODE = 'check_violation', MESSAGE = "
                        + message(failure)
                        + ";\n"
                        + "    END IF",
                "Stops here, before any harm, if rows do not fit");
    }
}
