package dev.rxkit.programs;

import dev.rxkit.annotation.Column;
import dev.rxkit.annotation.Id;
import dev.rxkit.annotation.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** The table of the random expressions: two columns of each type, one of which may be NULL. */
@Table("program_sample")
record Sample(
        @Id(generated = false) long id,
        int whole,
        @Column(nullable = true) @Nullable Integer maybeWhole,
        long large,
        @Column(nullable = true) @Nullable Long maybeLarge,
        double quarters,
        @Column(nullable = true) @Nullable Double maybeQuarters,
        @Column(nullable = true) @Nullable Double extreme,
        @Column(precision = 12, scale = 2) BigDecimal price,

        @Column(precision = 12, scale = 2, nullable = true) @Nullable
        BigDecimal maybePrice,

        @Column(precision = 30, scale = 6) BigDecimal wide,

        @Column(precision = 30, scale = 6, nullable = true) @Nullable
        BigDecimal maybeWide,

        @Column(length = 40) String label,
        @Column(nullable = true) @Nullable String note,
        LocalDate day,
        @Column(nullable = true) @Nullable LocalDate maybeDay,
        LocalDateTime local,
        @Column(nullable = true) @Nullable LocalDateTime maybeLocal,
        Instant moment,
        @Column(nullable = true) @Nullable Instant maybeMoment,
        boolean flag,
        @Column(nullable = true) @Nullable Boolean maybeFlag,
        Grade grade,
        @Column(nullable = true) @Nullable Grade maybeGrade) {

    /** Constants whose alphabetical order differs from their declaration order. */
    enum Grade {
        LOW,
        HIGH,
        middle,
        A_B
    }
}
