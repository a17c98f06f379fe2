package dev.rxkit.migrate.plan.postgres;

import dev.rxkit.schema.StoredObject;
import dev.rxkit.schema.StoredObject.Kind;
import dev.rxkit.sql.SqlText;
import dev.rxkit.sql.SqlToken;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Changes an object to another definition without dropping it, and takes a comment or a privilege back. Pure. */
final class PostgresReplacing {
    private PostgresReplacing() {}

    /** Returns whether the object can be changed, so that everything that depends on it stays. */
    static boolean replaces(StoredObject from, StoredObject to) {
        return switch (to.kind()) {
            case ROUTINE -> signature(from).equals(signature(to));
            case SEQUENCE, COMMENT, SEQUENCE_OWNER -> true;
            case DOMAIN -> Domain.of(from).base().equals(Domain.of(to).base());
            case TYPE -> Attributes.canBecome(Attributes.of(from), Attributes.of(to));
            case PARTITION -> PostgresPartitions.replaces(from, to);
            default -> false;
        };
    }

    /** Returns what CREATE OR REPLACE cannot change: the kind, the arguments with their names, and the result. */
    private static String signature(StoredObject routine) {
        String sql = routine.sql();
        int end = sql.indexOf("\n LANGUAGE ");
        String head = end < 0 ? sql : sql.substring(0, end);
        return head.replaceAll("DEFAULT [^,)]*", "DEFAULT");
    }

    /** Returns the statements, separated by semicolons. */
    static String sql(StoredObject from, StoredObject to) {
        return switch (to.kind()) {
            case SEQUENCE -> sequence(from.sql(), to.sql());
            case PARTITION -> PostgresPartitions.sql(from, to);
            case DOMAIN -> Domain.of(from).to(Domain.of(to));
            case TYPE -> attributes(from, to);
            default -> to.sql();
        };
    }

    private static String sequence(String from, String to) {
        boolean turned = from.contains(" INCREMENT BY -") != to.contains(" INCREMENT BY -");
        String sql = to.replaceFirst("^CREATE (UNLOGGED )?", "ALTER ") + (turned ? " RESTART" : "");
        boolean unlogged = to.startsWith("CREATE UNLOGGED ");
        if (unlogged == from.startsWith("CREATE UNLOGGED ")) {
            return sql;
        }
        String name = to.substring(to.indexOf("SEQUENCE "), to.indexOf(" AS "));
        return sql + ";\nALTER " + name + " SET " + (unlogged ? "UNLOGGED" : "LOGGED");
    }

    private static String attributes(StoredObject from, StoredObject to) {
        Map<String, String> old = Attributes.of(from);
        Map<String, String> wanted = Attributes.of(to);
        List<String> actions = new ArrayList<>();
        old.keySet().stream()
                .filter(name -> !wanted.containsKey(name))
                .forEach(name -> actions.add("DROP ATTRIBUTE " + name));
        wanted.forEach((name, type) -> {
            String before = old.get(name);
            if (before == null) {
                actions.add("ADD ATTRIBUTE " + name + " " + type);
            } else if (!before.equals(type)) {
                actions.add("ALTER ATTRIBUTE " + name + " TYPE " + type);
            }
        });
        return actions.isEmpty()
                ? ""
                : "ALTER TYPE "
                        + to.sql().substring("CREATE TYPE ".length(), to.sql().indexOf(" AS ")) + " "
                        + String.join(", ", actions);
    }

    /** Returns the statement that removes a comment, a privilege or the owner of a sequence. */
    static String reverse(StoredObject object) {
        String sql = object.sql();
        if (object.kind() == Kind.SEQUENCE_OWNER) {
            return sql.substring(0, sql.lastIndexOf(" OWNED BY ")) + " OWNED BY NONE";
        }
        if (object.kind() == Kind.COMMENT) {
            List<SqlToken> tokens = SqlText.tokens(sql);
            int is = 0;
            for (int i = 0; i < tokens.size() && is == 0; i++) {
                boolean text = i + 1 < tokens.size() && tokens.get(i + 1).kind() == SqlToken.Kind.STRING;
                is = tokens.get(i).is("IS") && text ? tokens.get(i).start() : 0;
            }
            return sql.substring(0, is) + "IS NULL";
        }
        String plain = sql.replaceFirst(" WITH GRANT OPTION$", "");
        boolean grant = plain.startsWith("GRANT ");
        String word = grant ? " TO " : " FROM ";
        int at = plain.lastIndexOf(word);
        return (grant ? "REVOKE " : "GRANT ")
                + plain.substring(plain.indexOf(' ') + 1, at)
                + (grant ? " FROM " : " TO ")
                + plain.substring(at + word.length());
    }

