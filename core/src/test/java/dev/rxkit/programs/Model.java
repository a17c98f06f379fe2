package dev.rxkit.programs;

import dev.rxkit.servers.TestServer;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * How one database stores values: integers and decimals as exact decimals, points in time with the database's
 * precision. Records whether a value was computed that is outside the type of its expression, in which case the
 * database may refuse the statement.
 */
final class Model {

    private final TestServer server;
    private boolean outside;

    Model(TestServer server) {
        this.server = server;
    }

    TestServer server() {
        return server;
    }

    boolean outside() {
        return outside;
    }

    /** Records that a value is not allowed in its column. */
    void refuses() {
        outside = true;
    }

    void forget() {
        outside = false;
    }

    /** Returns the value; records it if it is outside the type. */
    Object checked(SampleType type, Object value) {
        outside |= !type.holds(value);
        return value;
    }

    /** Returns a value of a property or of a statement as the model represents it. */
    @Nullable
    Object of(@Nullable Object value) {
        if (value instanceof Integer || value instanceof Long) {
            return BigDecimal.valueOf(((Number) value).longValue());
        }
        if (value instanceof BigDecimal decimal) {
            BigDecimal stripped = decimal.signum() == 0 ? BigDecimal.ZERO : decimal.stripTrailingZeros();
            return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
        }
        if (value instanceof Double number) {
            return number + 0.0;
        }
        if (server != TestServer.SQLITE && value instanceof LocalDateTime local) {
            return local.truncatedTo(ChronoUnit.MICROS);
        }
        if (server != TestServer.SQLITE && value instanceof Instant moment) {
            return moment.truncatedTo(ChronoUnit.MICROS);
        }
        return value;
    }

    /** Returns a text in upper or lower case, as the database converts it. */
    String folded(String text, boolean upper) {
        if (server != TestServer.SQLITE) {
            return upper ? text.toUpperCase(java.util.Locale.ROOT) : text.toLowerCase(java.util.Locale.ROOT);
        }
        StringBuilder folded = new StringBuilder();
        text.chars().forEach(c -> {
            boolean turns = upper ? c >= 'a' && c <= 'z' : c >= 'A' && c <= 'Z';
            folded.append((char) (turns ? c ^ 32 : c));
        });
        return folded.toString();
    }
}
