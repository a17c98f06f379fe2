package dev.rxkit.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.instanceOf;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineTestKit;

class TestTimeLimitTest {

    private static final String DUMP = "junit.jupiter.execution.timeout.threaddump.enabled";

    static class Hanging {
        @Test
        void waitsForEver() throws InterruptedException {
            new CountDownLatch(1).await();
        }
    }

    @Test
    void aTestThatHangsFailsAndPrintsTheThreads() {
        assertThat(System.getProperty("junit.jupiter.execution.timeout.default"))
                .isNotBlank();
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            EngineTestKit.engine("junit-jupiter")
                    .selectors(selectClass(Hanging.class))
                    .configurationParameter("junit.jupiter.execution.timeout.default", "50 ms")
                    .configurationParameter(DUMP, String.valueOf(System.getProperty(DUMP)))
                    .execute()
                    .testEvents()
                    .assertThatEvents()
                    .haveExactly(1, event(finishedWithFailure(instanceOf(TimeoutException.class))));
        } finally {
            System.setOut(before);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("waitsForEver")
                .contains("CountDownLatch.await");
    }
}
