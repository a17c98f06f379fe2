package dev.rxkit.mapping;

import dev.rxkit.schema.ColumnType;
import dev.rxkit.schema.ColumnType.Kind;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the length, precision and scale of a type that a class gives in the database's language. */
final class DeclaredTypes {

    private static final Pattern DECIMAL =
            Pattern.compile("(?i)\\s*(?:numeric|decimal|dec)\\s*\\(\\s*(\\d{1,4})\\s*(?:,\\s*(\\d{1,4})\\s*)?\\).*");
    private static final Pattern TEXT =
            Pattern.compile("(?i)\\s*(?:varchar|char|character varying|character)\\s*\\(\\s*(\\d{1,8})\\s*\\).*");

    private DeclaredTypes() {}

    /**
     * Returns the type with the limits of the given text, so that values which the database would round, truncate or
     * refuse are refused before they are sent.
     *
     * @param type the type for the property's Java type
     * @param stated the type as the class gives it; empty if it does not
     */
    static ColumnType.Logical limited(ColumnType.Logical type, String stated) {
        if (type.kind() == Kind.DECIMAL) {
            Matcher decimal = DECIMAL.matcher(stated);
            if (decimal.matches()) {
                String scale = decimal.group(2);
                return ColumnType.decimal(
                        Integer.parseInt(decimal.group(1)), scale == null ? 0 : Integer.parseInt(scale));
            }
        }
        if (type.kind() == Kind.TEXT) {
            Matcher text = TEXT.matcher(stated);
            if (text.matches()) {
                return ColumnType.text(Integer.parseInt(text.group(1)));
            }
        }
        return type;
    }
}
