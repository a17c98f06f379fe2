package dev.rxkit.dialect;

import dev.rxkit.schema.Carrier;
import dev.rxkit.schema.ColumnType;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import java.sql.SQLException;
import java.util.List;

/**
 * How one database spells things and reads them back. Stateless and thread-safe. A new database is a new file here,
 * one in {@code inspect} and one in the migrations' {@code plan}.
 */
public interface Dialect {

    /** The database's short name: {@code sqlite}, {@code postgresql}, {@code mariadb}. */
    String name();

    /** The identifier as SQL text, always quoted. */
    String quote(String identifier);

    /** The table's name as SQL text, with its namespace where it has one. */
    default String quote(TableName table) {
        return table.namespace() == null ? quote(table.name()) : quote(table.namespace()) + "." + quote(table.name());
    }

    /** Whether the word has a meaning in the database's grammar, so that unquoted SQL trips over it. */
    boolean reserves(String word);

    /** In which shape values of the type cross JDBC. */
    Carrier carrier(ColumnType.Logical type);

    /**
     * Whether the database compares values of the type as Java does. Where it does not, ordering and comparing in SQL
     * is refused.
     */
    boolean ordered(ColumnType.Logical type);

    /**
     * A column type's text in this database's canonical form: aliases resolved, case and blanks settled, so that two
     * spellings of one type are equal. An unknown type comes back as it is, in that form.
     */
    ColumnType.Native canonicalType(String sql);

    /**
     * The schema as an inspection would report it after {@code CREATE}: native types, canonical defaults and
     * expressions, names cut as the server cuts them. {@code resolve(resolve(x))} equals {@code resolve(x)}.
     */
    Schema resolve(Schema schema);

    /**
     * The statements that create a resolved table with its keys, checks and indexes, without the trailing semicolon.
     */
    List<String> create(Table table);

    /** What went wrong, in the terms all databases share. */
    Fault fault(SQLException failure);
}