    /** The attributes of a composite type, with their types by their names in quotes as needed. */
    private static final class Attributes {
        /** Returns whether only attributes are dropped, and added at the end; a column of the type forbids the rest. */
        static boolean canBecome(Map<String, String> from, Map<String, String> to) {
            List<String> kept = new ArrayList<>(from.keySet());
            kept.retainAll(to.keySet());
            List<String> first = List.copyOf(to.keySet()).subList(0, kept.size());
            return !from.isEmpty()
                    && !to.isEmpty()
                    && kept.equals(first)
                    && kept.stream()
                            .allMatch(name -> String.valueOf(from.get(name)).equals(to.get(name)));
        }

        static Map<String, String> of(StoredObject type) {
            Map<String, String> attributes = new LinkedHashMap<>();
            String sql = type.sql();
            int open = sql.indexOf(" AS (");
            if (open < 0) {
                return attributes;
            }
            String inside = sql.substring(open + " AS (".length(), sql.length() - 1);
            for (String part : parts(inside, token -> token.symbol(","))) {
                String text = part.startsWith(",") ? part.substring(1).strip() : part;
                if (!text.isBlank()) {
                    String name = SqlText.tokens(text).get(0).text();
                    attributes.put(name, text.substring(name.length()).strip());
                }
            }
            return attributes;
        }
    }

    /** Splits a text before each token outside parentheses that meets the condition. */
    private static List<String> parts(String text, Predicate<SqlToken> begins) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        int depth = 0;
        for (SqlToken token : SqlText.tokens(text)) {
            if (depth == 0 && token.start() > 0 && begins.test(token)) {
                parts.add(text.substring(from, token.start()).strip());
                from = token.start();
            }
            depth += token.symbol("(") ? 1 : token.symbol(")") ? -1 : 0;
        }
        parts.add(text.substring(from).strip());
        return parts;
    }

    /**
     * A domain.
     *
     * @param name the name, in quotes as needed
     * @param base the type with its collation
     * @param notNull whether it refuses NULL
     * @param value the default; empty for none
     * @param checks the constraints by their names in quotes as needed
     */
    private record Domain(String name, String base, boolean notNull, String value, Map<String, String> checks) {
        static Domain of(StoredObject domain) {
            String sql = domain.sql();
            int as = sql.indexOf(" AS ");
            String name = sql.substring("CREATE DOMAIN ".length(), as);
            List<String> parts = parts(
                    sql.substring(as + " AS ".length()),
                    token -> token.is("NOT") || token.is("DEFAULT") || token.is("CONSTRAINT") || token.symbol(";"));
            boolean notNull = false;
            String value = "";
            Map<String, String> checks = new LinkedHashMap<>();
            String last = "";
            for (String part : parts.subList(1, parts.size())) {
                if (part.startsWith(";")) {
                    continue;
                }
                if (part.startsWith("NOT VALID")) {
                    checks.merge(last, " NOT VALID", String::concat);
                } else if (part.equals("NOT NULL")) {
                    notNull = true;
                } else if (part.startsWith("DEFAULT ")) {
                    value = part.substring("DEFAULT ".length());
                } else if (part.startsWith("CONSTRAINT ")) {
                    String rest = part.substring("CONSTRAINT ".length());
                    String check = SqlText.tokens(rest).get(0).text();
                    checks.put(check, rest.substring(check.length()).strip());
                    last = check;
                }
            }
            return new Domain(name, parts.get(0), notNull, value, checks);
        }

        String to(Domain wanted) {
            String alter = "ALTER DOMAIN " + name + " ";
            List<String> statements = new ArrayList<>();
            checks.forEach((check, text) -> {
                if (!text.equals(wanted.checks.get(check))) {
                    statements.add(alter + "DROP CONSTRAINT " + check);
                }
            });
            if (!value.equals(wanted.value)) {
                statements.add(alter + (wanted.value.isEmpty() ? "DROP DEFAULT" : "SET DEFAULT " + wanted.value));
            }
            if (notNull != wanted.notNull) {
                statements.add(alter + (wanted.notNull ? "SET NOT NULL" : "DROP NOT NULL"));
            }
            wanted.checks.forEach((check, text) -> {
                if (!text.equals(checks.get(check))) {
                    statements.add(alter + "ADD CONSTRAINT " + check + " " + text);
                }
            });
            return String.join(";\n", statements);
        }
    }
}
