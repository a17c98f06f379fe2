package dev.rxkit;

import dev.rxkit.history.FlywayHistory.Applied;
import dev.rxkit.history.Lock;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which scripts of the lock a database has not run, by Flyway's versions. */
final class Pending {

    private static final Comparator<List<BigInteger>> ORDER = (a, b) -> {
        for (int i = 0; i < Math.max(a.size(), b.size()); i++) {
            int order = part(a, i).compareTo(part(b, i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    };

    private Pending() {}

    /** The files in the lock's order. */
    static List<String> of(Lock lock, List<Applied> applied) {
        var done = applied.stream()
                .filter(Applied::success)
                .filter(row -> !row.baseline())
                .flatMap(row -> version(row.version()).stream())
                .collect(Collectors.toCollection(() -> new TreeSet<>(ORDER)));
        Optional<List<BigInteger>> baseline = applied.stream()
                .filter(Applied::baseline)
                .flatMap(row -> version(row.version()).stream())
                .max(ORDER);
        List<String> pending = new ArrayList<>();
        for (Lock.Entry entry : lock.scripts()) {
            Optional<List<BigInteger>> version = ofFile(entry.file());
            boolean covered = version.isPresent()
                    && (done.contains(version.get())
                            || baseline.filter(b -> ORDER.compare(version.get(), b) <= 0)
                                    .isPresent());
            if (!covered) {
                pending.add(entry.file());
            }
        }
        return pending;
    }

    /** {@code V1_2__words.sql} is 1.2. */
    private static Optional<List<BigInteger>> ofFile(String file) {
        int end = file.indexOf("__");
        return end < 1 ? Optional.empty() : version(file.substring(1, end));
    }

    private static Optional<List<BigInteger>> version(@Nullable String text) {
        return Optional.ofNullable(text)
                .map(t -> t.replace('_', '.'))
                .filter(t -> t.matches("\\d+(\\.\\d+)*"))
                .map(t -> Stream.of(t.split("\\.")).map(BigInteger::new).toList());
    }

    private static BigInteger part(List<BigInteger> version, int index) {
        return Objects.requireNonNull(index < version.size() ? version.get(index) : BigInteger.ZERO);
    }
}
