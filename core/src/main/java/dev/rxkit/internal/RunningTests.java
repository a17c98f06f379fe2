package dev.rxkit.internal;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The classes of a test run: which have tests with a database of their own, which have started, and which come next. JUnit
 * runs code of a class, or for it, before it reports that the class has started: static initializers, also of a
 * superclass, conditions, and other extensions. Thread-safe.
 */
public final class RunningTests {

    private static final List<RunningTests> ALL = new CopyOnWriteArrayList<>();

    /** The number of runs, with those that have no such class. */
    private static final AtomicInteger REPORTED = new AtomicInteger();

    /** The number of times that a class with a database of its own, or a test of one, has begun. */
    private static final AtomicInteger BEGUN = new AtomicInteger();

    /**
     * The value of {@link #BEGUN} when a thread was started. A thread that is not JUnit's starts threads of its own age;
     * one that was started by such a class is as old as those from before all tests.
     */
    private static final InheritableThreadLocal<Integer> AGE = new InheritableThreadLocal<>() {
        @Override
        protected Integer initialValue() {
            return 0;
        }

        @Override
        protected Integer childValue(Integer parent) {
            return !TestClasses.calledByJUnit() ? parent : RunningTests.runsExtended() ? (Integer) 0 : BEGUN.get();
        }
    };

    private final Collection<Class<?>> tests;
    private final Set<Class<?>> extended;
    private final boolean parallel;
    private final Set<Class<?>> pending;
    private final ThreadLocal<Deque<Class<?>>> started = ThreadLocal.withInitial(ArrayDeque::new);
    private int startedWithout;
    private int startedWith;
    private int lastBegun;

    private RunningTests(Collection<Class<?>> tests, Set<Class<?>> extended, boolean parallel) {
        this.tests = tests;
        this.extended = extended;
        this.parallel = parallel;
        this.pending = new LinkedHashSet<>(tests);
    }

    /**
     * Begins a run.
     *
     * @param tests the test classes in the order in which they will run
     * @param extended those whose tests have a database of their own
     * @param parallel whether several of them may run at the same time
     */
    public static RunningTests begin(Collection<Class<?>> tests, Set<Class<?>> extended, boolean parallel) {
        RunningTests run = new RunningTests(List.copyOf(tests), Set.copyOf(extended), parallel);
        AGE.get(); // so that threads that this one starts inherit a value
        REPORTED.incrementAndGet();
        if (!extended.isEmpty()) {
            ALL.add(run);
        }
        return run;
    }

    /** Ends the run. */
    public void end() {
        ALL.remove(this);
        REPORTED.decrementAndGet();
    }

    /** Returns whether the classes of a run are known. */
    static boolean reported() {
        return REPORTED.get() > 0;
    }

    /** Notes that this thread begins to run a class, or a test of it. */
    public void started(Class<?> test) {
        started.get().push(test);
        count(test, 1);
    }

    /** Notes that this thread has run a class, or a test of it. */
    public void finished(Class<?> test) {
        if (started.get().remove(test)) {
            count(test, -1);
        }
    }

    private synchronized void count(Class<?> test, int change) {
        pending.remove(test);
        if (extended.contains(test)) {
            startedWith += change;
            lastBegun = change > 0 ? BEGUN.incrementAndGet() : lastBegun;
        } else {
            startedWithout += change;
        }
    }

    /** Notes that a class will not run. */
    public synchronized void skipped(Class<?> test) {
        pending.remove(test);
    }

    /**
     * Returns whether a class that JUnit calls in this thread is called for a test class with a database of its own.
     *
     * @param initialized whether it is called to be initialized
     */
    static boolean need(Class<?> called, boolean initialized) {
        for (RunningTests run : ALL) {
            if (run.parallel ? run.mayNeed(called, initialized) : run.needs(called)) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether a thread that JUnit does not run may belong to a test class with a database of its own. */
    static boolean needInThreads() {
        for (RunningTests run : ALL) {
            if (run.needsInThreads()) {
                return true;
            }
        }
        return false;
    }

    /**
     * Returns whether this thread was there before a class with a database of its own, so that it may still work for a test
     * that has ended.
     */
    static boolean wasThereBefore() {
        int runs = ALL.size();
        return runs > 0 && ALL.get(runs - 1).began() > AGE.get();
    }

    private static boolean runsExtended() {
        return ALL.stream().anyMatch(RunningTests::isRunningExtended);
    }

    private synchronized boolean isRunningExtended() {
        return startedWith > 0;
    }

    private synchronized int began() {
        return lastBegun;
    }

    /** One class runs after the other, so that what has not started is the next one. */
    private synchronized boolean needs(Class<?> called) {
        Class<?> running = started.get().peek();
        Class<?> next = next();
        if (running == null) {
            return next != null && extended.contains(next);
        }
        return extended.contains(running)
                || next != null
                        && extended.contains(next)
                        && next.getEnclosingClass() == running
                        && !called.isAssignableFrom(running);
    }

    /** Threads of JUnit's pool also run other classes while they wait, so that any class may be the next one. */
    private synchronized boolean mayNeed(Class<?> called, boolean initialized) {
        Class<?> running = started.get().peek();
        boolean known = tests.contains(called) || running != null && called.isAssignableFrom(running);
        if (known && !initialized) {
            return running != null && extended.contains(running) && !tests.contains(called);
        }
        boolean ownInitializer = initialized && tests.contains(called);
        return pending.stream()
                .filter(extended::contains)
                .anyMatch(test -> !ownInitializer || called.isAssignableFrom(test));
    }

    /** In a parallel run any thread may work for any class. */
    private synchronized boolean needsInThreads() {
        if (parallel) {
            return true;
        }
        Class<?> next = next();
        return startedWithout == 0 && (startedWith > 0 || next != null && extended.contains(next));
    }

    private @Nullable Class<?> next() {
        return pending.isEmpty() ? null : pending.iterator().next();
    }
}
