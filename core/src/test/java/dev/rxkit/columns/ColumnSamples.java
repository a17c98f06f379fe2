package dev.rxkit.columns;

import dev.rxkit.columns.ColumnSample.Order;
import dev.rxkit.servers.TestServer;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;

/** The column types of existing databases, with values stored by the servers' own SQL. */
@NullUnmarked
final class ColumnSamples {

    /** The meaning of a literal that means no value of Java, or several. */
    static final Object OTHER = new Object();

    private final String printed;
    private final Order order;
    private final List<ColumnSample> columns = new ArrayList<>();

    /**
     * Creates an empty list of columns.
     *
     * @param printed the expression by which the database prints the column {@code v}
     * @param order how the database compares text
     */
    ColumnSamples(String printed, Order order) {
        this.printed = printed;
        this.order = order;
    }

    static List<ColumnSample> of(TestServer server) {
        return switch (server) {
            case SQLITE -> SqliteSamples.all();
            case POSTGRESQL -> PostgresSamples.all();
            case MARIADB -> MariaDbSamples.all();
        };
    }

    List<ColumnSample> columns() {
        return columns;
    }

    void numbers(String name, String... literals) {
        boolean typed = name.contains(", ");
        String type = typed ? literals[0] : name;
        Stored[] values = new Stored[literals.length - (typed ? 1 : 0)];
        for (int i = 0; i < values.length; i++) {
            String literal = literals[i + (typed ? 1 : 0)];
            values[i] = v(literal, new BigDecimal(literal));
        }
        column(name, type, values);
    }

    void texts(String name, String... texts) {
        boolean typed = name.contains(", ");
        Stored[] values = new Stored[texts.length - (typed ? 1 : 0)];
        for (int i = 0; i < values.length; i++) {
            String text = texts[i + (typed ? 1 : 0)];
            values[i] = v("'" + text + "'", text);
        }
        String type = typed ? texts[0] : name;
        column(type.endsWith("_bin") ? Order.JAVA : order, name, type, values);
    }

    void times(String name, String... literals) {
        boolean typed = !literals[0].startsWith("'");
        Stored[] values = new Stored[literals.length - (typed ? 1 : 0)];
        for (int i = 0; i < values.length; i++) {
            String literal = literals[i + (typed ? 1 : 0)];
            String text = literal.substring(1, literal.length() - 1).replace(' ', 'T');
            values[i] = v(literal, LocalDateTime.parse(text));
        }
        column(name, typed ? literals[0] : name, values);
    }

    void column(String name, String type, Stored... values) {
        column(Order.JAVA, name, type, values);
    }

    void column(Order order, String name, String type, Stored... values) {
        columns.add(new ColumnSample(columns.size() + 1, name, type, printed, order, List.of(values)));
    }

    static Stored v(String sql, Object meaning) {
        return new Stored(sql, meaning);
    }
}
