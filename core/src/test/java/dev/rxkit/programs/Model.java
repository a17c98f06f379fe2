package dev.rxkit.programs;

import dev.rxkit.servers.TestServer;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * How values count on one database: whole numbers and decimals as exact decimals, moments as exact as it keeps them.
 * Remembers whether a value was computed that the type of its expression does not hold: then the database may refuse.
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

    /** There is a value that is not one of its column. */
    void refuses() {
        outside = true;
    }

    void forget() {
        outside = false;
    }

    /** A value of the type, or one it does not hold. */
    Object checked(SampleType type, Object value) {
        outside |= !type.holds(value);
        return value;
    }

    /** A value of a property or of a statement as it counts. */
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

    /** Letters in one case, as the database folds them. */
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
