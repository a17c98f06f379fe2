package dev.rxkit.mapping;

import dev.rxkit.database.Dialect;
import dev.rxkit.database.sqlite.Sqlite;
import dev.rxkit.schema.Table;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A mapped class on SQLite in memory, with plain JDBC. */
public final class Sample<T> implements AutoCloseable {

    private static final Dialect DIALECT = new Sqlite();

    public final Connection connection;
    public final TableMapping<T> mapping;

    public Sample(Class<T> type) throws SQLException {
        connection = DriverManager.getConnection("jdbc:sqlite::memory:");
        connection.setAutoCommit(false);
        mapping = mappings().of(type);
        for (Table table : DIALECT.resolve(Mappings.schema(List.of(mapping))).inDependencyOrder()) {
            for (String sql : DIALECT.create(table)) {
                run(sql);
            }
        }
    }

    static Mappings mappings() {
        return new Mappings(DIALECT::carrier, DIALECT::ordered);
    }

    public void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    public void insert(List<T> instances) throws SQLException {
        String columns = names(property -> DIALECT.quote(property.column().name()));
        String sql = "INSERT INTO " + DIALECT.quote(mapping.table().name()) + " (" + columns + ") VALUES ("
                + names(property -> "?") + ")";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (T instance : instances) {
                int index = 1;
                for (PropertyMapping property : mapping.properties()) {
                    property.bind(statement, index++, property.get(instance), false);
                }
                statement.executeUpdate();
            }
        }
    }

    public List<T> all(String tail) throws SQLException {
        String columns = names(property -> DIALECT.quote(property.column().name()));
        String sql =
                "SELECT " + columns + " FROM " + DIALECT.quote(mapping.table().name()) + " " + tail;
        List<T> found = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(mapping.read(rows, 1));
            }
        }
        return found;
    }

    <R> List<R> rows(Class<R> type, String sql) throws SQLException {
        List<R> found = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            RowReader<R> reader = mappings().rows(type).on(rows);
            while (rows.next()) {
                found.add(reader.read(rows));
            }
        }
        return found;
    }

    private String names(Function<PropertyMapping, String> text) {
        return mapping.properties().stream().map(text).collect(Collectors.joining(", "));
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
