package dev.rxkit.database.mariadb;

import dev.rxkit.error.MappingException;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.ColumnType.Native;
import dev.rxkit.schema.Table;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Computes the size of a row of a new table in bytes as the server does: the whole row, and the part that InnoDB stores
 * in the row's page, in which long text is only a pointer. Unknown types are counted as 0 bytes.
 */
final class MariaDbRowSize {

    private static final int MAX_ROW_SIZE = 65_535;

    /** Half a page of 16 KB, without its header. */
    private static final int MAX_SIZE_IN_PAGE = 8_126;

    /** The header of a record and the fields for its transaction. */
    private static final int RECORD = 5 + 13;

    /** The length from which a value may be stored outside the page. */
    private static final int OFF_PAGE_LENGTH = 256;

    private static final int POINTER = 21;

    private static final Pattern TYPE = Pattern.compile("([A-Z]+)(?:\\((\\d+)(?:,(\\d+))?\\))?.*");

    private static final Map<String, Integer> FIXED = Map.ofEntries(
            Map.entry("TINYINT", 1),
            Map.entry("SMALLINT", 2),
            Map.entry("MEDIUMINT", 3),
            Map.entry("INT", 4),
            Map.entry("BIGINT", 8),
            Map.entry("FLOAT", 4),
            Map.entry("DOUBLE", 8),
            Map.entry("DATE", 3),
            Map.entry("YEAR", 1));

    /** Types that are stored outside the row: the bytes of their length, and a pointer. */
    private static final Map<String, Integer> OUTSIDE = Map.ofEntries(
            Map.entry("TINYTEXT", 9),
            Map.entry("TINYBLOB", 9),
            Map.entry("TEXT", 10),
            Map.entry("BLOB", 10),
            Map.entry("MEDIUMTEXT", 11),
            Map.entry("MEDIUMBLOB", 11),
            Map.entry("LONGTEXT", 12),
            Map.entry("LONGBLOB", 12),
            Map.entry("JSON", 12));

    private static final int[] DECIMAL = {0, 1, 1, 2, 2, 3, 3, 4, 4};

    /**
     * The size of a column in bytes.
     *
     * @param row the bytes in the row
     * @param page the bytes in the row's page
     */
    private record Width(int row, int page) {}

    private MariaDbRowSize() {}

    /**
     * Checks the size of a table's rows.
     *
     * @throws MappingException if the server would not create the table; the message names the widest columns
     */
    static void require(Table table, String collation) {
        int row = 0;
        int page = RECORD;
        int nullable = 0;
        for (Column column : table.columns()) {
            Width width = width(table, column, collation);
            row += width.row();
            page += width.page();
            nullable += column.nullable() ? 1 : 0;
        }
        int nulls = (nullable + 7) / 8;
        boolean ordinary =
                !table.options().containsKey("engine") && !table.options().containsKey("row_format");
        if (row + nulls > MAX_ROW_SIZE) {
            throw tooLarge(table, collation, row + nulls, "a row can have at most " + shown(MAX_ROW_SIZE));
        }
        if (ordinary && page + nulls > MAX_SIZE_IN_PAGE) {
            throw tooLarge(
                    table,
                    collation,
                    page + nulls,
                    "the part of a row inside its page, which includes text of up to 63 characters, can have at most "
                            + shown(MAX_SIZE_IN_PAGE));
        }
    }

    private static MappingException tooLarge(Table table, String collation, int bytes, String limit) {
        List<String> widest = table.columns().stream()
                .filter(column -> width(table, column, collation).row() > POINTER)
                .sorted(Comparator.comparing((Column column) ->
                                width(table, column, collation).row())
                        .reversed())
                .limit(3)
                .map(column -> column.name() + " " + ((Native) column.type()).sql())
                .toList();
        return new MappingException("MariaDB does not accept table " + table.name() + " with its "
                + table.columns().size() + " columns: they need " + shown(bytes) + " bytes, and " + limit
                + ". Remove @Column(length = ..) where no key or index needs it, which makes the column LONGTEXT"
                + (widest.isEmpty() ? "" : " (the widest: " + String.join(", ", widest) + ")")
                + ", or move some of the columns to a second table.");
    }

    private static String shown(int bytes) {
        return String.format(Locale.ROOT, "%,d", bytes);
    }

    private static Width width(Table table, Column column, String collation) {
        if (column.computed() != null && !column.computed().stored() || !(column.type() instanceof Native type)) {
            return new Width(0, 0);
        }
        Matcher parts = TYPE.matcher(type.sql());
        if (!parts.matches()) {
            return new Width(0, 0);
        }
        String name = parts.group(1);
        int size = parts.group(2) == null ? 0 : Integer.parseInt(parts.group(2));
        int scale = parts.group(3) == null ? 0 : Integer.parseInt(parts.group(3));
        if (OUTSIDE.containsKey(name)) {
            return new Width(OUTSIDE.get(name), POINTER);
        }
        String own =
                column.collation() == null ? table.options().getOrDefault("collation", collation) : column.collation();
        return switch (name) {
            case "VARCHAR" -> varying(size * bytes(own), true);
            case "VARBINARY" -> varying(size, true);
            case "CHAR" -> bytes(own) == 1 ? fixed(size) : varying(size * bytes(own), false);
            case "BINARY" -> fixed(size);
            case "DECIMAL" -> fixed(decimal(size - scale) + decimal(scale));
            case "DATETIME" -> fixed(5 + (size + 1) / 2);
            case "TIMESTAMP" -> fixed(4 + (size + 1) / 2);
            case "TIME" -> fixed(3 + (size + 1) / 2);
            default -> fixed(FIXED.getOrDefault(name, 0));
        };
    }

    private static Width fixed(int bytes) {
        return new Width(bytes, bytes < OFF_PAGE_LENGTH ? bytes : POINTER);
    }

    /**
     * Returns the size of a type of variable length.
     *
     * @param counted whether the length is counted among the bytes of the row
     */
    private static Width varying(int bytes, boolean counted) {
        return new Width(
                bytes + (!counted ? 0 : bytes < OFF_PAGE_LENGTH ? 1 : 2),
                bytes < OFF_PAGE_LENGTH ? bytes + 1 : POINTER);
    }

    private static int decimal(int digits) {
        return digits / 9 * 4 + DECIMAL[digits % 9];
    }

    /** Returns the maximum number of bytes of a character; 1 for unknown character sets. */
    private static int bytes(String collation) {
        String set = collation.toLowerCase(Locale.ROOT).split("_")[0];
        return switch (set) {
            case "utf8mb4", "utf16", "utf16le", "utf32" -> 4;
            case "utf8", "utf8mb3" -> 3;
            case "ucs2" -> 2;
            default -> 1;
        };
    }
}
