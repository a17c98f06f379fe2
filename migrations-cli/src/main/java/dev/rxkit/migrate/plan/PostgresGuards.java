package dev.rxkit.migrate.plan;

import dev.rxkit.dialect.Dialect;
import dev.rxkit.dialect.PostgresText;
import dev.rxkit.schema.TableName;

/** Assertions that end the script, and with it the transaction, before harm. */
record PostgresGuards(Dialect dialect) {
    /**
     * There must be no such row.
     *
     * @param failure what to tell if there is one
     */
    Statement none(String failure, TableName table, String condition) {
        String body = "BEGIN\n"
                + "    IF EXISTS (SELECT 1 FROM " + dialect.quote(table) + " WHERE " + condition + ") THEN\n"
                + "        RAISE EXCEPTION USING ERRCODE = 'check_violation', MESSAGE = "
                + PostgresText.literal(failure.replace("${", "$ {").replaceAll("\\s+", " "))
                        .strip()
                + ";\n"
                + "    END IF;\n"
                + "END";
        String tag = "$rx$";
        while (body.contains(tag)) {
            tag = tag.substring(0, tag.length() - 1) + "x$";
        }
        return new Statement(
                "DO " + tag + "\n" + body + "\n" + tag, "Stops here, before any harm, if values do not fit");
    }
}
