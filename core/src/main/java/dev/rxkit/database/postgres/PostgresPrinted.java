package dev.rxkit.database.postgres;

import java.util.regex.Pattern;

/** Prepares texts that the server printed, so that it prints them in the same way after it has read them again. */
public final class PostgresPrinted {

    /** {@code (ARRAY['a'::character varying, ..])::text[]}, which the server reads as an array of texts. */
    private static final Pattern ARRAY =
            Pattern.compile("\\(ARRAY\\[('(?:[^']|'')*'::([a-z][a-z ]*[a-z])(?:, '(?:[^']|'')*'::\\2)*)]\\)::");

    private static final Pattern EXACT = Pattern.compile(
            "\\(ARRAY\\[('(?:[^']|'')*'::([a-z][a-z ]*[a-z])(?:, '(?:[^']|'')*'::\\2)*)]::\\2\\[]\\)::");

    private PostgresPrinted() {}

    /** Returns the text without what {@link #exact} added: what the server prints once it has read its own text. */
    public static String plain(String sql) {
        return sql.contains("(ARRAY['") ? EXACT.matcher(sql).replaceAll("(ARRAY[$1])::") : sql;
    }

    /** Returns the text with the type of each array of literals that is cast to another type. */
    static String exact(String sql) {
        return sql.contains("(ARRAY['") ? ARRAY.matcher(sql).replaceAll("(ARRAY[$1]::$2[])::") : sql;
    }
}
