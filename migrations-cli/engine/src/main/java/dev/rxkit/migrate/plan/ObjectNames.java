package dev.rxkit.migrate.plan;

import dev.rxkit.schema.StoredObject;
import dev.rxkit.schema.StoredObject.Kind;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import dev.rxkit.sql.SqlText;
import dev.rxkit.sql.SqlToken;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the tables, enum types and other objects that a text names. Not thread-safe. */
final class ObjectNames {
    private static final List<String> ENDS_FROM =
            List.of("SELECT", "WHERE", "GROUP", "HAVING", "ORDER", "LIMIT", "WINDOW");

    private final Map<String, List<Object>> byName = new HashMap<>();
    private final Map<Object, TableName> names = new HashMap<>();

    void add(Object thing, TableName name) {
        names.put(thing, name);
        byName.computeIfAbsent(name.name().toLowerCase(Locale.ROOT), key -> new ArrayList<>())
                .add(thing);
    }

    /** Returns the things that a text names, also in literals like {@code nextval('s')}. */
    Set<Object> mentioned(String text, Object self) {
        Set<Object> found = new LinkedHashSet<>();
        List<SqlToken> tokens = SqlText.tokens(text);
        boolean routine = self instanceof StoredObject object && isRoutine(object);
        boolean view = self instanceof StoredObject object && object.kind() == Kind.VIEW;
        boolean[] relations = view ? relations(tokens) : new boolean[0];
        for (int i = 0; i < tokens.size(); i++) {
            SqlToken token = tokens.get(i);
            if (token.kind() == SqlToken.Kind.STRING) {
                String value = token.value().replace("\"", "");
                int dot = value.lastIndexOf('.');
                add(found, value.substring(dot + 1), dot < 0 ? null : value.substring(0, dot), self);
            } else if (token.name() && !(routine && isKeyword(token))) {
                boolean qualified = i > 1 && tokens.get(i - 1).symbol(".");
                Set<Object> named = new LinkedHashSet<>();
                add(named, token.value(), qualified ? tokens.get(i - 2).value() : null, self);
                if (view && !relations[i]) {
                    named.removeIf(ObjectNames::isRelation);
                }
                found.addAll(named);
            }
        }
        return found;
    }

    /**
     * Returns, for each token of a view, whether a relation can be named there: in a FROM clause, not in an expression.
     */
    private static boolean[] relations(List<SqlToken> tokens) {
        boolean[] relations = new boolean[tokens.size()];
        Deque<Boolean> outer = new ArrayDeque<>();
        boolean from = false;
        for (int i = 0; i < tokens.size(); i++) {
            SqlToken token = tokens.get(i);
            if (token.symbol("(")) {
                outer.push(from);
                from = from && !tokens.get(Math.max(0, i - 1)).is("ON");
            } else if (token.symbol(")")) {
                from = !outer.isEmpty() && outer.pop();
            } else if (token.is("FROM") || token.is("JOIN")) {
                from = true;
            } else if (ENDS_FROM.stream().anyMatch(token::is)) {
                from = false;
            }
            relations[i] = from;
        }
        return relations;
    }

    /**
     * Returns whether a word in the text of a routine is a keyword: a server prints names in quotes or in lower case.
     */
    private static boolean isKeyword(SqlToken token) {
        return token.kind() == SqlToken.Kind.WORD
                && token.text().equals(token.text().toUpperCase(Locale.ROOT));
    }

    private void add(Set<Object> found, String name, @Nullable String space, Object self) {
        for (Object thing : byName.getOrDefault(name.toLowerCase(Locale.ROOT), List.of())) {
            String own = Objects.requireNonNull(names.get(thing)).namespace();
            boolean reachable = space == null
                    || space.equalsIgnoreCase(own)
                    || own == null
                            && byName.getOrDefault(space.toLowerCase(Locale.ROOT), List.of()).stream()
                                    .noneMatch(Table.class::isInstance);
            if (thing != self && reachable && (!isAttachment(thing) || isComment(self) && !isNote(thing))) {
                found.add(thing);
            }
        }
    }

    private static boolean isComment(Object self) {
        return self instanceof StoredObject object && object.kind() == Kind.COMMENT;
    }

    private static boolean isNote(Object thing) {
        return thing instanceof StoredObject object
                && (object.kind() == Kind.COMMENT || object.kind() == Kind.PRIVILEGE);
    }

    /** Returns whether nothing but a comment can refer to the object by its name. */
    private static boolean isAttachment(Object thing) {
        return thing instanceof StoredObject object
                && switch (object.kind()) {
                    case TRIGGER,
                            RULE,
                            POLICY,
                            STATISTICS,
                            CONSTRAINT,
                            INDEX,
                            COMMENT,
                            PRIVILEGE,
                            SEQUENCE_OWNER,
                            OTHER -> true;
                    default -> false;
                };
    }

    static boolean isRelation(Object thing) {
        return thing instanceof Table
                || thing instanceof StoredObject object
                        && (object.kind() == Kind.VIEW
                                || object.kind() == Kind.PARTITION
                                || object.kind() == Kind.TABLE);
    }

    static boolean isRoutine(StoredObject object) {
        return object.kind() == Kind.ROUTINE || object.kind() == Kind.AGGREGATE;
    }
}
