package dev.rxkit.mapping;

import dev.rxkit.schema.ColumnType;
import dev.rxkit.schema.ColumnType.Kind;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The length, precision and scale of a type that a class states in the database's words. */
final class StatedTypes {

    private static final Pattern DECIMAL =
            Pattern.compile("(?i)\\s*(?:numeric|decimal|dec)\\s*\\(\\s*(\\d{1,4})\\s*(?:,\\s*(\\d{1,4})\\s*)?\\).*");
    private static final Pattern TEXT =
            Pattern.compile("(?i)\\s*(?:varchar|char|character varying|character)\\s*\\(\\s*(\\d{1,8})\\s*\\).*");

    private StatedTypes() {}

    /**
     * Returns the type with the limits that are stated, so that values which the database would round, cut or refuse are
     * refused before they are sent.
     *
     * @param type what the property asks for by its Java type
     * @param stated empty for none
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
