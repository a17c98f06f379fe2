package dev.rxkit.migrate.plan;

import dev.rxkit.diff.Change;
import dev.rxkit.schema.Check;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.ColumnType;
import dev.rxkit.schema.EnumType;
import dev.rxkit.schema.Index;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.StoredObject;
import dev.rxkit.schema.StoredObject.Kind;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import dev.rxkit.sql.SqlText;
import dev.rxkit.sql.SqlToken;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The types, collations and routines that tables use and that are replaced by another one of the same name, which
 * cannot take their place by itself. The old one gets another name until the tables use the new one.
 */
final class SupersededObjects {
    private static final String PREFIX = "rx_old_";

    private final MigrationDialect dialect;
    private final List<StoredObject> objects = new ArrayList<>();
    private final List<Change.AlterEnum> enums = new ArrayList<>();

    private SupersededObjects(MigrationDialect dialect) {
        this.dialect = dialect;
    }

    /** Finds them among the objects of the present schema that are dropped. */
    static SupersededObjects of(
            MigrationDialect dialect,
            ObjectGraph old,
            Collection<StoredObject> dropped,
            Collection<StoredObject> created,
            List<Change> tables) {
        SupersededObjects superseded = new SupersededObjects(dialect);
        for (StoredObject object : dropped) {
            boolean again = created.stream()
                    .anyMatch(other -> other.kind() == object.kind()
                            && ObjectGraph.nameOf(other).equals(ObjectGraph.nameOf(object)));
            if (again && isRenamed(object) && old.isUsedByTable(object)) {
                superseded.objects.add(object);
            }
        }
        for (Change change : tables) {
            if (change instanceof Change.AlterEnum alter
                    && dialect.replaces(alter)
                    && !old.dependentsOfType(alter.from()).isEmpty()) {
                superseded.enums.add(alter);
            }
        }
        return superseded;
    }

    private static boolean isRenamed(StoredObject object) {
        return switch (object.kind()) {
            case COLLATION, DOMAIN, TYPE, ROUTINE -> true;
            default -> false;
        };
    }

    boolean isEmpty() {
        return objects.isEmpty() && enums.isEmpty();
    }

    boolean contains(StoredObject object) {
        return objects.contains(object);
    }

    /** Returns the statements that rename the old ones, and create the new enum types. */
    List<Statement> renamed() {
        List<Statement> statements = new ArrayList<>();
        for (StoredObject object : objects) {
            statements.add(new Statement(
                    "ALTER " + kind(object) + " " + dialect.dropped(object) + " RENAME TO "
                            + dialect.dialect()
                                    .quote(old(ObjectGraph.nameOf(object)).name()),
                    "A new " + kind(object).toLowerCase(Locale.ROOT) + " takes its place"));
        }
        for (Change.AlterEnum change : enums) {
            TableName name = change.from().name();
            statements.add(new Statement(
                    "ALTER TYPE " + dialect.dialect().quote(name) + " RENAME TO "
                            + dialect.dialect().quote(old(name).name()),
                    "A new type takes its place"));
            statements.add(Statement.of(dialect.createEnum(change.to())));
        }
        return statements;
    }

    /** Returns the statements that drop the old ones, each before those that it depends on. */
    List<Statement> dropped(List<StoredObject> inOrder) {
        List<Statement> statements = new ArrayList<>();
        for (int i = inOrder.size() - 1; i >= 0; i--) {
            StoredObject object = inOrder.get(i);
            if (contains(object)) {
                int arguments = object.name().indexOf('(');
                StoredObject renamed = new StoredObject(
                        object.kind(),
                        old(ObjectGraph.nameOf(object))
                                + (arguments < 0 ? "" : object.name().substring(arguments)),
                        object.table(),
                        object.sql());
                statements.add(Statement.of("DROP " + kind(object) + " " + dialect.dropped(renamed)));
            }
        }
        enums.forEach(change -> statements.add(Statement.of(dialect.dropEnum(
                new EnumType(old(change.from().name()), change.from().values())))));
        return statements;
    }

    private static String kind(StoredObject object) {
        if (object.kind() != Kind.ROUTINE) {
            return object.kind().name();
        }
        return SqlWords.begins(object.sql(), "PROCEDURE") ? "PROCEDURE" : "FUNCTION";
    }

