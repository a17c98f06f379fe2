package dev.rxkit.database;

import dev.rxkit.schema.Column;
import dev.rxkit.schema.ColumnType;
import dev.rxkit.schema.ForeignKey;
import dev.rxkit.schema.Index;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the queries of an inspection, and makes schemas of any size. */
public final class QueryCounter {

    private QueryCounter() {}

    /** Returns tables with keys, an index and a foreign key each. */
    public static Schema schema(int tables, int columns) {
        List<Table> list = new ArrayList<>();
        for (int t = 0; t < tables; t++) {
            List<Column> all = new ArrayList<>();
            for (int c = 0; c < columns; c++) {
                all.add(Column.of("c" + c, ColumnType.of(ColumnType.Kind.BIGINT))
                        .withGenerated(c == 0));
            }
            TableName target = TableName.of("t" + (t + 1) % tables);
            list.add(Table.of(TableName.of("t" + t), all, List.of("c0"))
                    .withIndexes(List.of(Index.of("ix_" + t, List.of("c1"))))
                    .withForeignKeys(List.of(ForeignKey.of("fk_" + t, List.of("c1"), target, List.of("c0")))));
        }
        return new Schema(list, List.of());
    }

    /** Returns the connection; each statement that is executed on it is counted. */
    public static Connection counting(Connection connection, AtomicInteger count) {
        return proxy(Connection.class, connection, count);
    }

    private static <T> T proxy(Class<T> type, Object target, AtomicInteger count) {
        return type.cast(Proxy.newProxyInstance(
                QueryCounter.class.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    if (method.getName().startsWith("execute")) {
                        count.incrementAndGet();
                    }
                    try {
                        Object result = method.invoke(target, arguments);
                        return result instanceof PreparedStatement
                                ? proxy(PreparedStatement.class, result, count)
                                : result instanceof Statement ? proxy(Statement.class, result, count) : result;
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                }));
    }
}
