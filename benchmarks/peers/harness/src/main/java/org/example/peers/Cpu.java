package org.example.peers;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * Processor time a call: of the measuring thread, and of the whole process (collector, compiler, helper threads of a
 * library too). What {@link Work#cleaning} did in between is taken off the thread's.
 */
public final class Cpu implements InternalProfiler {

    public static final String THREAD = "cpu.thread";
    public static final String PROCESS = "cpu.process";

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private long thread;
    private long process;

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        Work.cleaning = 0;
        thread = spent();
        process = system.getProcessCpuTime();
    }

    @Override
    public Collection<? extends Result<?>> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        long calls = Math.max(1, result.getMetadata().getAllOps());
        long cleaning = Work.cleaning;
        return List.of(
                new ScalarResult(THREAD, (spent() - thread - cleaning) / 1e3 / calls, "us/op", AggregationPolicy.AVG),
                new ScalarResult(
                        PROCESS,
                        (system.getProcessCpuTime() - process - cleaning) / 1e3 / calls,
                        "us/op",
                        AggregationPolicy.AVG));
    }

    private long spent() {
        long nanos = 0;
        for (long id : threads.getAllThreadIds()) {
            ThreadInfo info = threads.getThreadInfo(id);
            if (info != null && info.getThreadName().contains("jmh-worker")) {
                nanos += Math.max(0, threads.getThreadCpuTime(id));
            }
        }
        return nanos;
    }

    @Override
    public String getDescription() {
        return "processor time per call";
    }
}