    private static TableName old(TableName name) {
        return name.renamed(PREFIX + name.name());
    }

    /** Returns the schema as it is after {@link #renamed}. */
    Schema renamed(Schema from) {
        Map<TableName, EnumType> made = new LinkedHashMap<>();
        enums.forEach(change -> made.put(change.from().name(), change.to()));
        Schema tables = from.map(this::table);
        return new Schema(
                tables.tables(),
                from.objects(),
                from.enums().stream()
                        .map(type -> made.getOrDefault(type.name(), type))
                        .toList());
    }

    private Table table(Table table) {
        Table now = table;
        for (StoredObject object : objects) {
            now = table(now, object.kind(), ObjectGraph.nameOf(object));
        }
        for (Change.AlterEnum change : enums) {
            now = table(now, Kind.TYPE, change.from().name());
        }
        return now;
    }

    private Table table(Table table, Kind kind, TableName name) {
        Renamer texts = new Renamer(table, kind, name);
        return table.mapColumns(column -> column(column, texts))
                .withChecks(table.checks().stream()
                        .map(check -> new Check(check.name(), texts.text(check.sql()), texts.in(check.source())))
                        .toList())
                .withIndexes(table.indexes().stream()
                        .map(index -> index(index, texts))
                        .toList());
    }

    private Column column(Column column, Renamer texts) {
        Column.Computed computed = column.computed();
        Column renamed = column.withDefault(texts.in(column.defaultSql()), texts.in(column.defaultSource()))
                .withComputed(
                        computed == null
                                ? null
                                : new Column.Computed(
                                        texts.text(computed.expression()),
                                        computed.stored(),
                                        texts.in(computed.source())));
        if (texts.kind == Kind.COLLATION) {
            String collation = column.collation();
            if (collation == null
                    || !TableName.parse(collation.replace("\"", "")).name().equals(texts.name.name())) {
                return renamed;
            }
            int at = collation.lastIndexOf(texts.name.name());
            return renamed.withCollation(collation.substring(0, at) + PREFIX + collation.substring(at));
        }
        String type = column.type().toString();
        return texts.kind == Kind.ROUTINE ? renamed : renamed.withType(new ColumnType.Native(texts.text(type, false)));
    }

    private static Index index(Index index, Renamer texts) {
        return new Index(
                index.name(),
                index.parts().stream()
                        .map(part -> new Index.Part(
                                part.column(),
                                texts.in(part.expression()),
                                part.descending(),
                                part.nulls(),
                                texts.in(part.detail()),
                                texts.in(part.source())))
                        .toList(),
                index.unique(),
                texts.in(index.where()),
                index.method(),
                index.include(),
                index.nullsNotDistinct(),
                texts.in(index.whereSource()),
                index.implied());
    }

    /** Renames one object in the texts of one table. */
    private final class Renamer {
        private final Table table;
        private final Kind kind;
        private final TableName name;

        Renamer(Table table, Kind kind, TableName name) {
            this.table = table;
            this.kind = kind;
            this.name = name;
        }

        @Nullable
        String in(@Nullable String sql) {
            return sql == null ? null : text(sql);
        }

        String text(String sql) {
            return text(sql, true);
        }

        /** Renames it in a text that may name columns as well. */
        private String text(String sql, boolean columns) {
            List<SqlToken> tokens = SqlText.tokens(sql);
            StringBuilder text = new StringBuilder();
            int at = 0;
            for (int i = 0; i < tokens.size(); i++) {
                SqlToken token = tokens.get(i);
                boolean called = i + 1 < tokens.size() && tokens.get(i + 1).symbol("(");
                if (isNamed(token)
                        && (kind == Kind.ROUTINE
                                ? called
                                : !columns || table.column(token.value()).isEmpty())) {
                    text.append(sql, at, token.start())
                            .append(dialect.dialect().quote(old(name).name()));
                    at = token.start() + token.text().length();
                }
            }
            return text.append(sql.substring(at)).toString();
        }

        private boolean isNamed(SqlToken token) {
            if (!token.name()) {
                return false;
            }
            boolean quoted = token.kind() == SqlToken.Kind.QUOTED;
            return quoted ? token.value().equals(name.name()) : token.value().equalsIgnoreCase(name.name());
        }
    }
}
