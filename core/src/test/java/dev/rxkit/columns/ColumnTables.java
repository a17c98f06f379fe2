package dev.rxkit.columns;

import dev.rxkit.servers.TestServer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.NullUnmarked;

/** Creates a table for each column type, with the values that another program stored. */
@NullUnmarked
final class ColumnTables {

    private ColumnTables() {}

    /** @param views returns whether a column is also reached through a view */
    static String[] statements(TestServer server, List<ColumnSample> columns, Predicate<ColumnSample> views) {
        List<String> sql = new ArrayList<>();
        switch (server) {
            case SQLITE -> {}
            case POSTGRESQL -> {
                sql.add("CREATE EXTENSION citext");
                sql.add("CREATE EXTENSION hstore");
                sql.add("CREATE TYPE status AS ENUM ('banned', 'active')");
                sql.add("CREATE DOMAIN percent AS integer CHECK (VALUE <= 100)");
                sql.add("CREATE DOMAIN email AS text");
            }
            case MARIADB -> {
                sql.add("SET sql_mode = 'ALLOW_INVALID_DATES'");
                sql.add("SET time_zone = '+00:00'");
            }
        }
        for (ColumnSample column : columns) {
            String table = Holders.table(column.number());
            sql.add("CREATE TABLE " + table + " (id BIGINT PRIMARY KEY, n VARCHAR(20), v " + column.ddl() + " NULL)");
            List<String> rows = new ArrayList<>();
            for (int i = 0; i < column.values().size(); i++) {
                rows.add("(" + (i + 1) + ", 'x', " + column.values().get(i).sql() + ")");
            }
            rows.add("(" + PairTrial.EMPTY + ", 'x', NULL)");
            sql.add("INSERT INTO " + table + " VALUES " + String.join(", ", rows));
            if (views.test(column)) {
                sql.add("CREATE VIEW " + Holders.view(column.number()) + " AS SELECT * FROM " + table);
            }
        }
        return sql.toArray(String[]::new);
    }
}
