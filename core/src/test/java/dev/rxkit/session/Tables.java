package dev.rxkit.session;

import dev.rxkit.Database;
import dev.rxkit.RxConfig;
import dev.rxkit.database.Dialect;
import dev.rxkit.mapping.Mappings;
import dev.rxkit.mapping.TableMapping;
import dev.rxkit.schema.Table;
import dev.rxkit.servers.TestServer;
import dev.rxkit.servers.TestSpace;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** An empty database with the tables of some classes. */
final class Tables {

    private Tables() {}

    static Database open(TestServer server, Class<?> owner, Class<?>... models) {
        return open(server.space(owner), models);
    }

    static Database open(TestSpace space, Class<?>... models) {
        Dialect dialect = space.dialect();
        Mappings mappings = new Mappings(dialect::carrier, dialect::ordered);
        List<TableMapping<?>> all = new ArrayList<>();
        for (Class<?> model : models) {
            all.add(mappings.of(model));
        }
        List<String> statements = new ArrayList<>();
        for (Table table : dialect.resolve(Mappings.schema(all)).inDependencyOrder()) {
            statements.addAll(dialect.create(table));
        }
        try {
            space.run(statements.toArray(String[]::new));
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        return Database.open(RxConfig.builder().url(space.url()).models(models).build());
    }
}
