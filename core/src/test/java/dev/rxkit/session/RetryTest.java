package dev.rxkit.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.error.DatabaseBusyException;
import dev.rxkit.error.SessionException;
import dev.rxkit.session.execution.Backoff;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetryTest {

    private final AtomicInteger runs = new AtomicInteger();
    private TestDatabase database;

    @BeforeEach
    void open(@TempDir Path folder) {
        database = TestDatabase.in(folder);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void run(Retry retry, int failures) {
        database.sessions.useTransaction(retry, session -> {
            if (runs.incrementAndGet() <= failures) {
                throw new DatabaseBusyException("busy", new SQLException("[SQLITE_BUSY]", null, 5));
            }
        });
    }

    @Test
    void goesOnWhileThereIsTime() {
        run(Retry.within(Duration.ofHours(1)), 20);
        assertThat(runs).hasValue(21);
        assertThat(database.pauses).hasSize(20).endsWith(Duration.ofSeconds(2));
    }

    @Test
    void endsWhenTheTimeIsUp() {
        assertThatThrownBy(() -> run(Retry.within(Duration.ofNanos(1)), 20)).isInstanceOf(DatabaseBusyException.class);
        assertThat(runs).hasValue(1);
        assertThat(database.pauses).isEmpty();
    }

    @Test
    void endsAtWhicheverLimitComesFirst() {
        assertThatThrownBy(() -> run(Retry.times(3).within(Duration.ofHours(1)), 20))
                .isInstanceOf(DatabaseBusyException.class);
        assertThat(runs).hasValue(3);
        assertThatThrownBy(() -> run(Retry.within(Duration.ofNanos(1)).times(3), 20))
                .isInstanceOf(DatabaseBusyException.class);
        assertThat(runs).hasValue(4);
    }

    @Test
    void noPauseIsLongerThanTheTimeThatIsLeft() {
        RetryPolicy policy = Retry.times(9).within(Duration.ofMillis(100));
        assertThat(Backoff.pause(policy, 1, Duration.ofMillis(1))).isEqualTo(Duration.ofMillis(10));
        assertThat(Backoff.pause(policy, 5, Duration.ofMillis(60))).isEqualTo(Duration.ofMillis(40));
        assertThat(Backoff.pause(policy, 5, Duration.ofMillis(100))).isNull();
    }

    @Test
    void aLimitThatAllowsNoRunIsRefused() {
        assertThatThrownBy(() -> Retry.times(0)).isInstanceOf(SessionException.class);
        assertThatThrownBy(() -> Retry.within(Duration.ZERO)).isInstanceOf(SessionException.class);
        assertThatThrownBy(() -> Retry.times(2).within(Duration.ofSeconds(-1))).isInstanceOf(SessionException.class);
    }
}
