package dev.rxkit.columns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.Database;
import dev.rxkit.RxConfig;
import dev.rxkit.servers.OnEveryDatabase;
import dev.rxkit.servers.TestServer;
import dev.rxkit.servers.TestSpace;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/**
 * Tests every Java type on every column type, with values that another program stored: each is exact or refused, dates
 * and times in JVMs of several time zones. The result is {@code docs/column-types.md}, which is written with {@code
 * -Drx.docs=true}.
 */
@OnEveryDatabase
@NullUnmarked
class ColumnTypesTest {

    private static final List<String> ZONES = List.of("UTC", "America/New_York", "Asia/Tokyo");

    /** The interval of columns that are also tested through a view. */
    private static final int VIEWS = 9;

    @Parameter
    TestServer server;

    private final TimeZone zone = TimeZone.getDefault();
    private final ColumnTypesPage page = new ColumnTypesPage();
    private final List<String> violations = new ArrayList<>();

    @AfterEach
    void backHome() {
        TimeZone.setDefault(zone);
    }

    @Test
    void everyJavaTypeOnEveryColumnTypeIsExactOrRefused() throws SQLException {
        List<ColumnSample> columns = ColumnSamples.of(server);
        TestSpace space = server.space(ColumnTypesTest.class);
        space.run(ColumnTables.statements(server, columns, this::hasView));
        for (String name : ZONES) {
            TimeZone.setDefault(TimeZone.getTimeZone(name));
            try (Database database = Database.open(RxConfig.builder()
                    .url(space.url())
                    .models(Holders.ALL.get(0))
                    .startupCheck(false)
                    .build())) {
                columns.forEach(column -> trials(database, column, name));
            }
        }
        assertThat(violations).isEmpty();
        page.keep(server);
    }

    private void trials(Database database, ColumnSample column, String zone) {
        for (Class<?> holder : Holders.ALL) {
            if (zone.equals("UTC") || Samples.temporal(holder) && column.temporal()) {
                trial(database, holder, column, Holders.table(column.number()), zone);
            }
            if (zone.equals("UTC") && hasView(column)) {
                trial(database, holder, column, Holders.view(column.number()), "a view");
            }
        }
    }

    /** Returns whether the column is tested through a view; SQLite does not write to views. */
    private boolean hasView(ColumnSample column) {
        return column.number() % VIEWS == 0 && server != TestServer.SQLITE;
    }

    private void trial(Database database, Class<?> holder, ColumnSample column, String table, String where) {
        PairTrial.Result result = PairTrial.of(database, holder, column, table);
        String pair = column.name() + " " + Samples.shown(holder) + ", " + where + ": ";
        String known = page.add(column, holder, result.summary());
        if (!known.equals(result.summary())) {
            violations.add(pair + result.summary() + ", but " + known + " in a table and UTC");
        }
        result.violations().forEach(violation -> violations.add(pair + violation));
    }
}
