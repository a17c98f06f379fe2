package dev.rxkit.columns;

import dev.rxkit.error.MappingException;
import dev.rxkit.error.RxException;
import dev.rxkit.query.Sql;
import dev.rxkit.session.Session;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.NullUnmarked;

/** The state of the test of one pair, and its findings. */
@NullUnmarked
abstract class Trial {

    /** The id of the row whose column is NULL. */
    static final long EMPTY = 50;

    final Session session;
    final Class<Object> type;
    final ColumnSample column;
    final String table;
    final Map<Long, Object> read = new TreeMap<>();
    final Map<Long, String> refusedRows = new TreeMap<>();
    final List<String> violations = new ArrayList<>();
    final Map<String, String> refused = new LinkedHashMap<>();
    boolean hopeless;

    @SuppressWarnings("unchecked")
    Trial(Session session, Class<?> type, ColumnSample column, String table) {
        this.session = session;
        this.type = (Class<Object>) type;
        this.column = column;
        this.table = table;
    }

    List<?> ids(String operator, Object value) {
        var where = session.select(type).where("v");
        var select = switch (operator) {
            case "eq" -> where.eq(value);
            case "in" -> where.in(List.of(value));
            case "lt" -> where.lt(value);
            case "gt" -> where.gt(value);
            default -> where.between(value, value);
        };
        return select.to(Sql.named("id")).list();
    }

    <R> R attempt(String step, Callable<R> work) {
        try {
            return work.call();
        } catch (RxException named) {
            refused.computeIfAbsent(step, known -> TrialRow.reason(named));
            hopeless |= named instanceof MappingException && read.isEmpty() && step.equals("eq of others");
            session.rollback();
            return null;
        } catch (Exception other) {
            violations.add(step + ": " + other);
            session.rollback();
            return null;
        }
    }

    void expect(boolean holds, Callable<String> otherwise) {
        if (!holds) {
            try {
                violations.add(otherwise.call());
            } catch (Exception failed) {
                violations.add(failed.toString());
            }
        }
    }

    String printed(long id) throws SQLException {
        String sql = "SELECT " + column.printed() + " FROM " + table + " WHERE id = ?";
        try (PreparedStatement statement = session.handle().getConnection().prepareStatement(sql)) {
            statement.setLong(1, id);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? rows.getString(1) : "no row";
            }
        }
    }
}
