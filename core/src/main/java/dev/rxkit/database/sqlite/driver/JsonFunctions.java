package dev.rxkit.database.sqlite.driver;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;
import org.sqlite.Function;
import org.sqlite.SQLiteConnection;
import org.sqlite.core.Codes;

/**
 * SQL functions that compare JSON documents by value, which SQLite's own functions do not. They return NULL for
 * anything but the text of a JSON document. As thread-safe as their connection.
 */
public final class JsonFunctions {

    /** Returns its argument as the one text of all documents with the same value. */
    public static final String CANONICAL = "rx_json";

    /** Returns 1 if its two arguments are documents with the same value, else 0. */
    public static final String SAME = "rx_same_json";

    /** The connections of others that have the functions. */
    private static final Set<SQLiteConnection> PREPARED =
            Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    private JsonFunctions() {}

    /** Adds the functions to a connection. */
    static void register(SQLiteConnection connection) throws SQLException {
        Function.create(connection, CANONICAL, new Canonical(), 1, Function.FLAG_DETERMINISTIC);
        Function.create(connection, SAME, new Same(), 2, Function.FLAG_DETERMINISTIC);
    }

    /**
     * Adds the functions to a connection of SQLite's own driver that a pool of the application has opened, once. A
     * connection of another driver is not changed.
     */
    public static void addTo(Connection connection) throws SQLException {
        if (!connection.isWrapperFor(SQLiteConnection.class)) {
            return;
        }
        SQLiteConnection own = connection.unwrap(SQLiteConnection.class);
        if (!(own instanceof SqliteConnection) && PREPARED.add(own)) {
            register(own);
        }
    }

    private abstract static class OfTexts extends Function {

        /** Returns the UTF-8 bytes of a text, which takes a quarter of the time of the text; null for other values. */
        final byte @Nullable [] text(int argument) throws SQLException {
            if (value_type(argument) != Codes.SQLITE_TEXT) {
                return null;
            }
            byte[] bytes = value_blob(argument);
            return bytes == null ? new byte[0] : bytes;
        }

        static @Nullable String canonical(byte[] text) {
            return CanonicalJson.of(new String(text, StandardCharsets.UTF_8));
        }
    }

    private static final class Canonical extends OfTexts {
        @Override
        protected void xFunc() throws SQLException {
            byte[] text = text(0);
            String json = text == null ? null : canonical(text);
            if (json == null) {
                result();
            } else {
                result(json);
            }
        }
    }

    /**
     * Compares with a second argument that is usually the same for all rows, so that its canonical text is kept. Most
     * documents do not contain a name or string of it: they are only checked, which takes less time than their
     * canonical text.
     */
    private static final class Same extends OfTexts {

        private byte[] second = {};
        private @Nullable String canonical;
        private String fixedPart = "";

        @Override
        protected void xFunc() throws SQLException {
            byte[] one = text(0);
            byte[] other = text(1);
            Boolean same = one == null || other == null ? null : same(one, other);
            if (same == null) {
                result();
            } else {
                result(same ? 1 : 0);
            }
        }

        private @Nullable Boolean same(byte[] one, byte[] other) {
            if (!Arrays.equals(other, second)) {
                canonical = canonical(other);
                fixedPart = canonical == null ? "" : CanonicalJson.fixedPart(canonical);
                second = other;
            }
            if (canonical == null || Arrays.equals(one, other)) {
                return canonical == null ? null : true;
            }
            String text = new String(one, StandardCharsets.UTF_8);
            if (!text.contains(fixedPart) && !text.contains("\\u")) {
                return CanonicalJson.is(text) ? false : null;
            }
            String json = CanonicalJson.of(text);
            return json == null ? null : json.equals(canonical);
        }
    }
}
