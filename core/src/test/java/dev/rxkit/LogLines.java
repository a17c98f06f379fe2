package dev.rxkit;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Records what is logged while it is open, and keeps it from the console. */
public final class LogLines extends Handler implements AutoCloseable {

    private static final Formatter TEXT = new SimpleFormatter();

    private final Logger logger = Logger.getLogger("dev.rxkit");
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition more = lock.newCondition();

    public LogLines() {
        logger.setLevel(Level.ALL);
        logger.setUseParentHandlers(false);
        logger.addHandler(this);
    }

    @Override
    public void publish(LogRecord entry) {
        lock.lock();
        try {
            lines.add(entry.getLevel() + " " + TEXT.formatMessage(entry));
            more.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for the first line, and returns it; after a minute, returns a text that says that no line came. */
    public String first() throws InterruptedException {
        lock.lock();
        try {
            long patience = TimeUnit.SECONDS.toNanos(60);
            while (lines.isEmpty() && patience > 0) {
                patience = more.awaitNanos(patience);
            }
            return lines.isEmpty() ? "nothing was logged" : lines.get(0);
        } finally {
            lock.unlock();
        }
    }

    public List<String> all() {
        return lines;
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
        logger.setUseParentHandlers(true);
        logger.setLevel(null);
    }
}
