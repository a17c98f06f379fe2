package dev.rxkit.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.Database;
import dev.rxkit.RxConfig;
import dev.rxkit.error.MappingException;
import dev.rxkit.error.ValidationException;
import dev.rxkit.servers.OnEveryDatabase;
import dev.rxkit.servers.Seeds;
import dev.rxkit.servers.TestServer;
import dev.rxkit.session.Session;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/**
 * Generated JSON classes (nesting, generics, maps, enums, sealed types, dates, decimals) with random values: a value
 * is read as it was written, or it is refused. {@code -Drx.json=} sets the number of classes.
 */
@OnEveryDatabase
@NullUnmarked
class RandomJsonTest {

    private static final int VALUES = 4;

    @Parameter
    TestServer server;

    @Test
    void whatIsWrittenIsReadOrItIsRefused() {
        long seed = Seeds.first();
        int classes = Integer.getInteger("rx.json", 300);
        System.out.println(server + ": " + classes + " JSON classes from -Drx.seed=" + seed);
        List<JsonClasses.Model> models = JsonClasses.compile(seed, classes);
        int refusedClasses = 0;
        int refusedValues = 0;
        int read = 0;
        try (Database database = Database.open(RxConfig.builder()
                        .url(server.space(RandomJsonTest.class).url())
                        .models(models.get(0).type())
                        .startupCheck(false)
                        .build());
                Session session = database.session()) {
            database.createTables();
            for (int i = 0; i < models.size(); i++) {
                JsonClasses.Model model = models.get(i);
                Random random = new Random(seed + i);
                for (int j = 0; j < VALUES; j++) {
                    long id = (long) i * VALUES + j + 1;
                    Object written = model.row(id, random);
                    try {
                        session.insert(written);
                    } catch (MappingException refused) {
                        assertThat(refused).hasMessageContaining("cannot be kept as JSON");
                        refusedClasses++;
                        break;
                    } catch (ValidationException refused) {
                        refusedValues++;
                        continue;
                    }
                    Object back = session.get(model.type(), id);
                    assertThat(back)
                            .as("class %d from -Drx.seed=%d on %s:%n%s", i, seed, server, model.source())
                            .isEqualTo(written);
                    read++;
                }
            }
            session.commit();
        }
        System.out.println(server + ": " + read + " values read as they were written; refused " + refusedClasses
                + " classes and " + refusedValues + " values");
        assertThat(read).isGreaterThan(classes * VALUES / 2);
        assertThat(refusedClasses).isPositive();
    }
}
