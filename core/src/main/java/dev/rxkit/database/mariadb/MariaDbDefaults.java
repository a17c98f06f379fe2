package dev.rxkit.database.mariadb;

import dev.rxkit.schema.ColumnType;
import dev.rxkit.sql.SqlText;
import dev.rxkit.sql.SqlToken;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Converts column defaults to a canonical form. The server stores a literal as a value of the column's type and prints
 * that value: {@code '5'} of an INT is 5, 1 of a DECIMAL(10,2) is 1.00.
 */
final class MariaDbDefaults {

    private static final Set<String> NOW = Set.of("current_timestamp", "now", "localtime", "localtimestamp", "sysdate");
    private static final Pattern SIZE = Pattern.compile("\\((\\d+)(?:,(\\d+))?\\)");
    private static final Pattern DATE = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})(?:[ T](.*))?");
    private static final Pattern TIME = Pattern.compile("(-?\\d{1,3}):(\\d{1,2})(?::(\\d{1,2})(?:\\.(\\d{1,6}))?)?");

    private final String type;
    private final List<String> columns;

    private MariaDbDefaults(String type, List<String> columns) {
        this.type = type;
        this.columns = columns;
    }

    /**
     * Returns the canonical form; null for no default and for {@code NULL}, which are the same.
     *
     * @param columns the columns of the table, which an expression may use
     */
    static @Nullable String canonical(@Nullable String sql, ColumnType.Native type, List<String> columns) {
        if (sql == null || sql.isBlank()) {
            return null;
        }
        String text =
                new MariaDbDefaults(type.sql(), columns).whole(MariaDbSyntax.tokens(MariaDbLiterals.standard(sql)));
        return text.isEmpty() ? null : text;
    }

    private String whole(List<SqlToken> tokens) {
        int on = onUpdate(tokens);
        String value = on == 0 ? "" : value(SqlText.withoutParentheses(tokens.subList(0, on)));
        if (on == tokens.size()) {
            return value;
        }
        String update = "ON UPDATE " + value(tokens.subList(on + 2, tokens.size()));
        return value.isEmpty() ? update : value + " " + update;
    }

    private static int onUpdate(List<SqlToken> tokens) {
        for (int i = 0; i + 1 < tokens.size(); i++) {
            if (tokens.get(i).is("ON") && tokens.get(i + 1).is("UPDATE")) {
                return i;
            }
        }
        return tokens.size();
    }

    private String value(List<SqlToken> tokens) {
        SqlToken first = tokens.isEmpty() ? null : tokens.get(0);
        if (first == null || (tokens.size() == 1 && first.is("NULL"))) {
            return "";
        }
        if (NOW.contains(first.text().toLowerCase(Locale.ROOT)) && (tokens.size() == 1 || call(tokens))) {
            return now();
        }
        if (tokens.size() == 1) {
            return literal(first);
        }
        boolean signed = tokens.size() == 2 && (first.symbol("-") || first.symbol("+"));
        if (signed && tokens.get(1).kind() == SqlToken.Kind.NUMBER) {
            return number((first.symbol("-") ? "-" : "") + tokens.get(1).text());
        }
        if (tokens.size() == 2 && tokens.get(1).kind() == SqlToken.Kind.STRING) {
            return first.text().toLowerCase(Locale.ROOT) + tokens.get(1).text();
        }
        return expression(tokens);
    }

    private static boolean call(List<SqlToken> tokens) {
        return tokens.get(1).symbol("(")
                && tokens.get(tokens.size() - 1).symbol(")")
                && tokens.size() <= 4
                && tokens.stream().noneMatch(token -> token.symbol("-") || token.symbol("+"));
    }

    /**
     * Returns the current time with the column's precision, which is the only form that all compatible servers accept.
     */
    private String now() {
        Matcher size = SIZE.matcher(type);
        return size.find() && (type.startsWith("DATETIME") || type.startsWith("TIMESTAMP"))
                ? "CURRENT_TIMESTAMP(" + size.group(1) + ")"
                : "CURRENT_TIMESTAMP";
    }

    private String expression(List<SqlToken> tokens) {
        StringBuilder sql = new StringBuilder();
        tokens.forEach(token -> sql.append(token.text()).append(' '));
        return MariaDbExpressions.canonical(sql.toString(), columns);
    }

    private String literal(SqlToken token) {
        return switch (token.kind()) {
            case NUMBER -> isHex(token.text()) && !isNumber() ? bytes(token.text()) : number(token.text());
            case STRING -> text(token.value());
            case QUOTED -> token.text().charAt(0) == '"' ? text(token.value()) : token.text();
            case BLOB -> isNumber() ? token.text().toLowerCase(Locale.ROOT) : bytes(token.text());
            case WORD -> word(token);
            case SYMBOL -> token.text();
        };
    }

    private static boolean isHex(String number) {
        return number.startsWith("0x") || number.startsWith("0X");
    }

    private boolean isNumber() {
        return type.contains("INT")
                || Set.of("DECIMAL", "DOUBLE", "FLOAT", "BIT", "YEAR").stream().anyMatch(type::startsWith);
    }

    /**
     * Returns the text that the server stores for {@code 0x4142} and {@code x'4142'}; the digits are kept if it is not
     * ASCII.
     */
    private static String bytes(String hex) {
        String digits = hex.substring(2).replace("'", "").toLowerCase(Locale.ROOT);
        boolean whole = digits.matches("([0-9a-f]{2})*");
        String text = whole ? new String(HexFormat.of().parseHex(digits), StandardCharsets.ISO_8859_1) : "";
        return whole && text.chars().allMatch(c -> c >= ' ' && c <= '~')
                ? MariaDbLiterals.quoted(text)
                : "x'" + digits + "'";
    }

    private String word(SqlToken token) {
        return switch (token.text().toUpperCase(Locale.ROOT)) {
            case "TRUE" -> number("1");
            case "FALSE" -> number("0");
            case "CURRENT_DATE" -> "curdate()";
            case "CURRENT_TIME" -> "curtime()";
            default -> token.text().toLowerCase(Locale.ROOT);
        };
    }

    private String number(String text) {
        if (MariaDbTypes.textual(type)) {
            return "'" + text + "'";
        }
        try {
            BigDecimal value =
                    isHex(text) ? new BigDecimal(new BigInteger(text.substring(2), 16)) : new BigDecimal(text);
            return fitted(value);
        } catch (NumberFormatException e) {
            return text;
        }
    }

    private String fitted(BigDecimal value) {
        if (type.startsWith("DECIMAL")) {
            Matcher size = SIZE.matcher(type);
            int scale = size.find() && size.group(2) != null ? Integer.parseInt(size.group(2)) : 0;
            return value.setScale(scale, RoundingMode.HALF_UP).toPlainString();
        }
        if (type.contains("INT")) {
            return value.setScale(0, RoundingMode.HALF_UP).toPlainString();
        }
        BigDecimal shortest = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
        return Math.abs(shortest.scale()) > 20 ? shortest.toString() : shortest.toPlainString();
    }

    /**
     * Returns the canonical text.
     *
     * @param text the text between the quotes of a canonical literal
     */
    private String text(String text) {
        boolean number = type.contains("INT(") || type.endsWith("INT") || type.contains("INT ");
        if (number || type.startsWith("DECIMAL") || type.startsWith("DOUBLE") || type.startsWith("FLOAT")) {
            return number(text.strip());
        }
        String time = type.startsWith("DATE") || type.startsWith("TIME") ? dateTime(text) : text;
        return SqlText.literal(time);
    }

    private String dateTime(String text) {
        Matcher date = DATE.matcher(text.strip());
        if (date.matches()) {
            String day = date.group(1) + "-" + twoDigits(date.group(2)) + "-" + twoDigits(date.group(3));
            String rest = date.group(4) == null ? "00:00:00" : time(date.group(4));
            return type.equals("DATE") ? day : day + " " + rest;
        }
        return type.startsWith("TIME(") || type.equals("TIME") ? time(text.strip()) : text;
    }

    private static String time(String text) {
        Matcher time = TIME.matcher(text);
        if (!time.matches()) {
            return text;
        }
        String fraction = time.group(4) == null ? "" : time.group(4).replaceAll("0+$", "");
        return twoDigits(time.group(1)) + ":" + twoDigits(time.group(2)) + ":"
                + twoDigits(time.group(3) == null ? "0" : time.group(3)) + (fraction.isEmpty() ? "" : "." + fraction);
    }

    private static String twoDigits(String digits) {
        return digits.length() < 2 ? "0" + digits : digits;
    }

    /**
     * Returns the text to write in DDL; null if the canonical text can be used, or if there is no default. A plain
     * value is written in its canonical form, which is the value that the server stores; the text of an expression is
     * not changed.
     *
     * @param sql the default as the user wrote it or the server printed it
     */
    static @Nullable String source(@Nullable String sql, @Nullable String canonical, List<String> columns) {
        if (sql == null || canonical == null) {
            return null;
        }
        List<SqlToken> tokens = MariaDbSyntax.tokens(canonical);
        int on = onUpdate(tokens);
        return on == 0 || isPlain(tokens.subList(0, on)) ? null : MariaDbExpressions.source(sql, canonical, columns);
    }

    /**
     * Returns the default for a column's definition; an expression is enclosed in parentheses, a plain value is not.
     */
    static String clause(String sql, ColumnType type) {
        List<SqlToken> tokens = MariaDbSyntax.tokens(sql);
        int on = onUpdate(tokens);
        String value = on == tokens.size()
                ? sql
                : sql.substring(0, tokens.get(on).start()).strip();
        String update = on == tokens.size() ? "" : sql.substring(tokens.get(on).start());
        String clause =
                value.isEmpty() ? "" : "DEFAULT " + (plain(tokens.subList(0, on), type) ? value : "(" + value + ")");
        return clause.isEmpty() ? update : update.isEmpty() ? clause : clause + " " + update;
    }

    private static boolean plain(List<SqlToken> tokens, ColumnType type) {
        String name = type instanceof ColumnType.Native known ? known.sql() : "";
        if (name.endsWith("TEXT") || name.endsWith("BLOB") || name.equals("JSON")) {
            return false; // MySQL accepts only expressions for these types
        }
        return isPlain(tokens);
    }

    private static boolean isPlain(List<SqlToken> tokens) {
        SqlToken first = tokens.get(0);
        boolean now = first.is("CURRENT_TIMESTAMP") && (tokens.size() == 1 || tokens.size() == 4);
        boolean signed =
                tokens.size() == 2 && first.symbol("-") && tokens.get(1).kind() == SqlToken.Kind.NUMBER;
        boolean bits = tokens.size() == 2 && first.is("b") && tokens.get(1).kind() == SqlToken.Kind.STRING;
        boolean literal =
                tokens.size() == 1 && first.kind() != SqlToken.Kind.WORD && first.kind() != SqlToken.Kind.QUOTED;
        return now || signed || bits || literal;
    }
}
